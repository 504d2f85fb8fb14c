"""What stands around every office page: the rooms that this officer may enter, notices, the fiscal year."""

from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from sucharit.base.people.gate import Officer
from sucharit.base.people.roles import Can, Role
from sucharit.core.fiscal import FiscalYear


@dataclass(frozen=True)
class Section:
    """A room in the left rail and the bottom bar."""

    key: str
    label: str | Promise
    url: str
    current: bool
    icon: str


#: key, Thai name, icon, name of its first address, what one must be able to do there; of one key the first that one may
ROOMS = (
    ("desk", _("โต๊ะทำงาน"), "desk", "desk", Can.SEE_DESK),
    ("approvals", _("เรื่องเสนอ"), "sign", "approval_list", Can.SEE_DRAFTS),
    ("plans", _("แผน"), "plan", "plan_list", Can.SEE_PLANS),
    ("intake", _("นำเข้าแผนเดิม"), "upload", "intake_list", Can.INTAKE),
    ("risks", _("ความเสี่ยง"), "risk", "risk_register_list", Can.SEE_RISKS),
    ("years", _("ปีงบประมาณ"), "year", "year_list", Can.SEE_YEAR),
    ("dashboard", _("ภาพรวม"), "flag", "dashboard", Can.SEE_YEAR),
    ("shelf", _("ทะเบียน"), "registers", "shelf", Can.SEE_REGISTERS),
    ("complaints", _("เรื่องร้องเรียน"), "voices", "complaint_list", Can.WORK_ON_COMPLAINTS),
    ("complaints", _("สถิติเรื่องร้องเรียน"), "voices", "complaint_figures", Can.SEE_COMPLAINT_FIGURES),
    ("sealed", _("แจ้งการทุจริต"), "lock", "sealed", Can.SEE_SEALED_FIGURES),
    ("documents", _("เอกสาร"), "document", "document_list", Can.SEE_DOCUMENTS),
    ("publishing", _("เผยแพร่"), "publishing", "publishing", Can.PUBLISH),
    ("record", _("บันทึกการกระทำ"), "history", "record", Can.SEE_RECORD),
    ("settings", _("ตั้งค่า"), "settings", "settings", Can.MANAGE_ORGANIZATION),
)

#: rooms that work on a fiscal year: they are reached from its tabs, and stand under it in the rail
OF_THE_YEAR = frozenset(
    {
        "evidence",
        "obligations",
        "progress",
        "publications",
        "indicators",
        "ita",
        "reports",
        "disclosure",
        "chain",
        "surveys",
    }
)


def frame(request: HttpRequest) -> dict[str, Any]:
    """The context of every page; next to nothing outside the office."""
    officer: Officer | None = getattr(request, "officer", None)
    if officer is None:
        return {}
    code = officer.organization.code
    return {
        "officer": officer,
        "officer_position": officer.signs_as,
        "organization": officer.organization,
        "rooms": _rooms(request, officer),
        "fiscal_year": FiscalYear.of(officer.today),
        "unread_notices": officer.user.notices.filter(organization=officer.organization, read_at=None).count(),
        "search_url": address("search", code),
        "notices_url": address("notice_list", code),
        "profile_url": reverse("me"),
        "digits_url": reverse("me_digits"),
        "digits_chosen": officer.user.digits,
    }


def _rooms(request: HttpRequest, officer: Officer) -> list[Section]:
    mine: dict[str, tuple[str, str | Promise, str, str]] = {}
    for key, label, icon, name, capability in ROOMS:
        if officer.may(capability):
            mine.setdefault(key, (key, label, icon, address(name, officer.organization.code)))
    rooms = list(mine.values())
    if Role.VIEWER in officer.roles:
        rooms.append(("province", _("ภาพรวมจังหวัด"), "flag", reverse("province")))
    place = _place(request)
    here = max((url for *_, url in rooms if url and place.startswith(url)), key=len, default="")
    return [Section(key, label, url, url == here, icon) for key, label, icon, url in rooms if url]


#: rooms of the registers with pages of their own: they stand under the shelf in the rail
OF_THE_SHELF = frozenset(
    {
        "service", "queue", "requests", "information", "value", "conduct", "procurement", "participation", "inspection",
        "gatherings", "delegations", "agreements", "honours", "personnel", "retention",
    }
)  # fmt: skip


def _place(request: HttpRequest) -> str:
    """The address in terms of the rail: what works on a year is a part of it."""
    parts = request.path.split("/", 4)  # "", "o", organization, room, the rest
    if len(parts) > 3 and parts[3] in OF_THE_YEAR:
        parts[3] = "years"
    elif len(parts) > 3 and parts[3] in OF_THE_SHELF:
        parts[3] = "shelf"
    return "/".join(parts)


def address(name: str, code: str) -> str:
    """The address of a room's first page, or "" where this installation does not have that room."""
    try:
        return reverse(name, args=[code])
    except NoReverseMatch:
        return ""
