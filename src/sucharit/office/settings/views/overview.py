"""The first page of settings: what there is, and what should be put right."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from sucharit.base.people.gate import Officer, OfficerRequest, gate
from sucharit.base.people.queries import people_for, positions_for
from sucharit.base.people.roles import GRANTS, Can, Role
from sucharit.base.screens import words
from sucharit.office.settings.queries import routes_for, rule_of, units_for, warnings_for, without_factor


@gate(Can.MANAGE_ORGANIZATION)
def settings(request: OfficerRequest) -> HttpResponse:
    officer = request.officer
    code = officer.organization.code
    found = warnings_for(officer)
    warnings = [(one.text, reverse(one.url_name, args=[code, *one.args])) for one in found]
    return render(request, "settings/settings.html", {"tasks": _rooms(officer), "warnings": warnings})


@gate(Can.MANAGE_PEOPLE)
def role_table(request: OfficerRequest) -> HttpResponse:
    """Roles by what they may do, as the code has it."""
    rows = [(may.label, [may in GRANTS[role] for role in Role]) for may in Can]
    context = {
        "roles": [role.label for role in Role],
        "rows": rows,
        "crumbs": crumbs(officer=request.officer, here=_("บทบาท")),
    }
    return render(request, "settings/role_table.html", context)


def crumbs(*steps: tuple[str, str], officer: Officer, here: str) -> list[tuple[str, str]]:
    """ตั้งค่า > ... > here."""
    return [(_("ตั้งค่า"), reverse("settings", args=[officer.organization.code])), *steps, (here, "")]


def _rooms(officer: Officer) -> list[dict[str, Any]]:
    code = officer.organization.code
    rule = rule_of(officer)
    asked = list(rule.roles) if rule else []
    missing = without_factor(officer, asked).count() if asked else 0

    def room(name: str, label: str, hint: str, state: str, kind: str = "quiet") -> dict[str, Any]:
        return {"url": reverse(name, args=[code]), "label": label, "hint": hint, "state": state, "kind": kind}

    routes = routes_for(officer).count()
    return [
        room(
            "settings_organization",
            _("ข้อมูลหน่วยงาน"),
            _("ชื่อ ที่ตั้ง รหัสหนังสือ ตราสัญลักษณ์ หัวหนังสือ"),
            _("มีตรา") if officer.organization.logo else _("ยังไม่มีตรา"),
            "good" if officer.organization.logo else "warn",
        ),
        room("unit_list", _("สำนักและกอง"), _("ชื่อ อักษรย่อ ลำดับ"), _count(units_for(officer).filter(active=True).count())),
        room(
            "position_list",
            _("ตำแหน่งและผู้ดำรงตำแหน่ง"),
            _("แต่งตั้ง พ้นตำแหน่ง รักษาราชการแทน"),
            _count(positions_for(officer).filter(active=True).count()),
        ),
        room(
            "person_list",
            _("ผู้ใช้"),
            _("เพิ่มผู้ใช้ บทบาท รหัสผ่าน ปิดบัญชี"),
            _count(people_for(officer).filter(is_active=True).count()),
        ),
        room("role_table", _("บทบาทและสิทธิ์"), _("บทบาทใดทำอะไรได้บ้าง"), _count(len(Role))),
        room(
            "route_list",
            _("เส้นทางเสนอ"),
            _("ใครตรวจสอบ เห็นชอบ และอนุมัติ ตามลำดับใด"),
            _count(routes) if routes else _("ยังไม่มี"),
            "quiet" if routes else "bad",
        ),
        room(
            "second_factor_rule",
            _("ความปลอดภัยของการเข้าสู่ระบบ"),
            _("บทบาทใดต้องใช้ปัจจัยที่สอง"),
            _rule_state(asked, missing),
            "good" if asked and not missing else "warn",
        ),
    ]


def _count(number: int) -> str:
    return ngettext("%(number)s รายการ", "%(number)s รายการ", number) % {"number": words.number(number)}


def _rule_state(asked: list[str], missing: int) -> str:
    if not asked:
        return _("ยังไม่กำหนด")
    return _("ยังไม่ตั้ง %(number)s คน") % {"number": words.number(missing)} if missing else _("ครบทุกคน")
