"""The door for files: the content decides, names are for show, nothing half-written is ever named."""

import io
import zipfile
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from sucharit.base.audit.models import Entry
from sucharit.base.files import actions
from sucharit.base.files.actions import UnacceptableFile, keep, opened, path_of, shown_name
from sucharit.base.files.models import StoredFile
from sucharit.base.files.serving import sent
from sucharit.office.demonstration.people import Cast

ALL = ("pdf", "docx", "xlsx", "txt")


def upload(name: str, content: bytes) -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content)


def office_file(member: str) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr(zipfile.ZipInfo(member), "<x/>")  # of a fixed day: test names must not change
    return packed.getvalue()


def test_a_file_is_kept_whole_under_its_digest(office: Cast):
    stored = keep(upload("แผน 2566.txt", "แผน".encode()), by=office.officer("planner"), kinds=ALL)
    with opened(stored) as file:
        assert file.read().decode() == "แผน"
    assert path_of(stored).name == stored.digest
    assert Entry.objects.latest("pk").label == "แผน 2566.txt"


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (b"%PDF-1.7\n...", "pdf"),
        (office_file("word/document.xml"), "docx"),
        (office_file("xl/workbook.xml"), "xlsx"),
        ("ก\r\nข".encode("cp874"), "txt"),
        ("ก".encode("utf-16"), "txt"),
    ],
)
def test_the_content_says_what_it_is(office: Cast, content: bytes, kind: str):
    assert keep(upload("อะไรก็ได้.exe", content), by=office.officer("planner"), kinds=ALL).kind == kind


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("ว่าง.pdf", b"", "ว่างเปล่า"),
        ("ภาพ.docx", b"\x89PNG\r\n\x1a\n", "ไม่ใช่ชนิดที่รับได้"),
        ("ภาพ.png", b"\x89PNG\r\n\x1a\n", "ระบบดูเนื้อหา ไม่ได้ดูนามสกุล"),
        ("โปรแกรม.pdf", b"MZ\x90\0\x03\0\0\0", "ไม่ใช่ชนิดที่รับได้"),
        ("ซิป.docx", office_file("evil.sh"), "ไม่ใช่ชนิดที่รับได้"),
        ("ขาด.docx", office_file("word/document.xml")[:30], "ไม่ใช่ชนิดที่รับได้"),
        ("ใหญ่.txt", b"a" * 2000, "ใหญ่เกิน"),
    ],
)
def test_what_is_not_taken_says_which_and_why(office: Cast, name: str, content: bytes, said: str):
    with pytest.raises(UnacceptableFile, match=said) as problem:
        keep(upload(name, content), by=office.officer("planner"), kinds=ALL, most=1500)
    assert problem.value.name == name
    assert StoredFile.objects.count() == 0


@pytest.mark.parametrize(
    ("sent_name", "shown"),
    [
        ("../../etc/passwd", "passwd"),
        ("C:\\แผน\\ฉบับจริง.docx", "ฉบับจริง.docx"),
        ("แผน\u202excod.exe", "แผนxcod.exe"),
        ("ก\u200b\u0000ข.txt", "กข.txt"),
        ("   ...", "ไฟล์ไม่มีชื่อ"),
        ("ย" * 400 + ".pdf", "ย" * 188 + ".pdf"),
    ],
)
def test_a_hostile_name_is_only_for_show(sent_name: str, shown: str):
    assert shown_name(sent_name) == shown


def test_a_crash_while_writing_leaves_nothing(office: Cast, settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    settings.FILES_ROOT = tmp_path

    def full_disk(_descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(actions.os, "fsync", full_disk)
    with pytest.raises(OSError, match="No space"):
        keep(upload("แผน.txt", "แผน".encode()), by=office.officer("planner"), kinds=ALL)
    assert [path for path in tmp_path.rglob("*") if path.is_file()] == []


def test_the_same_content_lies_once(office: Cast, neighbour: Cast):
    by = office.officer("planner")
    first, second = (keep(upload(name, b"same"), by=by, kinds=ALL) for name in ("a.txt", "b.txt"))
    assert path_of(first) == path_of(second)
    other = keep(upload("a.txt", b"same"), by=neighbour.officer("neighbour-planner"), kinds=ALL)
    assert path_of(other) != path_of(first)


def test_a_file_is_given_back_as_a_file(office: Cast):
    stored = keep(upload("หน้า.txt", b"<script>alert(1)</script>"), by=office.officer("planner"), kinds=ALL)
    answer = sent(stored, inline=True)
    assert answer["Content-Disposition"].startswith("attachment")
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert "sandbox" in answer["Content-Security-Policy"]
    assert b"".join(answer.streaming_content) == b"<script>alert(1)</script>"
    answer.close()
