"""Bytes of a text file become text: UTF-8, UTF-16 or the Thai code page 874 (TIS-620), told apart by their bytes.

Every Thai letter is one byte A1-FB in code page 874, three bytes E0 B8-B9 xx in UTF-8 and xx 0E in UTF-16, so that
the three can hardly be mistaken for each other once there is a line or two of text.
"""

import codecs
import re

from sucharit.core.reading.opening import refusals
from sucharit.core.reading.opening.mojibake import unscramble
from sucharit.core.reading.values import Doubt

SAMPLE = 1 << 18
BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
CODE_PAGE_874 = "".join(bytes([byte]).decode("cp874", "replace") for byte in range(256))
CONTROL = re.compile("[\x00-\x08\x0e-\x1f\x7f]")
THAI = re.compile("[\u0e01-\u0e5b]")
THAI_BYTES = re.compile(rb"[\xa1-\xda\xdf-\xfb]")
HIGH_BYTES = re.compile(rb"[\x80-\xff]")
PUNCTUATION_BYTES = re.compile(rb"[\x80\x85\x91-\x97\xa0]")  # quotes, dashes, euro, no-break space
MARK_BYTES = re.compile(rb"[\xd1\xd4-\xda\xe7-\xee]")
SEATED_MARK_BYTES = re.compile(rb"[\xa1-\xce][\xd1\xd4-\xda\xe7-\xee]+")


def decode(data: bytes) -> tuple[str, tuple[Doubt, ...]]:
    """Text without byte order mark and NUL, and what was doubtful about it. Raises Refused."""
    text, doubts = _decode(data)
    text = text.replace("\x00", "").removeprefix("\ufeff")
    if not text:
        raise refusals.empty()
    _refuse_binary(text)
    restored = unscramble(text)
    return (text, doubts) if restored is None else (restored, (*doubts, _scrambled_doubt()))


def _decode(data: bytes) -> tuple[str, tuple[Doubt, ...]]:
    for mark, name in BYTE_ORDER_MARKS:
        if data.startswith(mark):
            return _with_losses(data[len(mark) :].decode(name, "replace"))
    if wide := _utf_16_without_mark(data):
        return _with_losses(data.decode(wide, "replace"))
    try:
        return data.decode("utf-8"), ()
    except UnicodeDecodeError:
        return _decode_damaged_or_old(data)


def _utf_16_without_mark(data: bytes) -> str | None:
    """High bytes of Thai UTF-16 are 0E (Thai) or 00 (Latin) and stand on one side only."""
    sample = data[:4096]
    half = len(sample) // 2
    if half < 2:
        return None
    even, odd = (sum(map(sample[side::2].count, (b"\x00", b"\x0e"))) for side in (0, 1))
    for name, high, low in (("utf-16-le", odd, even), ("utf-16-be", even, odd)):
        if high > 0.7 * half and low < 0.3 * half:
            return name
    return None


def _decode_damaged_or_old(data: bytes) -> tuple[str, tuple[Doubt, ...]]:
    text = data.decode("utf-8", "replace")
    if THAI.search(text) and text.count("\ufffd") <= max(3, len(text) // 500):
        return _with_losses(text)
    if _looks_thai_874(data[:SAMPLE]):
        return _with_losses(codecs.charmap_decode(data, "strict", CODE_PAGE_874)[0])
    raise refusals.binary() if data.count(0) else refusals.unknown_encoding()


def _looks_thai_874(sample: bytes) -> bool:
    """Nearly all high bytes are Thai, and marks stand on consonants, as in text of no other code page."""
    high, thai = len(HIGH_BYTES.findall(sample)), len(THAI_BYTES.findall(sample))
    marks = len(MARK_BYTES.findall(sample))
    seated = sum(len(found) - 1 for found in SEATED_MARK_BYTES.findall(sample))
    known = thai + len(PUNCTUATION_BYTES.findall(sample))
    return thai >= 2 and known >= 0.97 * high and seated >= 0.9 * marks


def _with_losses(text: str) -> tuple[str, tuple[Doubt, ...]]:
    lost = text.count("\ufffd")
    if not lost:
        return text, ()
    if lost > max(3, len(text) // 50):
        raise refusals.unknown_encoding()
    message = f"มีตัวอักษรที่เสียหายอ่านไม่ได้ {lost} แห่ง (แสดงเป็น \ufffd) โปรดเทียบกับเอกสารต้นฉบับ"
    return text, (Doubt(code="opening.lost-characters", message=message),)


def _refuse_binary(text: str) -> None:
    sample = text[:SAMPLE]
    if len(CONTROL.findall(sample)) > max(3, len(sample) // 100):
        raise refusals.binary()


def _scrambled_doubt() -> Doubt:
    message = "ข้อความภาษาไทยในไฟล์ถูกแปลงรหัสตัวอักษรผิดมาก่อน ระบบแปลงกลับให้แล้ว โปรดเทียบกับเอกสารต้นฉบับ"
    return Doubt(code="opening.encoding", message=message)
