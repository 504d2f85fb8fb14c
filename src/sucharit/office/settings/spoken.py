"""Versions of rows of settings in words: what each field is called, and how its value is said."""

import datetime
from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _

from sucharit.base.organizations.models import Organization, label_of
from sucharit.base.people.models import Position, User
from sucharit.base.people.roles import Role
from sucharit.base.screens import words
from sucharit.base.screens.changes import Changes, changes

#: What only puts a version back, and is told to nobody.
_KEYS = frozenset({"unit_key"})


def differences(kind: str, before: Mapping[str, Any], after: Mapping[str, Any]) -> list[tuple[str, Changes]]:
    """Field by field, in words, for the fields that both know and that differ. `kind`: organization, unit, position,
    holding or person."""
    both = [name for name in after if name in before and name not in _KEYS]
    said = [(name, _said(kind, name, before[name]), _said(kind, name, after[name])) for name in both]
    return [(_label(kind, name), changes(was, now)) for name, was, now in said if was != now]


def beginnings(kind: str, first: Mapping[str, Any]) -> list[tuple[str, str]]:
    """What stood in the first version, field by field, without what was empty."""
    said = [(_label(kind, name), _said(kind, name, value)) for name, value in first.items() if name not in _KEYS]
    return [(label, value) for label, value in said if value]


def _label(kind: str, name: str) -> str:
    if kind == "organization":
        return label_of(Organization, name)
    told = {
        "name": _("ชื่อหน่วยงาน"), "abbreviation": _("อักษรย่อ"), "title": _("ชื่อตำแหน่ง"), "rank": _("ระดับ"),
        "unit": _("หน่วยงาน"), "user": _("ผู้ดำรงตำแหน่ง"), "since": _("ตั้งแต่"), "until": _("วันสุดท้าย"),
        "acting": _("การดำรงตำแหน่ง"), "order_reference": _("ตามคำสั่ง"), "roles": _("บทบาท"), "active": _("สถานะ"),
        "full_name": label_of(User, "full_name"), "email": label_of(User, "email"),
    }  # fmt: skip
    return told.get(name, name)


def _said(kind: str, name: str, value: Any) -> str:
    if name == "kind" and kind == "organization":
        return str(dict(Organization.Kind.choices).get(value, value or ""))
    if name == "rank":
        return str(dict(Position.Rank.choices).get(value, value or ""))
    if name == "active":
        return _("ใช้อยู่") if value else _("เลิกใช้")
    if name == "acting":
        return _("รักษาราชการแทน") if value else _("ดำรงตำแหน่งเอง")
    if name in {"since", "until"}:
        return _day(value)
    if name == "roles":
        return "\n".join(_role(one) for one in value or [])
    return "" if value is None else str(value)


def _role(one: Mapping[str, Any]) -> str:
    label = dict(Role.choices).get(one["role"], one["role"])
    unit = f" {one['unit']}" if one["unit"] else ""
    since, until = words.day(datetime.date.fromisoformat(one["since"])), _day(one["until"])
    return _("%(role)s%(unit)s ตั้งแต่ %(since)s ถึง %(until)s") % {
        "role": label, "unit": unit, "since": since, "until": until,
    }  # fmt: skip


def _day(text: str | None) -> str:
    return words.day(datetime.date.fromisoformat(text)) if text else _("ไม่มีกำหนด")
