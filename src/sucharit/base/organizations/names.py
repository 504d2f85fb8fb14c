"""Names that mean what they look like: no invisible, direction-changing or look-alike characters.

Two people whose names look the same on paper must be the same to the database too: an approval names a person. So a
name is put into regular code points first ("เเ" is "แ") and then may hold Thai, Latin, digits and a few marks.
"""

import unicodedata

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from sucharit.core.thai import clean, fold

_MARKS = frozenset(" .,-/()'\"&+:%–—’‘“”ฯๆ")
#: What a hurried eye takes for one another in a sign-in name
_LIKE = str.maketrans({"0": "o", "1": "l", "i": "l", "5": "s", "8": "b", ".": None, "_": None, "-": None})


def regular(text: str) -> str:
    """The name as it is kept: regular code points, single spaces, none at the ends. Invisible characters stay, to be
    refused by `check_name` rather than silently dropped."""
    if any(unicodedata.category(letter)[0] == "C" for letter in text):
        return text.strip()
    return " ".join(clean(text).split())


def check_name(text: str) -> None:
    """ValidationError that names the character which may not stand in a name."""
    for letter in text:
        if unicodedata.category(letter)[0] == "C":
            raise ValidationError(
                _("ชื่อมีอักขระที่มองไม่เห็นหรือเปลี่ยนทิศทางข้อความ (U+%(code)s) โปรดลบแล้วพิมพ์ใหม่"),
                code="invisible", params={"code": f"{ord(letter):04X}"},
            )  # fmt: skip
        if not _allowed(letter):
            raise ValidationError(
                _("ชื่อมีอักขระ “%(letter)s” (U+%(code)s) ซึ่งไม่ใช่อักษรไทยหรืออังกฤษ อาจเป็นตัวที่หน้าตาคล้ายกัน โปรดพิมพ์ใหม่"),
                code="foreign", params={"letter": letter, "code": f"{ord(letter):04X}"},
            )  # fmt: skip


def looks_like(name: str) -> str:
    """What two names that look alike have in common; for comparison only."""
    return fold(name)


def sign_in_looks_like(username: str) -> str:
    """The same for names to sign in with: "adm1n" and "admin", "rn" and "m"."""
    return username.lower().translate(_LIKE).replace("rn", "m").replace("vv", "w")


def _allowed(letter: str) -> bool:
    if letter in _MARKS or (letter.isascii() and letter.isalnum()) or "\u0e00" < letter <= "\u0e5b":
        return True
    return unicodedata.name(letter, "").startswith("LATIN ") and unicodedata.category(letter)[0] == "L"
