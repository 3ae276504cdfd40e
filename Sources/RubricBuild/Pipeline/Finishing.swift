import RubricDiagnostics
import RubricSite
import RubricStandard

extension Build {
  /// Takes every API through its pass, but for those of which nothing has changed.
  ///
  /// - Parameter members: which of them.
  func records(
    _ members: [Int], _ stage: Stage, _ pass: APIPass
  ) async throws(BuildError) -> [Finished] {
    let count = members.count
    let (counter, progress, step) = (Counter(), progress, passStep)
    // The largest first, so that no thread begins it when the others are done.
    let order = members.sorted { a, b in
      let (first, second) = (stage.surveyed[a].survey.weight, stage.surveyed[b].survey.weight)
      return first == second ? a < b : first > second
    }
    let results = await workers.map(order) { index -> (Int, Result<Finished, BuildError>) in
      defer {
        if count > 1 { progress(BuildProgress(step: step, done: counter.take() + 1, total: count)) }
      }
      do throws(BuildError) { return (index, .success(try await self.finished(index, stage, pass))) } catch {
        return (index, .failure(error))
      }
    }
    var finished: [Finished] = []
    for (_, result) in results.sorted(by: { $0.0 < $1.0 }) { finished.append(try result.get()) }
    return finished
  }

  func finished(
    _ index: Int, _ stage: Stage, _ pass: APIPass
  ) async throws(BuildError) -> Finished {
    let source = stage.input.apis[index]
    if let known = stage.surveyed[index].cached, pass.answers(known.basis),
      let record = stage.cache?.record(of: known, source), let folder = pass.writing?.output.folder,
      let names = folder.unchanged(known.basis.outputs), folder.take(names)
    {
      return Finished(record: record, digest: known.digest, files: files(names.map(\.text), pass))
    }
    let unit: APIUnit
    if let kept = stage.kept.take(index) {
      unit = kept
    } else {
      unit = try APIReading.unit(of: source, stage.input.shared)
    }
    var done: APIPass.Done
    do throws(OutputError) {
      done = try await pass.run(unit, number: index, style: stage.surveyed[index].survey.style)
    } catch {
      throw BuildError(error)
    }
    // Of many APIs all wait for the last one, and as bytes they take a fifth of the room.
    if stage.input.apis.count > 1 { done.record.pages?.search?.pack() }
    var digest: ContentHash?
    let surveyed = stage.surveyed[index]
    // Where files have changed between two readings, the survey is of others than the record: the next build
    // begins anew.
    if let cache = stage.cache, unit.inputs.map(\.hash) == surveyed.inputs.map(\.hash),
      let basis = pass.basis(of: done, unit.inputs)
    {
      digest = stopwatch.measure(.endings) { [record = done.record] in
        cache.keep(record, surveyed.survey, basis, of: source)
      }
    }
    return Finished(record: done.record, digest: digest, files: files(done.outputs, pass))
  }

  /// The files of a part with their sizes; nothing where no part is built.
  func files(_ paths: [String], _ pass: APIPass) -> [SitePart.File] {
    guard request.shard != nil, let folder = pass.writing?.output.folder else { return [] }
    return (folder.kept(paths) ?? []).map { SitePart.File(path: $0.path, size: $0.stamp.byteCount) }
  }

  typealias Ended = (summary: OutputFolder.Summary?, findings: [LocatedFinding])

  /// Writes what is about all APIs.
  func end(
    _ input: BuildInput, _ surveys: [APISurvey], _ finished: [Finished], _ frame: SiteFrame,
    _ own: [LocatedFinding], cache: BuildCache?
  ) async throws(BuildError) -> Ended {
    guard let writing = frame.writing else { return (nil, []) }
    let begun = Stopwatch.now()
    defer { stopwatch.add(Stopwatch.now() - begun, to: .site) }
    let ending = SiteEnding(
      writing: writing, sources: input.apis, surveys: surveys, records: finished.map(\.record),
      workers: workers, cache: cache, digests: finished.map(\.digest),
      ownFindings: own)
    return try await ending.write()
  }

  /// Writes what a part tells of itself.
  func end(
    _ shard: Shard, _ finished: some Sequence<(Int, Finished)>, _ stage: Stage, _ frame: SiteFrame
  ) throws(BuildError) -> Ended {
    guard let folder = frame.writing?.output.folder, let theme = stage.theme else {
      throw BuildError("a part of a site needs a folder of its own", help: "give one with --output")
    }
    let paths = ContentPaths(request.input)
    let inputs = stage.surveyed.map { paths.inputs($0.inputs) }
    var part = SitePart(
      shard: shard, identity: BuildIdentity(ofParts: request, stage.input, theme: theme).hash,
      input: request.input, apis: [], members: [])
    for (source, inputs) in zip(stage.input.apis, inputs) {
      part.apis.append(SitePart.API(name: source.name, state: source.state(inputs)))
    }
    for (index, finished) in finished {
      part.members.append(
        SitePart.Member(
          index: index, survey: stage.surveyed[index].survey, record: finished.record,
          search: finished.record.pages?.search?.bytes, files: finished.files, inputs: inputs[index]))
    }
    guard let body = try? ArchiveEncoder.bytes(of: part) else {
      throw BuildError("the part cannot be written down", help: nil)
    }
    do throws(OutputError) {
      try folder.write(part: RecordFile.bytes(of: body).bytes)
      return (try folder.finish(), [])
    } catch { throw BuildError(error) }
  }
}
