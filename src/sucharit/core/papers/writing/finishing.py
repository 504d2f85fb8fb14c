"""The second pass over a PDF: characters for every glyph, and bookmarks that say what they lead to.

Typst writes Thai text as /ActualText, which several viewers (Firefox, Preview, screen scrapers) do not read. So every
font's ToUnicode is written again, by matching the outlines of the embedded subset to those of the bundled font.
"""

import io
from collections.abc import Iterator
from functools import cache
from typing import Any, TypeAlias

from sucharit.core.papers.writing.packing import packed, stream

_FIRST_PRINTABLE = 0x20
# TrueType composite glyphs: bytes before the parts; flags of a part; parts may have parts.
_HEADER, _WORDS, _MORE_PARTS, _DEEPEST = 10, 0x0001, 0x0020, 5

Outline: TypeAlias = "bytes | tuple[Outline, ...]"
Drawing: TypeAlias = tuple[Outline, int]


def finished(pdf: bytes, bookmarks: list[str | None]) -> bytes:
    """The PDF with true ToUnicode tables and its bookmarks named, packed small; everything else as it was."""
    import pikepdf

    with pikepdf.open(io.BytesIO(pdf)) as document:
        tables = (_named_characters(font) for font in _embedded_fonts(document))
        changed = [*filter(None, tables), *_named_bookmarks(document, bookmarks)]
        try:
            return packed(pdf, {one.objgen[0]: _body(one) for one in changed})
        except ValueError:  # a Typst that lays its files out in another way
            return _saved(document)


def _body(changed: Any) -> bytes:
    import pikepdf

    if isinstance(changed, pikepdf.Stream):
        return stream(changed.read_bytes())
    return bytes(changed.unparse(resolved=True))


def _saved(document: Any) -> bytes:
    import pikepdf

    written = io.BytesIO()
    document.save(written, deterministic_id=True, object_stream_mode=pikepdf.ObjectStreamMode.generate)
    return written.getvalue()


def _named_bookmarks(document: Any, names: list[str | None]) -> Iterator[Any]:
    """Every bookmark that is to say more than its heading, with its new name."""
    import pikepdf

    if not any(names):
        return
    for entry, name in zip(_bookmarks(document.Root.get("/Outlines")), names, strict=False):
        if name:
            entry.Title = pikepdf.String(name)
            yield entry


def _bookmarks(parent: Any) -> Iterator[Any]:
    entry = parent.get("/First") if parent is not None else None
    while entry is not None:
        yield entry
        yield from _bookmarks(entry)
        entry = entry.get("/Next")


def _embedded_fonts(document: Any) -> Iterator[Any]:
    """Every composite TrueType font of the pages, once. (Looking through all objects of a tagged book takes longer.)"""
    seen: set[tuple[int, int]] = set()
    for page in document.pages:
        for font in page.resources.get("/Font", {}).values():
            if font.objgen in seen:
                continue
            seen.add(font.objgen)
            if font.get("/Subtype") == "/Type0" and "/ToUnicode" in font and _is_truetype(font):
                yield font


def _is_truetype(font: Any) -> bool:
    return "/FontFile2" in font.DescendantFonts[0].FontDescriptor


def _named_characters(font: Any) -> Any | None:
    """The font's table of characters, written again; None for a font that is not ours."""
    from fontTools.ttLib import TTFont

    style = "Bold" if "Bold" in str(font.BaseFont) else "Regular"
    if "Sarabun" not in str(font.BaseFont):
        return None
    known = _characters_by_drawing(style)
    data = bytes(font.DescendantFonts[0].FontDescriptor.FontFile2.read_bytes())
    with TTFont(io.BytesIO(data), lazy=True) as subset:
        drawn = {at: known.get(drawing) for at, drawing in enumerate(_drawings(subset))}
    pairs = {at: characters for at, characters in drawn.items() if characters}
    font.ToUnicode.write(_cmap(pairs))
    return font.ToUnicode


@cache
def _characters_by_drawing(style: str) -> dict[Drawing, str]:
    """What each drawing of the bundled font stands for: its character, or that of the glyph it is a variant of."""
    from fontTools.ttLib import TTFont

    from sucharit.core.papers.fonts import made

    with TTFont(made(style), lazy=True) as face:
        codes = sorted(face.getBestCmap().items(), reverse=True)
        characters = {name: chr(code) for code, name in codes if code >= _FIRST_PRINTABLE}
        known: dict[Drawing, str] = {}
        for name, drawing in zip(face.getGlyphOrder(), _drawings(face), strict=True):
            meant = characters.get(name) or _by_name(name, characters)
            # Two glyphs may look alike, such as space and no-break space: the plainer character is meant.
            if meant and meant < known.get(drawing, "\U0010ffff"):
                known[drawing] = meant
    return known


def _by_name(name: str, characters: dict[str, str]) -> str | None:
    """A variant "maiekthai.small" means its base; "uni0E4D0E48" is two characters."""
    base = name.split(".")[0]
    if base in characters:
        return characters[base]
    if base.startswith("uni") and len(base) % 4 == 3:
        try:
            return "".join(chr(int(base[at : at + 4], 16)) for at in range(3, len(base), 4))
        except ValueError:
            return None
    return None


def _drawings(face: Any) -> Iterator[Drawing]:
    """Outline and advance of each glyph, in glyph order, as the font file has them: a subset keeps their bytes."""
    outlines, places = face.reader["glyf"], face["loca"].locations
    advances = face["hmtx"].metrics
    for at, name in enumerate(face.getGlyphOrder()):
        yield _outline(outlines, places, at, _DEEPEST), advances[name][0]


def _outline(outlines: bytes, places: Any, at: int, depth: int) -> Outline:
    """The bytes of a simple glyph; of a composite the placements of its parts, each with the part's own outline."""
    data = outlines[places[at] : places[at + 1]].rstrip(b"\0") if at + 1 < len(places) else b""
    if data[:1] < b"\x80" or depth == 0:
        return data
    parts: list[Outline] = []
    position, flags = _HEADER, _MORE_PARTS
    while flags & _MORE_PARTS and position + 4 <= len(data):
        flags, part = int.from_bytes(data[position : position + 2]), int.from_bytes(data[position + 2 : position + 4])
        end = position + 4 + (4 if flags & _WORDS else 2) + _scale_size(flags)
        parts += [data[position + 4 : end], _outline(outlines, places, part, depth - 1)]
        position = end
    return tuple(parts)


def _scale_size(flags: int) -> int:
    return 2 if flags & 0x0008 else 4 if flags & 0x0040 else 8 if flags & 0x0080 else 0


def _cmap(characters: dict[int, str]) -> bytes:
    lines = [f"<{at:04X}> <{meant.encode('utf-16-be').hex().upper()}>" for at, meant in characters.items()]
    blocks = [lines[at : at + 100] for at in range(0, len(lines), 100)]
    body = "\n".join(f"{len(block)} beginbfchar\n" + "\n".join(block) + "\nendbfchar" for block in blocks)
    return (
        "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n"
        "/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def\n"
        "/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n"
        "1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n"
        f"{body}\nendcmap\nCMapName currentdict /CMap defineresource pop\nend\nend"
    ).encode()
