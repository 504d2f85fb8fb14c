"""Text files: the right letters, the right line numbers, tables as cells."""

import subprocess
import time

import pytest
from tests.core.reading.opening.opening_files import line_at, refusal, rows, texts

from sucharit.core.reading.opening import Limits, open_document

THAI = "แผนปฏิบัติการป้องกันการทุจริต\nองค์การบริหารส่วนตำบลดอนสุขใจ ที่ ๑/๒๕๖๖\n\nโครงการที่ ๑ น้ำใจงาม “สุจริต” – ผู้รู้\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp874"])
def test_thai_comes_through_whatever_program_saved_it(encoding):
    document = open_document(THAI.encode(encoding), "แผน.txt")
    assert texts(document) == THAI.splitlines()
    assert document.format == "txt" and document.notes == () and document.page_count is None
    assert [line.number for line in document.lines] == [1, 2, 3, 4]


def test_tis_620_without_typographic_marks():
    plain = THAI.replace("“", '"').replace("”", '"').replace("–", "-")
    assert texts(open_document(plain.encode("tis-620"), "แผน.txt")) == plain.splitlines()


def as_code_page(data: bytes, code_page: str) -> str:
    """Bytes read with the wrong code page, undefined bytes as control characters, as Windows does."""
    return "".join(
        chr(byte) if (sign := bytes([byte]).decode(code_page, "replace")) == "\ufffd" else sign for byte in data
    )


@pytest.mark.parametrize(
    "scrambled",
    [
        pytest.param(as_code_page(THAI.encode(), "cp1252"), id="UTF-8 read as Windows-1252"),
        pytest.param(as_code_page(THAI.encode(), "latin-1"), id="UTF-8 read as Latin-1"),
        pytest.param(as_code_page(THAI.encode(), "cp874"), id="UTF-8 read as Thai"),
        pytest.param(as_code_page(THAI.encode("cp874"), "latin-1"), id="Thai read as Latin-1"),
    ],
)
def test_scrambled_thai_is_turned_back_and_the_officer_is_told(scrambled):
    document = open_document(scrambled.encode(), "แผน.txt")
    assert texts(document)[:2] == THAI.splitlines()[:2]
    assert [note.code for note in document.notes] == ["opening.encoding"]


def test_scrambled_thai_with_letters_lost_is_refused():
    lossy = THAI.encode().decode("cp1252", "replace") * 3
    assert "กู้คืนไม่ได้" in refusal(lossy.encode(), "แผน.txt").thai


def test_real_words_that_look_like_scrambling_are_left_alone():
    text = "เธอเนื้อเย็น เธอนั่งใน เนินเธอ\n" * 5
    assert texts(open_document(text.encode(), "ก.txt")) == text.splitlines()


@pytest.mark.parametrize("text", ["Élève à l'école déjà, été\n" * 10, "GRÜSSE AUS MÜNCHEN\n" * 10])
def test_other_languages_are_opened_as_they_are(text):
    assert texts(open_document(text.encode(), "a.txt")) == text.splitlines()


@pytest.mark.parametrize(
    "data",
    [
        "Élève à l'école déjà été".encode("latin-1") * 20,
        "План противодействия коррупции".encode("cp1251") * 20,
        "日本語の文書です".encode("shift-jis") * 20,
    ],
    ids=["Latin-1", "Cyrillic", "Shift-JIS"],
)
def test_an_encoding_that_cannot_be_told_is_refused_with_the_way_out(data):
    assert "UTF-8" in refusal(data, "a.txt").thai


def test_a_few_broken_bytes_are_shown_and_doubted():
    data = THAI.encode() * 30
    document = open_document(data[:-2] + b"\xff\xfe", "แผน.txt")
    assert document.notes[0].code == "opening.lost-characters"
    assert document.lines[0].text == THAI.splitlines()[0]


def test_line_numbers_agree_with_sed(tmp_path):
    path = tmp_path / "แผน.txt"
    path.write_text("\n\nหนึ่ง\n\nสอง\u2028ยัง\x0bสอง\nสาม", "utf-8")
    for line in open_document(path).lines:
        shown = subprocess.run(["sed", "-n", f"{line.number}p", path], capture_output=True, text=True, check=True)
        assert shown.stdout.removesuffix("\n") == line.text


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_every_kind_of_line_end(end):
    assert texts(open_document(f"ก{end}{end}ข{end}".encode(), "a.txt")) == ["ก", "", "ข"]


def test_form_feeds_begin_pages_without_moving_line_numbers():
    document = open_document("หน้าหนึ่ง\n\x0cหน้าสอง\nต่อ\x0cหน้าสาม\n\x0c\n".encode(), "a.txt")
    found = [(line.number, line.page, line.text) for line in document.lines]
    assert found == [(1, 1, "หน้าหนึ่ง"), (2, 2, "หน้าสอง"), (3, 2, "ต่อ"), (3, 3, "หน้าสาม"), (4, 4, "")]
    assert document.page_count == 4


def test_tabs_make_cells_where_a_line_fills_two():
    text = "\tย่อหน้าเยื้อง\n\n\tหน้า\nคำนำ\tก\nส่วนที่ ๑\t\n\n \t\t\nท้าย\t\n"
    document = open_document(text.encode(), "a.txt")
    assert rows(document) == [("", "หน้า"), ("คำนำ", "ก"), ("ส่วนที่ ๑", "")]
    assert document.lines[0].text == "\tย่อหน้าเยื้อง"


def test_markdown_tables_headings_and_breaks():
    text = (
        "# แผน\n| ที่ | โครงการ |\n|:--|--:|\n| ๑ | อบรม<br>ประชุม \\| สัมมนา |\nก่อน\n"
        "ปี | บาท\n--- | ---\n๒๕๖๖ | ๐\n\nราคา | บาท\n"
    )
    document = open_document(text.encode(), "a.md")
    assert rows(document) == [("ที่", "โครงการ"), ("๑", "อบรม\nประชุม | สัมมนา"), ("ปี", "บาท"), ("๒๕๖๖", "๐")]
    assert line_at(document, "# แผน").heading_level == 1
    assert [line.number for line in document.lines if line.cells] == [2, 4, 6, 8]
    assert document.lines[-1].cells == ()


def test_html_tables_of_ocr_engines():
    text = (
        'ก่อน <table border=1><tr><th rowspan="2">มิติ</th><th colspan=2>ปี</th></tr>'
        "<tr><td>๒๕๖๖</td><td><p>ก &amp; ข</p> <p><b>ค</b></p></td></tr></table> หลัง\n"
        "<TABLE>\n<tr>\n<td>a\nb</td>\n<td></td></tr><tr><td>กรอบเดียว</td></tr></TABLE>\n"
        "<p>หนึ่ง</p> <p>สอง</p>\n\t<p>ใน</p><p>ช่อง</p>\t๔\nเว็บ <http://example.go.th> และ <ไม่ใช่แท็ก>\n"
    )
    document = open_document(text.encode(), "a.txt")
    found = [(line.number, line.cells or line.text) for line in document.lines]
    assert found == [
        (1, "ก่อน"), (1, ("มิติ", "ปี", "")), (1, ("", "๒๕๖๖", "ก & ข\nค")), (1, "หลัง"),
        (3, ("a\nb", "")), (6, "กรอบเดียว"), (7, "หนึ่ง"), (7, "สอง"), (8, ("", "ใน\nช่อง", "๔")),
        (9, "เว็บ <http://example.go.th> และ <ไม่ใช่แท็ก>"),
    ]  # fmt: skip


def test_an_html_table_that_stops_short_swallows_nothing():
    text = (
        "<table><tr><td>ขาด</td><td>กลาง\nคัน\n\nย่อหน้าต่อไป\n\tเยื้อง\n<table><tr><td>ใหม่</td><td>ครบ</td></tr></table>\n"
    )
    document = open_document(text.encode(), "a.txt")
    assert rows(document) == [("ขาด", "กลาง\nคัน"), ("ใหม่", "ครบ")]
    assert "ย่อหน้าต่อไป" in texts(document) and "\tเยื้อง" in texts(document)


def test_tables_within_tables_are_flattened_and_absurd_spans_are_cut():
    inner = "<table>" * 50 + "<tr><td>ใน</td></tr>" + "</table>" * 50
    text = f'<table><tr><td>{inner}</td><td colspan="99999" rowspan="99999">กว้าง</td></tr><tr><td>ต่อ</td></tr></table>'
    document = open_document(text.encode(), "a.txt")
    first, second = rows(document)
    assert (first[0], first[1], second[0], len(first)) == ("ใน", "กว้าง", "ต่อ", Limits().columns)


def test_nul_bytes_go_and_the_rest_stays_raw():
    document = open_document("ก\x00ข \uf70a ํา\u200bเเ\n".encode() * 20, "a.txt")
    assert document.lines[0].text == "กข \uf70a ํา\u200bเเ"


@pytest.mark.parametrize("text", ["12345\n67890\n" * 50, "   \n\t\n \n", "๑๒๓\n"])
def test_a_page_of_only_digits_or_blanks_is_opened(text):
    assert len(open_document(text.encode(), "a.txt").lines) == text.count("\n")


@pytest.mark.parametrize("data", [b"", b"\xef\xbb\xbf", b"\xff\xfe", b"\x00\x00"])
def test_an_empty_file_is_refused(data):
    assert "ว่างเปล่า" in refusal(data, "แผน.txt").thai


@pytest.mark.parametrize("data", [bytes(range(256)) * 40, b"\x7fELF\x02\x01\x01" + bytes(500), b"MZ\x90\x00\x03" * 99])
def test_binary_rubbish_is_refused(data):
    assert ".docx" in refusal(data, "แผน.txt").english or "UTF-8" in refusal(data, "แผน.txt").english


@pytest.mark.parametrize(
    "text", ["\n" * 2000, "ก\tข\n" * 1001, "| ก | ข |\n" * 1001, "<table><tr><td>ก<td>ข</table>\n" * 1001]
)
def test_more_lines_or_cells_than_allowed_are_refused(text):
    assert "เกินกำหนด" in refusal(text.encode(), "แผน.txt", Limits(lines=2000, cells=2000)).thai


@pytest.mark.parametrize(
    "hostile",
    ["<table>" * 200_000, "<td " * 400_000, "|" * 2_000_000, "\t" * 2_000_000, "<table><tr><td>" + "\n\n" * 100_000,
     "| a\n" * 200_000, "&" * 1_000_000 + "<table><tr><td>&#" * 50_000, "# " * 900_000, "<" * 2_000_000],
)  # fmt: skip
def test_text_built_to_be_slow_is_not(hostile):
    begun = time.process_time()
    open_document(hostile.encode(), "a.txt", Limits(cells=5_000_000))
    assert time.process_time() - begun < 5
