"""The executive's page of a year: figures, charts and what needs a decision, from the same facts as the reports."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from django.utils.translation import gettext as _

from sucharit.base.people.gate import Officer
from sucharit.base.screens import charts
from sucharit.base.screens.words import money, number
from sucharit.core.fiscal import Quarter
from sucharit.core.papers import Paper
from sucharit.core.papers.paper import Bars
from sucharit.core.papers.progress_reports import MOST_UNITS, Figure, one_page
from sucharit.publishing.reports.drafting.facts import InitiativeFacts, YearFacts
from sucharit.publishing.reports.drafting.rounds import STATUSES

MOST_NOTES = 5  # and one that says how many more


@dataclass(frozen=True)
class UnitMoney:
    unit: str
    count: int
    budget: Decimal
    spent: Decimal


@dataclass(frozen=True)
class Summary:
    """One page: everything that a chief executive reads before a meeting."""

    facts: YearFacts
    units: tuple[UnitMoney, ...]
    statuses: tuple[tuple[str, int], ...]
    verdicts: dict[str, int]
    notes: tuple[tuple[str, str], ...]

    @property
    def share(self) -> Decimal | None:
        """Percent of the year's money that is spent."""
        return self.facts.spent * 100 / self.facts.budget if self.facts.budget else None

    @property
    def activities(self) -> int:
        return sum(len(one.activities) for one in self.facts.initiatives)


def summary_of(facts: YearFacts) -> Summary:
    counted = Counter(one.status for one in facts.initiatives)
    verdicts = Counter(verdict.verdict for one in facts.initiatives for verdict in one.verdicts)
    return Summary(
        facts, _units(facts.initiatives), tuple((words, counted[key]) for key, words in STATUSES),
        {key: verdicts[key] for key in ("met", "not_met", "cannot_be_judged")}, tuple(_notes(facts)),
    )  # fmt: skip


def _units(rows: Sequence[InitiativeFacts]) -> tuple[UnitMoney, ...]:
    told: dict[str, list[InitiativeFacts]] = {}
    for one in rows:
        told.setdefault(one.unit or _("ยังไม่มีหน่วยงาน"), []).append(one)
    return tuple(
        UnitMoney(
            unit, len(found), sum((one.budget or Decimal(0) for one in found), Decimal(0)),
            sum((one.spent for one in found), Decimal(0)),
        )
        for unit, found in told.items()
    )  # fmt: skip


def _notes(facts: YearFacts) -> list[tuple[str, str]]:
    """(kind of mark, sentence): what cannot be done, what costs too much, what is missed."""
    told: list[tuple[str, str]] = []
    for one in facts.with_status("impossible"):
        why = f": {one.reason}" if one.reason else ""
        told.append(("bad", _("ดำเนินการไม่ได้ %(title)s%(why)s") % {"title": one.title, "why": why}))
    for one in facts.initiatives:
        if one.over:
            words = {"title": one.title, "amount": money(one.over)}
            told.append(("warn", _("เบิกจ่ายเกินงบประมาณ %(title)s %(amount)s บาท") % words))
    missed = [one for one in facts.initiatives if any(verdict.verdict == "not_met" for verdict in one.verdicts)]
    told += [("warn", _("ตัวชี้วัดไม่บรรลุ %(title)s") % {"title": one.title}) for one in missed]
    if len(told) > MOST_NOTES:
        more = len(told) - MOST_NOTES
        told = [*told[:MOST_NOTES], ("info", _("และอีก %(n)s เรื่อง ดูในรายงานฉบับเต็ม") % {"n": number(more)})]
    return told


def charts_of(summary: Summary) -> list[charts.Chart]:
    """Statuses, money by unit, activities by quarter, verdicts: each with its table behind."""
    facts = summary.facts
    labels = [words for words, _count in summary.statuses]
    by_status = charts.Series(_("โครงการ"), tuple(Decimal(count) for _words, count in summary.statuses))
    units = [one.unit for one in summary.units]
    spent = charts.Series(_("จ่ายแล้ว"), tuple(one.spent for one in summary.units))
    left = charts.Series(_("คงเหลือ"), tuple(max(one.budget - one.spent, Decimal(0)) for one in summary.units))
    names = [_("ไตรมาส %(n)s") % {"n": at} for at in (1, 2, 3, 4)]
    held = charts.Series(_("กิจกรรม"), tuple(map(Decimal, _held(facts))))
    verdicts = charts.Series(_("ตัวชี้วัด"), tuple(Decimal(count) for count in summary.verdicts.values()))
    told = [
        charts.bars(_("สถานะของโครงการ"), labels, by_status),
        charts.columns(_("กิจกรรมรายไตรมาส"), names, held, unit=_("ครั้ง")),
        charts.bars(_("ตัวชี้วัด"), [_("บรรลุ"), _("ไม่บรรลุ"), _("ยังตัดสินไม่ได้")], verdicts, unit=_("ข้อ")),
    ]
    if facts.budget or facts.spent:
        told.insert(1, charts.bars(_("งบประมาณและการเบิกจ่ายตามหน่วยงาน"), units, spent, left, unit=_("บาท")))
    return told


def _few(units: Sequence[UnitMoney]) -> list[UnitMoney]:
    """As many as fit on the page: the largest budgets, and what the others come to."""
    told = sorted(units, key=lambda one: -one.budget)
    if len(told) <= MOST_UNITS:
        return told
    rest = told[MOST_UNITS - 1 :]
    budget, spent = sum((one.budget for one in rest), Decimal(0)), sum((one.spent for one in rest), Decimal(0))
    name = _("หน่วยงานอื่น %(n)s แห่ง") % {"n": number(len(rest))}
    return [*told[: MOST_UNITS - 1], UnitMoney(name, sum(one.count for one in rest), budget, spent)]


def _bars(summary: Summary) -> list[Bars]:
    """The charts of the page that fit on paper: money by unit, activities by quarter."""
    held = _held(summary.facts)
    return [
        Bars(
            label="หน่วยงาน", value="จ่ายแล้ว / งบประมาณ (บาท)",
            bars=tuple(
                (one.unit, one.spent, f"{money(one.spent)} / {money(one.budget)}") for one in _few(summary.units)
            ),
        ),
        Bars(
            label="กิจกรรมที่ดำเนินการ", value="ครั้ง",
            bars=tuple((f"ไตรมาส {at}", Decimal(count), number(count)) for at, count in enumerate(held, 1)),
        ),
    ]  # fmt: skip


def _held(facts: YearFacts) -> list[int]:
    """How many activities there were in each quarter."""
    quarters = [Quarter.of(activity.held_on).number for one in facts.initiatives for activity in one.activities]
    return [quarters.count(at) for at in (1, 2, 3, 4)]


def summary_paper(summary: Summary, officer: Officer) -> Paper:
    """The page as a paper, for PDF and DOCX."""
    facts = summary.facts
    share = f" (ร้อยละ {summary.share:.1f})" if summary.share is not None else ""
    score = f"{facts.scores.overall:.2f} คะแนน" if facts.scores.overall is not None else "ยังไม่มีผล"
    statuses = " · ".join(f"{words} {count}" for words, count in summary.statuses if count)
    verdicts = summary.verdicts
    figures = (
        Figure(label="โครงการ กิจกรรม มาตรการ", value=f"{len(facts.initiatives)} รายการ ({statuses})"),
        Figure(label="กิจกรรมที่ดำเนินการ", value=f"{summary.activities} ครั้ง"),
        Figure(label="งบประมาณและเบิกจ่าย", value=f"{money(facts.budget)} / {money(facts.spent)} บาท{share}"),
        Figure(
            label="ตัวชี้วัด",
            value=f"บรรลุ {verdicts['met']} ไม่บรรลุ {verdicts['not_met']} ยังตัดสินไม่ได้ {verdicts['cannot_be_judged']}",
        ),
        Figure(label=f"ITA {facts.fiscal_year}", value=score),
    )
    return one_page(
        title=f"สรุปสำหรับผู้บริหาร ปีงบประมาณ พ.ศ. {facts.fiscal_year}", period=facts.period, figures=figures,
        notes=[words for _kind, words in summary.notes],
        charts=_bars(summary),
        organization=officer.organization.as_value(), date=officer.today.isoformat(),
    )  # fmt: skip
