"""Facts, logo and units: changed, compared, put back; and pictures that mean harm."""

import io
import struct
import zlib

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from PIL import Image, PngImagePlugin

from sucharit.base.audit.models import Entry
from sucharit.base.history.queries import versions_of
from sucharit.base.organizations.models import Organization, Unit
from sucharit.office.settings.logos import clean_logo, drawn_anew

pytestmark = pytest.mark.django_db


def at(name: str, *args) -> str:
    return reverse(name, args=["donsukchai", *args])


def facts(organization: Organization, **change) -> dict:
    names = ("kind", "name", "short_name", "subdistrict", "district", "province", "address", "postcode", "telephone",
             "email", "website", "document_prefix", "staff_count", "edition")  # fmt: skip
    return {
        name: getattr(organization, name) if getattr(organization, name) is not None else "" for name in names
    } | change


def png(width=200, height=100, **save) -> bytes:
    made = io.BytesIO()
    Image.new("RGB", (width, height), "teal").save(made, "PNG", **save)
    return made.getvalue()


def bomb(width=20_000, height=20_000) -> bytes:
    """A few kilobytes that unpack to 1.2 gigabytes of pixels."""

    def chunk(kind: bytes, content: bytes) -> bytes:
        return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))

    row = zlib.compress(b"\0" * (3 * width + 1), 9)
    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", row) + chunk(b"IEND", b"")


def test_facts_are_changed_kept_and_put_back(office, desk_of):
    client = desk_of(office.users["admin"])
    changed = client.post(
        at("settings_organization_edit"), facts(office.organization, telephone="0 5600 1111", staff_count="52")
    )
    assert changed["Location"] == at("settings_organization")
    row = Organization.objects.get(code="donsukchai")
    assert (row.telephone, row.staff_count, row.edition) == ("0 5600 1111", 52, 2)
    assert Entry.objects.get(verb="organizations.changed").facts["fields"] == "โทรศัพท์, จำนวนบุคลากร"
    assert [version.number for version in versions_of(row)] == [2, 1]
    page = client.get(at("settings_organization_history")).content.decode()
    assert "รุ่นที่ 2" in page and "นำข้อมูลรุ่นที่ 1 กลับมาใช้" in page
    asked = client.get(at("settings_organization_put_back", 1)).content.decode()
    assert "<del>52</del><ins>48</ins>" in asked and "ที่ตั้งสำนักงาน" not in asked.split("จะเปลี่ยนดังนี้")[1]
    sent = client.post(at("settings_organization_put_back", 1), {"seen": 2, "reason": "แก้ผิดหน่วยงาน"})
    assert sent["Location"] == at("settings_organization_history")
    row.refresh_from_db()
    assert (row.telephone, row.staff_count) == ("0 5600 0000", 48)
    assert versions_of(row).count() == 3  # a way back is a new step, not a step undone


def test_nothing_changed_leaves_no_trace(office, desk_of):
    desk_of(office.users["admin"]).post(at("settings_organization_edit"), facts(office.organization))
    assert not Entry.objects.filter(verb="organizations.changed").exists()


def test_somebody_saved_before(office, desk_of):
    client = desk_of(office.users["admin"])
    client.post(at("settings_organization_edit"), facts(office.organization, telephone="0 5600 1111"))
    late = client.post(
        at("settings_organization_edit"), facts(office.organization, telephone="0 5600 2222", address="1 หมู่ 1")
    )
    page = late.content.decode()
    assert late.status_code == 409
    assert "0 5600 1111" in page and "0 5600 2222" in page and "1 หมู่ 1" in page
    edition = late.context["form"]["edition"].value()
    client.post(at("settings_organization_edit"), facts(office.organization, telephone="0 5600 2222", edition=edition))
    assert Organization.objects.get(code="donsukchai").telephone == "0 5600 2222"


@pytest.mark.parametrize(
    ("change", "why"),
    [
        ({"name": ""}, "โปรดกรอก"),
        ({"name": "อบต.\u200dดอนสุขใจ"}, "มองไม่เห็น"),
        ({"province": "กรุงเก่า"}, "ไม่มีในรายการ"),
        ({"postcode": "6100"}, "5 หลัก"),
        ({"staff_count": "99999999"}, "มากผิดปกติ"),
        ({"website": "javascript:alert(1)"}, "ที่อยู่เว็บไม่ถูกต้อง"),
        ({"email": "x"}, "อีเมลไม่ถูกต้อง"),
    ],
)
def test_nonsense_is_said_beside_the_field(office, desk_of, change, why):
    answer = desk_of(office.users["admin"]).post(at("settings_organization_edit"), facts(office.organization, **change))
    assert answer.status_code == 200 and why in answer.content.decode()


def test_a_logo_is_drawn_anew_without_what_was_hidden_in_it(office, desk_of, client):
    hidden = PngImagePlugin.PngInfo()
    hidden.add_text("Author", "นายแอบแฝง")
    sent = png(1400, 700, pnginfo=hidden) + b"<?php system($_GET['x']); ?><script>alert(1)</script>"
    desk = desk_of(office.users["admin"])
    assert desk.post(at("settings_logo"), {"logo": SimpleUploadedFile("../../ตรา.php.png", sent)})["Location"] == at(
        "settings_organization"
    )
    row = Organization.objects.get(code="donsukchai")
    answer = client.get(at("organization_logo", row.logo))
    kept = b"".join(answer.streaming_content)
    assert answer["Content-Type"] == "image/png" and answer["X-Content-Type-Options"] == "nosniff"
    for harm in ("นายแอบแฝง".encode(), b"Author", b"<script", b"<?php"):
        assert harm not in kept
    assert Image.open(io.BytesIO(kept)).size == (512, 256)
    assert client.get(at("organization_logo", "0" * 64)).status_code == 404
    desk.post(at("settings_logo"), {"remove": "1"})
    assert client.get(at("organization_logo", row.logo)).status_code == 404
    assert [entry.verb for entry in Entry.objects.filter(verb__startswith="organizations.logo").order_by("number")] == [
        "organizations.logo_changed", "organizations.logo_removed",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("name", "content", "why"),
    [
        ("ตรา.svg", b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>', "ไม่รับ SVG"),
        ("bomb.png", bomb(), "กว้างหรือสูงเกิน"),
        ("wide.png", png(7000, 40), "กว้างหรือสูงเกิน"),
        ("tiny.png", png(8, 8), "เล็กเกินไป"),
        ("cut.png", png()[:120], "เปิดภาพนี้ไม่ได้"),
        ("web.html", b"<html><body>GIF89a", "เปิดภาพนี้ไม่ได้"),
        ("gif.png", b"GIF89a" + b"\0" * 60, "เปิดภาพนี้ไม่ได้"),
        ("pdf.png", b"%PDF-1.7" + b"\0" * 60, "เปิดภาพนี้ไม่ได้"),
        ("empty.png", b"", "ว่างเปล่า"),
    ],
)
def test_hostile_pictures_are_refused_in_words(office, desk_of, name, content, why):
    answer = desk_of(office.users["admin"]).post(at("settings_logo"), {"logo": SimpleUploadedFile(name, content)})
    assert answer.status_code == 200 and why in answer.content.decode()
    assert Organization.objects.get(code="donsukchai").logo == ""


def test_a_picture_too_heavy_is_refused_before_it_is_read():
    with pytest.raises(ValidationError, match="5 เมกะไบต์"):
        clean_logo(SimpleUploadedFile("x.png", b"\0" * (5 * 1024 * 1024 + 1)))


def test_an_animation_is_no_logo():
    frames = io.BytesIO()
    still = Image.new("RGB", (64, 64), "red")
    still.save(frames, "PNG", save_all=True, append_images=[Image.new("RGB", (64, 64), "blue")])
    with pytest.raises(ValidationError, match="ภาพเคลื่อนไหว"):
        drawn_anew(frames.getvalue())


def test_units_are_added_renamed_ordered_and_closed(office, desk_of):
    client = desk_of(office.users["admin"])
    client.post(at("unit_add"), {"name": "กองกิจการสภา", "abbreviation": "กส."})
    made = Unit.objects.get(abbreviation="กส.")
    assert made.place == 8
    client.post(at("unit_move", made.pk), {"direction": "up"})
    assert list(Unit.objects.filter(organization=office.organization).values_list("abbreviation", flat=True))[-2:] == [
        "กส.",
        "ตส.",
    ]
    client.post(at("unit_edit", made.pk), {"name": "กองกิจการสภาท้องถิ่น", "abbreviation": "กส.", "edition": made.edition})
    assert Entry.objects.get(verb="organizations.unit_changed").facts["before"] == "กองกิจการสภา"
    stale = client.post(at("unit_edit", made.pk), {"name": "ชื่ออื่น", "abbreviation": "", "edition": made.edition})
    assert stale.status_code == 409 and "กองกิจการสภาท้องถิ่น" in stale.content.decode()
    client.post(at("unit_active", made.pk), {"active": "0"})
    made.refresh_from_db()
    assert not made.active
    page = client.post(at("unit_active", office.units["clerk"].pk), {"active": "0"}, follow=True).content.decode()
    assert "ยังมีตำแหน่งในหน่วยงานนี้" in page
    client.post(at("unit_active", made.pk), {"active": "1"})
    made.refresh_from_db()
    assert made.active


def test_units_of_one_name_or_abbreviation_are_refused(office, desk_of):
    client = desk_of(office.users["admin"])
    for name, short in (("กองคลัง", "ใหม่"), ("กองคลังใหม่", "กค."), ("กอง\u200bคลัง", ""), ("", "")):
        page = client.post(at("unit_add"), {"name": name, "abbreviation": short})
        assert page.status_code == 200, name
    assert Unit.objects.filter(organization=office.organization).count() == 7


def test_moving_over_the_edge_changes_nothing(office, desk_of):
    client = desk_of(office.users["admin"])
    before = list(Unit.objects.filter(organization=office.organization).values_list("pk", flat=True))
    client.post(at("unit_move", before[0]), {"direction": "up"})
    client.post(at("unit_move", before[-1]), {"direction": "down"})
    assert list(Unit.objects.filter(organization=office.organization).values_list("pk", flat=True)) == before
