"""The organization that the others are copied from: sixty initiatives over five years, risks, papers, a public page."""

import datetime
from importlib import resources

from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import transaction

from sucharit.base.approvals.actions import set_route
from sucharit.base.approvals.models import StepVerb
from sucharit.base.organizations.actions import add_unit, found
from sucharit.base.organizations.models import Organization
from sucharit.base.people.actions import appoint, create_position, create_user, give_role
from sucharit.base.people.roles import Role
from sucharit.office.demonstration.people import Cast
from sucharit.office.demonstration.plans import explain_errors
from sucharit.office.demonstration.risks import last_and_this_year
from sucharit.office.synthesis.year import lived_year
from sucharit.publishing.documents.actions import issue
from sucharit.publishing.documents.starting import announcement_of, memo_about, order_from_positions
from sucharit.publishing.portal.actions import publish, publish_document
from sucharit.reference.catalogue import catalogue
from sucharit.work.intake.actions import receive
from sucharit.work.intake.tasks import read_document
from sucharit.work.plans.actions import add_from_catalogue, create_plan
from sucharit.work.plans.approval.actions import adopt, decide, submit
from sucharit.work.plans.approval.fitting import content_fingerprint
from sucharit.work.plans.models import Plan

FIRST, LAST = 2566, 2570
INITIATIVES = 60
SINCE = datetime.date(2022, 10, 1)
CODE = "syn-1"
SAMPLE = resources.files("sucharit.samples").joinpath("plan.txt")
STAFF = (
    ("planner", "นางสาวสมมุติ วางแผน", "นักวิเคราะห์นโยบายและแผน", "officer", Role.PLAN_OFFICER),
    ("head", "นางสมมุติ นำทาง", "หัวหน้าสำนักปลัด", "head", Role.HEAD),
    ("clerk", "นายสมมุติ กลั่นกรอง", "ปลัดองค์การบริหารส่วนตำบล", "clerk", Role.CLERK),
    ("mayor", "นายสมมุติ นำสุข", "นายกองค์การบริหารส่วนตำบล", "chief_executive", Role.CHIEF_EXECUTIVE),
)


def original(*, with_year: bool = False) -> Organization:
    """Made by the same verbs that officers use, so that its rows are what theirs are; with a year that was lived."""
    cast = _worked_up()
    if with_year:
        with transaction.atomic():
            lived_year(cast)
    upload = SimpleUploadedFile("แผนฉบับก่อน.txt", SAMPLE.read_bytes())
    read_document.call(receive(upload, by=cast.officer("planner")).pk)
    return cast.organization


@transaction.atomic
def _worked_up() -> Cast:
    cast = _people()
    planner = cast.officer("planner")
    register = last_and_this_year(cast)
    plan = create_plan(by=planner, first_year=FIRST, last_year=LAST, risk_register=register)
    entries = catalogue()
    keys = [entries[place % len(entries)].key for place in range(INITIATIVES)]
    add_from_catalogue(plan, by=planner, keys=keys)
    adopted = _adopted(plan, cast)
    order = issue(order_from_positions(by=planner), by=planner, edition=1, dated_on=planner.today)
    announcement = issue(announcement_of(adopted, by=planner), by=planner, edition=1, dated_on=planner.today)
    memo_about(adopted, by=planner)
    publish(adopted, by=planner)
    for document in (order, announcement):
        publish_document(document, by=planner)
    _next_plan(cast, keys)
    return cast


def _people() -> Cast:
    organization = found(
        by=None, code=CODE, kind=Organization.Kind.SUBDISTRICT_ADMINISTRATION, name="องค์การบริหารส่วนตำบลสมมุติ 1",
        short_name="อบต.สมมุติ 1", subdistrict="สมมุติ", district="สมมุติ", province="อุทัยธานี", staff_count=48,
    )  # fmt: skip
    cast = Cast(organization)
    cast.units["clerk"] = add_unit(organization, by=None, name="สำนักปลัด", abbreviation="สป.")
    for key, name, title, rank, role in STAFF:
        user = create_user(
            organization,
            by=None,
            username=f"{CODE}-{key}",
            full_name=name,
            email=f"{key}@{CODE}.example",
            password=None,
        )
        position = create_position(organization, by=None, title=title, rank=rank, unit=cast.units["clerk"])
        appoint(position, user, by=None, since=SINCE)
        give_role(organization, user, role, by=None, since=SINCE)
        cast.users[key], cast.positions[key] = user, position
    steps = [(StepVerb.REVIEW, "head"), (StepVerb.ENDORSE, "clerk"), (StepVerb.APPROVE, "mayor")]
    set_route(
        organization, by=None, subject_kind="plans.plan", name="เสนอแผน",
        steps=[(verb, cast.positions[key]) for verb, key in steps],
    )  # fmt: skip
    return cast


def _adopted(plan: Plan, cast: Cast) -> Plan:
    planner = cast.officer("planner")
    explain_errors(cast, plan)
    submit(plan, by=planner)
    for key in ("head", "clerk", "mayor"):
        decide(plan, by=cast.officer(key), answer="agreed", fingerprint=content_fingerprint(plan))
    plan.refresh_from_db()
    return adopt(plan, by=planner, on=planner.today)


def _next_plan(cast: Cast, keys: list[str]) -> None:
    """A draft on the planner's desk, so that the pages that edit can be opened, and one that waits for the head."""
    planner = cast.officer("planner")
    draft = create_plan(by=planner, first_year=LAST + 1, last_year=LAST + 5)
    add_from_catalogue(draft, by=planner, keys=keys[:10])
    waiting = create_plan(by=planner, first_year=LAST + 6, last_year=LAST + 6)
    add_from_catalogue(waiting, by=planner, keys=keys[:2])
    explain_errors(cast, waiting)
    submit(waiting, by=planner)
