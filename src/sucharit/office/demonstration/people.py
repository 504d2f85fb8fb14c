"""The people of the demonstration: one organization with everyone in it, and a neighbour that must never be seen."""

import datetime
from dataclasses import dataclass, field

from django.contrib.auth.hashers import make_password
from django.db import transaction

from sucharit.base.approvals.actions import set_route
from sucharit.base.approvals.models import StepVerb
from sucharit.base.organizations.actions import add_unit, found
from sucharit.base.organizations.models import Organization, Unit
from sucharit.base.people.actions import appoint, create_position, create_user, give_role
from sucharit.base.people.gate import Officer, officer_for
from sucharit.base.people.models import Holding, Position, User
from sucharit.base.people.roles import Role

PASSWORD = "สุจริตสาธิต-2569"  # noqa: S105 - shown on the page that says who can be signed in as what
SINCE = datetime.date(2025, 10, 1)
UNITS = (
    ("clerk", "สำนักปลัดองค์การบริหารส่วนตำบล", "สป."),
    ("finance", "กองคลัง", "กค."),
    ("works", "กองช่าง", "กช."),
    ("education", "กองการศึกษา ศาสนาและวัฒนธรรม", "กศ."),
    ("health", "กองสาธารณสุขและสิ่งแวดล้อม", "กสธ."),
    ("welfare", "กองสวัสดิการสังคม", "กสค."),
    ("audit", "หน่วยตรวจสอบภายใน", "ตส."),
)
#: username, name, position, rank, unit, role
STAFF = (
    ("mayor", "นายบุญเลิศ ธรรมรักษา", "นายกองค์การบริหารส่วนตำบล", "chief_executive", None, Role.CHIEF_EXECUTIVE),
    ("clerk", "นางสาวพิมพ์ใจ สุขเกษม", "ปลัดองค์การบริหารส่วนตำบล", "clerk", None, Role.CLERK),
    ("deputy", "นายวีระชัย ทองอยู่", "รองปลัดองค์การบริหารส่วนตำบล", "deputy_clerk", None, Role.HEAD),
    ("head", "นางมาลี พรหมมา", "หัวหน้าสำนักปลัด", "head", "clerk", Role.HEAD),
    ("planner", "นางสาวรัตนาภรณ์ ชูช่วย", "นักวิเคราะห์นโยบายและแผน", "officer", "clerk", Role.PLAN_OFFICER),
    ("finance", "นางอรทัย ศรีสวัสดิ์", "ผู้อำนวยการกองคลัง", "head", "finance", Role.HEAD),
    ("reporter", "นายปกรณ์ วงศ์สุข", "นายช่างโยธา", "officer", "works", Role.UNIT_REPORTER),
    ("auditor", "นายอนุชา พรมดี", "นักวิชาการตรวจสอบภายใน", "officer", "audit", Role.INTERNAL_AUDITOR),
    ("complaints", "นางสาวดวงใจ แสงทอง", "นิติกร", "officer", "clerk", Role.COMPLAINT_OFFICER),
    ("integrity", "นายธนา ซื่อตรง", "นักทรัพยากรบุคคล", "officer", "clerk", Role.INTEGRITY_OFFICER),
    ("council", "นายสมหมาย ใจกว้าง", "สมาชิกสภาองค์การบริหารส่วนตำบล", "council", None, Role.COUNCIL_MEMBER),
    ("admin", "นายเอกชัย เครือข่าย", "นักวิชาการคอมพิวเตอร์", "officer", "clerk", Role.ADMINISTRATOR),
)
VIEWER = ("province", "นางศศิธร ตรวจการ", Role.VIEWER)
NEIGHBOUR_STAFF = (
    ("neighbour-mayor", "นายชัยวัฒน์ น้ำใส", "นายกเทศมนตรี", "chief_executive", Role.CHIEF_EXECUTIVE),
    ("neighbour-clerk", "นางสุดา ธารทอง", "ปลัดเทศบาล", "clerk", Role.CLERK),
    ("neighbour-planner", "นายกิตติ บ้านน้ำ", "นักวิเคราะห์นโยบายและแผน", "officer", Role.PLAN_OFFICER),
    ("neighbour-admin", "นางสาวอัญชลี สายชล", "นักวิชาการคอมพิวเตอร์", "officer", Role.ADMINISTRATOR),
)


@dataclass
class Cast:
    """An organization with its people, by the keys above."""

    organization: Organization
    units: dict[str, Unit] = field(default_factory=dict)
    positions: dict[str, Position] = field(default_factory=dict)
    users: dict[str, User] = field(default_factory=dict)

    def officer(self, username: str, today: datetime.date | None = None) -> Officer:
        """The user at work; LookupError where no role is theirs."""
        officer = officer_for(self.users[username], self.organization, today)
        if officer is None:
            raise LookupError(f"{username} has no role in {self.organization}")
        return officer


def found_again(code: str) -> Cast | None:
    """The cast of an organization that was built before; None where it was not."""
    organization = Organization.objects.filter(code=code).first()
    if organization is None:
        return None
    keys = {abbreviation: key for key, _name, abbreviation in UNITS}
    cast = Cast(organization)
    cast.units = {keys.get(unit.abbreviation, unit.abbreviation): unit for unit in organization.units.all()}
    # in the order of the tables, which costs the database more than the rest: thousands of tests ask for the cast
    grants = organization.grants.select_related("user").order_by()
    for grant in sorted(grants, key=lambda one: (one.user.full_name, one.role, one.pk)):
        cast.users[grant.user.username] = grant.user
    names = {user.pk: name for name, user in cast.users.items()}
    holdings = Holding.objects.filter(position__organization=organization).select_related("position").order_by()
    for held in sorted(holdings, key=lambda one: (one.position.place, one.position_id, -one.since.toordinal(), one.pk)):
        cast.positions[names.get(held.user_id) or held.user.username] = held.position
    return cast


@transaction.atomic
def donsukchai(password: str | None = PASSWORD) -> Cast:
    """อบต.ดอนสุขใจ: everyone that a test or a visitor needs, each with one role and one position."""
    cast = Cast(
        found(
            by=None, code="donsukchai", kind=Organization.Kind.SUBDISTRICT_ADMINISTRATION,
            name="องค์การบริหารส่วนตำบลดอนสุขใจ", short_name="อบต.ดอนสุขใจ", subdistrict="ดอนสุขใจ",
            district="ทุ่งสว่าง", province="อุทัยธานี", address="99 หมู่ที่ 4", postcode="61000",
            telephone="0 5600 0000", email="saraban@donsukchai.example", document_prefix="อน 73201", staff_count=48,
        )
    )  # fmt: skip
    for key, name, abbreviation in UNITS:
        cast.units[key] = add_unit(cast.organization, by=None, name=name, abbreviation=abbreviation)
    for username, name, title, rank, unit, role in STAFF:
        _employed(cast, username, name, title, rank, role, cast.units[unit] if unit else None)
    username, name, role = VIEWER
    cast.users[username] = create_user(cast.organization, by=None, username=username, full_name=name)
    give_role(cast.organization, cast.users[username], role, by=None, since=SINCE)
    _with_password(cast, password)
    _route(cast, ("head", StepVerb.REVIEW), ("clerk", StepVerb.ENDORSE), ("mayor", StepVerb.APPROVE))
    _year_route(cast, ("clerk", StepVerb.ENDORSE), ("mayor", StepVerb.APPROVE))
    return cast


@transaction.atomic
def thungnamsai(password: str | None = PASSWORD) -> Cast:
    """เทศบาลเมืองทุ่งน้ำใส: the neighbour; nobody of ดอนสุขใจ may ever see a row of it."""
    cast = Cast(
        found(
            by=None, code="thungnamsai", kind=Organization.Kind.TOWN, name="เทศบาลเมืองทุ่งน้ำใส", short_name="ทม.ทุ่งน้ำใส",
            subdistrict="ทุ่งน้ำใส", district="ทุ่งสว่าง", province="อุทัยธานี", staff_count=210,
        )
    )  # fmt: skip
    cast.units["clerk"] = add_unit(cast.organization, by=None, name="สำนักปลัดเทศบาล", abbreviation="สป.")
    for username, name, title, rank, role in NEIGHBOUR_STAFF:
        _employed(cast, username, name, title, rank, role, cast.units["clerk"])
    _with_password(cast, password)
    _route(cast, ("neighbour-clerk", StepVerb.ENDORSE), ("neighbour-mayor", StepVerb.APPROVE))
    _year_route(cast, ("neighbour-clerk", StepVerb.ENDORSE), ("neighbour-mayor", StepVerb.APPROVE))
    return cast


def _with_password(cast: Cast, password: str | None) -> None:
    """One hash for all: hashing is slow on purpose, and here everybody has the same published password."""
    if password:
        User.objects.filter(pk__in=[user.pk for user in cast.users.values()]).update(password=make_password(password))
        for user in cast.users.values():
            user.refresh_from_db(fields=["password"])


def _employed(cast: Cast, username: str, name: str, title: str, rank: str, role: Role, unit: Unit | None) -> None:
    user = create_user(
        cast.organization, by=None, username=username, full_name=name,
        email=f"{username}@{cast.organization.code}.example",
    )  # fmt: skip
    position = create_position(cast.organization, by=None, title=title, rank=rank, unit=unit)
    appoint(position, user, by=None, since=SINCE)
    give_role(cast.organization, user, role, by=None, since=SINCE, unit=unit)
    cast.users[username], cast.positions[username] = user, position


def _route(cast: Cast, *steps: tuple[str, StepVerb]) -> None:
    set_route(
        cast.organization, by=None, subject_kind="plans.plan", name="เสนอแผนปฏิบัติการป้องกันการทุจริต",
        steps=[(verb, cast.positions[username]) for username, verb in steps],
    )  # fmt: skip


def _year_route(cast: Cast, *steps: tuple[str, StepVerb]) -> None:
    set_route(
        cast.organization, by=None, subject_kind="years.yearplan", name="เสนอแผนประจำปี",
        steps=[(verb, cast.positions[username]) for username, verb in steps],
    )  # fmt: skip
