"""How an obligation looks: the word and kind of its state, its line in a calendar."""

import datetime
import unicodedata
from typing import Any

from django.utils.translation import gettext as _

from sucharit.base.people.gate import Officer
from sucharit.base.screens.months import Entry, Month
from sucharit.work.obligations.days import days_off
from sucharit.work.obligations.models import Obligation
from sucharit.work.plans.pages import address

_WEEK = datetime.timedelta(days=7)


def state_of(row: Obligation, today: datetime.date) -> tuple[str, str]:
    """Kind of tag and word."""
    if row.state == Obligation.State.OPEN:
        if row.due_on < today:
            return "bad", _("เลยกำหนด")
        if row.due_on - today <= _WEEK:
            return "waiting", _("ใกล้ครบกำหนด")
        return ("info", _("ทำได้แล้ว")) if row.starts_on <= today else ("quiet", _("ยังไม่ถึงช่วง"))
    kinds = {Obligation.State.DONE: "good", Obligation.State.NOT_APPLICABLE: "quiet"}
    if row.state == Obligation.State.DONE and row.done_on and row.done_on > row.due_on:
        return "warn", _("ทำแล้ว หลังกำหนด")
    return kinds.get(Obligation.State(row.state), "quiet"), str(row.get_state_display())


def shown(rows: list[Obligation], today: datetime.date) -> list[Obligation]:
    """The rows with `kind` and `word` of their state."""
    for row in rows:
        row.kind, row.word = state_of(row, today)  # type: ignore[attr-defined]
    return rows


def month_of(officer: Officer, year: int, month: int, rows: list[Obligation]) -> Month:
    """A month (Common Era) with its obligations and days off."""
    first = datetime.date(year, month, 1)
    last = (first + datetime.timedelta(days=31)).replace(day=1) - datetime.timedelta(days=1)
    code = officer.organization.code
    entries = [
        Entry(row.due_on, row.title, address("obligation", code, row.pk), *state_of(row, officer.today)) for row in rows
    ]
    off = [
        (one.date, _off_words(one.title, sure=one.sure))
        for one in days_off(officer.organization, first, last)
        if one.off
    ]
    return Month(year, month, officer.today, entries, off)


def _off_words(title: str, *, sure: bool) -> str:
    return title if sure else _("%(day)s (ยังไม่ยืนยัน)") % {"day": title}


def short(text: str, most: int = 50) -> str:
    """For breadcrumbs: cut between letters, never between a letter and the mark above or below it."""
    if len(text) <= most:
        return text
    place = most
    while place > 1 and unicodedata.category(text[place]) == "Mn":
        place -= 1
    return f"{text[:place].rstrip()}…"


def frame(officer: Officer, *crumbs: tuple[str, str], **more: Any) -> dict[str, Any]:
    """Crumbs of a page of this room, and `more`."""
    code = officer.organization.code
    own = (_("งานที่ต้องทำ"), address("obligation_list", code) if crumbs else "")
    return {"crumbs": [(_("ปีงบประมาณ"), address("year_list", code)), own, *crumbs], **more}
