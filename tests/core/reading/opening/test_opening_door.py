"""The door: what a file is by its content, and every way in which it may not be what it says."""

import io
import os
import zipfile
from pathlib import Path

import pytest
from tests.core.reading.opening.opening_files import docx, package, paragraph, refusal, relationships, texts, xlsx

from sucharit.core.reading.opening import Limits, open_document
from sucharit.core.reading.opening.limits import MIB

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)
GOOD = docx(paragraph("แผน"))


def test_content_decides_and_a_wrong_extension_is_doubted():
    for data, name, proposed in (
        (GOOD, "แผน.pdf", ".docx"),
        (xlsx(""), "แผน.docx", ".xlsx"),
        ("ข้อความ".encode(), "แผน.DOC", ".txt"),
    ):
        (note,) = open_document(data, name).notes
        assert (note.code, note.proposed) == ("opening.extension", proposed)
        assert Path(name).suffix.lower() in note.message


@pytest.mark.parametrize("name", ["แผน.docx", "แผน", "แผน ปี 66-70", "แผน.2566", "แผน.ฉบับร่าง"])
def test_names_without_a_known_extension_are_not_doubted(name):
    assert open_document(GOOD, name).notes == ()


def test_the_digest_is_of_the_bytes_and_the_name_of_the_file(tmp_path):
    path = tmp_path / "แผนปฏิบัติการ.txt"
    path.write_bytes(b"abc\n")
    document = open_document(path)
    assert document.name == "แผนปฏิบัติการ.txt"
    assert document.digest == "edeaaff3f1774ad2888673770c6d64097e391bc362d7d6fb34982ddf0efd18cb"
    assert open_document(b"abc\n").digest == document.digest


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (OLE + "WordDocument".encode("utf-16-le"), ".docx"),
        (OLE + "Workbook".encode("utf-16-le"), ".xlsx"),
        (OLE + "EncryptedPackage".encode("utf-16-le"), "รหัสผ่าน"),
        (OLE, "รุ่นเก่า"),
        (b"{\\rtf1\\ansi text}", "RTF"),
        (b"\xef\xbb\xbf\r\n<!DOCTYPE html><html><body>x</body></html>", "HTML"),
        (b"<HTML xmlns:o='urn'>x", "HTML"),
        (b'<?xml version="1.0"?><?mso-application progid="Word.Document"?>', "XML"),
        (b"MIME-Version: 1.0\r\nContent-Type: multipart/related", "MHTML"),
        (b"\x89PNG\r\n\x1a\n123", "OCR"),
        (b"\xff\xd8\xff\xe0123", "OCR"),
        (b"II*\x00123", "OCR"),
        (b"\x00\x00\x00\x18ftypheic", "OCR"),
        (b"RIFF\x00\x00\x00\x00WEBP", "OCR"),
        (b"7z\xbc\xaf\x27\x1c", "แตกไฟล์"),
        (b"\x1f\x8b\x08", "แตกไฟล์"),
        (package({"แผน.txt": "ก"}), "แตกไฟล์"),
        (package({}), "แตกไฟล์"),
        (package({"mimetype": "application/vnd.oasis.opendocument.text"}), ".odt"),
        (package({"mimetype": "application/vnd.oasis.opendocument.spreadsheet"}), "OpenDocument"),
        (package({"ppt/presentation.xml": "<p/>"}), "PowerPoint"),
        (package({"_rels/.rels": relationships(officeDocument="xl/workbook.bin"), "xl/workbook.bin": "x"}), ".xlsb"),
    ],
)  # fmt: skip
def test_other_formats_are_named_and_the_way_round_is_told(data, says):
    assert says in refusal(data, "แผน.docx").thai


def test_text_that_only_begins_like_a_picture_is_text():
    assert texts(open_document(b"BM is the name of a firm\n", "a.txt")) == ["BM is the name of a firm"]


def test_files_that_are_not_there_or_no_files(tmp_path):
    assert "ไม่พบ" in refusal(tmp_path / "ไม่มี.docx", None).thai
    assert "ไม่พบ" in refusal(tmp_path / "ก\x00ข.docx", None).thai
    (tmp_path / "ไฟล์").write_text("x")
    assert "ไม่พบ" in refusal(tmp_path / "ไฟล์" / "แผน.docx", None).thai
    assert "โฟลเดอร์" in refusal(tmp_path, None).thai
    os.mkfifo(tmp_path / "ท่อ")
    assert "ไม่ใช่ไฟล์" in refusal(tmp_path / "ท่อ", None).thai
    (tmp_path / "วน").symlink_to(tmp_path / "วน")
    assert "เปิดไฟล์ไม่ได้" in refusal(tmp_path / "วน", None).thai
    assert "เปิดไฟล์ไม่ได้" in refusal(tmp_path / ("ก" * 300), None).thai


def test_a_file_that_may_not_be_read(tmp_path, monkeypatch):
    path = tmp_path / "ลับ.docx"
    path.write_bytes(GOOD)

    def forbidden(*_: object) -> int:
        raise PermissionError(13, "denied")

    monkeypatch.setattr(os, "open", forbidden)
    assert "สิทธิ์" in refusal(path, None).thai


def test_300_megabytes_of_text_are_refused_before_they_are_read(tmp_path):
    path = tmp_path / "ใหญ่.txt"
    with path.open("wb") as file:
        file.write("แผน\n".encode())
        file.truncate(300 * MIB)
    assert "50 MB" in refusal(path, None).thai


def test_bytes_are_measured_as_well():
    limits = Limits(text_bytes=1000, file_bytes=1000)
    for data in (b"x" * 1001, GOOD + bytes(1000), b"%PDF-1.4" + bytes(1000)):
        assert "ขนาดไฟล์" in refusal(data, "a", limits).thai


def zip_bomb(megabytes: int) -> bytes:
    return docx("<w:p/>" + " " * (megabytes * MIB))


def test_a_zip_bomb_is_refused():
    assert "คลายการบีบอัด" in refusal(zip_bomb(70)).thai
    assert "คลายการบีบอัด" in refusal(zip_bomb(12)).thai  # within the size, beyond the rate
    assert "คลายการบีบอัด" in refusal(GOOD, limits=Limits(package_bytes=100)).thai


def test_a_zip_bomb_that_lies_about_its_size_is_refused():
    bomb = bytearray(zip_bomb(12))
    with zipfile.ZipFile(io.BytesIO(bomb)) as archive:
        real = archive.getinfo("word/document.xml").file_size.to_bytes(4, "little")
    assert bomb.count(real) == 2  # before the part and in the directory
    assert "ชำรุด" in refusal(bytes(bomb.replace(real, b"\x10\x00\x00\x00"))).thai


def test_more_entries_than_any_document_has():
    many = package({**{f"junk/{n}": "" for n in range(60)}, "word/document.xml": "<a/>"})
    assert "ไฟล์ย่อย" in refusal(many, limits=Limits(package_entries=50)).thai


def test_a_directory_too_large_to_be_read_is_not_read():
    end = b"PK\x05\x06" + bytes(4) + b"\xff\xff\xff\xff" + (2_000_000_000).to_bytes(4, "little") + bytes(6)
    assert "ไฟล์ย่อย" in refusal(GOOD[:30] + end).thai


@pytest.mark.parametrize("names", [["../../etc/passwd"], ["/abs", "C:\\x"], ["word/document.xml/", "a\x00b"]])
def test_names_lead_nowhere(names):
    data = package({**dict.fromkeys(names, "x"), "_rels/.rels": relationships(officeDocument="../../../etc/passwd")})
    assert refusal(data).thai


def test_a_password_inside_the_package():
    locked = bytearray(GOOD)
    for signature, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = locked.find(signature)
        while at >= 0:
            locked[at + offset] |= 1
            at = locked.find(signature, at + 4)
    assert "รหัสผ่าน" in refusal(bytes(locked)).thai


def test_strange_compression_is_refused():
    body = {"_rels/.rels": relationships(officeDocument="word/document.xml"), "word/document.xml": "<a/>" * 99}
    assert "ชำรุด" in refusal(package(body, zipfile.ZIP_BZIP2)).thai


@pytest.mark.parametrize(
    "xml",
    [
        '<!DOCTYPE d [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]><d>&b;</d>',
        '<!DOCTYPE d SYSTEM "file:///etc/passwd"><d/>',
        '<!DOCTYPE d [<!ENTITY x SYSTEM "file:///etc/passwd">]><d>&x;</d>',
    ],
)
def test_entities_are_never_followed(xml):
    assert "DOCTYPE" in refusal(docx("", **{"word/document.xml": xml.encode()})).thai


@pytest.mark.parametrize(
    "xml", [b"", b"<w:document", b"\x00\x01", b"<a/><b/>", b'<?xml version="1.0" encoding="x-unknown"?><a/>']
)
def test_broken_xml_is_a_broken_file(xml):
    opened = docx("", **{"word/document.xml": xml})
    assert xml == b"" or "ชำรุด" in refusal(opened).thai


def test_a_truncated_package_is_a_broken_file():
    for end in range(10, len(GOOD), 97):
        assert refusal(GOOD[:end]).thai
