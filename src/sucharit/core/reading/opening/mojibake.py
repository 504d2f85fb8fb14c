"""Thai that was decoded with the wrong code page and saved so, recognised and turned back.

Three accidents are common: UTF-8 read as Windows-1252 ("à¸"), UTF-8 read as code page 874 ("เธเธ"), and code page 874
read as Windows-1252 ("¡ÒÃ").
"""

import re

from sucharit.core.reading.opening import refusals

SAMPLE = 200_000
FOREIGN = re.compile("[^\x00-\x7f]")
THAI = re.compile("[\u0e01-\u0e5b]")
LATIN = re.compile("[\u00a1-\u00fb]")
LATIN_LETTER = re.compile("[A-Za-z]")
MARK = re.compile("[\u0e31\u0e34-\u0e3a\u0e47-\u0e4e]")
SEATED_MARK = re.compile("[ก-ฮ][\u0e31\u0e34-\u0e3a\u0e47-\u0e4e]+")


def unscramble(text: str) -> str | None:
    """The Thai that was meant, or None where the text is as it should be. Raises Refused when it is lost for good."""
    sample = text[:SAMPLE]
    foreign = len(FOREIGN.findall(sample))
    if foreign < 6:
        return None
    if 3 * (sample.count("à¸") + sample.count("à¹")) > 0.5 * foreign:
        return _utf_8_again(text, BYTE_OF_1252)
    if 3 * (sample.count("เธ") + sample.count("เน")) > 0.6 * foreign:
        return _utf_8_again(text, BYTE_OF_874)
    return _code_page_874_again(text) if _is_874_as_latin(sample, foreign) else None


def _is_874_as_latin(sample: str, foreign: int) -> bool:
    """No European language writes most of its letters with accents; Thai read as Latin-1 has nothing else."""
    latin = len(LATIN.findall(sample))
    return latin > 0.8 * foreign and latin > 0.5 * (latin + len(LATIN_LETTER.findall(sample)))


def _utf_8_again(text: str, table: dict[int, int]) -> str:
    data = text.translate(table).encode("latin-1", "replace")
    restored = data.decode("utf-8", "replace")
    if restored.count("\ufffd") > max(2, len(THAI.findall(restored)) // 100):
        raise refusals.scrambled()
    return restored


def _code_page_874_again(text: str) -> str | None:
    restored = text.translate(THAI_OF_LATIN)
    marks = len(MARK.findall(restored))
    seated = sum(len(found) - 1 for found in SEATED_MARK.findall(restored))
    return restored if marks and seated >= 0.9 * marks else None


def _bytes_of(code_page: str) -> dict[int, int]:
    """Character to its byte in the code page; bytes that it leaves undefined stay as control characters."""
    pairs = ((byte, bytes([byte]).decode(code_page, "replace")) for byte in range(0x80, 0x100))
    return {ord(character): byte for byte, character in pairs if character != "\ufffd"}


BYTE_OF_1252 = _bytes_of("cp1252")
BYTE_OF_874 = _bytes_of("cp874")
THAI_OF_LATIN = {
    character: ord(bytes([byte]).decode("cp874"))
    for character, byte in ((0x80 + step, 0x80 + step) for step in range(0x80))
    if byte not in {*range(0x81, 0x85), *range(0x86, 0x91), *range(0x98, 0xA0), *range(0xDB, 0xDF), *range(0xFC, 0x100)}
} | {character: byte for character, byte in BYTE_OF_1252.items() if character > 0xFF and byte in (0x80, 0x85)}
