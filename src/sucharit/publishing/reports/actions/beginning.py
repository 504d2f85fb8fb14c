"""Beginning a report from the records, and drafting it again when the records have changed."""

from django.db import IntegrityError, transaction
from django.db.models import F
from django.utils.translation import gettext_lazy as _

from sucharit.base.audit.actions import record
from sucharit.base.audit.verbs import declare
from sucharit.base.history.actions import keep_version
from sucharit.base.people.gate import NotAllowed, Officer, require
from sucharit.base.people.roles import Can
from sucharit.core.plan import IntegrityReport, Memo
from sucharit.publishing.reports.actions.locking import check_writable, locked_report, touch
from sucharit.publishing.reports.actions.snapshots import snapshot
from sucharit.publishing.reports.contents import sections_of, title_of
from sucharit.publishing.reports.drafting.facts import Section
from sucharit.publishing.reports.drafting.integrity import sections_of as sections_of_value
from sucharit.publishing.reports.drafting.making import drafted
from sucharit.publishing.reports.drafting.memo import memo_sections_of
from sucharit.publishing.reports.drafting.merging import Merged, as_row, merged
from sucharit.publishing.reports.finding import make_findable
from sucharit.publishing.reports.models import Report, ReportSection, ReportSentence
from sucharit.work.years.models import YearPlan
from sucharit.work.years.queries import years_for

BEGUN = declare("reports.begun", _("เริ่ม {label} จากบันทึกของปี"))
REDRAFTED = declare("reports.redrafted", _("ปรับปรุง {label} จากบันทึก: เพิ่ม {added} เปลี่ยน {changed} ถอน {removed}"))
TAKEN_UP = declare("reports.taken_up", _("นำเข้า {label} จากเอกสารเดิม"))


@transaction.atomic
def begin_report(kind: str, fiscal_year: int, *, by: Officer) -> Report:
    """A new report, drafted from the records. NotAllowed where the year never ran, or the report is there already."""
    require(by, Can.EDIT_YEAR)
    first_year = _first_year(kind, fiscal_year, by)
    report = _created(Report(kind=kind, fiscal_year=fiscal_year, first_year=first_year), by)
    sections, report.figures = drafted(by, report, title_of(report))
    report.save(update_fields=["figures"])
    _saved(report, merged([], sections), by, BEGUN)
    record(BEGUN, by=by, subject=report, label=title_of(report), facts={"kind": kind, "year": fiscal_year})
    return report


@transaction.atomic
def redraft(report: Report, *, by: Officer) -> Merged:
    """Draws the report anew from the records. What an officer wrote or left out stays; what the records give instead is
    offered beside it."""
    require(by, Can.EDIT_YEAR)
    report = locked_report(report, by)
    check_writable(report)
    sections, report.figures = drafted(by, report, title_of(report))
    report.drafted_on, report.drafted_by = by.today, by.user
    report.save(update_fields=["figures", "drafted_on", "drafted_by"])
    told = merged(sections_of(report), sections)
    _saved(report, told, by, REDRAFTED)
    touch(report)
    counted = {kind: sum(one.kind == kind for one in told.changes) for kind in ("added", "changed", "removed")}
    record(REDRAFTED, by=by, subject=report, label=title_of(report), facts=counted)
    return told


def would_change(report: Report, *, by: Officer) -> Merged:
    """What drafting again would do; nothing is saved."""
    sections, _figures = drafted(by, report, title_of(report))
    return merged(sections_of(report), sections)


@transaction.atomic
def take_up(value: IntegrityReport, memo: Memo | None, *, by: Officer) -> Report:
    """An old integrity report as it was read from its paper: every component an officer's own sentence."""
    require(by, Can.EDIT_YEAR)
    if value.fiscal_year is None:
        raise NotAllowed("อ่านปีงบประมาณของรายงานไม่ได้", "the report does not say its fiscal year")
    new = Report(kind=Report.Kind.INTEGRITY, fiscal_year=value.fiscal_year, first_year=value.fiscal_year)
    report = _created(new, by)
    report.figures = {
        "marks": {str(area.number): str(area.score) for area in value.areas if area.score is not None},
        "overall": str(value.overall_score) if value.overall_score is not None else None,
    }
    report.save(update_fields=["figures"])
    sections = (*sections_of_value(value), *((memo_sections_of(memo),) if memo else ()))
    _saved(report, merged([], sections), by, TAKEN_UP)
    record(TAKEN_UP, by=by, subject=report, label=title_of(report), facts={"year": value.fiscal_year})
    return report


def _first_year(kind: str, fiscal_year: int, by: Officer) -> int:
    """The first year that the report tells of. The year must run or have run."""
    if kind not in Report.Kind.values:
        raise NotAllowed("ไม่มีรายงานชนิดนี้", "there is no such report")
    if kind == Report.Kind.FIVE_YEAR:
        return _plan_of(fiscal_year, by).plan.first_year
    ran = years_for(by).filter(fiscal_year=fiscal_year, state__in=[YearPlan.State.APPROVED, YearPlan.State.CLOSED])
    if not ran.exists():
        raise NotAllowed(
            f"แผนประจำปี พ.ศ. {fiscal_year} ยังไม่อนุมัติ จึงยังไม่มีผลให้รายงาน",
            "the year is not approved yet; there is nothing to report",
        )
    return fiscal_year


def _plan_of(last_year: int, by: Officer) -> YearPlan:
    """The newest year of the plan that ends in `last_year`."""
    rows = years_for(by).filter(plan__last_year=last_year, state__in=[YearPlan.State.APPROVED, YearPlan.State.CLOSED])
    found = rows.order_by("-fiscal_year").first()
    if found is None:
        raise NotAllowed("ยังไม่มีปีงบประมาณของแผนนี้ที่อนุมัติแล้ว", "no year of this plan has run yet")
    return found


def _created(report: Report, by: Officer) -> Report:
    report.organization, report.begun_by, report.drafted_by = by.organization, by.user, by.user
    report.drafted_on = by.today
    try:
        with transaction.atomic():
            report.save(force_insert=True)
    except IntegrityError as error:
        raise NotAllowed("มีรายงานนี้แล้ว", "this report is there already") from error
    return report


def _saved(report: Report, told: Merged, by: Officer, verb: str) -> None:
    """Writes what a merge decided, with one version of each section that changed."""
    new = [_section_row(report, section, seq) for seq, section in told.new_sections]
    rows = ReportSection.objects.bulk_create(new)
    by_key = {row.key: row for row in rows}
    ReportSection.objects.bulk_update(told.changed_sections, ["seq", "title"])
    ReportSentence.objects.filter(pk__in=[one.pk for one in told.gone]).delete()
    ReportSection.objects.filter(pk__in=[one.pk for one in told.gone_sections]).delete()
    ReportSentence.objects.bulk_create(
        as_row(by_key[section.key] if isinstance(section, Section) else section, at, sentence)
        for section, at, sentence in told.new
    )
    ReportSentence.objects.bulk_update(told.changed, ["seq", "text", "drafted", "offered", "gone", "sources"])
    for row in _touched(report, told):
        keep_version(row, snapshot(row), by=by, verb=verb)
    make_findable(report)


def _touched(report: Report, told: Merged) -> list[ReportSection]:
    """The sections in which anything changed, read again; each counts a new edition where it was there before."""
    new = {section.key for _seq, section in told.new_sections}
    old = {one.section_id for one in (*told.changed, *told.gone)}
    old |= {section.pk for section, _at, _sentence in told.new if isinstance(section, ReportSection)}
    old |= {section.pk for section in told.changed_sections}
    ReportSection.objects.filter(pk__in=old).update(edition=F("edition") + 1)
    return [row for row in sections_of(report) if row.key in new or row.pk in old]


def _section_row(report: Report, one: Section, seq: int) -> ReportSection:
    return ReportSection(
        report=report, seq=seq, key=one.key, title=one.title[:700], initiative_key=one.initiative, area=one.area
    )
