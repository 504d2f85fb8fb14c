"""Thai that was decoded with the wrong code page and saved so, recognised and turned back.

Three accidents are common: UTF-8 read as Windows-1252 ("à¸"), UTF-8 read as code page 874 ("เธเธ"), and code page 874
read as Windows-1252 ("¡ÒÃ").
"""

import re
from collections.abc import Callable
from functools import partial

from sucharit.core.reading.opening import refusals

SAMPLE = 200_000
THAI = re.compile("[\u0e01-\u0e5b]")
LATIN_LETTER = re.compile("[A-Za-z]")
MARK = re.compile("[\u0e31\u0e34-\u0e3a\u0e47-\u0e4e]")
SEATED_MARK = re.compile("[ก-ฮ][\u0e31\u0e34-\u0e3a\u0e47-\u0e4e]+")

Repair = Callable[[str], str]


def unscramble(text: str) -> str | None:
    """The Thai that was meant, or None where the text is as it should be. Raises Refused when it is lost for good."""
    repair = find_repair(text[:SAMPLE])
    return None if repair is None else repair(text)


def find_repair(sample: str) -> Repair | None:
    """What would turn text like this back into Thai, or None where nothing is wrong with it."""
    foreign = len(sample) - _known(sample, "ascii")
    if foreign < 6:
        return None
    if 3 * (sample.count("à¸") + sample.count("à¹")) > 0.5 * foreign:
        return partial(_utf_8_again, table=BYTE_OF_1252)
    if 3 * (sample.count("เธ") + sample.count("เน")) > 0.6 * foreign:
        return partial(_utf_8_again, table=BYTE_OF_874)
    return _code_page_874_again if _is_874_as_latin(sample, foreign) else None


def _is_874_as_latin(sample: str, foreign: int) -> bool:
    """No European language writes most of its letters with accents; Thai read as Latin-1 has nothing else."""
    latin = _known(sample, "latin-1") - _known(sample, "ascii")
    if latin <= 0.8 * foreign or latin <= 0.5 * (latin + len(LATIN_LETTER.findall(sample))):
        return False
    restored = _code_page_874_again(sample)
    marks = len(MARK.findall(restored))
    return marks > 0 and sum(len(found) - 1 for found in SEATED_MARK.findall(restored)) >= 0.9 * marks


def _known(text: str, encoding: str) -> int:
    """How many characters of the text a one-byte encoding knows; counted at the speed of C."""
    return len(text.encode(encoding, "ignore"))


def _utf_8_again(text: str, table: dict[int, int]) -> str:
    data = text.translate(table).encode("latin-1", "replace")
    restored = data.decode("utf-8", "replace")
    if restored.count("\ufffd") > max(2, len(THAI.findall(restored)) // 100):
        raise refusals.scrambled()
    return restored


def _code_page_874_again(text: str) -> str:
    return text.translate(THAI_OF_LATIN)


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
