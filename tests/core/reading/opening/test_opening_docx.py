"""Word files: paragraphs, tables and the list numbers that Word prints but does not store."""

import io

import docx as python_docx
import pytest
from tests.core.reading.opening.opening_files import cell, docx, paragraph, refusal, row, rows, table, texts

from sucharit.core.reading.opening import Limits, open_document

STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main"


def run(text: str, properties: str = "") -> str:
    return f"<w:r><w:rPr>{properties}</w:rPr><w:t>{text}</w:t></w:r>"


def numbered(text: str, level: int = 0, list_id: int = 1) -> str:
    return paragraph(text, f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{list_id}"/></w:numPr>')


def level(index: int, form: str, pattern: str, more: str = "", start: int = 1) -> str:
    return (
        f'<w:lvl w:ilvl="{index}"><w:start w:val="{start}"/><w:numFmt w:val="{form}"/>'
        f'<w:lvlText w:val="{pattern}"/>{more}</w:lvl>'
    )


def numbering(*levels: str, uses: str = '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>') -> str:
    return f'<w:abstractNum w:abstractNumId="0">{"".join(levels)}</w:abstractNum>{uses}'


def test_paragraphs_and_tables_come_in_order_with_merged_cells_empty():
    body = (
        paragraph("ก่อน")
        + table(
            row(cell("มิติ", '<w:vMerge w:val="restart"/>'), cell("งบประมาณ", '<w:gridSpan w:val="2"/>')),
            row(cell("ค้าง", "<w:vMerge/>"), "๒๕๖๖", "๒๕๖๗"),
            row(
                "",
                cell(paragraph("ก") + paragraph() + paragraph("ข")),
                "ค",
                properties='<w:trPr><w:gridBefore w:val="1"/></w:trPr>',
            ),
        )
        + paragraph("หลัง")
    )
    document = open_document(docx(body), "แผน.docx")
    assert document.format == "docx"
    assert [line.cells or line.text for line in document.lines] == [
        "ก่อน", ("มิติ", "งบประมาณ", ""), ("", "๒๕๖๖", "๒๕๖๗"), ("", "", "ก\nข", "ค"), "หลัง",
    ]  # fmt: skip
    assert [line.number for line in document.lines] == [1, 2, 3, 4, 5]
    assert document.lines[1].text == "มิติ\tงบประมาณ\t"


def test_thai_list_numbers_are_printed_as_word_prints_them():
    levels = numbering(
        level(0, "thaiNumbers", "%1."),
        level(1, "thaiNumbers", "%1.%2)", '<w:suff w:val="nothing"/>'),
        level(2, "thaiLetters", "(%3)"),
        level(3, "bullet", "\uf0b7"),
    )
    body = "".join(numbered(text, at) for text, at in [("ชื่อ", 0), ("เหตุผล", 0), ("ข้อ", 1), ("ข้อ", 1), ("ย่อย", 2),
                                                       ("ย่อย", 2), ("จุด", 3), ("เป้าหมาย", 0), ("ข้อ", 1)])  # fmt: skip
    assert texts(open_document(docx(body, numbering=levels))) == [
        "๑. ชื่อ", "๒. เหตุผล", "๒.๑)ข้อ", "๒.๒)ข้อ", "(ก) ย่อย", "(ข) ย่อย", "• จุด", "๓. เป้าหมาย", "๓.๑)ข้อ",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("form", "count", "printed"),
    [("thaiLetters", 3, "ค"), ("thaiLetters", 43, "ขข"), ("thaiCounting", 21, "ยี่สิบเอ็ด"), ("thaiCounting", 11, "สิบเอ็ด"),
     ("thaiCounting", 1, "หนึ่ง"), ("thaiCounting", 103, "หนึ่งร้อยสาม"), ("lowerRoman", 44, "xliv"),
     ("upperRoman", 9, "IX"), ("upperLetter", 28, "BB"), ("lowerLetter", 2, "b"), ("decimalZero", 7, "07"),
     ("none", 7, ""), ("hebrew1", 5, "5"), ("lowerLetter", 9_999_999, "9999999")],
)  # fmt: skip
def test_number_formats(form, count, printed):
    found = open_document(docx(numbered("ข้อ"), numbering=numbering(level(0, form, "%1", start=count))))
    assert texts(found) == [f"{printed} ข้อ" if printed else "ข้อ"]


def test_a_list_that_begins_anew_and_one_that_goes_on_elsewhere():
    uses = "".join(
        f'<w:num w:numId="{n}"><w:abstractNumId w:val="0"/>{more}</w:num>'
        for n, more in [(1, ""), (2, '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>'), (3, "")]
    )
    body = "".join(numbered("ข้อ", 0, n) for n in (1, 1, 2, 2, 3)) + numbered("ไม่มีเลข", 0, 0)
    found = texts(open_document(docx(body, numbering=numbering(level(0, "decimal", "%1)"), uses=uses))))
    assert found == ["1) ข้อ", "2) ข้อ", "1) ข้อ", "2) ข้อ", "3) ข้อ", "ไม่มีเลข"]


def test_levels_that_never_restart_and_legal_numbers():
    levels = numbering(
        level(0, "thaiNumbers", "ส่วนที่ %1"), level(1, "decimal", "%2.", '<w:lvlRestart w:val="0"/>'),
        level(2, "thaiLetters", "%1.%3", "<w:isLgl/>"),
    )  # fmt: skip
    body = "".join(numbered("", at) for at in (0, 1, 1, 0, 1, 2))
    found = [text.strip() for text in texts(open_document(docx(body, numbering=levels)))]
    assert found == ["ส่วนที่ ๑", "1.", "2.", "ส่วนที่ ๒", "3.", "2.1"]


def test_numbers_by_paragraph_style_and_inside_table_cells():
    styles = (
        '<w:style w:styleId="a"><w:name w:val="heading 2"/><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>'
        "</w:style>"
        '<w:style w:styleId="b"><w:basedOn w:val="a"/></w:style>'
    )
    levels = numbering(level(0, "decimal", "%1"), level(1, "thaiNumbers", "%1.%2", '<w:pStyle w:val="b"/>'))
    body = paragraph("หัวข้อ", '<w:pStyle w:val="a"/>') + table(row(cell(paragraph("ย่อย", '<w:pStyle w:val="b"/>')), "ข"))
    document = open_document(docx(body, styles, levels))
    assert texts(document) == ["1 หัวข้อ", "1.๑ ย่อย\tข"]
    assert document.lines[0].heading_level == 2


def test_borrowed_list_styles():
    levels = (
        '<w:abstractNum w:abstractNumId="0"><w:numStyleLink w:val="S"/></w:abstractNum>'
        f'<w:abstractNum w:abstractNumId="7"><w:styleLink w:val="S"/>{level(0, "thaiNumbers", "%1.")}</w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    )
    assert texts(open_document(docx(numbered("ข้อ"), numbering=levels))) == ["๑. ข้อ"]


def test_heading_styles_and_outline_levels_are_hints():
    styles = (
        '<w:style w:styleId="1"><w:name w:val="Heading 1"/></w:style>'
        '<w:style w:styleId="2"><w:basedOn w:val="1"/></w:style>'
    )
    body = "".join(
        paragraph("ก", p) for p in ('<w:pStyle w:val="1"/>', '<w:pStyle w:val="2"/>', '<w:outlineLvl w:val="2"/>', "")
    )
    assert [line.heading_level for line in open_document(docx(body, styles)).lines] == [1, 1, 3, None]


def test_tracked_changes_read_as_if_accepted():
    body = (
        f"<w:p><w:ins>{run('เพิ่ม')}</w:ins><w:del><w:r><w:delText>ลบ</w:delText><w:tab/></w:r></w:del>"
        f"<w:moveFrom>{run('ย้ายไป')}</w:moveFrom><w:moveTo>{run('ย้ายมา')}</w:moveTo></w:p>"
        "<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr>" + run("ต่อ") + "</w:p>" + paragraph("กัน")
        + table(row("ก", "ข"), row("ลบ", "แถว", properties="<w:trPr><w:del/></w:trPr>"))
        + '<w:p><w:pPr><w:pPrChange><w:pPr><w:outlineLvl w:val="0"/></w:pPr></w:pPrChange></w:pPr>'
        + run("เดิม") + "</w:p>"
    )  # fmt: skip
    document = open_document(docx(body))
    assert texts(document) == ["เพิ่มย้ายมา", "ต่อกัน", "ก\tข", "เดิม"]
    assert document.lines[-1].heading_level is None


def test_content_controls_fields_symbols_and_hidden_text():
    body = (
        f"<w:sdt><w:sdtPr><w:alias/></w:sdtPr><w:sdtContent>{paragraph('ในกล่อง')}</w:sdtContent></w:sdt>"
        "<w:p><w:r><w:fldChar/><w:instrText>TOC \\o</w:instrText></w:r>" + run("คำนำ") + "<w:r><w:tab/></w:r>"
        + run("ก") + "</w:p>"
        '<w:p><w:r><w:sym w:font="Wingdings" w:char="F0FE"/><w:sym w:char="zz"/><w:noBreakHyphen/><w:t> ใช่</w:t></w:r>'
        + run("ซ่อน", "<w:vanish/>") + run("เห็น", '<w:vanish w:val="0"/>') + "</w:p>"
        '<w:p><w:pPr><w:tabs><w:tab w:val="left"/></w:tabs></w:pPr>' + run("แท็บ") + "</w:p>"
    )  # fmt: skip
    assert texts(open_document(docx(body))) == ["ในกล่อง", "คำนำ\tก", "☑- ใช่เห็น", "แท็บ"]


def test_line_breaks_are_lines_in_running_text_and_stay_inside_cells():
    broken = "<w:p><w:r><w:t>บน</w:t><w:br/><w:t>ล่าง</w:t></w:r></w:p>"
    document = open_document(docx(broken + table(row(cell(broken), "ข"))))
    assert [line.cells or line.text for line in document.lines] == ["บน", "ล่าง", ("บน\nล่าง", "ข")]


def test_text_boxes_follow_their_paragraph_and_are_read_once():
    box = f"<w:txbxContent>{paragraph('ในกรอบ')}{table(row('ก', 'ข'))}</w:txbxContent>"
    body = (
        f"<w:p>{run('หน้า')}<mc:AlternateContent><mc:Choice><wps:txbx>{box}</wps:txbx></mc:Choice>"
        f"<mc:Fallback><w:pict><v:textbox>{box}</v:textbox></w:pict></mc:Fallback></mc:AlternateContent>{run('หลัง')}</w:p>"
    )
    assert texts(open_document(docx(body))) == ["หน้าหลัง", "ในกรอบ", "ก\tข"]


def test_nested_tables_follow_their_row_and_one_cell_frames_vanish():
    inner = table(row("๑", "๒"), row("๓", "๔"))
    body = table(row(cell(paragraph("ซ้าย") + inner), "ขวา")) + table(
        row(cell(paragraph("กรอบ") + inner + paragraph("ท้าย")))
    )
    found = [line.cells or line.text for line in open_document(docx(body)).lines]
    assert found == [("ซ้าย", "ขวา"), ("๑", "๒"), ("๓", "๔"), "กรอบ", ("๑", "๒"), ("๓", "๔"), "ท้าย"]


def test_pages_are_counted_once_where_word_marked_what_was_asked_for():
    page = '<w:p><w:r><w:br w:type="page"/></w:r></w:p>'
    marked = f"<w:p><w:r><w:lastRenderedPageBreak/></w:r>{run('สอง')}</w:p>"
    section = paragraph("จบส่วน", '<w:sectPr><w:type w:val="nextPage"/></w:sectPr>')
    inside = "<w:p><w:r><w:t>ต้น</w:t><w:lastRenderedPageBreak/><w:t>ปลาย</w:t></w:r></w:p>"
    flowing = paragraph("ไหล", '<w:sectPr><w:type w:val="continuous"/></w:sectPr>')
    body = paragraph("หนึ่ง") + page + marked + section + paragraph("สาม", "<w:pageBreakBefore/>") + inside + flowing
    document = open_document(docx(body + paragraph("ห้า", "<w:pageBreakBefore/>")))
    found = {line.text: line.page for line in document.lines if line.text}
    assert found == {"หนึ่ง": 1, "สอง": 2, "จบส่วน": 2, "สาม": 3, "ต้น": 3, "ปลาย": 4, "ไหล": 4, "ห้า": 5}
    assert document.page_count == 5


def test_pages_are_not_known_where_nothing_marks_them():
    document = open_document(docx(paragraph("ก")))
    assert document.page_count is None and document.lines[0].page is None


def test_pages_are_not_known_where_more_stands_between_two_breaks_than_a_page_holds():
    page = '<w:p><w:r><w:br w:type="page"/></w:r></w:p>'
    short = open_document(docx(paragraph("ก") + page + paragraph("ข")))
    assert short.page_count == 2 and short.lines[-1].page == 2
    long = open_document(docx(paragraph("ก" * 95) * 40 + page + paragraph("ข")))
    assert long.page_count is None and long.lines[-1].page is None


def test_a_table_row_knows_the_page_it_begins_on():
    moved = "<w:p><w:r><w:lastRenderedPageBreak/><w:t>แถวสอง</w:t></w:r></w:p>"
    document = open_document(docx(table(row("แถวหนึ่ง", "ก"), row(cell(moved), "ข"))))
    assert [line.page for line in document.lines] == [1, 2]


def test_strict_files_and_macro_files_are_word_files_too():
    assert texts(open_document(docx(paragraph("เข้มงวด"), namespace=STRICT))) == ["เข้มงวด"]
    types = (
        '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Override PartName="/word/document.xml" '
        'ContentType="application/vnd.ms-word.document.macroEnabled.main+xml"/></Types>'
    )
    document = open_document(docx(paragraph("มาโคร"), **{"[Content_Types].xml": types.encode()}), "a.docm")
    assert texts(document) == ["มาโคร"] and document.notes == ()


def test_what_python_docx_writes():
    written = python_docx.Document()
    written.add_heading("แผนปฏิบัติการ", 1)
    written.add_paragraph("ข้อหนึ่ง", style="List Number")
    written.add_paragraph("ข้อสอง", style="List Number")
    grid = written.add_table(rows=2, cols=3)
    grid.cell(0, 0).merge(grid.cell(1, 0)).text = "รวม"
    grid.cell(0, 1).merge(grid.cell(0, 2)).text = "ปี"
    written.sections[0].header.paragraphs[0].text = "หัวกระดาษ"
    out = io.BytesIO()
    written.save(out)
    document = open_document(out.getvalue())
    assert texts(document)[:3] == ["แผนปฏิบัติการ", "1. ข้อหนึ่ง", "2. ข้อสอง"]
    assert rows(document) == [("รวม", "ปี", ""), ("", "", "")]
    assert document.lines[0].heading_level == 1


def test_documents_embedded_as_whole_files_are_doubted():
    assert open_document(docx(paragraph("ก") + "<w:altChunk/>")).notes[0].code == "opening.embedded"


def test_a_word_file_of_pictures_only_is_a_scan():
    scanned = docx("<w:p><w:r><w:drawing/></w:r></w:p>", **{"word/media/image1.jpeg": b"\xff\xd8"})
    assert "OCR" in refusal(scanned).thai


def test_an_empty_word_file_opens():
    assert texts(open_document(docx(""))) == []


@pytest.mark.parametrize(
    ("limits", "body"),
    [
        (Limits(cells=100), table(*[row(*["ก"] * 10)] * 11)),
        (Limits(cells=100), table(row(*['<w:tc><w:tcPr><w:gridSpan w:val="30"/></w:tcPr><w:p/></w:tc>'] * 4))),
        (Limits(lines=100), "<w:p/>" * 101),
        (Limits(lines=100), f"<w:p><w:r>{'<w:br/>' * 101}</w:r></w:p>"),
        (Limits(), "<w:tbl><w:tr><w:tc>" * 30 + "<w:p/>" + "</w:tc></w:tr></w:tbl>" * 30),
        (Limits(), "<w:p><w:r><w:txbxContent>" * 30 + "</w:txbxContent></w:r></w:p>" * 30),
    ],
    ids=["cells", "merged cells", "paragraphs", "line breaks", "nested tables", "nested boxes"],
)
def test_more_than_allowed_is_refused(limits, body):
    assert "เกินกำหนด" in refusal(docx(body), limits=limits).thai or "ซ้อน" in refusal(docx(body), limits=limits).thai


def test_misplaced_elements_do_no_harm():
    body = "<w:tc><w:p/></w:tc><w:tr><w:tc/></w:tr><w:r><w:t>ลอย</w:t><w:tab/></w:r><w:numId/><w:gridSpan/><w:vMerge/>"
    body += (
        "<w:txbxContent><w:p/></w:txbxContent><w:sym/><w:p><w:p><w:r><w:t>ซ้อน</w:t></w:r></w:p></w:p><w:tr/><w:trPr/>"
    )
    assert "ซ้อน" in texts(open_document(docx(body)))


def test_numbers_out_of_all_measure_do_no_harm():
    levels = numbering(level(0, "thaiLetters", "%1" * 5000, start=4999))
    body = numbered("ข้อ") + numbered("ลึก", 99) + numbered("ไม่มี", 0, 42) + numbered("ติดลบ", -1)
    found = texts(open_document(docx(body, numbering=levels)))
    assert len(found[0]) < 100 and found[1:] == ["ลึก", "ไม่มี", "ติดลบ"]
