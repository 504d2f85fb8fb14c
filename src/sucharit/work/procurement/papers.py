"""Papers of procurement: the monthly summary, the analysis of a year, the plan with its result; the sixteen fields
for ITA."""

from collections.abc import Iterable, Sequence
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from sucharit.base.people.gate import Officer
from sucharit.base.screens.words import money
from sucharit.core.papers.paper import Paper
from sucharit.core.papers.procurement import (
    AskedLine,
    Figures,
    PlanResultLine,
    SummaryLine,
    YearOfProcurement,
    monthly_summary,
    procurement_plan,
    procurement_year,
)
from sucharit.core.procurement import Share, standing
from sucharit.core.procurement.plan import Result
from sucharit.core.thai import MONTHS, format_date
from sucharit.work.procurement.figures import Asked, YearFigures, year_figures
from sucharit.work.procurement.models import Method, Purchase, Report
from sucharit.work.procurement.queries import month_rows, plan_rows, plan_value
from sucharit.work.procurement.words import OLDER_ANSWER, STANDINGS, limits_words, month_words
from sucharit.work.years.recording.papers import Listed, Value

_MOST_VENDORS = 15


def paper_of(report: Report, officer: Officer) -> Paper:
    """The paper of a report, with what holds now."""
    if report.kind == Report.Kind.MONTH:
        return month_paper(officer, report.fiscal_year, report.month)
    if report.kind == Report.Kind.PLAN:
        return plan_paper(officer, report.fiscal_year)
    return year_paper(officer, report.fiscal_year, problems=report.problems, advice=report.advice)


def month_paper(officer: Officer, fiscal_year: int, month: int) -> Paper:
    """แบบ สขร.1 of a month."""
    rows = month_rows(officer.organization, fiscal_year, month)
    return monthly_summary(
        [_summary_line(row) for row in rows], month=month_words(fiscal_year, month),
        organization=officer.organization.as_value(), date=officer.today.isoformat(), prepared_by=officer.name,
        position=officer.signs_as,
    )  # fmt: skip


def _summary_line(row: Purchase) -> SummaryLine:
    day = f"ลงวันที่ {format_date(row.contract_on, 'short', 'arabic')}" if row.contract_on else ""
    return SummaryLine(
        title=row.title, budget=row.budget, median=row.median, method=str(row.get_method_display()),
        bidders=tuple(row.offers.splitlines()) or ((row.vendor,) if row.vendor else ()), winner=row.vendor,
        agreed=row.agreed, reason=row.reason, contract=tuple(filter(None, (row.contract_number, day))),
    )  # fmt: skip


def year_paper(officer: Officer, fiscal_year: int, *, problems: str = "", advice: str = "") -> Paper:
    """The analysis of a year, with charts, questions and answers."""
    told = year_figures(officer.organization, fiscal_year)
    value = YearOfProcurement(
        fiscal_year=fiscal_year, count=told.analysis.count, money=told.analysis.money, facts=tuple(facts_of(told)),
        figures=tuple(figures_of(told)), limits=tuple(limits_words(told.sticks)), problems=problems, advice=advice,
        asked=tuple(
            AskedLine(
                question=one.words, answer=_answered(one),
                who=one.answer.by.full_name if one.answer else "",
            )
            for one in told.asked
        ),
        prepared_by=officer.name, position=officer.signs_as,
    )  # fmt: skip
    return procurement_year(value, organization=officer.organization.as_value(), date=officer.today.isoformat())


def _answered(one: Asked) -> str:
    if one.answer is None:
        return ""
    return f"{one.answer.text} ({OLDER_ANSWER})" if one.changed else one.answer.text


def facts_of(told: YearFigures) -> Iterable[tuple[str, str]]:
    """(label, words): saving, lateness, competition, concentration, plan."""
    analysis = told.analysis
    if analysis.saving.compared:
        yield _("ต่ำกว่าราคากลาง"), _("%(money)s บาท (ร้อยละ %(percent)s จาก %(n)s รายการที่มีราคากลาง)") % {
            "money": money(analysis.saving.saved), "percent": analysis.saving.percent, "n": analysis.saving.compared,
        }  # fmt: skip
    if analysis.lateness.dated:
        yield _("ส่งมอบเกินกำหนด"), _("%(n)s จาก %(of)s สัญญาที่มีกำหนดส่งมอบ (ร้อยละ %(percent)s)") % {
            "n": len(analysis.lateness.late), "of": analysis.lateness.dated, "percent": analysis.lateness.percent,
        }  # fmt: skip
    if analysis.competition.known:
        yield _("งานแข่งขันที่มีผู้เสนอราคารายเดียว"), _("%(n)s จาก %(of)s งาน (ร้อยละ %(percent)s)") % {
            "n": len(analysis.competition.alone), "of": analysis.competition.known,
            "percent": analysis.competition.percent,
        }  # fmt: skip
    yield _("ผู้ขายหรือผู้รับจ้าง"), _("%(n)s ราย ดัชนีการกระจุกตัว %(index)s (10,000 คือรายเดียวได้ทั้งหมด)") % {
        "n": len(analysis.vendors), "index": f"{analysis.concentration:,}",
    }  # fmt: skip
    if told.plan.lines:
        yield _("ดำเนินการตามแผน"), plan_words(told.plan)


def plan_words(plan: Result) -> str:
    return _("เริ่มแล้วร้อยละ %(percent)s ของ %(n)s รายการในแผน นอกแผน %(unplanned)s รายการ %(money)s บาท") % {
        "percent": plan.begun_percent, "n": plan.lines, "unplanned": plan.unplanned,
        "money": money(plan.unplanned_money),
    }  # fmt: skip


def figures_of(told: YearFigures) -> Iterable[Figures]:
    methods = dict(Method.choices)
    yield Figures(
        heading=_("จำแนกตามวิธี"), first=_("วิธี"), lines=_lines(told.analysis.methods, lambda key, _n: str(methods[key]))
    )
    yield Figures(
        heading=_("จำแนกตามเดือนที่ทำสัญญา"), first=_("เดือน"),
        lines=_lines(told.analysis.months, lambda key, _n: MONTHS[int(key) - 1]),
    )  # fmt: skip
    first = told.analysis.vendors[:_MOST_VENDORS]
    heading = _("ผู้ขายหรือผู้รับจ้างที่ได้วงเงินสูงสุด %(n)s ราย") % {"n": len(first)}
    yield Figures(heading=heading, first=_("ผู้ขายหรือผู้รับจ้าง"), lines=_lines(first, lambda _key, name: name))


def _lines(shares: Sequence[Share], name: Any) -> tuple[tuple[str, int, Any, Any], ...]:
    return tuple((name(one.key, one.name), one.count, one.money, one.money_percent) for one in shares)


def plan_paper(officer: Officer, fiscal_year: int) -> Paper:
    """The plan of a year, each line with what came of it."""
    rows = plan_rows(officer.organization, fiscal_year).order_by("number")
    lines = [
        PlanResultLine(
            title=row.title, method=str(row.get_method_display()), budget=row.budget,
            month=month_words(fiscal_year, row.month), agreed=row.sum_agreed, reason=row.reason,
            standing=str(STANDINGS[standing(plan_value(row), officer.today)]),
        )
        for row in rows
    ]  # fmt: skip
    return procurement_plan(
        lines, fiscal_year=fiscal_year, organization=officer.organization.as_value(), date=officer.today.isoformat()
    )


_SIXTEEN = (
    (gettext_lazy("ที่"), 1.0),
    (gettext_lazy("ปีงบประมาณ"), 1.6),
    (gettext_lazy("ชื่อหน่วยงาน"), 4.0),
    (gettext_lazy("อำเภอ"), 2.4),
    (gettext_lazy("จังหวัด"), 2.4),
    (gettext_lazy("กระทรวง"), 2.4),
    (gettext_lazy("ประเภทหน่วยงาน"), 3.0),
    (gettext_lazy("ชื่อรายการของงานที่ซื้อหรือจ้าง"), 6.0),
    (gettext_lazy("วงเงินงบประมาณที่ได้รับจัดสรร (บาท)"), 2.6),
    (gettext_lazy("แหล่งที่มาของงบประมาณ"), 3.0),
    (gettext_lazy("สถานะการจัดซื้อจัดจ้าง"), 2.6),
    (gettext_lazy("วิธีการจัดซื้อจัดจ้าง"), 2.6),
    (gettext_lazy("ราคากลาง (บาท)"), 2.6),
    (gettext_lazy("ราคาที่ตกลงซื้อหรือจ้าง (บาท)"), 2.6),
    (gettext_lazy("รายชื่อผู้ประกอบการที่ได้รับการคัดเลือก"), 4.0),
    (gettext_lazy("เลขที่โครงการในระบบ e-GP"), 3.0),
)


def sixteen_fields(officer: Officer, fiscal_year: int, month: int | None = None) -> Listed:
    """The list that the disclosure item asks for, of a month or of the year so far."""
    house = officer.organization
    if month is None:
        rows = Purchase.objects.filter(organization=house, fiscal_year=fiscal_year, withdrawn_at=None)
        rows = rows.order_by("contract_on", "number")
    else:
        rows = month_rows(house, fiscal_year, month)
    place = house.as_value()
    lines: list[list[Value]] = [
        [
            number, str(fiscal_year), house.name, place.district, place.province, _("กระทรวงมหาดไทย"),
            _("องค์กรปกครองส่วนท้องถิ่น"), row.title, row.budget, row.source, str(row.get_state_display()),
            str(row.get_method_display()), row.median, row.agreed, row.vendor, row.egp_number,
        ]
        for number, row in enumerate(rows.iterator(chunk_size=2_000), 1)
    ]  # fmt: skip
    when = month_words(fiscal_year, month) if month else _("ปีงบประมาณ พ.ศ. %(year)s") % {"year": fiscal_year}
    title = _("รายการจัดซื้อจัดจ้าง %(when)s") % {"when": when}
    return Listed("procurement-items", title, _heads(), lines, None, house.name, _("ไม่มีการจัดซื้อจัดจ้าง"))


def _heads() -> Sequence[tuple[str, float]]:
    return [(str(name), width) for name, width in _SIXTEEN]
