"""The complaint centre of อบต.ดอนสุขใจ, opened; a public browser; a complaint that has come."""

import datetime
import io
from collections.abc import Callable
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from sucharit.base.doors import receipts
from sucharit.office.demonstration.people import Cast
from sucharit.work.complaints import rates
from sucharit.work.complaints import receipts as case_receipts
from sucharit.work.complaints.actions.arranging import open_centre
from sucharit.work.complaints.actions.filing import Receipt, Said, file_complaint
from sucharit.work.complaints.models import Category, Centre

TODAY = datetime.date(2026, 3, 2)  # a Monday
DOOR = "/p/donsukchai/complaints/"
OFFICE = "/o/donsukchai/complaints/"


@pytest.fixture(autouse=True)
def the_day(monkeypatch: pytest.MonkeyPatch, settings: Any, tmp_path: Any) -> None:
    """A fixed Monday; buckets full; files of their own; quick digests."""
    settings.TODAY = TODAY.isoformat()
    settings.FILES_ROOT = tmp_path
    monkeypatch.setattr(receipts, "_WORK", receipts._WORK | {"n": 2})  # slow on purpose, but not a hundred times a day
    rates.forget()


@pytest.fixture
def centre(office: Cast) -> Centre:
    return open_centre(by=office.officer("complaints"))


def said(centre: Centre, **more: Any) -> Said:
    """What a citizen of the village says."""
    category = Category.objects.get(organization=centre.organization, key="general")
    words = {
        "detail": "ไฟถนนหน้าวัดดับมาสามวันแล้ว กลางคืนมืดมาก", "place": "หน้าวัดดอนสุขใจ หมู่ที่ 3", "name": "นายสมชาย รักถิ่น",
        "telephone": "081 234 5678", "category": category,
    }  # fmt: skip
    return Said(**(words | more))


@pytest.fixture
def filed(centre: Centre) -> Callable[..., Receipt]:
    """A complaint from the public form."""

    def one(**more: Any) -> Receipt:
        return file_complaint(
            centre, said(centre, **more), token=case_receipts.read_token(case_receipts.new_token()) or ""
        )

    return one


def photo(place: bool = True) -> SimpleUploadedFile:
    """A photo of a telephone, with the place and the camera in it."""
    picture = Image.new("RGB", (640, 480), (120, 140, 90))
    exif = Image.Exif()
    if place:
        exif[0x010F] = "SpyCam of Somchai"
        exif.get_ifd(0x8825)[2] = (15.0, 22.0, 48.0)
    made = io.BytesIO()
    picture.save(made, "JPEG", exif=exif)
    return SimpleUploadedFile("IMG_0001.jpg", made.getvalue(), "image/jpeg")


def form(centre: Centre, **more: Any) -> dict[str, Any]:
    """What the public form posts."""
    category = Category.objects.get(organization=centre.organization, key="general")
    told = {
        "detail": "ไฟถนนหน้าวัดดับมาสามวันแล้ว กลางคืนมืดมาก", "place": "หน้าวัดดอนสุขใจ", "category": category.pk,
        "name": "นายสมชาย รักถิ่น", "telephone": "081 234 5678", "token": case_receipts.new_token(),
    }  # fmt: skip
    return told | more
