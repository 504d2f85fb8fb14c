"""English complete: every Thai string of the office has an English one, with the same holes, and it is compiled."""

import gettext
import re
from pathlib import Path

import pytest

LOCALE = Path(__file__).resolve().parents[2] / "src" / "sucharit" / "locale" / "en" / "LC_MESSAGES"
HOLES = re.compile(r"%\([a-z_]+\)[sd]|\{[a-z_]*\}")
THAI = re.compile(r"[ก-๙]")
QUOTED = re.compile(r"[“\"'‘«(][^”\"'’»)]*[”\"'’»)]|<code>.*?</code>", re.S)


def catalogue() -> dict[str, list[str]]:
    """msgid > its English forms, from the compiled file that people get."""
    with (LOCALE / "django.mo").open("rb") as file:
        raw = gettext.GNUTranslations(file)._catalog  # type: ignore[attr-defined]
    told: dict[str, list[str]] = {}
    for key, value in raw.items():
        told.setdefault((key[0] if isinstance(key, tuple) else key).rpartition("\x04")[2], []).append(value)
    told.pop("", None)
    return told


@pytest.fixture(scope="module")
def english() -> dict[str, list[str]]:
    return catalogue()


def test_nothing_is_left_in_thai(english: dict[str, list[str]]):
    left = {
        key: value
        for key, values in english.items()
        for value in values
        if THAI.search(QUOTED.sub("", value)) and key not in IN_ITS_OWN_TONGUE
    }
    assert left == {}


#: Phrases that stand in docstrings only, to show how one is written.
EXAMPLES = {"เสนอ{label}เพื่อพิจารณา", "ใช้คำนวณ..."}
#: Strings whose subject is Thai itself.
IN_ITS_OWN_TONGUE = {"ไทย", "ภาษาไทย", "เลขไทย (๐๑๒๓๔๕๖๗๘๙)", "เลขไทย"}


def test_every_hole_is_filled_in_english_too(english: dict[str, list[str]]):
    wrong = {
        key: value
        for key, values in english.items()
        for value in values
        if not set(HOLES.findall(value)) <= set(HOLES.findall(key))
    }
    assert wrong == {}


def test_every_phrase_of_the_source_is_translated(english: dict[str, list[str]]):
    """The .po names every phrase that makemessages found; none may be empty, and each must be in the compiled file."""
    text = (LOCALE / "django.po").read_text("utf-8")
    assert "#, fuzzy" not in text.split("\n\n", 1)[1]
    entries = [entry for entry in text.split("\n\n")[1:] if not entry.lstrip().startswith("#~")]
    assert len(entries) == len(english)
    assert [entry for entry in entries if re.search(r'msgstr(\[0\])? ""\s*(\Z|\n(?!"))', entry)] == []


def test_phrases_written_today_are_in_the_catalogue(english: dict[str, list[str]]):
    """A look at the sources without gettext's tools: one-line phrases of code and templates."""
    source = LOCALE.parents[2]
    in_code = r"(?:\bgettext(?:_lazy)?|\b_(?:now|lazy|t)?|\blazy)\(\s*\"((?:[^\"\\]|\\.)*)\"\s*\)"
    phrase = re.compile(in_code + r"|{% translate \"([^\"%]+)\"|{% translate '([^'%]+)'")
    missing = {
        text
        for path in [*source.rglob("*.py"), *source.rglob("*.html")]
        for found in phrase.findall(path.read_text("utf-8"))
        if (text := next(filter(None, found), "")) and THAI.search(text) and "\\" not in text
        if text not in english | dict.fromkeys(EXAMPLES)
    }
    assert missing == set()
