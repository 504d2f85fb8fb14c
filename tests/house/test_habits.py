"""Habits that a machine can keep (ARCHITECTURE.md, CONTRIBUTING.md)."""

import ast
import os
import re
import statistics
import subprocess
import sys
from functools import cache
from pathlib import Path

import pytest
from tests.order import DEMONSTRATED

ROOT = Path(__file__).resolve().parents[2]
SOURCE = ROOT / "src" / "sucharit"
MODULES = sorted(p for p in SOURCE.rglob("*.py") if "migrations" not in p.parts)
FUNCTIONS = ast.FunctionDef | ast.AsyncFunctionDef

#: file > why it may be longer than a reader likes
LONG_FOR_A_REASON: dict[str, str] = {}


@cache
def told_by(module: Path) -> tuple[str | None, tuple[int, ...]]:
    """Its docstring, and how many lines each of its functions has: a module is taken apart once."""
    tree = ast.parse(module.read_text("utf-8"))
    found = (node for node in ast.walk(tree) if isinstance(node, FUNCTIONS))
    return ast.get_docstring(tree), tuple((node.end_lineno or 0) - node.lineno + 1 for node in found)


def test_each_room_begins_with_a_sentence():
    assert [p for p in MODULES if p.name == "__init__.py" and not told_by(p)[0]] == []


def test_each_module_says_what_it_is():
    assert [p for p in MODULES if not told_by(p)[0]] == []


def test_there_is_no_room_for_everything():
    names = {part for p in MODULES for part in p.relative_to(SOURCE).with_suffix("").parts}
    assert names.isdisjoint({"utils", "util", "common", "helpers", "services", "misc", "managers"})


def test_files_end_before_their_reader_does():
    long = {
        str(p.relative_to(SOURCE)): n
        for p in MODULES
        if (n := len(p.read_text("utf-8").splitlines())) > 450 and str(p.relative_to(SOURCE)) not in LONG_FOR_A_REASON
    }
    assert long == {}


def test_the_median_function_is_under_ten_lines():
    lengths = [length for module in MODULES for length in told_by(module)[1]]
    assert statistics.median(lengths) < 10


def test_nothing_is_left_for_later():
    words = re.compile(r"(#|\"\"\").*\b(TODO|FIXME)\b|raise NotImplementedError")
    left = [
        p
        for p in [*MODULES, *(ROOT / "tests").rglob("*.py")]
        if p != Path(__file__) and words.search(p.read_text("utf-8"))
    ]
    assert left == []


def test_public_functions_of_the_core_say_what_they_return():
    silent = []
    for package in sorted((SOURCE / "core").glob("*/__init__.py")):
        tree = ast.parse(package.read_text("utf-8"))
        public = next(
            (ast.literal_eval(n.value) for n in tree.body if isinstance(n, ast.Assign) and _assigns_all(n)), []
        )
        for module in package.parent.rglob("*.py"):
            silent += [
                f"{module.relative_to(SOURCE)}:{node.name}"
                for node in ast.parse(module.read_text("utf-8")).body
                if isinstance(node, FUNCTIONS | ast.ClassDef) and node.name in public and not ast.get_docstring(node)
            ]
    # an Enum or a value of two plain fields may speak for itself
    assert [name for name in silent if name.rsplit(":", 1)[1][0].islower()] == []


def _assigns_all(node: ast.Assign) -> bool:
    return any(isinstance(target, ast.Name) and target.id == "__all__" for target in node.targets)


def test_one_door_to_today():
    """base.clock: a journey moves the day of the whole house, and whoever asks elsewhere would not follow."""
    asks = re.compile(r"\bdate\.today\(|\blocaldate\(\)|\bdatetime\.today\(|\bnow\([^)]*\)\.date\(")
    elsewhere = [
        str(p.relative_to(SOURCE))
        for p in MODULES
        if asks.search(p.read_text("utf-8")) and p != SOURCE / "base" / "clock.py"
    ]
    assert elsewhere == []


def test_who_may_know_whom():
    done = subprocess.run([sys.executable, "-c", "from importlinter.cli import lint_imports_command as c; c()"],
                          cwd=ROOT, capture_output=True, text=True, check=False)  # fmt: skip
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize("heavy", ["typst", "docx", "pythainlp", "pypdfium2", "pikepdf", "fontTools", "xlsxwriter"])
def test_checking_a_text_loads_nothing_heavy(heavy, light_modules):
    assert heavy not in light_modules


@pytest.fixture(scope="module")
def light_modules() -> set[str]:
    """The top-level packages loaded after a whole `check` of a small text."""
    script = (
        "import sys\n"
        "from sucharit.core.reading import open_document, read\n"
        "from sucharit.core.checking import check\n"
        "document = open_document('ประกาศ\\nเรื่อง ทดสอบ\\n'.encode(), name='a.txt')\n"
        "check(read(document).plan, document.lines)\n"
        "print(*{name.partition('.')[0] for name in sys.modules})\n"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    return set(done.stdout.split())


@pytest.fixture(scope="module")
def set_up_modules() -> set[str]:
    """The top-level packages loaded once Django is set up: what every command of the web system pays for."""
    script = "import sys, django\ndjango.setup()\nprint(*{name.partition('.')[0] for name in sys.modules})"
    environment = os.environ | {"DJANGO_SETTINGS_MODULE": "sucharit.config.settings"}
    done = subprocess.run([sys.executable, "-c", script], env=environment, capture_output=True, text=True, check=True)
    return set(done.stdout.split())


@pytest.mark.parametrize(
    "heavy",
    [
        "typst",
        "docx",
        "pythainlp",
        "pypdfium2",
        "pikepdf",
        "PIL",
        "fontTools",
        "xlsxwriter",
        "requests",
        "ninja",
        "rich",
    ],
)
def test_a_start_loads_nothing_heavy(heavy, set_up_modules):
    assert "django" in set_up_modules
    assert heavy not in set_up_modules


def test_asking_for_the_version_loads_neither_core_nor_django():
    script = "import sys\nimport sucharit.cli\nprint(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    loaded = done.stdout.split()
    assert "sucharit.cli.office" in loaded
    assert [name for name in loaded if name == "django" or name.startswith("sucharit.core.")] == []


def test_every_dependency_says_why_it_is_there():
    text = (ROOT / "pyproject.toml").read_text("utf-8").split("dependencies = [")[1].split("\n]")[0]
    lines = text.strip().splitlines()
    assert [line for line in lines if "#" not in line] == []


def test_what_stands_on_the_demonstration_goes_to_one_worker():
    """It takes five seconds to build: a file that asks for it stands in `tests.order.DEMONSTRATED`."""
    asks = re.compile(r"def \w+\([^)]*\b(demonstrated|whole_world)\b")
    tests = [p for p in (ROOT / "tests").rglob("test_*.py") if asks.search(p.read_text("utf-8"))]
    assert len(tests) > 5
    names = [p.relative_to(ROOT).as_posix() for p in tests]
    assert [name for name in names if not name.startswith(DEMONSTRATED)] == []
