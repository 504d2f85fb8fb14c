"""What stands around the pages of a register: crumbs, tabs, what this officer may do."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from sucharit.base.people.gate import Officer
from sucharit.base.people.roles import Can
from sucharit.work.plans.pages import address
from sucharit.work.shelf.declaring import Register
from sucharit.work.shelf.models import Entry
from sucharit.work.shelf.queries import may_keep


def front_crumb(officer: Officer) -> tuple[str, str]:
    return _("ทะเบียน"), reverse("shelf", args=[officer.organization.code])


def register_page(
    officer: Officer, register: Register, current: str, *crumbs: tuple[str, str], **more: Any
) -> dict[str, Any]:
    """Context of a page of a register; `current` is the tab. Rooms with pages of their own use it too, under the name
    of their address."""
    code = officer.organization.code
    keeps = may_keep(register, officer)
    told = [front_crumb(officer), (str(register.name), reverse("register_list", args=[code, register.key])), *crumbs]
    tabs = [
        ("register_list", _("รายการ"), True),
        ("register_statistics", _("สถิติ"), True),
        ("register_import", _("นำเข้าจากไฟล์"), keeps and register.imports),
        ("register_carry", _("ยกยอด"), keeps and register.carry is not None),
        ("register_about", _("เกี่ยวกับทะเบียนนี้"), True),
    ]
    shown = [
        {"label": label, "url": reverse(name, args=[code, register.key]), "current": name == current}
        for name, label, shown in tabs if shown
    ]  # fmt: skip
    own = [
        {"label": str(label), "url": address(name, code), "current": name == current} for label, name in register.pages
    ]
    return {
        "register": register, "crumbs": [*told[:-1], (told[-1][0], "")], "tabs": [shown[0], *own, *shown[1:]],
        "may_keep": keeps, "may_publish": officer.may(Can.PUBLISH), **more,
    }  # fmt: skip


def entry_crumb(officer: Officer, register: Register, entry: Entry) -> tuple[str, str]:
    return _("เลขที่ %(n)s") % {"n": entry}, entry_address(officer, register, entry)


def entry_address(officer: Officer, register: Register, entry: Entry) -> str:
    return reverse("register_entry", args=[officer.organization.code, register.key, entry.pk])
