"""A photo comes in safe and anonymous; a document as it came; nonsense not at all."""

import datetime
import hashlib
import io
import struct
import zipfile
import zlib
from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError
from PIL import Image, PngImagePlugin
from tests.work.evidence.conftest import PDF, photo, stored_bytes, upload

from sucharit.base.audit.models import Entry
from sucharit.base.files.actions import UnacceptableFile
from sucharit.base.files.models import StoredFile
from sucharit.base.people.gate import NotAllowed
from sucharit.office.demonstration.people import Cast
from sucharit.work.evidence.actions import add_address, add_file, keep_place
from sucharit.work.evidence.models import Evidence


def test_a_photo_loses_what_the_camera_wrote_and_keeps_its_day(office: Cast):
    content = photo(size=(64, 48), turned=6)
    row = add_file(upload(content), by=office.officer("reporter"), title=" ถนนซอย 3  หลังซ่อม ")
    kept = stored_bytes(row)
    with Image.open(io.BytesIO(kept)) as picture:
        assert picture.size == (48, 64)  # upright
        assert not picture.getexif()
        assert set(picture.info) <= {"jfif", "jfif_version", "jfif_unit", "jfif_density"}
    assert b"PhoneMaker" not in kept and b"Exif" not in kept
    assert (row.title, row.kind, row.personal) == ("ถนนซอย 3 หลังซ่อม", "photo", False)
    assert (row.taken_on, row.taken_by_camera) == (datetime.date(2026, 3, 14), True)
    assert (row.latitude, row.longitude) == (None, None)
    assert (row.camera.latitude, row.camera.longitude) == (Decimal("15.38"), Decimal("100.025"))
    assert row.received_digest == hashlib.sha256(content).hexdigest() != row.file.digest
    assert row.thumbnail.kind == "jpeg"
    assert Entry.objects.get(verb="evidence.added").facts["digest"] == row.received_digest


def test_the_place_is_kept_by_choice_alone(office: Cast):
    reporter = office.officer("reporter")
    kept = add_file(upload(photo()), by=reporter, title="ก", keep_place=True)
    assert (kept.latitude, kept.longitude) == (Decimal("15.38"), Decimal("100.025"))
    later = add_file(upload(photo(colour="red")), by=reporter, title="ข")
    keep_place(later, by=reporter, latitude=later.camera.latitude, longitude=later.camera.longitude)
    later.refresh_from_db()
    assert later.latitude == Decimal("15.38000")
    nowhere = add_file(upload(photo(placed=False)), by=reporter, title="ค", keep_place=True)
    assert nowhere.latitude is None


def test_a_camera_without_a_clock_says_no_day(office: Cast):
    reporter = office.officer("reporter")
    for day in ("", "0000:00:00 00:00:00", "1980:01:01 00:00:00", "2091:01:01 00:00:00", "ไม่ใช่วันที่"):
        assert add_file(upload(photo(day=day)), by=reporter, title="ก").taken_on is None
    told = add_file(upload(photo()), by=reporter, title="ก", taken_on=datetime.date(2026, 3, 1))
    assert (told.taken_on, told.taken_by_camera) == (datetime.date(2026, 3, 1), False)
    with pytest.raises(ValidationError, match="ไม่เกินวันนี้"):
        add_file(upload(photo()), by=reporter, title="ก", taken_on=datetime.date(2091, 3, 1))


def test_a_photo_without_words_is_named_by_its_day(office: Cast):
    reporter = office.officer("reporter")
    assert add_file(upload(photo()), by=reporter, title="").title == "ภาพถ่าย 14 มี.ค. 2569"
    assert add_file(upload(photo(day="")), by=reporter, title="  ").title == "ภาพถ่าย"
    assert add_file(upload(PDF, "บันทึกประชุม 3-2569.pdf"), by=reporter, title="").title == "บันทึกประชุม 3-2569"


def test_hidden_words_and_second_files_do_not_survive(office: Cast):
    reporter = office.officer("reporter")
    hidden = PngImagePlugin.PngInfo()
    hidden.add_text("Comment", "ความลับ <script>alert(1)</script>")
    hidden.add_itxt("XML:com.adobe.xmp", "<x:xmpmeta>secret</x:xmpmeta>")
    made = io.BytesIO()
    Image.new("RGBA", (40, 30), (1, 2, 3, 90)).save(made, "PNG", pnginfo=hidden)
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("evil.html", "<script>alert(1)</script>")
    for content, name in ((made.getvalue() + packed.getvalue(), "a.png"), (photo() + packed.getvalue(), "b.jpg")):
        kept = stored_bytes(add_file(upload(content, name), by=reporter, title="ก"))
        assert all(word not in kept for word in (b"script", b"secret", b"evil", b"PK\x05\x06", b"Comment"))
        assert Image.open(io.BytesIO(kept)).size in {(40, 30), (64, 48)}


def _png_head(width: int, height: int) -> bytes:
    """A PNG that says how large it is, and little more."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head = chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0))
    return b"\x89PNG\r\n\x1a\n" + head + chunk(b"IDAT", zlib.compress(b"\0" * 1000)) + chunk(b"IEND", b"")


@pytest.mark.parametrize(
    ("content", "name", "said"),
    [
        (_png_head(20_000, 20_000), "ใหญ่.png", "จุดมากเกินไป"),
        (_png_head(9_000, 9_000), "ใหญ่.png", "จุดมากเกินไป"),
        (photo()[:-200], "ขาด.jpg", "เสียหาย"),
        (_png_head(100, 100), "ว่าง.png", "เสียหาย"),
        (b"\xff\xd8\xff\xe0garbage", "ปลอม.jpg", "เสียหาย"),
        (b"MZ\x90\x00" + b"\0" * 500, "รูป.jpg", "ไม่ใช่ชนิดที่รับได้"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "รูป.png", "ไม่ใช่ชนิดที่รับได้"),
        (b"", "ว่าง.jpg", "ไฟล์ว่างเปล่า"),
        (b"\xff\xd8\xff\xfe\x00\x10%PDF-1.4 " + PDF, "สองร่าง.pdf", "ปนอยู่"),
        (PDF + b"PK\x05\x06" + b"\0" * 18, "สองร่าง.pdf", "ปนอยู่"),
        (PDF.replace(b"%%EOF", b""), "ขาด.pdf", "ไม่จบสมบูรณ์"),
    ],
)  # fmt: skip
def test_what_is_not_taken(office: Cast, content: bytes, name: str, said: str):
    with pytest.raises(UnacceptableFile, match=said):
        add_file(upload(content, name), by=office.officer("reporter"), title="ก")
    assert not Evidence.objects.exists()
    assert not StoredFile.objects.exists()


def _packed(*members: str) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        for member in members:
            archive.writestr(member, "x")
    return made.getvalue()


def test_macros_are_not_taken(office: Cast):
    reporter = office.officer("reporter")
    with pytest.raises(UnacceptableFile, match="มาโคร"):
        add_file(upload(_packed("word/document.xml", "word/vbaProject.bin"), "a.docx"), by=reporter, title="ก")
    assert add_file(upload(_packed("word/document.xml"), "a.docx"), by=reporter, title="ก").kind == "document"


def test_a_file_of_200_megabytes(office: Cast, settings):
    settings.FILE_LIMIT = 1024
    with pytest.raises(UnacceptableFile, match="ไฟล์ใหญ่เกิน"):
        add_file(upload(b"%PDF-1.4" + b"0" * 2000, "ใหญ่.pdf"), by=office.officer("reporter"), title="ก")


def test_a_large_photo_is_kept_smaller(office: Cast):
    row = add_file(upload(photo(size=(6_000, 3_000))), by=office.officer("reporter"), title="ก")
    with Image.open(io.BytesIO(stored_bytes(row))) as picture:
        assert max(picture.size) == 4_096


def test_an_address(office: Cast):
    reporter = office.officer("reporter")
    row = add_address("www.donsukchai.example/news/12", by=reporter, title="ข่าวรับสมัคร")
    assert (row.kind, row.address) == ("address", "https://www.donsukchai.example/news/12")
    for wrong in ("javascript:alert(1)", "ftp://x.example/a", "ไม่ใช่เว็บ มีช่องว่าง", "https://" + "ก" * 600, ""):
        with pytest.raises(ValidationError, match="ที่อยู่เว็บ"):
            add_address(wrong, by=reporter, title="ก")


@pytest.mark.parametrize("who", ["council", "province", "mayor"])
def test_who_only_reads_adds_nothing(office: Cast, who: str):
    with pytest.raises(NotAllowed, match="เพิ่มหรือใช้หลักฐานไม่ได้"):
        add_file(upload(photo()), by=office.officer(who), title="ก")
