"""What registers and indicators count of procurement, and the analysis of a year with its answers."""

from dataclasses import dataclass
from decimal import Decimal

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from sucharit.base import clock
from sucharit.base.organizations.models import Organization
from sucharit.core.fiscal import FiscalYear
from sucharit.core.procurement import Analysis, Question, Result, Yardsticks, against_plan, analyse
from sucharit.core.procurement.shares import FISCAL_MONTHS
from sucharit.work.procurement import models
from sucharit.work.procurement.models import Answer, Committee, Report
from sucharit.work.procurement.queries import (
    answers_in,
    month_after,
    plan_rows,
    plan_value,
    purchases_in,
    reports_in,
    unplanned,
    yardsticks_of,
)
from sucharit.work.procurement.words import question_words
from sucharit.work.shelf.declaring import Share

PROMISED_CHANNELS = 3


@dataclass(frozen=True)
class Asked:
    """A question with its words and the office's answer."""

    question: Question
    words: str
    answer: Answer | None

    @property
    def changed(self) -> bool:
        """It names more or fewer purchases than when it was answered."""
        return self.answer is not None and self.answer.named != len(self.question.numbers)

    @property
    def open(self) -> bool:
        return self.answer is None or self.changed


@dataclass(frozen=True)
class YearFigures:
    """All that a page or a paper tells of a year. `former` are answers whose question is not asked any more."""

    analysis: Analysis
    sticks: Yardsticks
    asked: list[Asked]
    former: list[Answer]
    plan: Result

    @property
    def open_questions(self) -> int:
        return sum(one.open for one in self.asked)


def year_figures(organization: Organization, fiscal_year: int) -> YearFigures:
    sticks, today = yardsticks_of(organization), clock.today()
    analysis = analyse(purchases_in(organization, fiscal_year), sticks, min(today, FiscalYear(fiscal_year).last_day))
    answers = answers_in(organization, fiscal_year)
    asked = [
        Asked(one, question_words(one, sticks), answers.pop((one.asks.value, one.key), None))
        for one in analysis.questions
    ]
    return YearFigures(analysis, sticks, asked, list(answers.values()), plan_result(organization, fiscal_year))


def plan_result(organization: Organization, fiscal_year: int) -> Result:
    count, money = unplanned(organization, fiscal_year)
    lines = [plan_value(row) for row in plan_rows(organization, fiscal_year)]
    return against_plan(lines, clock.today(), unplanned=count, unplanned_money=money)


# measures: what promises are counted by


def in_egp(organization: Organization, fiscal_year: int) -> Share:
    rows = _bought(organization, fiscal_year)
    return Share(rows.exclude(egp_number="").count(), rows.count(), _("มีเลขที่โครงการในระบบ e-GP"))


def crossed(organization: Organization, fiscal_year: int) -> Share:
    rows = _bought(organization, fiscal_year)
    return Share(rows.exclude(crossed_on=None).count(), rows.count(), _("ตรวจสอบข้ามสายงานแล้ว"))


def in_plan(organization: Organization, fiscal_year: int) -> Share:
    rows = _bought(organization, fiscal_year)
    return Share(rows.exclude(plan_line=None).count(), rows.count(), _("อยู่ในแผนการจัดซื้อจัดจ้าง"))


def months_reported(organization: Organization, fiscal_year: int) -> Share:
    """Months of the year that have ended, and those of them whose summary was sent."""
    today = clock.today()
    ended = [month for month in FISCAL_MONTHS if month_after(fiscal_year, month) <= today]
    sent = {
        month for (kind, month), row in reports_in(organization, fiscal_year).items()
        if kind == Report.Kind.MONTH and row.state != Report.State.DRAFT
    }  # fmt: skip
    return Share(len(sent & set(ended)), len(ended), _("สรุป สขร.1 ของเดือนที่สิ้นสุดแล้ว"))


def year_reports(organization: Organization, fiscal_year: int) -> Share:
    rows = Report.objects.filter(
        organization=organization, fiscal_year=fiscal_year, kind=Report.Kind.YEAR, withdrawn_at=None
    )
    return Share(rows.exclude(state=Report.State.DRAFT).count(), None, _("รายงานวิเคราะห์ประจำปีที่เสนอแล้ว"))


def year_channels(organization: Organization, fiscal_year: int) -> Share:
    row = reports_in(organization, fiscal_year).get((Report.Kind.YEAR.value, 0))
    return Share(row.channels if row else 0, None, _("ช่องทางต่างกันที่เผยแพร่รายงานประจำปี"))


def plan_channels(organization: Organization, fiscal_year: int) -> Share:
    row = reports_in(organization, fiscal_year).get((Report.Kind.PLAN.value, 0))
    return Share(row.channels if row else 0, None, _("ช่องทางต่างกันที่เผยแพร่แผนการจัดซื้อจัดจ้าง"))


def months_in_three_channels(organization: Organization, fiscal_year: int) -> Share:
    rows = [row for (kind, _month), row in reports_in(organization, fiscal_year).items() if kind == Report.Kind.MONTH]
    return Share(sum(row.channels >= PROMISED_CHANNELS for row in rows), len(rows), _("สรุปรายเดือนที่เผยแพร่ครบ 3 ช่องทาง"))


def questions_answered(organization: Organization, fiscal_year: int) -> Share:
    told = year_figures(organization, fiscal_year)
    return Share(len(told.asked) - told.open_questions, len(told.asked), _("คำถามจากตัวเลขที่ชี้แจงแล้ว"))


def by_rotation(organization: Organization, fiscal_year: int) -> Share:
    rows = Committee.objects.filter(
        organization=organization, fiscal_year=fiscal_year, withdrawn_at=None, state=Committee.State.APPOINTED
    )
    return Share(rows.filter(against_rotation=False).count(), rows.count(), _("คณะกรรมการตรวจรับที่ตั้งโดยหมุนเวียน"))


def saved_money(organization: Organization, fiscal_year: int) -> list[tuple[str, Decimal | int]]:
    """Figures of a year for the statistics of the register."""
    told = year_figures(organization, fiscal_year).analysis
    return [
        (_("ราคากลางรวมของรายการที่มีราคากลาง"), told.saving.median), (_("ราคาที่ตกลงของรายการเดียวกัน"), told.saving.agreed),
        (_("ต่ำกว่าราคากลาง"), told.saving.saved), (_("สัญญาที่ส่งมอบเกินกำหนด"), len(told.lateness.late)),
        (_("งานแข่งขันที่มีผู้เสนอราคารายเดียว"), len(told.competition.alone)), (_("ผู้ขายทั้งหมด (ราย)"), len(told.vendors)),
        (_("ข้อคำถามจากตัวเลข"), len(told.questions)),
    ]  # fmt: skip


def served(organization: Organization, fiscal_year: int) -> list[tuple[str, Decimal | int]]:
    """Who served how often on appointed committees of a year."""
    from sucharit.work.procurement.queries import names_of, sittings

    year = FiscalYear(fiscal_year)
    counts: dict[int, int] = {}
    for _pk, one in sittings(organization):
        if year.contains(one.on):
            for member in one.members:
                counts[member] = counts.get(member, 0) + 1
    names = names_of(counts)
    return sorted(((names.get(pk, "-"), count) for pk, count in counts.items()), key=lambda line: (-line[1], line[0]))


def _bought(organization: Organization, fiscal_year: int) -> QuerySet[models.Purchase]:
    rows = models.Purchase.objects.filter(organization=organization, fiscal_year=fiscal_year, withdrawn_at=None)
    return rows.exclude(state=models.Purchase.State.CANCELLED).exclude(contract_on=None)
