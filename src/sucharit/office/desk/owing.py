"""What an officer or their unit owes, of every room, by its day; and what waits for their word beside approvals."""

import datetime
from collections.abc import Iterator
from dataclasses import dataclass

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext as _

from sucharit.base.people.gate import Officer
from sucharit.base.people.roles import Can
from sucharit.publishing.disclosure.queries import due_for as items_due_for
from sucharit.work.assessments.models import Improvement
from sucharit.work.assessments.queries import improvements_for
from sucharit.work.complaints.actions.promising import REFERENCE as COMPLAINT_TERMS
from sucharit.work.complaints.queries import due_for as complaints_due_for
from sucharit.work.complaints.standing import short_word
from sucharit.work.obligations.queries import SOON, due_for
from sucharit.work.obligations.showing import state_of
from sucharit.work.progress.models import ProgressReport
from sucharit.work.progress.queries import waiting_for
from sucharit.work.risks.models import Control, RiskRegister
from sucharit.work.risks.queries import registers_for
from sucharit.work.years.models import YearPlan
from sucharit.work.years.queries import may_report

MOST = 60
_WEEK = datetime.timedelta(days=7)


@dataclass(frozen=True)
class Owed:
    """A line of the desk: what, by when, whose, and its tag."""

    label: str
    url: str
    due_on: datetime.date | None
    room: str
    kind: str
    word: str
    whose: str = ""


def owed(officer: Officer) -> list[Owed]:
    """Overdue first, then what is due within thirty days, of all rooms; what was returned stands at the top."""
    dated = [*_complaints(officer)]
    if officer.may(Can.SEE_YEAR):
        dated += [*_obligations(officer), *_items(officer), *_improvements(officer), *_controls(officer)]
    returned = _returned(officer) if officer.may(Can.SEE_YEAR) else ()
    return [*returned, *sorted(dated, key=lambda one: one.due_on or datetime.date.max)]


def _address(officer: Officer, name: str, *arguments: object) -> str:
    return reverse(name, args=[officer.organization.code, *arguments])


def _complaints(officer: Officer) -> Iterator[Owed]:
    """Cases by number alone: whose they are about is no matter for a desk that others see."""
    for row in complaints_due_for(officer)[:MOST]:
        url = _address(officer, "complaint", row.fiscal_year, row.number)
        kind, word = short_word(row, officer.today)
        whose = "" if row.officer_id == officer.user.pk else str(row.unit or _("ยังไม่มอบหมาย"))
        yield Owed(_("เรื่องร้องเรียนที่ %(n)s") % {"n": row}, url, row.due_on, row.category.name, kind, word, whose)


def _obligations(officer: Officer) -> Iterator[Owed]:
    own = officer.may(Can.WORK_ON_COMPLAINTS)  # their cases stand on the desk by themselves
    for row in due_for(officer)[:MOST]:
        if own and row.rule.reference == COMPLAINT_TERMS:
            continue
        kind, word = state_of(row, officer.today)
        whose = row.assignee.full_name if row.assignee and row.assignee_id != officer.user.pk else ""
        yield Owed(row.title, _address(officer, "obligation", row.pk), row.due_on, _("งานที่ต้องทำ"), kind, word, whose)


def _items(officer: Officer) -> Iterator[Owed]:
    """Items of the disclosure lists that are not ready."""
    if not (officer.may(Can.DISCLOSE) or officer.may(Can.REPORT)):
        return
    for one in items_due_for(officer, SOON)[:MOST]:
        item = one.item
        url = _address(officer, "checklist_item", item.checklist.code, item.number)
        whose = item.owner.full_name if item.owner and item.owner_id != officer.user.pk else ""
        kind, word = _dated(item.due_on, officer.today)
        yield Owed(f"{item.number} {item.title}", url, item.due_on, f"OIT: {one.word}", kind, word, whose)


def _improvements(officer: Officer) -> Iterator[Owed]:
    """Measures against weaknesses of the ITA."""
    mine = Q(owner=officer.user) | Q(unit__in=officer.unit_ids)
    rows = improvements_for(officer).filter(
        mine, state__in=[Improvement.State.PLANNED, Improvement.State.RUNNING], due_on__lte=officer.today + SOON
    )
    for row in rows[:MOST]:
        kind, word = _dated(row.due_on, officer.today)
        whose = row.owner.full_name if row.owner and row.owner_id != officer.user.pk else ""
        url = _address(officer, "improvement", row.assessment.fiscal_year, row.pk)
        yield Owed(row.measure, url, row.due_on, _("มาตรการปรับปรุง ITA"), kind, word, whose)


def _controls(officer: Officer) -> Iterator[Owed]:
    """Controls of the risk registers in force that the officer's unit carries out."""
    if not (officer.may(Can.SEE_RISKS) and officer.unit_ids):
        return
    rows = Control.objects.filter(
        risk__register__in=registers_for(officer).filter(state=RiskRegister.State.ADOPTED), risk__removed_at=None,
        removed_at=None, unit__in=officer.unit_ids, status__in=[Control.Status.PLANNED, Control.Status.RUNNING],
        due__lte=officer.today + SOON,
    ).select_related("risk__register")  # fmt: skip
    for row in rows.order_by("due", "pk")[:MOST]:
        kind, word = _dated(row.due, officer.today)
        url = _address(officer, "risk", row.risk.register.fiscal_year, row.risk.seq)
        yield Owed(row.text[:200], url, row.due, _("มาตรการควบคุมความเสี่ยง"), kind, word, row.owner)


def _returned(officer: Officer) -> Iterator[Owed]:
    """Reports of progress that were sent back to those who wrote them."""
    if not officer.may(Can.REPORT):
        return
    rows = ProgressReport.objects.filter(
        year_initiative__year_plan__organization=officer.organization, state=ProgressReport.State.RETURNED,
        year_initiative__year_plan__state=YearPlan.State.APPROVED,
    ).select_related("year_initiative__year_plan")  # fmt: skip
    for row in rows.order_by("-decided_at")[:MOST]:
        if may_report(officer, row.year_initiative):
            yield Owed(
                _report_words(row), _report_address(officer, row), None, row.reason[:120], "warn", _("ส่งกลับแก้ไข")
            )


def _dated(due_on: datetime.date | None, today: datetime.date) -> tuple[str, str]:
    """The tag of a day."""
    if due_on is not None and due_on < today:
        return "bad", _("เลยกำหนด")
    return ("waiting", _("ใกล้ครบกำหนด")) if due_on and due_on - today <= _WEEK else ("info", _("ทำได้แล้ว"))


def _report_words(row: ProgressReport) -> str:
    return f"{row.get_period_display()}: {row.year_initiative.title}"


def _report_address(officer: Officer, row: ProgressReport) -> str:
    of = row.year_initiative
    return _address(officer, "progress_report", of.year_plan.fiscal_year, of.seq, row.period)


def to_accept(officer: Officer) -> list[Owed]:
    """Reports of progress that wait for this officer's word, in every year that runs."""
    if not officer.may(Can.ACCEPT_REPORTS):
        return []
    return [
        Owed(
            _report_words(row), _report_address(officer, row), None, row.sent_by.full_name if row.sent_by else "",
            "waiting", _("รอท่านรับ"),
        )
        for row in waiting_for(officer)
    ]  # fmt: skip
