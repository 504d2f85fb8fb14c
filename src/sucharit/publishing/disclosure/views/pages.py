"""What stands around the pages of this room, and how sure a row is in words."""

from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from sucharit.base.people.gate import Officer
from sucharit.base.people.roles import Can
from sucharit.publishing.disclosure.models import ChecklistYear
from sucharit.publishing.disclosure.queries import may_review
from sucharit.work.plans.pages import address

SURE = {
    "confirmed": "",
    "confirmed_other_body": gettext_lazy("อ่านจากหน่วยงานประเภทอื่น ยังไม่ยืนยันสำหรับ อปท."),
    "supported": gettext_lazy("มีแหล่งอ้างอิงทางอ้อม ยังไม่ยืนยัน"),
    "unconfirmed": gettext_lazy("ยังไม่ยืนยันสำหรับ อปท. โปรดเทียบกับคู่มือของปีนั้น"),
}


def how_sure(key: str) -> str:
    """ "" where the row is confirmed."""
    return str(SURE.get(key, ""))


def list_name(checklist: ChecklistYear) -> str:
    """How breadcrumbs call it."""
    if checklist.kind == ChecklistYear.Kind.OIT:
        return _("OIT ปี %(year)s") % {"year": checklist.fiscal_year}
    return _("รายการในแผน ปี %(year)s") % {"year": checklist.fiscal_year}


def frame(officer: Officer, checklist: ChecklistYear | None, *crumbs: tuple[str, str], **more: Any) -> dict[str, Any]:
    """Context of a page of this room."""
    code = officer.organization.code
    own: list[tuple[str, str]] = []
    if checklist is not None:
        own = [(list_name(checklist), address("checklist", code, checklist.code) if crumbs else "")]
    first = address("checklist_list", code) if checklist is not None or crumbs else ""
    return {
        "checklist": checklist, "year": checklist.fiscal_year if checklist else None,
        "may_disclose": officer.may(Can.DISCLOSE), "may_publish": officer.may(Can.PUBLISH),
        "may_review": may_review(officer), "crumbs": [(_("รายการเปิดเผยข้อมูล"), first), *own, *crumbs],
        "list_name": list_name(checklist) if checklist else "", **more,
    }  # fmt: skip
