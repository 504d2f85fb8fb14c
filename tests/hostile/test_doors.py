"""Every door that takes a file, offered what it should not take: a Thai sentence, and nothing kept."""

import functools
import io
import zipfile
from collections.abc import Callable

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from tests.hostile.world import World

from sucharit.base.files.models import StoredFile
from sucharit.publishing.documents.models import Document
from sucharit.work.plans.models import Plan

pytestmark = pytest.mark.django_db


def zipped(members: dict[str, bytes]) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, content in members.items():
            packed.writestr(name, content)
    return made.getvalue()


ENTITIES = b"""<?xml version="1.0"?><!DOCTYPE a [<!ENTITY a "0123456789"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">
<!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;"><!ENTITY x SYSTEM "file:///etc/passwd">]>
<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheets>&c;&x;</sheets></workbook>"""
FILES = {
    "nothing": b"",
    "program": b"MZ\x90\0" + b"\0" * 500,
    "page": b"<html><script>alert(1)</script>",
    "drawing": b'<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>',
    "zip without a document": zipped({"evil.exe": b"MZ"}),
    "zip that climbs": zipped({"../../../etc/cron.d/x": b"x", "xl/workbook.xml": b"<workbook/>"}),
    "zip bomb": b"",  # packed when it is offered
    "entities": zipped({"[Content_Types].xml": b"<Types/>", "xl/workbook.xml": ENTITIES}),
    "cut zip": zipped({"xl/workbook.xml": b"<workbook/>"})[:60],
    "cut picture": b"\x89PNG\r\n\x1a\n" + b"\0" * 40,
    "cut photograph": b"\xff\xd8\xff\xe0\0\x10JFIF" + b"\1" * 400,
}


@functools.cache
def content_of(name: str) -> bytes:
    if name == "zip bomb":
        return zipped({"xl/workbook.xml": b"<workbook/>", "xl/worksheets/sheet1.xml": b"\0" * 300_000_000})
    return FILES[name]


NAMES = (
    "../../../../etc/passwd",
    "a\r\nSet-Cookie: x=1.xlsx",
    "\u202exslx.exe",
    "con.xlsx",
    "ก" * 400 + ".xlsx",
    ".htaccess",
)


def grid(client: Client, file: SimpleUploadedFile) -> int:
    plan = Plan.objects.filter(organization__code="donsukchai", state="draft").latest("pk")
    return client.post(reverse("plan_grid_upload", args=["donsukchai", plan.pk]), {"file": file}).status_code


def scan(client: Client, file: SimpleUploadedFile) -> int:
    issued = Document.objects.filter(organization__code="donsukchai", state="issued").latest("pk")
    return client.post(reverse("document_scan", args=["donsukchai", issued.pk]), {"scan": file}).status_code


def logo(client: Client, file: SimpleUploadedFile) -> int:
    return client.post(reverse("settings_logo", args=["donsukchai"]), {"logo": file}).status_code


def people(client: Client, file: SimpleUploadedFile) -> int:
    told = {"text": "", "file": file, "confirm": "1"}
    return client.post(reverse("person_import", args=["donsukchai"]), told).status_code


DOORS: dict[str, tuple[str, Callable[[Client, SimpleUploadedFile], int]]] = {
    "grid": ("planner", grid),
    "scan": ("planner", scan),
    "logo": ("admin", logo),
    "people": ("admin", people),
}


OFFERED = [(door, content) for door in DOORS for content in FILES]


@pytest.mark.parametrize(("door", "content"), OFFERED, ids=[" ".join(one) for one in OFFERED])
def test_what_does_not_belong_there_is_not_taken(whole_world: World, door: str, content: str):
    """Whatever the name promises, the content decides; no bomb is unpacked, and what was cut off is not kept."""
    username, knock = DOORS[door]
    client = whole_world.browser(username)
    kept, users = StoredFile.objects.count(), whole_world.office.organization.grants.count()
    for name in NAMES:
        assert knock(client, SimpleUploadedFile(name, content_of(content), content_type="image/png")) < 500
    assert StoredFile.objects.count() == kept
    assert whole_world.office.organization.grants.count() == users


@pytest.mark.parametrize("content", ["nothing", "program", "zip without a document", "cut zip", "cut picture"])
def test_the_intake_says_what_is_wrong(whole_world: World, content: str):
    client, kept = whole_world.browser("planner"), StoredFile.objects.count()
    for name in NAMES:
        answer = client.post(
            reverse("intake_upload", args=["donsukchai"]),
            {"files": SimpleUploadedFile(name, content_of(content))},
            headers={"accept": "application/json"},
        )
        assert answer.status_code == 422
        assert "โปรด" in answer.json()["error"]
        assert "\n" not in answer.json()["error"]
    assert StoredFile.objects.count() == kept


def test_a_scan_with_a_program_in_it_is_only_ever_a_download(whole_world: World):
    client = whole_world.browser("planner")
    issued = Document.objects.filter(organization__code="donsukchai", state="issued").latest("pk")
    content = b"%PDF-1.7\n1 0 obj<</OpenAction<</S/JavaScript/JS(app.alert\\(1\\))>>>>endobj\n%%EOF"
    client.post(
        reverse("document_scan", args=["donsukchai", issued.pk]), {"scan": SimpleUploadedFile("x.pdf", content)}
    )
    answer = client.get(reverse("document_scan_file", args=["donsukchai", issued.pk]))
    assert answer["Content-Disposition"].startswith("attachment")
    assert "sandbox" in answer["Content-Security-Policy"]
    assert b"".join(answer.streaming_content) == content


def test_the_limit_of_a_file_is_said_in_megabytes(whole_world: World, settings):
    settings.FILE_LIMIT = 2 * 1024 * 1024
    big = SimpleUploadedFile("แผน.txt", "ก".encode() * 1024 * 1024)
    answer = whole_world.browser("planner").post(
        reverse("intake_upload", args=["donsukchai"]), {"files": big}, headers={"accept": "application/json"}
    )
    assert answer.status_code == 422
    assert "2 เมกะไบต์" in answer.json()["error"]
