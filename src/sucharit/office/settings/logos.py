"""A logo made safe: decoded, bounded, drawn anew as PNG without anything but its pixels.

The attacker uploads a bomb (a few kilobytes that unpack to gigabytes), a script dressed as a picture, or a picture with
a second file behind it. Only PNG and JPEG are opened, only after their stated size is small enough, and what is kept is
our own drawing of the pixels: neither metadata nor trailing bytes survive.
"""

import io

from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext as _
from PIL import Image, ImageOps

MOST_BYTES = 5 * 1024 * 1024
MOST_SIDE = 6000  # pixels of the picture as sent: 36 million at most, 144 MB while it is decoded
SIDE = 512  # pixels of what is kept
_LEAST_SIDE = 32


def clean_logo(upload: "UploadedFile[bytes]") -> bytes:
    """PNG bytes, at most 512 x 512 with the sides in proportion. ValidationError says what is wrong and what to do."""
    if (upload.size or 0) > MOST_BYTES:
        raise ValidationError(_("ไฟล์ใหญ่เกิน 5 เมกะไบต์ โปรดย่อภาพก่อน"), code="large")
    upload.seek(0)
    return drawn_anew(upload.read(MOST_BYTES + 1))


def drawn_anew(content: bytes) -> bytes:
    """The same for bytes."""
    try:
        with Image.open(io.BytesIO(content), formats=("PNG", "JPEG")) as picture:
            _small_enough(picture)
            drawn = ImageOps.exif_transpose(picture).convert("RGBA")
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
        raise _too_wide() from error
    except (OSError, SyntaxError, ValueError, MemoryError) as error:
        raise ValidationError(_("เปิดภาพนี้ไม่ได้ โปรดใช้ไฟล์ PNG หรือ JPEG ที่ไม่เสียหาย (ไม่รับ SVG)"), code="broken") from error
    drawn.thumbnail((SIDE, SIDE), Image.Resampling.LANCZOS)
    fresh = Image.new("RGBA", drawn.size)
    fresh.paste(drawn)
    made = io.BytesIO()
    fresh.save(made, "PNG", optimize=True)
    return made.getvalue()


def _small_enough(picture: Image.Image) -> None:
    """Asked before a pixel is decoded."""
    if max(picture.size) > MOST_SIDE:
        raise _too_wide()
    if min(picture.size) < _LEAST_SIDE:
        raise ValidationError(_("ภาพเล็กเกินไป ต้องกว้างและสูงอย่างน้อย 32 จุด"), code="tiny")
    if getattr(picture, "n_frames", 1) > 1:
        raise ValidationError(_("ภาพเคลื่อนไหวใช้เป็นตราไม่ได้ โปรดใช้ภาพนิ่ง"), code="moving")


def _too_wide() -> ValidationError:
    return ValidationError(_("ภาพกว้างหรือสูงเกิน %(most)s จุด โปรดย่อภาพก่อน"), code="wide", params={"most": MOST_SIDE})
