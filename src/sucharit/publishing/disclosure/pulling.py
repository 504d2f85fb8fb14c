"""Things that this system itself has published and that answer an item: the plan, its risks, pledges, reports."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from django.urls import reverse

from sucharit.base.organizations.models import Organization
from sucharit.core.fiscal import FiscalYear
from sucharit.core.thai import arabic_digits
from sucharit.publishing.documents.kinds import Kind
from sucharit.publishing.portal.models import PublishedDocument, PublishedPlan, PublishedYear, State
from sucharit.publishing.portal.queries import read
from sucharit.work.complaints.queries import centre_of
from sucharit.work.sealed.queries import door_of
from sucharit.work.shelf.queries import open_keys, public_rows
from sucharit.work.shelf.registry import public_registers


@dataclass(frozen=True)
class Candidate:
    """A published thing for a theme. `years`: fiscal years that it is a paper of."""

    theme: str
    key: str
    title: str
    path: str
    years: tuple[int, ...]

    def year_for(self, wanted: int | None) -> int | None:
        """The year to be written down: the wanted one where it is a paper of it."""
        return wanted if wanted in self.years else (self.years[-1] if self.years else None)


Answers = Callable[[str, str], bool]
#: theme > does a paper of this kind and subject answer it?
PAPERS: dict[str, Answers] = {
    "no_gift_declaration_culture": lambda kind, _subject: kind == Kind.NO_GIFT_PLEDGE,
    "anticorruption_plan": lambda kind, _subject: kind == Kind.ANNOUNCEMENT,
    "anticorruption_plan_report": lambda kind, subject: kind == Kind.PROGRESS_REPORT and not _half(subject),
    "anticorruption_plan_6_month": lambda kind, subject: kind == Kind.PROGRESS_REPORT and _half(subject),
    "integrity_measures_report": lambda kind, _subject: kind == Kind.INTEGRITY_REPORT,
    "corruption_risk_treatment_report": lambda _kind, subject: _report(subject) and "ความเสี่ยง" in subject,
    "integrity_measures": lambda _kind, subject: not _report(subject) and "มาตรการส่งเสริมคุณธรรม" in subject,
}


def _half(subject: str) -> bool:
    return "6 เดือน" in arabic_digits(subject)


def _report(subject: str) -> bool:
    return "รายงาน" in subject


def candidates(organization: Organization, fiscal_year: int) -> list[Candidate]:
    """Everything that may answer a list of this year, in the order of the rooms."""
    return [
        *_plans(organization, fiscal_year),
        *_public_years(organization, fiscal_year),
        *_papers(organization, fiscal_year),
        *_voices(organization, fiscal_year),
        *_registers(organization, fiscal_year),
    ]


def _registers(organization: Organization, fiscal_year: int) -> Iterator[Candidate]:
    """Registers that the office has opened and that hold something of the year."""
    opened = open_keys(organization)
    for register in public_registers():
        if not register.themes or register.key not in opened:
            continue
        if not public_rows(register, organization, fiscal_year).exists():
            continue
        path = f"{reverse('open_register', args=[organization.code, register.key])}?year={fiscal_year}"
        title = f"{register.name} ปีงบประมาณ พ.ศ. {fiscal_year}"
        for theme in register.themes:
            yield Candidate(theme, f"shelf.{register.key}#{theme}", title, path, (fiscal_year,))


#: theme > page of the sealed door that answers it, and what it is called; then the same of the complaint centre
SEALED: dict[str, tuple[str, str]] = {
    "complaint_procedure": ("door_manual", "คู่มือการแจ้งเรื่องทุจริตและประพฤติมิชอบ"),
    "complaint_channel": ("door_front", "ช่องทางแจ้งเรื่องทุจริตและประพฤติมิชอบ"),
    "complaint_statistics": ("door_figures", "สถิติเรื่องแจ้งการทุจริตและประพฤติมิชอบ ปีงบประมาณ พ.ศ. {year}"),
}
COMPLAINTS: dict[str, tuple[str, str]] = {
    "complaint_procedure": ("complaint_manual", "คู่มือการจัดการเรื่องร้องเรียน"),
    "complaint_channel": ("complaint_door", "ช่องทางร้องเรียนร้องทุกข์"),
    "complaint_statistics": ("complaint_open_figures", "สถิติเรื่องร้องเรียน ปีงบประมาณ พ.ศ. {year}"),
}


def _voices(organization: Organization, fiscal_year: int) -> Iterator[Candidate]:
    """Pages that live by themselves: manual, door and figures of both rooms, where they are open."""
    door, centre = door_of(organization), centre_of(organization)
    rooms = [(f"sealed.door:{door.pk}", SEALED)] if door and door.open else []
    rooms += [(f"complaints.centre:{centre.pk}", COMPLAINTS)] if centre and centre.open else []
    years = (fiscal_year - 1, fiscal_year)
    for room, pages in rooms:
        for theme, (view, title) in pages.items():
            path = reverse(view, args=[organization.code])
            yield Candidate(theme, f"{room}#{theme}", title.format(year=fiscal_year), path, years)


YEAR_KEY = "portal.year"
#: theme > part of a published year that answers it: its page, and what it is called
PARTS: dict[str, tuple[str, str]] = {
    "anticorruption_plan": ("portal_year_plan", "แผนปฏิบัติการป้องกันการทุจริต ประจำปีงบประมาณ พ.ศ. {year}"),
    "anticorruption_plan_6_month": ("portal_year", "ความก้าวหน้าตามแผนป้องกันการทุจริต ปีงบประมาณ พ.ศ. {year}"),
    "anticorruption_plan_report": ("portal_year", "ผลการดำเนินการป้องกันการทุจริต ปีงบประมาณ พ.ศ. {year}"),
    "integrity_measures": ("portal_year_ita", "การนำผลการประเมิน ITA พ.ศ. {year} ไปสู่การพัฒนาองค์กร"),
}


def _public_years(organization: Organization, fiscal_year: int) -> Iterator[Candidate]:
    """The page of a year, of this one and the one before. ITA measures of a year are carried out in the next."""
    rows = PublishedYear.objects.filter(
        organization=organization, state=State.PUBLISHED, fiscal_year__in=(fiscal_year - 1, fiscal_year)
    ).defer("value")
    for row in rows.order_by("fiscal_year"):
        for theme, (view, title) in PARTS.items():
            if theme == "integrity_measures" and row.summary.get("ita") is None:
                continue
            year = row.fiscal_year
            path = reverse(view, args=[organization.code, year])
            key = f"{YEAR_KEY}:{row.year_plan_id}#{theme}"  # a new edition of the year is the same thing
            years = (year, year + 1) if theme == "integrity_measures" else (year,)
            yield Candidate(theme, key, title.format(year=year), path, years)


def _plans(organization: Organization, fiscal_year: int) -> Iterator[Candidate]:
    rows = PublishedPlan.objects.filter(
        organization=organization, state=State.PUBLISHED, first_year__lte=fiscal_year, last_year__gte=fiscal_year
    )
    for row in rows.defer("value"):
        years = tuple(range(row.first_year, row.last_year + 1))
        key = f"portal.publishedplan:{row.pk}"
        path = reverse("portal_plan", args=[organization.code, row.span_code])
        yield Candidate("anticorruption_plan", key, row.title[:300], path, years)
        if read(row).plan.risks:
            risks = reverse("portal_risks", args=[organization.code, row.span_code])
            title = f"ความเสี่ยงการทุจริตในแผน พ.ศ. {row.span_code}"
            yield Candidate("corruption_risk_assessment", f"{key}#risks", title, risks, years)


def _papers(organization: Organization, fiscal_year: int) -> Iterator[Candidate]:
    rows = PublishedDocument.objects.filter(organization=organization, state=State.PUBLISHED).order_by("dated_on", "pk")
    for row in rows:
        year = FiscalYear.of(row.dated_on).value
        if not fiscal_year - 1 <= year <= fiscal_year + 1:
            continue
        path = reverse("portal_document", args=[organization.code, row.register, row.year, row.number])
        key = f"portal.publisheddocument:{row.pk}"
        for theme, answers in PAPERS.items():
            if answers(row.kind, row.subject):
                yield Candidate(theme, key, row.subject, path, _years(row.subject, year))


def _years(subject: str, issued: int) -> tuple[int, ...]:
    """The year that the paper names, else the one in which it was issued."""
    told = arabic_digits(subject)
    named = [year for year in range(issued - 2, issued + 2) if str(year) in told]
    return tuple(named[-1:]) or (issued,)
