"""Names of people as they are compared: without a title, and by the surname."""

import re

from sucharit.core.thai.folding import fold

_TITLES = re.compile(
    r"^(?:นางสาว|น\.ส\.|นาย|นาง|ด\.ช\.|ด\.ญ\.|เด็กชาย|เด็กหญิง|คุณ(?= )|ดร\.|จ\.อ\.|จ\.ส\.อ\."
    r"|ว่าที่ ?ร\.[ตทอ]\.|ว่าที่ร้อย(?:ตรี|โท|เอก))\s*"
)


def bare_name(name: str) -> str:
    """ "นาย สมชาย  ใจดี" and "สมชาย ใจดี" are the same: words in their regular form, without a title."""
    plain = _TITLES.sub("", " ".join(name.split()))
    return " ".join(fold(part) for part in plain.split())


def surname(name: str) -> str:
    """The last word of a name of two or more; nothing where only a first name is told."""
    first, _space, last = bare_name(name).rpartition(" ")
    return last if first else ""


def same_person(one: str, other: str) -> bool:
    """Whether two names may be one person's, however each was written; nobody is the same as nobody."""
    bare = bare_name(one)
    return bool(bare) and bare == bare_name(other)
