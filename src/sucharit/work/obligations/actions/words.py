"""What officers type into this room, cut to size or refused with a sentence."""

from django.utils.functional import Promise

from sucharit.base.people.gate import NotAllowed
from sucharit.core.thai import clean


def fit_line(text: str, most: int, needed: str | Promise = "") -> str:
    """One line without control characters; NotAllowed with `needed` where it may not be empty, or if it is too long."""
    told = " ".join(clean(text[: most * 4]).split())
    if needed and not told:
        raise NotAllowed(str(needed), "a text is needed")
    if len(told) > most:
        raise NotAllowed(f"ข้อความยาว {len(told):,} ตัวอักษร เกิน {most:,} ตัวอักษร โปรดย่อ", "too long")
    return told
