"""A photo made safe and anonymous: decoded, bounded, turned upright, drawn anew without anything but its pixels.

The attacker sends a bomb (a few kilobytes that unpack to gigabytes), a script or a second file behind a picture, or
words hidden in chunks of it; the careless colleague sends the place where a child lives. What is kept is our own
drawing of the pixels. What the camera wrote of day and place is read first and only offered: the officer decides.
"""

import datetime
import io
import math
import threading
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, BinaryIO

from PIL import ExifTags, Image, ImageOps

from sucharit.base.files.actions import UnacceptableFile
from sucharit.work.evidence.camera import Camera

MOST_PIXELS = {"jpeg": 64_000_000, "png": 40_000_000}
"""As stated in the head of the file, asked before a pixel is decoded. A phone's fullest photo has 50 million."""
MOST_SIDE = 16_000
MOST_BYTES = 40 * 1024 * 1024
SIDE = 4_096  # pixels of what is kept: a receipt can still be read
THUMBNAIL = 480
QUALITY = 88
OLDEST = datetime.date(2000, 1, 1)  # a camera whose clock was never set says less

_DECODING = threading.BoundedSemaphore(2)
"""Two pictures at a time: each may need a few hundred megabytes while it is decoded."""


@dataclass(frozen=True)
class Picture:
    """A photo as it is kept: bytes of `kind` ("jpeg" or "png"), a small JPEG for lists, and what the camera said."""

    kind: str
    content: bytes
    thumbnail: bytes
    camera: Camera


def clean_picture(file: BinaryIO, *, name: str, kind: str, side: int = SIDE) -> Picture:
    """Reads "jpeg" or "png"; what is kept is at most `side` pixels wide and high. UnacceptableFile says what is wrong
    and what to do."""
    file.seek(0)
    content = file.read(MOST_BYTES + 1)
    if len(content) > MOST_BYTES:
        raise UnacceptableFile(
            name, "ภาพใหญ่เกิน 40 เมกะไบต์ โปรดย่อภาพก่อน หรือถ่ายด้วยความละเอียดปกติ", "the picture is larger than 40 MB"
        )
    with _DECODING:
        return _cleaned(content, name, kind, side)


def _cleaned(content: bytes, name: str, kind: str, side: int) -> Picture:
    try:
        with Image.open(io.BytesIO(content), formats=(kind.upper(),)) as picture:
            _small_enough(picture, name, kind)
            camera = _camera(picture)
            picture.draft("RGB", (side, side))  # a large JPEG is decoded at a fraction of its size
            drawn = ImageOps.exif_transpose(picture)
            drawn.load()
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
        raise _too_wide(name) from error
    except UnacceptableFile:
        raise
    except (OSError, SyntaxError, ValueError, MemoryError, EOFError, IndexError, KeyError, OverflowError) as error:
        raise UnacceptableFile(
            name, "เปิดภาพนี้ไม่ได้ ไฟล์อาจเสียหายหรือส่งมาไม่ครบ โปรดถ่ายหรือส่งใหม่", "the picture is damaged; send it again"
        ) from error
    fresh = _pixels_alone(drawn, side)
    return Picture(kind, _written(fresh, kind), _thumbnail(fresh), camera)


def _small_enough(picture: Image.Image, name: str, kind: str) -> None:
    width, height = picture.size
    if max(width, height) > MOST_SIDE or width * height > MOST_PIXELS[kind]:
        raise _too_wide(name)
    if getattr(picture, "n_frames", 1) > 1 and kind == "png":
        raise UnacceptableFile(name, "ภาพเคลื่อนไหวใช้เป็นหลักฐานไม่ได้ โปรดใช้ภาพนิ่ง", "a moving picture is no evidence")


def _too_wide(name: str) -> UnacceptableFile:
    return UnacceptableFile(
        name,
        "ภาพมีจำนวนจุดมากเกินไป (รับ JPEG ไม่เกิน 64 ล้านจุด PNG ไม่เกิน 40 ล้านจุด) โปรดย่อภาพหรือถ่ายด้วยความละเอียดปกติ",
        "the picture has too many pixels; make it smaller",
    )


def _pixels_alone(drawn: Image.Image, side: int) -> Image.Image:
    """A new image with the pixels of the old one: what else the file said stays behind."""
    mode = "RGBA" if "A" in drawn.getbands() or "transparency" in drawn.info else "RGB"
    whole = drawn.convert(mode)
    whole.thumbnail((side, side), Image.Resampling.LANCZOS)
    fresh = Image.new(mode, whole.size)
    fresh.paste(whole)
    return fresh


def _written(picture: Image.Image, kind: str) -> bytes:
    made = io.BytesIO()
    if kind == "png":
        picture.save(made, "PNG")
    else:
        picture.convert("RGB").save(made, "JPEG", quality=QUALITY)
    return made.getvalue()


def _thumbnail(picture: Image.Image) -> bytes:
    small = picture.copy()
    small.thumbnail((THUMBNAIL, THUMBNAIL), Image.Resampling.LANCZOS)
    ground = Image.new("RGB", small.size, "white")
    ground.paste(small, mask=small.getchannel("A") if small.mode == "RGBA" else None)
    made = io.BytesIO()
    ground.save(made, "JPEG", quality=80)
    return made.getvalue()


def _camera(picture: Image.Image) -> Camera:
    """Day and place, or nothing where the metadata is damaged: a photo is not refused for it."""
    try:
        exif = picture.getexif()
        told = {**exif, **exif.get_ifd(ExifTags.IFD.Exif)}
        place = exif.get_ifd(ExifTags.IFD.GPSInfo)
    except Exception:  # noqa: BLE001 - a stranger's metadata breaks in any way; it is only an offer
        return Camera()
    latitude, longitude = _degrees(place, 2, 1, "S", 90), _degrees(place, 4, 3, "W", 180)
    if latitude is None or longitude is None or (latitude == 0 and longitude == 0):
        latitude = longitude = None
    return Camera(_day(told), latitude, longitude)


def _day(told: Mapping[int, Any]) -> datetime.date | None:
    for tag in (ExifTags.Base.DateTimeOriginal, ExifTags.Base.DateTimeDigitized, ExifTags.Base.DateTime):
        text = str(told.get(tag, ""))[:10]
        try:
            day = datetime.datetime.strptime(text, "%Y:%m:%d").date()  # noqa: DTZ007 - a day has no zone
        except ValueError:
            continue
        if day >= OLDEST:
            return day
    return None


def _degrees(place: Mapping[int, Any], value: int, side: int, negative: str, most: int) -> Decimal | None:
    """Degrees, minutes and seconds as degrees with five places (about a metre)."""
    try:
        degrees, minutes, seconds = (float(part) for part in place[value])
    except (KeyError, TypeError, ValueError, ZeroDivisionError):
        return None
    found = degrees + minutes / 60 + seconds / 3600
    if not math.isfinite(found) or not 0 <= found <= most:
        return None
    signed = -found if str(place.get(side, "")).upper().startswith(negative) else found
    return Decimal(str(round(signed, 5)))
