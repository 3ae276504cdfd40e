"""Writes what was measured: a page of tables, and plots of how time and memory grow."""
import datetime
import os
import platform
import subprocess
import tempfile

from measuring import HERE, ROOT, TABLES


def write(rubric, points):
    version = subprocess.run([rubric, "--version"], check=True, capture_output=True, text=True).stdout.strip()
    parts = [f"# Measured\n\nRubric {version}, {datetime.date.today()}, {os.cpu_count()} processors "
             f"({processor()}), {platform.system()}, output on {file_system()}. "
             "Medians of whole processes; memory is the most of all runs.\n"]
    for title, columns, rows in TABLES:
        parts.append(f"| {title} | " + " | ".join(columns) + " | Goal |\n|---|" + "---:|" * len(columns) + "---|\n"
                     + "".join(f"| {name} | " + " | ".join(str(figure) for figure in figures) + f" | {goal} |\n"
                               for name, figures, goal in rows))
    with open(os.path.join(HERE, "RESULTS.md"), "w") as file:
        file.write("\n".join(parts))
    if len(points) > 1:
        plot("scaling-time.svg", "Seconds", [(count, wall) for count, wall, _ in points])
        plot("scaling-memory.svg", "MiB", [(count, memory) for count, _, memory in points])


def file_system():
    """What the folder of the runs lies on."""
    folder = tempfile.gettempdir()
    return subprocess.run(["stat", "-f", "-c", "%T", folder], check=True, capture_output=True, text=True).stdout.strip()


def processor():
    for line in open("/proc/cpuinfo"):
        if line.startswith("model name"):
            return line.split(":", 1)[1].strip()
    return "unknown"


def plot(name, unit, points):
    """A line through the points, with the figure beside each."""
    width, height, left, bottom = 640, 320, 60, 40
    most_x, most_y = max(x for x, _ in points), max(y for _, y in points) * 1.1
    def at(x, y):
        return (left + x / most_x * (width - left - 60), height - bottom - y / most_y * (height - bottom - 20))
    path = " ".join(f"{'M' if index == 0 else 'L'}{at(x, y)[0]:.1f} {at(x, y)[1]:.1f}"
                    for index, (x, y) in enumerate(points))
    marks = "".join(f'<circle cx="{at(x, y)[0]:.1f}" cy="{at(x, y)[1]:.1f}" r="4"/>'
                    f'<text x="{at(x, y)[0] - 6:.1f}" y="{at(x, y)[1] - 9:.1f}" text-anchor="end">{y:,.1f}</text>'
                    f'<text x="{at(x, y)[0]:.1f}" y="{height - 14}" text-anchor="middle">{x:,}</text>'
                    for x, y in points)
    svg = (f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" font-family="sans-serif" '
           f'font-size="13" fill="#1d4f91"><title>{unit} by number of APIs</title>'
           f'<rect width="{width}" height="{height}" fill="#fff"/>'
           f'<path d="M{left} 20V{height - bottom}H{width - 20}" fill="none" stroke="#777"/>'
           f'<path d="{path}" fill="none" stroke="#1d4f91" stroke-width="2"/>{marks}'
           f'<text x="{left - 8}" y="16" text-anchor="end">{unit}</text>'
           f'<text x="{width - 20}" y="{height - bottom - 8}" text-anchor="end">APIs</text></svg>\n')
    with open(os.path.join(ROOT, "Content", "images", name), "w") as file:
        file.write(svg)
