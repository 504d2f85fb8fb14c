"""The tabs of the room: each for who may open it."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from sucharit.base.people.gate import Officer
from sucharit.base.people.roles import Can
from sucharit.work.sealed.queries import keeper_for


def tabs_for(officer: Officer, current: str) -> list[dict[str, Any]]:
    """List, figures, own key, custody, arrangement."""
    keeper = keeper_for(officer)
    wanted = (
        ("list", _("เรื่องที่ปิดผนึก"), "sealed_list", officer.may(Can.OPEN_SEALED)),
        ("custody", _("คำขอที่ต้องใช้สองคน"), "sealed_custody", keeper is not None and keeper.part == "custodian"),
        ("key", _("กุญแจของฉัน"), "sealed_key", keeper is not None or officer.may(Can.OPEN_SEALED)),
        ("figures", _("จำนวนเรื่อง"), "sealed_figures", officer.may(Can.SEE_SEALED_FIGURES)),
        ("arrange", _("จัดช่องทาง"), "sealed_arrange", officer.may(Can.ARRANGE_SEALED)),
    )
    return [
        {"label": label, "url": reverse(name, args=[officer.organization.code]), "current": key == current}
        for key, label, name, may in wanted
        if may
    ]
