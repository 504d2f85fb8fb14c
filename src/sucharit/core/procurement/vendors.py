"""One seller under its many spellings."""

import re
from functools import lru_cache

from sucharit.core.thai import arabic_digits, clean, fold

_FORMS = re.compile(
    r"(?:บริษัท|บจก|บมจ|หจก|หสน|ห้างหุ้นส่วนจำกัด|ห้างหุ้นส่วนสามัญ|ห้างหุ้นส่วน|จำกัด(?:\(มหาชน\))?|มหาชน|co\.?,? ?ltd\.?|"
    r"\(?สำนักงานใหญ่\)?|ร้าน|นางสาว|น\.?ส\.|นาย|นาง)"
)
_NOT_DIGITS = re.compile("[^0-9]")


@lru_cache(maxsize=16_384)
def vendor_key(name: str) -> str:
    """The name without its legal form, title, spaces and marks: "หจก. สมบูรณ์ การโยธา" and "ห้างหุ้นส่วนจำกัดสมบูรณ์การโยธา" are
    one. "" for a name that has nothing else."""
    told = clean(name[:300]).lower()
    bare = fold(_FORMS.sub("", told))
    return (bare or fold(told))[:120]


def tax_number(text: str) -> str:
    """Thirteen digits where they stand in the text and their check digit fits; else ""."""
    digits = _NOT_DIGITS.sub("", arabic_digits(text[:60]))
    if len(digits) != 13:
        return ""
    total = sum(int(digit) * (13 - place) for place, digit in enumerate(digits[:12]))
    return digits if (11 - total % 11) % 10 == int(digits[12]) else ""


def is_company(number: str) -> bool:
    """The number of a registered body begins with 0; any other is the identity number of a person, which is not
    kept."""
    return number.startswith("0")


_PERSON = re.compile(r"^((?:นาย|นางสาว|นาง|น\.?ส\.|ว่าที่ร้อยตรี(?:หญิง)?)\s*\S+)\s+(\S)")


def public_name(name: str) -> str:
    """A seller's name for everyone: a company or shop as it is, of a person who trades the first name and one letter:
    "นายสมชาย ใจดี" > "นายสมชาย ใ."."""
    told = clean(name[:300]).strip()
    found = _PERSON.match(told)
    return f"{found[1]} {found[2]}." if found else told
