"""Promises of the design that a machine can keep: contrast, tokens, icons, nothing inline, all parts told."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

PACKAGE = Path(__file__).resolve().parents[3] / "src" / "sucharit"
CSS = PACKAGE / "assets" / "css"
TEMPLATES = sorted((PACKAGE / "templates").rglob("*.html"))
TOKENS = (CSS / "tokens.css").read_text("utf-8")
DOCUMENT = (PACKAGE.parents[1] / "docs" / "components.md").read_text("utf-8")


def block(start: str) -> dict[str, str]:
    body = TOKENS.split(start, 1)[1].split("}", 1)[0]
    return dict(re.findall(r"--([\w-]+): ([^;]+);", body))


LIGHT = block(":root {")
DARK_WISHED = block(':root:not([data-theme="light"]) {')
DARK_CHOSEN = block(':root[data-theme="dark"] {')


def luminance(colour: str) -> float:
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    red, green, blue = (p / 12.92 if p <= 0.03928 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    high, low = sorted((luminance(one), luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def test_the_dark_values_stand_twice_and_alike():
    assert DARK_WISHED == DARK_CHOSEN
    assert set(DARK_WISHED) <= set(LIGHT)


TEXT_PAIRS = [
    *[(ink, ground) for ink in ("ink", "ink-quiet", "link") for ground in ("ground", "surface", "surface-quiet")],
    *[("ink", f"{state}-wash") for state in ("good", "warn", "bad", "info", "quiet", "accent", "primary")],
    *[(state, f"{state}-wash") for state in ("good", "warn", "bad", "info", "quiet")],
    *[("ink", f"heat-{shade}") for shade in range(1, 5)],
    ("ink-quiet", "surface-sunk"),
    ("ink", "mark"),
    ("primary-ink", "primary"),
    ("primary-ink", "primary-strong"),
    ("link-strong", "primary-wash"),
    ("bad", "surface"),
    ("surface", "bad"),
    ("surface", "good"),
    ("rail-ink", "rail"),
    ("rail-ink-quiet", "rail"),
    ("rail-ink", "rail-current"),
    ("link", "accent-wash"),
]
SHAPE_PAIRS = [
    *[(f"series-{number}", "surface") for number in range(1, 7)],
    ("line-strong", "surface"),
    ("line-strong", "ground"),
    ("focus", "surface"),
    ("focus", "ground"),
    ("primary", "surface"),
]


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize(
    ("one", "other", "least"), [*[(*p, 4.5) for p in TEXT_PAIRS], *[(*p, 3.0) for p in SHAPE_PAIRS]]
)
def test_contrast(theme: str, one: str, other: str, least: float):
    values = LIGHT if theme == "light" else LIGHT | DARK_CHOSEN
    assert contrast(values[one], values[other]) >= least


def test_components_use_tokens_and_no_colour_of_their_own():
    # white paper, the QR code's black on white, focus and links on the dark rail (dark in both themes), and print
    allowed = {"#fff", "#000", "#f5b56a", "#ffd8a8"}
    own = {
        f"{sheet.name}: {colour}"
        for sheet in CSS.rglob("*.css")
        if sheet.name not in ("tokens.css", "print.css")
        for colour in re.findall(r"#[0-9a-fA-F]{3,8}\b(?=[;, )])", sheet.read_text("utf-8"))
        if colour not in allowed
    }
    assert own == set()


def test_every_token_that_is_used_is_defined():
    tokens = set(re.findall(r"--([\w-]+):", TOKENS))
    unknown = set()
    for sheet in CSS.rglob("*.css"):
        text = sheet.read_text("utf-8")
        own = set(re.findall(r"--([\w-]+):", text))
        unknown |= {(sheet.name, name) for name in re.findall(r"var\(--([\w-]+)", text)} - {
            (sheet.name, name) for name in tokens | own
        }
    assert unknown == set()


def test_thai_is_never_spaced_out_and_never_tight():
    for sheet in CSS.rglob("*.css"):
        text = sheet.read_text("utf-8")
        assert "letter-spacing" not in text
        assert [line for line in re.findall(r"line-height: ([\d.]+)[;}]", text) if 1 < float(line) < 1.3] == []


def markup() -> Iterator[tuple[str, str]]:
    for template in TEMPLATES:
        # comments of templates may talk of what the pages may not have
        text = re.sub(r"{% comment %}.*?{% endcomment %}|{#.*?#}", "", template.read_text("utf-8"), flags=re.S)
        yield str(template.relative_to(PACKAGE / "templates")), text


def test_no_page_has_inline_script_or_style():
    wrong = [
        name
        for name, text in markup()
        if re.search(
            r"\sstyle=|\son[a-z]+=\"|<style|javascript:|<script(?![^>]*\s(?:src=|type=\"application/(?:ld\+)?json))[^>]*>",
            text,
        )
    ]
    assert wrong == []


def test_every_icon_is_in_the_sprite():
    known = set(re.findall(r'<symbol id="([\w-]+)"', (PACKAGE / "assets" / "img" / "icons.svg").read_text("utf-8")))
    asked = {(name, icon) for name, text in markup() for icon in re.findall(r'{% icon "([\w-]+)"', text)}
    scripts = "".join(script.read_text("utf-8") for script in (PACKAGE / "assets" / "js").rglob("*.js"))
    asked |= {("scripts", icon) for icon in re.findall(r'icon\("([\w-]+)"\)', scripts)}
    assert {pair for pair in asked if pair[1] not in known} == set()


def test_what_people_see_goes_through_translation():
    """Thai outside of translate, blocktranslate or a filter's argument would stay Thai on English pages."""
    ours = ("office/base.html", "public/base.html", "bare/base.html", "forms/", "4", "5", "csrf")
    left = []
    for name, text in markup():
        if not name.startswith((*ours, "_parts/")) or name.startswith("_parts/gallery"):
            continue
        bare = re.sub(r"{% blocktranslate.*?{% endblocktranslate %}", "", text, flags=re.S)
        bare = re.sub(r"{%.*?%}|{{.*?}}", "", bare, flags=re.S)
        # the two names of languages are themselves in every language, and the digits are digits
        left += [
            (name, word) for word in re.findall(r"[ก-๙]+", bare) if word not in ("ไทย", "ภาษาไทย", "๐", "๑", "๒", "๓")
        ]
    assert left == []


def test_every_part_is_told():
    parts = {path.stem for path in (PACKAGE / "templates" / "_parts").glob("*.html")}
    frames = {"head", "messages", "breadcrumbs", "person_menu", "preferences", "preferences_menu", "language_choice",
              "language_switch", "shortcuts", "notices_badge", "sort_header", "meter"}  # fmt: skip
    told = set(re.findall(r"`([a-z_]+)`", DOCUMENT))
    assert {part for part in parts - frames if not part.startswith("gallery")} - told == set()


def test_scripts_are_short_enough_to_read():
    long = {
        s.name: n
        for s in (PACKAGE / "assets" / "js").rglob("*.js")
        if (n := len(s.read_text("utf-8").splitlines())) > 320
    }
    assert long == {}


def test_fonts_carry_their_licence():
    fonts = PACKAGE / "assets" / "fonts"
    assert len(list(fonts.glob("sarabun-*.woff2"))) == 6
    assert "SIL Open Font License" in (fonts / "OFL.txt").read_text("utf-8")
    for name in re.findall(r'url\("\.\./fonts/([^"]+)"\)', TOKENS):
        assert (fonts / name).exists()
