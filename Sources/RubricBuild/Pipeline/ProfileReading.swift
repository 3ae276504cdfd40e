import RubricDiagnostics
import RubricDocuments
import RubricSite
import RubricStandard

extension Standard {
  /// The standard as the command line's profile has it, else that of the settings. A run against another standard
  /// than the command line asks for is worth nothing; what the settings ask for and cannot be read is a finding.
  func profiled(
    _ request: BuildRequest, _ settings: SiteSettings, _ sources: inout SourceSet, _ findings: inout [Finding]
  ) throws(BuildError) -> Standard {
    if let path = request.profile {
      let bytes: [UInt8]
      do throws(FileError) { bytes = try FileSystem.bytes(ofFile: path) } catch {
        throw BuildError(error.description, help: "'profile' names a file of changes to the standard")
      }
      let read = profile(SourceFile(path: path, bytes: bytes), &sources)
      guard let value = read.value else {
        throw BuildError(
          "the profile cannot be read", help: "mend it first", findings: Build.located(read.findings, sources)
        )
      }
      findings += read.findings
      return value
    }
    guard let path = settings.profile, let span = settings.profileSpan else { return self }
    let file = PathText.joined(request.input, path)
    do throws(FileError) {
      let read = profile(SourceFile(path: file, bytes: try FileSystem.bytes(ofFile: file)), &sources)
      findings += read.findings
      return read.value ?? self
    } catch {
      findings.append(
        Finding(
          "settings-valid", .error, "the profile '\(path)' cannot be read: \(error.reason)", at: span,
          help: "name a file below the content folder"))
      return self
    }
  }

  /// The standard with a profile's changes; nil, with findings, where the file is no document.
  private func profile(_ file: SourceFile, _ sources: inout SourceSet) -> Outcome<Standard?> {
    let document = DocumentReader().read(file, as: sources.add(file), format: nil)
    guard let value = document.value else { return Outcome(nil, findings: document.findings) }
    let profile = Profile.read(value)
    // Each of its patterns was tried while it was read.
    let standard = (try? Standard(profile.value, judgesSections: judgesSections)) ?? self
    return Outcome(standard, findings: document.findings + profile.findings)
  }
}
