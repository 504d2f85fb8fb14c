"""Digits are Thai on paper and the user's choice on the screen: no paper asks the screen for its digits."""

from pathlib import Path

ROOT = Path(__file__).resolve().parents[2] / "src" / "sucharit"
#: Workbooks are screens: people go on working in them.
WORKBOOK = "write_xlsx("


def test_no_paper_takes_the_digits_of_the_screen() -> None:
    asked = [
        f"{file.relative_to(ROOT)}:{number}"
        for file in ROOT.rglob("*.py")
        for number, line in enumerate(file.read_text("utf-8").splitlines(), 1)
        if "digits=chosen()" in line and WORKBOOK not in line
    ]
    assert not asked
