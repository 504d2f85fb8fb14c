"""The year's items as E-PlanNACC asks for them: budget in plan and ordinance, and what both rounds report."""

import datetime
from collections import defaultdict
from collections.abc import Sequence
from decimal import Decimal

from sucharit.base.people.gate import Officer
from sucharit.core.fiscal import Round
from sucharit.core.papers.eplan import ROUNDS, EPlanLine, RoundLine
from sucharit.publishing.reports.drafting.gathering import reason_words
from sucharit.publishing.reports.drafting.initiatives import NOTHING
from sucharit.publishing.reports.drafting.standing import Status, Then, standing_at
from sucharit.publishing.reports.drafting.words import ended
from sucharit.work.progress.models import Activity, Disbursement, ProgressReport
from sucharit.work.years.models import YearInitiative
from sucharit.work.years.queries import year_initiatives_for

_KINDS = {"project": "โครงการ", "activity": "กิจกรรม", "measure": "มาตรการ"}
NOT_BEGUN = "ยังไม่เริ่มดำเนินการ (ระบบ E-PlanNACC ไม่มีสถานะนี้ โปรดเลือกเอง)"
Remarks = dict[int, list[str]]


def eplan_lines(officer: Officer, fiscal_year: int) -> list[EPlanLine]:
    """Every item of the year with its rounds; a round that has not ended yet is told as it stands today. A fixed number
    of queries."""
    rows = list(year_initiatives_for(officer, fiscal_year))
    if not rows:
        return []
    rounds = {months: _round(rows, Round(fiscal_year, months), officer.today) for months in ROUNDS}
    return [_line(row, tuple(rounds[months][row.pk] for months in ROUNDS if rounds[months])) for row in rows]


def _line(row: YearInitiative, rounds: tuple[RoundLine, ...]) -> EPlanLine:
    return EPlanLine(
        number=row.seq, title=row.title, kind=_KINDS.get(row.kind, ""), dimension=row.dimension,
        unit=row.quantity_unit, quantity=row.quantity, amount=row.amount, in_ordinance=row.in_ordinance,
        ordinance_amount=row.ordinance_amount, indicators=tuple(_flat(row.indicators)),
        outcomes=tuple(_flat(row.outcomes)), quarters=row.quarters,
        responsible=row.responsible or (row.unit.name if row.unit else ""), rounds=rounds,
    )  # fmt: skip


def _flat(text: str) -> list[str]:
    return [line.strip() for line in text.splitlines() if line.strip()]


def _round(rows: Sequence[YearInitiative], one: Round, today: datetime.date) -> dict[int, RoundLine]:
    """Number of a row > what it reports; empty while the second half of the year has not begun."""
    if one.months == 12 and today <= Round(one.year, 6).last_day:
        return {}
    ids = [row.pk for row in rows]
    paid: dict[int, Decimal] = defaultdict(Decimal)
    remarks: Remarks = defaultdict(list)
    for payment in Disbursement.objects.filter(year_initiative__in=ids, paid_on__lte=one.last_day):
        paid[payment.year_initiative_id] += payment.signed
        if payment.over_reason:
            remarks[payment.year_initiative_id].append(f"จ่ายเกินงบประมาณ: {payment.over_reason}")
    begun = _begun(ids, one.last_day) | set(paid)
    _obstacles(remarks, ids, one.months)
    then = standing_at(rows, one.last_day, today, begun)
    return {row.pk: _told(row, one.months, then[row.pk], paid, remarks) for row in rows}


def _begun(ids: Sequence[int], last: datetime.date) -> set[int]:
    rows = Activity.objects.filter(year_initiative__in=ids, withdrawn_at=None, held_on__lte=last).order_by()
    return set(rows.values_list("year_initiative", flat=True).distinct())


def _obstacles(remarks: Remarks, ids: Sequence[int], months: int) -> None:
    """What the unit itself reported of this round."""
    states = [ProgressReport.State.SENT, ProgressReport.State.ACCEPTED]
    rows = ProgressReport.objects.filter(year_initiative__in=ids, period=f"m{months}", state__in=states)
    for pk, obstacles in rows.exclude(obstacles="").values_list("year_initiative", "obstacles"):
        if ended(obstacles) not in NOTHING:
            remarks[pk].append(ended(obstacles))


def _told(row: YearInitiative, months: int, then: Then, paid: dict[int, Decimal], remarks: Remarks) -> RoundLine:
    told = list(dict.fromkeys(remarks.get(row.pk, ())))
    if then.reason_text:
        told.insert(0, then.reason_text)
    if then.status == Status.NOT_BEGUN:
        told.insert(0, NOT_BEGUN)
    return RoundLine(
        months=months, paid=paid.get(row.pk, Decimal(0)),
        status="" if then.status == Status.NOT_BEGUN else str(Status(then.status).label),
        reason=reason_words(then), remark="; ".join(told),
    )  # fmt: skip


def doubts(lines: Sequence[EPlanLine]) -> dict[str, list[EPlanLine]]:
    """What must be settled before it is typed in: key > the items."""
    told: dict[str, list[EPlanLine]] = {"ordinance": [], "status": [], "amount": []}
    for line in lines:
        if line.in_ordinance is None and line.amount != 0:
            told["ordinance"].append(line)
        if line.amount is None:
            told["amount"].append(line)
        if any(not one.status for one in line.rounds):
            told["status"].append(line)
    return {key: found for key, found in told.items() if found}
