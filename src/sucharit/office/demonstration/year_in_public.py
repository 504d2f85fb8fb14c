"""The years of the demonstration in public: what was chosen, last year and this one published, one of them twice."""

from sucharit.core.fiscal import FiscalYear
from sucharit.office.demonstration.people import Cast
from sucharit.publishing.disclosure.actions import pull_published
from sucharit.publishing.disclosure.models import ChecklistYear
from sucharit.publishing.documents.kinds import REPORTS
from sucharit.publishing.documents.models import Document
from sucharit.publishing.portal.actions import publish_document
from sucharit.publishing.portal.years.actions import choose_open, prepare_year, publish_year
from sucharit.publishing.portal.years.marks import WORDS, choosable_for
from sucharit.publishing.portal.years.queries import years_to_publish_for


def years_in_public(office: Cast) -> None:
    """By verbs alone; the years must have been lived and last year's reports issued before."""
    planner = office.officer("planner")
    this = FiscalYear.of(planner.today).value
    for document in Document.objects.filter(
        organization=office.organization, kind__in=REPORTS, state=Document.State.ISSUED
    ):
        publish_document(document, by=planner)
    for year in years_to_publish_for(planner).order_by("fiscal_year"):
        if year.fiscal_year == this - 1:
            publish_year(year, by=planner)
        rows = choosable_for(planner, year)
        things = [one.subject for one in rows if not one.personal and one.kind != WORDS]
        words = [one.subject for one in rows if one.kind == WORDS]
        choose_open(year, by=planner, shown=things + words, chosen=things[::2] + things[1::4] + words[:-1])
        publish_year(year, by=planner, note="เปิดเผยกิจกรรมและหลักฐานเพิ่มเติมหลังตรวจข้อมูลส่วนบุคคลแล้ว")
        if year.fiscal_year == this:
            prepare_year(year, by=planner)
    for checklist in ChecklistYear.objects.filter(organization=office.organization, fiscal_year=this):
        pull_published(checklist, by=planner)
