"""PDF with a text layer: lines in reading order, ruled tables as rows, and PDF that is out to do harm."""

import io
import time
import zlib
from itertools import pairwise

import pikepdf
import pytest
from tests.core.reading.opening.opening_files import pdf, pdf_page, refusal, rows, stream, typst_pdf

from sucharit.core.reading.opening import Limits, open_document
from sucharit.core.reading.opening.pdf.extraction import extract
from sucharit.core.reading.opening.refusals import Refused
from sucharit.core.reading.values import Line

FONT = b"<</Font<</F <</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>>>>>"


def read(data: bytes, limits: Limits | None = None) -> list[Line]:
    """The lines, without a process of its own: quicker for a test."""
    return extract(data, limits or Limits())[0]


def refused(data: bytes, limits: Limits | None = None) -> str:
    with pytest.raises(Refused) as caught:
        extract(data, limits or Limits())
    return caught.value.thai


def shown(lines: list[Line]) -> list[tuple[str, ...] | str]:
    return [line.cells or line.text for line in lines]


def written(*texts_at: tuple[int, int, str]) -> bytes:
    """Page content that writes each text at its place."""
    return b"".join(
        b"BT /F 12 Tf %d %d Td <%s> Tj ET\n" % (x, y, text.encode("cp1252").hex().encode()) for x, y, text in texts_at
    )


@pytest.fixture(scope="module")
def thai_book() -> bytes:
    return typst_pdf(
        """
#set page(numbering: "1", margin: 2cm, width: 21cm, height: 29.7cm)
#box[แผนปฏิบัติการ]#box[ป้องกันการทุจริต]

#table(columns: (1cm, 3cm, 4cm, 2cm, 2cm),
  table.header(table.cell(rowspan: 2)[ที่], table.cell(rowspan: 2)[ภารกิจ], table.cell(rowspan: 2)[โครงการ],
    table.cell(colspan: 2)[งบประมาณ], [๒๕๖๖], [๒๕๖๗]),
  [๑], [], [#box[โครงการ] #box[อบรม] #box[คุณธรรม] #box[จริยธรรม] #box[ผู้บริหาร]], [๒๐,๐๐๐], [ไม่ใช้งบประมาณ],
  table.cell(colspan: 3)[รวม ๑ โครงการ], [๒๐,๐๐๐], [-],
)
หลังตาราง น้ำใจ ปู่ ญู ฐุ กำหนด
#pagebreak()
#set par(first-line-indent: (amount: 1cm, all: true))
"""
        + "#box[องค์การบริหารส่วนตำบลดอนสุขใจ] #box[จัดทำแผน] " * 8
        + "\n\n๑. #box[ข้อหนึ่ง]\n\n๒. #box[ข้อสอง]\n"
    )


def test_a_ruled_thai_table_becomes_rows_with_merged_cells_empty(thai_book):
    document = open_document(thai_book, "เล่มแผน.pdf")
    assert (document.format, document.page_count, document.notes) == ("pdf", 2, ())
    assert rows(document) == [
        ("ที่", "ภารกิจ", "โครงการ", "งบประมาณ", ""),
        ("", "", "", "๒๕๖๖", "๒๕๖๗"),
        ("๑", "", "โครงการอบรมคุณธรรม จริยธรรมผู้บริหาร", "๒๐,๐๐๐", "ไม่ใช้งบประมาณ"),
        ("รวม ๑ โครงการ", "", "", "๒๐,๐๐๐", "-"),
    ]
    first = [line for line in document.lines if line.page == 1]
    assert first[0].text == "แผนปฏิบัติการป้องกันการทุจริต"
    assert [line.text for line in first[-2:]] == ["หลังตาราง น้ำใจ ปู่ ญู ฐุ กำหนด", "1"]
    assert [line.number for line in document.lines] == list(range(1, len(document.lines) + 1))


def test_wrapped_lines_say_that_they_go_on(thai_book):
    second = [line for line in open_document(thai_book).lines if line.page == 2]
    flags = [line.continues for line in second]
    assert flags == [False, True, True, True, False, False, False]
    assert [line.text for line in second[-3:]] == ["๑. ข้อหนึ่ง", "๒. ข้อสอง", "2"]


def going_on(*placed: tuple[int, int, str]) -> list[bool]:
    full = (50, 720, "a line as wide as the text area of this page, from its left margin to its right one at last")
    filler = [(50, 100 - 20 * n, full[2]) for n in range(3)]
    lines = read(pdf_page(written(full, *placed, *filler), FONT))
    return [line.continues for line in lines[1 : len(placed) + 1]]


def test_what_does_not_go_on():
    assert going_on((50, 700, "and so on")) == [True]
    assert going_on((50, 700, "1. item")) == [False]
    assert going_on((50, 700, "- item")) == [False]
    assert going_on((90, 700, "indented")) == [False]
    assert going_on((50, 600, "far below")) == [False]
    assert going_on((50, 700, "short"), (50, 680, "next")) == [True, False]
    item = "1. an item as wide as the text area of this page, from left to right, up to its end now"
    assert going_on((50, 690, item), (70, 675, "hanging")) == [False, True]
    contents = "part one " + ". " * 51 + "1"
    assert going_on((50, 690, contents), (50, 675, "part two . . . . 2")) == [False, False]


def test_a_signature_is_no_paragraph():
    assert going_on((300, 600, "(a name as long as half of the width of the page)"), (300, 585, "Chief executive")) == [
        False, False,
    ]  # fmt: skip


def test_lines_come_from_top_to_bottom_whatever_the_order_of_the_content():
    content = written((50, 100, "bottom"), (50, 700, "top"), (300, 400, "right"), (50, 401, "left"))
    assert shown(read(pdf_page(content, FONT))) == ["top", "left right", "bottom"]


def test_words_drawn_out_of_order_stand_where_they_are_seen():
    dash_last = written((50, 700, "2566"), (150, 700, "2570"), (100, 700, "to"), (50, 680, "next"))
    assert shown(read(pdf_page(dash_last, FONT))) == ["2566 to 2570", "next"]


def test_blanks_of_thai_are_told_by_the_gap():
    lines = read(typst_pdf("ที่ท#h(4pt)ำการ #box[ผู้]#h(4pt)#box[มี] #box[ปู่]#h(0.2pt)#box[ย่า] #box[ที่] #box[๑]"))
    assert lines[0].text == "ที่ทำการ ผู้ มี ปู่ย่า ที่ ๑"


def grid(xs: list[int], ys: list[int], how: str = "stroke") -> bytes:
    """Lines at all x and all y: strokes, or thin filled boxes as Word and LibreOffice draw them."""
    lines = [(xs[0], y, xs[-1], y) for y in ys] + [(x, ys[0], x, ys[-1]) for x in xs]
    if how == "stroke":
        return b"".join(b"%d %d m %d %d l S\n" % line for line in lines)
    if how == "pieces":
        pieces = [(x, y, u, y) for y in ys for x, u in pairwise(xs)]
        pieces += [(x, y, x, v) for x in xs for y, v in pairwise(ys)]
        return b"".join(b"%d %d m %d %d l S\n" % line for line in pieces)
    if how == "boxes":
        return b"".join(b"%d %d %d %d re S\n" % (x, y, u - x, v - y) for x, u in pairwise(xs) for y, v in pairwise(ys))
    return b"".join(b"%d %d %d %d re\n" % (x, y, max(1, u - x), max(1, v - y)) for x, y, u, v in lines) + b"f\n"


CELLS = written(
    (110, 560, "a"), (210, 560, "b"), (110, 510, "c"), (210, 510, "d"), (50, 700, "above"), (50, 300, "below")
)


@pytest.mark.parametrize("how", ["stroke", "pieces", "boxes", "fill"])
def test_tables_are_found_however_their_lines_are_drawn(how):
    content = grid([100, 200, 300], [500, 550, 600], how) + CELLS
    assert shown(read(pdf_page(content, FONT))) == ["above", ("a", "b"), ("c", "d"), "below"]


def test_tables_open_at_the_sides_and_with_double_lines():
    open_sides = b"100 600 m 300 600 l S 100 550 m 300 550 l S 100 500 m 300 500 l S 200 500 m 200 600 l S\n"
    assert shown(read(pdf_page(open_sides + CELLS, FONT)))[1:3] == [("a", "b"), ("c", "d")]
    double = grid([100, 200, 300], [500, 550, 600]) + grid([101, 201, 301], [501, 551, 601])
    assert shown(read(pdf_page(double + CELLS, FONT)))[1:3] == [("a", "b"), ("c", "d")]


def test_frames_underlines_and_drawings_are_no_tables():
    frame = b"40 40 520 720 re S 50 697 m 90 697 l S 110 555 m 300 555 l S 0 0 m 600 800 l S 100 100 50 0 360 200 c S\n"
    assert shown(read(pdf_page(frame + CELLS, FONT))) == ["above", "a b", "c d", "below"]


def test_a_table_within_a_form_is_found_in_its_place():
    form = stream(
        grid([0, 100, 200], [0, 50, 100]), b"/Type/XObject/Subtype/Form/BBox[0 0 600 800]/Matrix[1 0 0 1 100 500]"
    )
    resources = FONT[:-2] + b"/XObject<</T 5 0 R>>>>"
    content = b"q 1 0 0 1 0 0 cm /T Do Q\n" + CELLS
    assert shown(read(pdf_page(content, resources, more=(form,))))[1:3] == [("a", "b"), ("c", "d")]


@pytest.mark.parametrize("rotation", [90, 180, 270])
def test_turned_pages_are_read_upright(rotation):
    turned = {90: b"0 1 -1 0 600 0", 180: b"-1 0 0 -1 600 800", 270: b"0 -1 1 0 0 800"}[rotation]
    content = b"q %s cm\n" % turned + grid([100, 200, 300], [350, 400, 450])
    content += written((50, 500, "above"), (110, 410, "a"), (210, 410, "b"), (110, 360, "c"), (210, 360, "d")) + b"Q\n"
    expected = ["above", ("a", "b"), ("c", "d")]
    assert shown(read(pdf_page(content, FONT, b"/Rotate %d" % rotation))) == expected
    assert shown(read(pdf_page(content, FONT))) == expected  # writing drawn sideways on an upright page


def test_wrapped_cells_keep_items_apart_and_join_the_rest():
    content = grid([100, 180, 300], [400, 600]) + written(
        (110, 580, "open bid-"), (110, 560, "ding (e-"), (110, 540, "GP)"), (110, 520, "20"), (110, 500, ",000"),
        (190, 580, "1. first"), (190, 560, "2. second"), (190, 540, "going on"),
    )  # fmt: skip
    assert shown(read(pdf_page(content, FONT))) == [("open bid-ding (e-GP) 20,000", "1. first\n2. second going on")]


def test_old_thai_fonts_that_pose_as_latin_are_turned_back():
    thai = "แผนปฏิบัติการป้องกันการทุจริต".encode("cp874").decode("latin-1")
    lines, _, doubts = extract(pdf_page(written((50, 700, thai)), FONT), Limits())
    assert lines[0].text == "แผนปฏิบัติการป้องกันการทุจริต"
    assert doubts[0].code == "opening.encoding"


def test_nul_goes_and_private_use_glyphs_stay():
    meaning = b"1 begincodespacerange <00> <ff> endcodespacerange 2 beginbfchar <41> <f70a> <42> <0000> endbfchar"
    resources = FONT[:-6] + b"/ToUnicode 5 0 R>>>>>>"
    assert read(pdf_page(written((50, 700, "xAyBz")), resources, more=(stream(meaning),)))[0].text == "x\uf70ayz"


def test_a_scan_is_refused_with_what_to_do():
    picture = stream(
        b"\xff" * 300, b"/Type/XObject/Subtype/Image/Width 10/Height 10/ColorSpace/DeviceRGB/BitsPerComponent 8"
    )
    scan = pdf_page(b"q 600 0 0 800 0 0 cm /I Do Q", b"<</XObject<</I 5 0 R>>>>", more=(picture,))
    assert "OCR" in refusal(scan, "สแกน.pdf").thai
    assert "สแกน" in refused(pdf_page(b""))


def test_single_pages_without_text_are_doubted(thai_book):
    with_picture = typst_pdf("หน้าแรกมีข้อความยาวพอ\n#pagebreak()\n#rect(width: 5cm)\n#pagebreak()\nหน้าสามมีข้อความยาวพอ")
    (note,) = extract(with_picture, Limits())[2]
    assert note.code == "opening.page-without-text" and "(หน้า 2)" in note.message


def encrypted(data: bytes, user: str) -> bytes:
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(data)) as document:
        document.save(out, encryption=pikepdf.Encryption(user=user, owner="เจ้าของ"))
    return out.getvalue()


def test_a_password_to_open_is_refused_and_one_to_change_is_not(thai_book):
    assert "รหัสผ่าน" in refused(encrypted(thai_book, "ลับ"))
    assert len([line for line in read(encrypted(thai_book, "")) if line.cells]) == 4


def test_damaged_files_are_refused_or_read_as_far_as_they_go(thai_book):
    assert "ชำรุด" in refused(b"%PDF-1.7\n" + bytes(100))
    assert "ชำรุด" in refused(thai_book[: len(thai_book) // 3])
    moved = thai_book.replace(b"startxref\n", b"startxref\n9")
    for damaged in (moved, b"rubbish before\n" + thai_book):
        assert read(damaged)[0].text == "แผนปฏิบัติการป้องกันการทุจริต"


def many_pages(count: int) -> bytes:
    kids = b"3 0 R " * count
    return pdf(
        [
            b"<</Type/Catalog/Pages 2 0 R>>",
            b"<</Type/Pages/Kids[%s]/Count %d>>" % (kids, count),
            b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 4 0 R/Resources %s>>" % FONT,
            stream(written((50, 700, "page"))),
        ]
    )


def test_ten_thousand_pages_are_refused():
    assert "จำนวนหน้า" in refused(many_pages(10_000))


@pytest.mark.parametrize("count", [b"-1", b"0", b"2147483647", b"99999999999999999999"])
def test_a_page_tree_that_lies_about_its_size(count):
    lying = many_pages(1).replace(b"/Count 1", b"/Count " + count)
    try:
        assert shown(read(lying)) == ["page"]
    except Refused as refused:
        assert "ชำรุด" in refused.thai or "จำนวนหน้า" in refused.thai


def test_a_page_tree_that_bites_its_tail():
    circle = pdf([b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids[2 0 R 2 0 R]/Parent 2 0 R/Count 2>>"])
    assert refused(circle)


@pytest.mark.parametrize(
    "limits",
    [Limits(page_characters=10), Limits(text_bytes=70_000, pages=1), Limits(lines=3), Limits(cells=10)],
    ids=["characters of a page", "pages", "lines", "cells"],
)
def test_more_than_allowed_is_refused(thai_book, limits):
    assert "เกินกำหนด" in refused(thai_book, limits)


def test_a_page_that_is_a_drawing_gives_its_text_and_a_doubt():
    content = b"".join(b"%d 0 m %d 800 l S\n" % (x % 600, x % 600) for x in range(700)) + CELLS
    lines, _, doubts = extract(pdf_page(content, FONT), Limits(page_segments=1000))
    assert shown(lines) == ["above", "a b", "c d", "below"]
    assert doubts[0].code == "opening.page-drawing"


def forms_within_forms(depth: int, times: int) -> bytes:
    forms = []
    for number in range(depth):
        inner = b"/F Do " * times if number < depth - 1 else b"0 0 10 1 re f "
        below = b"/Resources<</XObject<</F %d 0 R>>>>" % (6 + number) if number < depth - 1 else b""
        forms.append(stream(inner, b"/Type/XObject/Subtype/Form/BBox[0 0 600 800]" + below))
    return pdf_page(b"/F Do", b"<</XObject<</F 5 0 R>>>>", more=tuple(forms))


def test_two_kilobytes_that_would_draw_for_hours_are_stopped():
    begun = time.monotonic()
    found = refusal(forms_within_forms(12, 10), "a.pdf", Limits(worker_seconds=1, worker_memory=1 << 30))
    assert "ซับซ้อน" in found.thai
    assert time.monotonic() - begun < 8


def test_a_stream_that_inflates_beyond_memory_is_stopped():
    bomb = zlib.compress(zlib.compress(b"0 0 m 9 9 l S\n" * 30_000_000, 9), 9)
    inflating = pdf(
        [
            b"<</Type/Catalog/Pages 2 0 R>>",
            b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
            b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 4 0 R>>",
            stream(bomb, b"/Filter[/FlateDecode/FlateDecode]"),
        ]
    )
    assert len(inflating) < 20_000
    assert refusal(inflating, "a.pdf", Limits(worker_seconds=1, worker_memory=600 << 20)).thai


def test_scripts_and_launches_are_not_run():
    action = (
        b"<</Type/Catalog/Pages 2 0 R/OpenAction<</S/JavaScript/JS(app.alert\\(1\\))>>/AA<</WC<</S/Launch/F(calc)>>>>>>"
    )
    harmless = pdf_page(CELLS, FONT).replace(b"<</Type/Catalog/Pages 2 0 R>>", action)
    assert "above" in shown(read(harmless))


def test_a_worker_that_says_nonsense_is_a_refusal(monkeypatch, thai_book):
    monkeypatch.setattr("sucharit.core.reading.opening.pdf.COMMAND", ("-c", "print('hello')"))
    assert "ซับซ้อน" in refusal(thai_book, "a.pdf").thai
