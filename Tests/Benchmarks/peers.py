"""Other programs beside Rubric, on the same descriptions and guides."""
import os

from measuring import command_line, guides, head, python

# What Hugo needs at least to write a page for each guide and one for each folder.
HUGO = {
    "hugo.toml": "baseURL = 'https://example.org/'\ntitle = 'Guides'\ncontentDir = 'content'\n"
                 "disableKinds = ['taxonomy', 'term', 'RSS', 'sitemap']\n",
    "layouts/_default/single.html": "<!doctype html>\n<html lang=\"en\"><head><meta charset=\"utf-8\">"
                                    "<title>{{ .Title }}</title></head>\n<body><main><h1>{{ .Title }}</h1>\n"
                                    "{{ .TableOfContents }}{{ .Content }}</main></body></html>\n",
    "layouts/_default/list.html": "<!doctype html>\n<html lang=\"en\"><head><meta charset=\"utf-8\">"
                                  "<title>{{ .Title }}</title></head>\n<body><main>{{ .Content }}<ul>"
                                  "{{ range .Pages }}<li><a href=\"{{ .RelPermalink }}\">{{ .Title }}</a></li>\n"
                                  "{{ end }}</ul></main></body></html>\n",
    "content/_index.md": "---\ntitle: Guides\n---\nAll of them.\n",
}


def measure(runs, scratch, descriptions):
    """`descriptions`: names and paths of those that openapi-generator is given."""
    programs = os.path.dirname(python("requirements-peers.txt"))
    # Its YAML reader refuses files of more than three megabytes otherwise.
    os.environ["JAVA_OPTS"] = "-DmaxYamlCodePoints=100000000"
    head("Peers", "wall", "processor", "memory")
    generator = os.path.join(programs, "openapi-generator-cli")
    for name, path in descriptions:
        command_line(f"openapi-generator, html2: {name}", runs, lambda number: [
            generator, "generate", "--skip-validate-spec", "-g", "html2", "-i", path,
            "-o", os.path.join(scratch, f"generator-{os.path.basename(path)}-{number}")])
    site = hugo_site(os.path.join(scratch, "hugo"), 1_000)
    command_line("Hugo, minimal layout: 1,000 guides of 6 kB", runs, lambda number: [
        os.path.join(programs, "hugo"), "--quiet", "--source", site,
        "--destination", os.path.join(scratch, f"hugo-{number}")])


def hugo_site(folder, count):
    """The same guides as Rubric's, as a site of Hugo's."""
    guides(os.path.join(folder, "content"), count)
    # A file of this name would make the whole folder one page.
    os.remove(os.path.join(folder, "content", "index.md"))
    for path, text in HUGO.items():
        os.makedirs(os.path.dirname(os.path.join(folder, path)), exist_ok=True)
        with open(os.path.join(folder, path), "w") as file:
            file.write(text)
    return folder
