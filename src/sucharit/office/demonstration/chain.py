"""What ties the demonstration together: controls, initiatives that carry them out, and proof of what they did."""

from django.core.files.uploadedfile import SimpleUploadedFile

from sucharit.core.fiscal import FiscalYear
from sucharit.office.demonstration.people import Cast
from sucharit.office.demonstration.progress import COLOURS, picture
from sucharit.publishing.reports.actions import choose_areas
from sucharit.work.evidence.actions import add_file, use
from sucharit.work.plans.controls import link_initiatives
from sucharit.work.plans.models import Plan
from sucharit.work.progress.models import Activity
from sucharit.work.publications.actions import ensure_channels, record_publications
from sucharit.work.publications.models import Channel
from sucharit.work.risks.models import Risk
from sucharit.work.years.models import YearPlan

#: risk > places in the plan of the initiatives that carry out its controls, in turn; a control beyond them has none
CARRIED: dict[int, tuple[int, ...]] = {
    1: (11, 3), 2: (21,), 3: (27, 26), 4: (10,), 5: (18, 3), 6: (22,), 7: (12,),
}  # fmt: skip
#: initiative > the ITA indicator under which the plan officer tells it
TOLD_UNDER = {3: 10, 11: 2, 12: 3, 21: 8}


def linked(office: Cast, plan: Plan) -> None:
    """Binds the controls of the newest register to initiatives of the plan."""
    planner = office.officer("planner")
    rows = {row.seq: row.pk for row in plan.initiatives.all()}
    year = FiscalYear.of(planner.today).value
    risks = Risk.objects.filter(
        register__organization=office.organization, register__fiscal_year=year, removed_at=None
    ).prefetch_related("controls")
    for risk in risks.order_by("seq"):
        for control, seq in zip(risk.controls.order_by("seq"), CARRIED.get(risk.seq, ()), strict=False):
            link_initiatives(plan, control, [rows[seq]], by=planner)


def proved(office: Cast, year: YearPlan) -> None:
    """A picture of the last activity of each such initiative, and its result made public; before the year is closed."""
    planner = office.officer("planner")
    wanted = sorted({seq for places in CARRIED.values() for seq in places})
    ensure_channels(office.organization, by=planner)
    channels = list(Channel.objects.filter(organization=office.organization, active=True)[:2])
    for row in year.initiatives.filter(seq__in=wanted).order_by("seq"):
        activity = Activity.objects.filter(year_initiative=row, withdrawn_at=None).order_by("held_on").last()
        if activity is None:
            continue
        drawn = picture(COLOURS[row.seq % len(COLOURS)], year.fiscal_year, row.seq % 12)
        upload = SimpleUploadedFile(f"กิจกรรม-{year.fiscal_year}-{row.seq}.jpg", drawn)
        piece = add_file(upload, by=planner, title=f"ภาพกิจกรรมสมมุติ: {row.title}"[:200], taken_on=activity.held_on)
        use(piece, activity, by=planner, initiative_key=row.key, fiscal_year=year.fiscal_year)
        if row.seq > 6:
            record_publications(
                year, by=planner, title=f"ผลการดำเนินงาน {row.title}"[:300], channels=channels,
                published_on=activity.held_on, keys=[row.key],
                addresses={channels[0].pk: f"https://www.{office.organization.code}.example/news/{year.fiscal_year}-{row.seq}"},
                evidence=[piece],
            )  # fmt: skip


def told_under(office: Cast, year: YearPlan) -> None:
    """The plan officer's choice of ITA indicators, where the words of the title would say another."""
    chosen = {row.key: TOLD_UNDER[row.seq] for row in year.initiatives.filter(seq__in=TOLD_UNDER)}
    choose_areas(year, by=office.officer("planner"), chosen=chosen)
