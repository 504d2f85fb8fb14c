"""Photos and documents as officers send them."""

import io
from collections.abc import Callable
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from PIL import ExifTags, Image

from sucharit.base.people.models import User
from sucharit.office.demonstration.people import Cast


def photo(
    *,
    size: tuple[int, int] = (64, 48),
    day: str = "2026:03:14 09:30:00",
    placed: bool = True,
    turned: int = 1,
    colour: str = "teal",
) -> bytes:
    """A JPEG as a phone writes it: day, place, and the way it was held."""
    picture = Image.new("RGB", size, colour)
    exif = Image.Exif()
    exif[ExifTags.Base.Orientation] = turned
    exif[ExifTags.Base.Make] = "PhoneMaker"
    if day:
        exif.get_ifd(ExifTags.IFD.Exif)[ExifTags.Base.DateTimeOriginal] = day
    if placed:
        exif.get_ifd(ExifTags.IFD.GPSInfo).update({1: "N", 2: (15.0, 22.0, 48.0), 3: "E", 4: (100.0, 1.0, 30.0)})
    made = io.BytesIO()
    picture.save(made, "JPEG", exif=exif)
    return made.getvalue()


def upload(content: bytes, name: str = "IMG_2034.jpg") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content)


PDF = b"%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n"


@pytest.fixture
def reporter(office: Cast, desk_of: Callable[[User], Client]) -> Client:
    """The reporter's browser."""
    return desk_of(office.users["reporter"])


def stored_bytes(row: Any) -> bytes:
    from sucharit.base.files.actions import opened

    with opened(row.file) as file:
        return file.read()
