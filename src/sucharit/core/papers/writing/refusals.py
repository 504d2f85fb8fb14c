"""What a writer cannot set."""

_LARGEST = 8 * 1024 * 1024  # bytes; an emblem is far smaller
_BEGINNINGS = (b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff")


class UnprintablePaper(ValueError):  # noqa: N818 - it is the paper that is at fault
    """The paper cannot be set, e.g. because of a broken emblem image: `thai` and `english` say why."""

    def __init__(self, thai: str, english: str) -> None:
        super().__init__(f"{thai} / {english}")
        self.thai, self.english = thai, english


def bad_picture(english: str) -> UnprintablePaper:
    """Text never keeps a paper from being set; a picture that is none does."""
    return UnprintablePaper("จัดหน้าเอกสารนี้ไม่ได้ กรุณาตรวจสอบรูปตราสัญลักษณ์ว่าเป็นไฟล์ PNG หรือ JPEG ที่สมบูรณ์", english)


def checked_picture(image: bytes) -> bytes:
    """The image, if it is a PNG or JPEG of a sensible size."""
    if not image.startswith(_BEGINNINGS):
        raise bad_picture("the picture is neither PNG nor JPEG")
    if len(image) > _LARGEST:
        raise bad_picture(f"the picture is larger than {_LARGEST // 1024**2} MiB")
    return image
