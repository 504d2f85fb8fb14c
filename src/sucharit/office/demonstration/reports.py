"""The reports of the demonstration: last year's 12 months and integrity issued with memos, this year's 6 begun."""

from sucharit.base.approvals.actions import set_route
from sucharit.base.approvals.models import Route, StepVerb
from sucharit.core.fiscal import FiscalYear
from sucharit.office.demonstration.people import Cast
from sucharit.publishing.reports.actions import (
    begin_report,
    decide_report,
    issue_report,
    save_section,
    submit_report,
)
from sucharit.publishing.reports.actions.writing import Written
from sucharit.publishing.reports.contents import content_fingerprint, missing_components, sections_of
from sucharit.publishing.reports.drafting.integrity import COMPONENTS
from sucharit.publishing.reports.models import Report

KIND = "reports.report"
STEPS = (("clerk", StepVerb.ENDORSE), ("mayor", StepVerb.APPROVE))


def reports_of_the_years(office: Cast) -> None:
    """By verbs alone; the years must have been lived before."""
    routed(office)
    planner = office.officer("planner")
    this = FiscalYear.of(planner.today).value
    for kind in (Report.Kind.ROUND_12, Report.Kind.INTEGRITY):
        _issued(office, begin_report(kind, this - 1, by=planner))
    begin_report(Report.Kind.ROUND_6, this, by=planner)


def routed(office: Cast) -> None:
    """The way that reports go up the line, where the office has none yet."""
    if not Route.objects.filter(organization=office.organization, subject_kind=KIND).exists():
        steps = [(verb, office.positions[username]) for username, verb in STEPS]
        set_route(office.organization, by=None, subject_kind=KIND, name="เสนอรายงานผลการดำเนินการ", steps=steps)


def _issued(office: Cast, report: Report) -> None:
    planner = office.officer("planner")
    _completed(office, report)
    submit_report(report, by=planner, note="ตรวจกับบันทึกของทุกหน่วยงานแล้ว")
    for username, _verb in STEPS:
        decide_report(report, by=office.officer(username), answer="agreed", fingerprint=content_fingerprint(report))
    report.refresh_from_db()
    issue_report(report, by=planner, dated_on=planner.today)


#: component > what the plan officer wrote where the year's records say nothing
_WRITTEN = {
    "measure": "มาตรการกำกับดูแลตามระเบียบและคู่มือการปฏิบัติงานของทุกส่วนราชการ",
    "steps": "ชี้แจงในการประชุมประจำเดือน และให้หัวหน้าส่วนราชการกำกับติดตาม",
    "period": "ตลอดปีงบประมาณ",
    "responsible": "ทุกส่วนราชการ",
    "output": "บุคลากรทุกส่วนราชการรับทราบและถือปฏิบัติ",
    "outcome": "ไม่พบเรื่องร้องเรียนในด้านนี้ในปีงบประมาณ",
}


def _completed(office: Cast, report: Report) -> None:
    """The components that no record tells of, in the plan officer's words."""
    headings = {heading: part for part, heading in COMPONENTS.items()}
    for section, lacking in missing_components(sections_of(report)):
        own = {headings[heading]: _WRITTEN[headings[heading]] for heading in lacking}
        save_section(section, by=office.officer("planner"), edition=section.edition, written=Written({}, own=own))
