"""Speed and memory of the spine, in one run: medians and ratios to a named baseline.

uv run python benchmarks/spine.py [--write] [--rounds 5]
"""

import argparse
import datetime
import gc
import itertools
import os
import platform
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec.structs import replace

if TYPE_CHECKING:
    from sucharit.core.plan import Plan

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent
SAMPLES = ROOT / "tests" / "samples"
SEED = ROOT.parent / "shared" / "seeds" / "000.txt"
Row = tuple[str, str, str, str]


def median_seconds(work: Callable[[], object], rounds: int) -> float:
    """The median wall time of `rounds` runs, after one run that warms."""
    work()
    taken = []
    for _ in range(rounds):
        gc.collect()
        start = time.perf_counter()
        work()
        taken.append(time.perf_counter() - start)
    return statistics.median(taken)


#: A small process of its own starts the command: a child's peak memory never shows less than its parent's.
MEASURED = """
import os, subprocess, sys, time
start = time.perf_counter()
process = subprocess.Popen(sys.argv[1:], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
_, _, used = os.wait4(process.pid, 0)
print(used.ru_utime + used.ru_stime, time.perf_counter() - start, used.ru_maxrss / 1024)
"""


def median_child(arguments: list[str], rounds: int) -> tuple[float, float, float]:
    """Median CPU seconds, wall seconds and peak MiB of a command in processes of its own."""
    told = [
        subprocess.run([sys.executable, "-c", MEASURED, *arguments], capture_output=True, text=True, check=True).stdout
        for _ in range(rounds)
    ]
    cpu, wall, peak = zip(*(map(float, line.split()) for line in told), strict=True)
    return statistics.median(cpu), statistics.median(wall), statistics.median(peak)


def sucharit(*arguments: str) -> list[str]:
    return [sys.executable, "-m", "sucharit", *arguments]


def reading(path: Path, rounds: int) -> list[Row]:
    """Open and read in a warm process against newmm tokenising the same text line by line."""
    from pythainlp.tokenize import word_tokenize

    from sucharit.core.reading import open_document, read

    content = path.read_bytes()
    lines = content.decode().split("\n")
    newmm = median_seconds(lambda: [word_tokenize(line, engine="newmm") for line in lines], rounds)
    ours = median_seconds(lambda: read(open_document(content, name=path.name)), rounds)
    return [
        (f"newmm tokenises {path.name} line by line (baseline)", f"{newmm * 1000:.0f} ms", "1.00", "-"),
        (f"open + read {path.name}, warm", f"{ours * 1000:.0f} ms", f"{ours / newmm:.2f}", "<= 1.00"),
    ]


def cold_check(path: Path, rounds: int) -> list[Row]:
    python_cpu, _, _ = median_child([sys.executable, "-c", "pass"], rounds)
    cpu, wall, peak = median_child(sucharit("check", str(path)), rounds)
    return [
        ("python -c pass, CPU (baseline)", f"{python_cpu:.2f} s", "1.0", "-"),
        (f"sucharit check {path.name}, cold, CPU", f"{cpu:.2f} s", f"{cpu / python_cpu:.1f}", "< 1.5 s"),
        (f"sucharit check {path.name}, cold, wall / peak", f"{wall:.2f} s / {peak:.0f} MiB", "-", "-"),
    ]


def large_text(folder: Path, path: Path) -> list[Row]:
    """A text of 10 MB made of a plan again and again."""
    content = path.read_bytes()
    large = folder / "large.txt"
    large.write_bytes((content + b"\n") * (10_000_000 // len(content)))
    _, _, base = median_child(sucharit("read", str(path), "--json"), 1)
    _, wall, peak = median_child(sucharit("read", str(large), "--json"), 1)
    size = large.stat().st_size / 1e6
    return [
        (f"read {path.name}, peak memory (baseline)", f"{base:.0f} MiB", "1.0", "-"),
        (f"read a text of {size:.1f} MB, peak memory", f"{peak:.0f} MiB", f"{peak / base:.1f}", "< 200 MiB"),
        (f"read a text of {size:.1f} MB, wall", f"{wall:.1f} s", "-", "-"),
    ]


#: A process that has printed another plan, as the web server has, prints this one for the first time.
FIRST_TIME = """
import sys, time
from pathlib import Path
from sucharit.core import papers
from sucharit.core.reading import read_file
one, other = (papers.paper("book", read_file(Path(name)).plan) for name in sys.argv[1:])
papers.write_pdf(one)
start = time.perf_counter()
papers.write_pdf(other)
print(time.perf_counter() - start)
"""


def book(folder: Path, rounds: int) -> list[Row]:
    """The book of the 60-initiative sample: our PDF against LibreOffice converting our DOCX of the same book.

    Typst remembers what it has set, so four times are told: the same book again, a book in which every sheet has
    changed, a book whose like has not been printed, and a process that has printed nothing yet.
    """
    from sucharit.core import papers
    from sucharit.core.reading import read_file

    path = SAMPLES / "town" / "plan.txt"
    plan = read_file(path).plan
    made = papers.paper("book", plan)
    changed = (papers.paper("book", edition(plan, number)) for number in itertools.count(1))
    docx = folder / "book.docx"
    docx.write_bytes(papers.write_docx(made))
    cold_cpu, cold, peak = median_child(sucharit("print", str(path), "--to", str(folder / "book.pdf")), rounds)
    office = libreoffice(docx, folder, rounds)

    def row(what: str, seconds: float, wanted: str = "-") -> Row:
        return what, f"{seconds:.2f} s", f"{seconds / office:.2f}" if office else "-", wanted

    again = median_seconds(lambda: papers.write_pdf(made), rounds)
    other = median_seconds(lambda: papers.write_pdf(next(changed)), rounds)
    return [
        row("LibreOffice converts the DOCX of the 60-initiative book, our font installed (baseline)", office),
        row("the book as PDF, warm, the same again", again, "<= 0.20"),
        row("the book built and as PDF, warm, every sheet changed", other, "<= 0.20"),
        row("the book as PDF, for the first time after another plan", first_time(path, rounds)),
        row(f"sucharit print, cold: start, read, build, write ({cold_cpu:.2f} s CPU, {peak:.0f} MiB)", cold),
        row("the book as DOCX, warm", median_seconds(lambda: papers.write_docx(made), rounds)),
        row("the book as XLSX, warm", median_seconds(lambda: papers.write_xlsx(made), rounds)),
    ]


def first_time(path: Path, rounds: int) -> float:
    command = [sys.executable, "-c", FIRST_TIME, str(SAMPLES / "sao" / "plan.txt"), str(path)]
    told = [subprocess.run(command, capture_output=True, text=True, check=True).stdout for _ in range(rounds)]
    return statistics.median(map(float, told))


def edition(plan: "Plan", number: int) -> "Plan":
    """The plan with a word more in every rationale."""
    more = tuple(replace(one, rationale=f"{one.rationale or ''} ฉบับที่ {number}") for one in plan.initiatives)
    return replace(plan, initiatives=more)


#: Without it LibreOffice sets Thai in whatever the machine has, and takes up to three times as long.
FONTS = """<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig>
<include ignore_missing="yes">/etc/fonts/fonts.conf</include><dir>{fonts}</dir><cachedir>{cache}</cachedir>
<match target="pattern"><test name="family"><string>TH Sarabun New</string></test>
<edit name="family" mode="assign" binding="strong"><string>SarabunGov</string></edit></match></fontconfig>
"""


def libreoffice(docx: Path, folder: Path, rounds: int) -> float:
    """Seconds that a new LibreOffice needs for the file; 0 where there is none."""
    if not shutil.which("soffice"):
        return 0.0
    fonts, described = ROOT / "src" / "sucharit" / "core" / "papers" / "fonts", folder / "fonts.conf"
    described.write_text(FONTS.format(fonts=fonts, cache=folder / "fonts"), "utf-8")
    command = ["env", f"FONTCONFIG_FILE={described}", "soffice", f"-env:UserInstallation={(folder / 'lo').as_uri()}"]
    command += ["--headless", "--convert-to", "pdf", "--outdir", str(folder / "out"), str(docx)]
    median_child(command, 1)  # its first start makes a profile
    return median_child(command, rounds)[1]


def largest_sample() -> Path:
    texts = SAMPLES.glob("*/plan.txt")
    return max(texts, key=lambda path: path.stat().st_size)


def folder_reading(folder: Path, path: Path) -> list[Row]:
    many = folder / "many"
    many.mkdir()
    for number in range(60):
        shutil.copy(path, many / f"plan-{number:02}.txt")
    _, one, _ = median_child(sucharit("read", str(many), "--out", str(folder / "o1")), 3)
    _, two, _ = median_child(sucharit("read", str(many), "--jobs", "2", "--out", str(folder / "o2")), 3)
    return [
        ("a folder of 60 plans, --jobs 1 (baseline)", f"{one:.2f} s", "1.00", "-"),
        ("the same, --jobs 2", f"{two:.2f} s", f"{two / one:.2f}", "about 0.5-0.7"),
    ]


def machine() -> str:
    return f"{os.cpu_count()} cores, {platform.system()} {platform.machine()}, Python {platform.python_version()}"


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--write", action="store_true")
    options.add_argument("--rounds", type=int, default=5)
    chosen = options.parse_args()
    path = SEED if SEED.exists() else largest_sample()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        rows = [
            *reading(path, chosen.rounds),
            *cold_check(path, chosen.rounds),
            *large_text(folder, path),
            *book(folder, chosen.rounds),
            *folder_reading(folder, path),
        ]
    table = "| what | measured | ratio to baseline | wanted |\n|---|---|---|---|\n"
    table += "".join(f"| {' | '.join(row)} |\n" for row in rows)
    print(table)
    if chosen.write:
        today = datetime.datetime.now(tz=datetime.UTC).date()
        head = f"# Results\n\n{today}, {machine()}, medians of {chosen.rounds} rounds, `benchmarks/spine.py`.\n\n"
        (HERE / "RESULTS.md").write_text(head + table, "utf-8")
    print(f"own peak: {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MiB", file=sys.stderr)


if __name__ == "__main__":
    main()
