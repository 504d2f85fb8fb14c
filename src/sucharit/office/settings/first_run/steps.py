"""The steps of the first run, in order, and what each suggests from the kind of organization."""

from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from sucharit.reference import organization_words


@dataclass(frozen=True)
class Step:
    key: str
    title: str | Promise


STEPS = (
    Step("organization", _("หน่วยงาน")),
    Step("units", _("สำนักและกอง")),
    Step("administrator", _("ผู้ดูแลระบบ")),
    Step("leaders", _("นายกและปลัด")),
    Step("route", _("เส้นทางเสนอ")),
    Step("check", _("ตรวจคำตอบ")),
)
KEYS = tuple(step.key for step in STEPS)

#: Units by kind; the names of the clerk's office come from the words of the kind.
_USUAL = (
    ("กองคลัง", "กค."),
    ("กองช่าง", "กช."),
    ("กองการศึกษา ศาสนาและวัฒนธรรม", "กศ."),
    ("กองสาธารณสุขและสิ่งแวดล้อม", "กสธ."),
    ("กองสวัสดิการสังคม", "กสค."),
    ("หน่วยตรวจสอบภายใน", "ตส."),
)
_LARGE = (
    ("สำนักคลัง", "สค."),
    ("สำนักช่าง", "สช."),
    ("สำนักการศึกษา", "สศ."),
    ("สำนักสาธารณสุขและสิ่งแวดล้อม", "สสธ."),
    ("กองยุทธศาสตร์และงบประมาณ", "กยผ."),
    ("กองการเจ้าหน้าที่", "กจ."),
    ("กองสวัสดิการสังคม", "กสค."),
    ("หน่วยตรวจสอบภายใน", "ตส."),
)
_PROVINCIAL = (
    ("กองคลัง", "กค."),
    ("กองช่าง", "กช."),
    ("กองยุทธศาสตร์และงบประมาณ", "กยผ."),
    ("กองการเจ้าหน้าที่", "กจ."),
    ("กองการศึกษา ศาสนาและวัฒนธรรม", "กศ."),
    ("กองกิจการสภา", "กส."),
    ("กองพัสดุและทรัพย์สิน", "กพ."),
    ("หน่วยตรวจสอบภายใน", "ตส."),
)
_BY_KIND = {"city": _LARGE, "special": _LARGE, "provincial": _PROVINCIAL}


def next_step(key: str) -> str:
    return KEYS[min(KEYS.index(key) + 1, len(KEYS) - 1)]


def first_missing(answers: dict[str, Any]) -> str:
    """The first step without an answer; "check" where all have one."""
    return next((key for key in KEYS[:-1] if key not in answers), "check")


def suggested_units(kind: str) -> list[tuple[str, str]]:
    """Names and abbreviations that an organization of this kind usually has."""
    return [(organization_words().of(kind).clerk_office, "สป."), *_BY_KIND.get(kind, _USUAL)]


def suggested_titles(kind: str) -> dict[str, str]:
    """What the chief executive and the clerk of this kind are called."""
    words = organization_words().of(kind)
    return {"executive": words.executive, "clerk": words.clerk}
