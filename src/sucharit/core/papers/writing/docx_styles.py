"""The styles of a DOCX: Thai needs the complex-script font, size and weight beside the Latin ones."""

from typing import Any

FONT = "TH Sarabun New"
OTHER_NAMES = "TH SarabunPSK,SarabunGov"
INK = "000000"
# name: (points, bold, space before, space after, centred)
HEADINGS = {
    1: (20, True, 0, 18, True),
    2: (18, True, 18, 8, False),
    3: (16, True, 12, 6, False),
    4: (16, True, 12, 6, False),
    5: (16, True, 18, 10, True),
    6: (16, True, 9, 4, False),
}
# style id: (name, points, bold, before, after, centred)
OWN = {
    "CoverTitle": ("ชื่อเรื่องบนปก", 26, True, 0, 10, True),
    "CoverLine": ("บรรทัดบนปก", 20, True, 0, 6, True),
    "TableText": ("ข้อความในตาราง", 14, False, 0, 0, False),
    "TableFine": ("ข้อความในตารางละเอียด", 12, False, 0, 0, False),
    "TableEnd": ("ท้ายตาราง", 4, False, 0, 0, False),
    "PartTitle": ("ชื่อส่วนนำ", 20, True, 0, 14, True),
    "TOC1": ("toc 1", 16, True, 6, 0, False),
    "TOC2": ("toc 2", 16, False, 0, 0, False),
}


def set_styles(document: Any, language: str) -> None:
    """Gives the document its styles; python-docx's own theme fonts are taken out."""
    from docx.enum.style import WD_STYLE_TYPE

    styles = document.styles
    _defaults(styles, language)
    _paragraph(styles["Normal"], 16, False, 0, 6, False)
    _paragraph(styles["Header"], 16, False, 0, 0, True)
    for level, look in HEADINGS.items():
        _paragraph(styles[f"Heading {level}"], *look)
        styles[f"Heading {level}"].paragraph_format.keep_with_next = True
    for name, (shown, points, bold, before, after, centred) in OWN.items():
        style = styles.add_style(shown, WD_STYLE_TYPE.PARAGRAPH)
        style.element.set(_w("styleId"), name)
        style.base_style = styles["Normal"]
        _paragraph(style, points, bold, before, after, centred)
    _other_font_names(document)


def _defaults(styles: Any, language: str) -> None:
    from docx.oxml import parse_xml

    from sucharit.core.papers.writing.docx_xml import NAMESPACES

    bidi = "th-TH" if language == "th" else language
    properties = styles.element.find(_w("docDefaults")).find(_w("rPrDefault")).find(_w("rPr"))
    properties.getparent().replace(
        properties,
        parse_xml(
            f'<w:rPr {NAMESPACES}><w:rFonts w:ascii="{FONT}" w:hAnsi="{FONT}" w:eastAsia="{FONT}" w:cs="{FONT}"/>'
            f'<w:sz w:val="32"/><w:szCs w:val="32"/><w:lang w:val="en-US" w:eastAsia="en-US" w:bidi="{bidi}"/></w:rPr>'
        ),
    )


def _paragraph(style: Any, points: int, bold: bool, before: int, after: int, centred: bool) -> None:
    from docx.enum.text import WD_ALIGN_PARAGRAPH
    from docx.shared import Pt

    shape = style.paragraph_format
    shape.space_before, shape.space_after, shape.line_spacing = Pt(before), Pt(after), 1.0
    shape.alignment = WD_ALIGN_PARAGRAPH.CENTER if centred else WD_ALIGN_PARAGRAPH.LEFT
    _characters(style.element, points, bold)


def _characters(style: Any, points: int, bold: bool) -> None:
    """Replaces the style's run properties by ones that hold for Thai and Latin alike."""
    from docx.oxml import parse_xml

    from sucharit.core.papers.writing.docx_xml import NAMESPACES

    on = "" if bold else ' w:val="0"'
    old = style.get_or_add_rPr()
    old.getparent().replace(
        old,
        parse_xml(
            f'<w:rPr {NAMESPACES}><w:rFonts w:ascii="{FONT}" w:hAnsi="{FONT}" w:eastAsia="{FONT}" w:cs="{FONT}"/>'
            f'<w:b{on}/><w:bCs{on}/><w:i w:val="0"/><w:iCs w:val="0"/><w:color w:val="{INK}"/>'
            f'<w:sz w:val="{points * 2}"/><w:szCs w:val="{points * 2}"/></w:rPr>'
        ),
    )


def _other_font_names(document: Any) -> None:
    """Says which fonts may stand in for the named one where it is not installed."""
    table = (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
        '<w:fonts xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
        f'<w:font w:name="{FONT}"><w:altName w:val="{OTHER_NAMES}"/><w:charset w:val="DE"/>'
        '<w:family w:val="swiss"/><w:pitch w:val="variable"/></w:font></w:fonts>'
    ).encode()
    for part in document.part.package.iter_parts():
        if str(part.partname) == "/word/fontTable.xml":
            part._blob = table


def _w(name: str) -> str:
    return f"{{http://schemas.openxmlformats.org/wordprocessingml/2006/main}}{name}"
