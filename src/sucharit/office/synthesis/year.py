"""A fiscal year for the original: opened, approved, lived through by the verbs, so that its pages have what real ones
have. Evidence beyond the first piece is made as rows: two thousand of them are a measure of size, not of verbs."""

import datetime
from decimal import Decimal

from sucharit.base.approvals.actions import set_route
from sucharit.base.approvals.models import StepVerb
from sucharit.base.organizations.models import Organization
from sucharit.base.people.actions import create_user
from sucharit.base.people.models import RoleGrant, User
from sucharit.base.people.roles import Role
from sucharit.core.fiscal import Quarter
from sucharit.office.demonstration.ita import scores
from sucharit.office.demonstration.people import Cast
from sucharit.office.demonstration.promises import last_year_promises
from sucharit.office.demonstration.year import QUARTERS, approve_year
from sucharit.publishing.disclosure.actions import accept_all, make_checklist
from sucharit.reference.oit import oit_years
from sucharit.work.evidence.actions import add_address, use
from sucharit.work.evidence.models import Evidence, EvidenceUse
from sucharit.work.plans.models import Plan
from sucharit.work.progress.actions import pay, record_activity
from sucharit.work.progress.models import Activity
from sucharit.work.years.actions import edit_year_initiative, open_year
from sucharit.work.years.models import YearInitiative, YearPlan

LIVED = 2569
SUPERVISOR = "syn-province"
_SINCE = datetime.date(2022, 10, 1)
_AT_ONCE = 500


def lived_year(cast: Cast) -> YearPlan:
    """Sixty initiatives in their quarters, two activities each, money, duties, promises with values, ITA, the list."""
    steps = [(StepVerb.ENDORSE, "clerk"), (StepVerb.APPROVE, "mayor")]
    set_route(
        cast.organization, by=None, subject_kind="years.yearplan", name="เสนอแผนประจำปี",
        steps=[(verb, cast.positions[key]) for verb, key in steps],
    )  # fmt: skip
    planner = cast.officer("planner")
    plan = Plan.objects.get(organization=cast.organization, state=Plan.State.ADOPTED)
    year = open_year(plan, LIVED, by=planner)
    for row in year.initiatives.order_by("seq"):
        fields = {
            "unit": cast.units["clerk"], "owner": cast.users["planner"], "quarters": QUARTERS[row.seq % len(QUARTERS)],
            "quantity": 48, "quantity_unit": "คน", "amount": Decimal(20_000 if row.seq % 3 == 0 else 0),
        }  # fmt: skip
        edit_year_initiative(row, by=planner, fields=fields)
    year = approve_year(cast, year)
    for row in year.initiatives.order_by("seq"):
        _worked(cast, row)
    last_year_promises(cast, year)
    scores(cast, LIVED)
    accept_all(make_checklist(max(one for one in oit_years() if one <= LIVED), by=planner), by=planner)
    return year


def _worked(cast: Cast, row: YearInitiative) -> None:
    planner = cast.officer("planner")
    for number in row.quarters[:2]:
        day = Quarter(LIVED, number).first_day + datetime.timedelta(days=row.seq)
        activity = record_activity(
            row, by=planner, title=f"กิจกรรมสมมุติ {row.seq}/{number}", held_on=day, people=48, place="หอประชุม"
        )
        if row.money:
            document = f"ฎีกาที่ {row.seq}/{number}"
            over = "ราคาวัสดุสูงกว่าที่ประมาณการ"
            pay(row, by=planner, paid_on=day, amount=Decimal(11_000), document=document, over_reason=over)
    address = f"https://www.syn-1.example/news/{row.seq}"
    proof = add_address(address, by=planner, title=f"ข่าวกิจกรรม {row.seq}")
    use(proof, activity, by=planner, initiative_key=row.key, fiscal_year=LIVED)


def more_evidence(organization: Organization, pieces: int) -> None:
    """Rows until the lived year has that many pieces, spread over its activities."""
    activities = list(
        Activity.objects.filter(year_initiative__year_plan__organization=organization).select_related("year_initiative")
    )
    have = Evidence.objects.filter(organization=organization).count()
    pattern = Evidence.objects.filter(organization=organization).order_by("pk")[0]
    told = [
        Evidence(
            organization=organization, kind=pattern.kind, title=f"หลักฐานสมมุติ {number}", added_by_id=pattern.added_by_id,
            address=f"{pattern.address}?{number}", taken_on=pattern.taken_on,
        )
        for number in range(have, pieces)
    ]  # fmt: skip
    Evidence.objects.bulk_create(told, batch_size=_AT_ONCE)
    uses = []
    for place, one in enumerate(Evidence.objects.filter(organization=organization, uses=None).order_by("pk")):
        activity = activities[place % len(activities)]
        subject, key = f"progress.activity:{activity.pk}", activity.year_initiative.key
        uses.append(
            EvidenceUse(evidence=one, subject=subject, initiative_key=key, fiscal_year=LIVED, by_id=one.added_by_id)
        )
    EvidenceUse.objects.bulk_create(uses, batch_size=_AT_ONCE)


def supervisor() -> User:
    """One person who supervises every organization there is."""
    found = User.objects.filter(username=SUPERVISOR).first()
    if found is None:
        home = Organization.objects.order_by("pk")[0]
        found = create_user(home, by=None, username=SUPERVISOR, full_name="นางสมมุติ ตรวจการ")
    grants = [
        RoleGrant(organization=one, user=found, role=Role.VIEWER, since=_SINCE)
        for one in Organization.objects.exclude(grants__user=found)
    ]
    RoleGrant.objects.bulk_create(grants, batch_size=_AT_ONCE)
    return found
