"""Things that can be lent, loans, and the yearly count (M31)."""

import datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import F, Q
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from sucharit.base import clock
from sucharit.base.organizations.models import Organization
from sucharit.base.people.gate import Officer
from sucharit.base.people.roles import Can
from sucharit.core.fiscal import is_working_day
from sucharit.work.conduct.actions import assets as acts
from sucharit.work.conduct.forms import (
    ApproveLoanForm,
    CountForm,
    FindingForm,
    HandOverForm,
    SettleLoanForm,
    TakeBackForm,
    WhyForm,
)
from sucharit.work.conduct.models import Asset, AssetCount, Loan
from sucharit.work.conduct.models.assets import BAD
from sucharit.work.conduct.registers.papers import CHAPTER, KEPT, NONE, OPEN
from sucharit.work.obligations.models import Rule
from sucharit.work.shelf.declaring import (
    Area,
    Column,
    Count,
    Duty,
    Ending,
    Figure,
    Measure,
    Part,
    Personal,
    Register,
    Seen,
    Share,
    Term,
    Verb,
)

State = Loan.State
Counted = AssetCount.State


def _counted(organization: Organization, year: int) -> Share:
    things = ASSETS.rows(organization).exclude(state=Asset.State.GONE).filter(fiscal_year__lte=year)
    counted = COUNTS.rows(organization).filter(fiscal_year=year, asset__in=things).order_by().values("asset").distinct()
    return Share(counted.count(), things.count())


def _loans(row: Asset, _officer: Officer) -> dict[str, Any]:
    return {
        "loans": row.loans.filter(withdrawn_at=None).order_by("-asked_on", "-pk")[:20],
        "counts": row.counts.filter(withdrawn_at=None).order_by("-counted_on")[:5],
    }


ASSETS: Register = Register(
    key="assets", name=_("ทรัพย์สินที่ให้ยืม"), one=_("ทรัพย์สิน"), area=Area.CONDUCT, promises=("M31",),
    ita=(4,),
    purpose=_("รถ เครื่องจักร อุปกรณ์ และสถานที่ของหน่วยงานที่ให้ยืมได้ เลขครุภัณฑ์ สภาพ และขณะนี้อยู่ที่ใด"),
    model=Asset, dated_by="registered_on",
    columns=(
        Column("asset_number", NONE, 2.6, seen=OPEN, also=("รหัสครุภัณฑ์",)),
        Column("name", NONE, 4.4, seen=OPEN, also=("รายการ", "ชื่อทรัพย์สิน")),
        Column("kind", NONE, 2.6, seen=OPEN),
        Column("place", NONE, 3.0, listed=False, also=("สถานที่เก็บ",)),
        Column("condition", NONE, 2.2, seen=OPEN),
        Column("registered_on", NONE, 2.2, listed=False, also=("วันที่ได้มา", "วันที่")),
        Column("state", NONE, 2.4, seen=OPEN, listed=False, written=False),
    ),
    filters=("kind", "condition"), searched=("name", "asset_number", "place"),
    tones={"here": "good", "out": "info", "broken": "bad", "gone": "quiet"},
    verbs=(
        Verb("count", _("ตรวจนับ"), acts.count_asset, acts.COUNTED, form=CountForm, states=("here", "out", "broken")),
        Verb(
            "retire", _("จำหน่าย"), acts.retire_asset, acts.RETIRED, form=WhyForm, states=("here", "broken"),
            danger=True
        ),
    ),
    counts=(Count("kind"), Count("condition")),
    measures=(
        Measure("counted", _("ทรัพย์สินที่ตรวจนับแล้ว"), _counted, _("ของทรัพย์สินที่ยังไม่จำหน่าย")),
        Measure(
            "registered", _("ทรัพย์สินที่ขึ้นทะเบียน"),
            lambda organization, year: Share(ASSETS.rows(organization).filter(fiscal_year__lte=year).count()),
        ),
    ),
    same_by=("asset_number",), public=Q(), parts=(Part("conduct/_lent.html", _loans),), retention=KEPT, chapter=CHAPTER,
    ending=Ending(running=~Q(state="gone")),
)  # fmt: skip


def _overdue(organization: Organization, today: datetime.date) -> Any:
    return LOANS.rows(organization).filter(state=State.OUT, due_on__lt=today)


def _in_time(organization: Organization, year: int) -> Share:
    rows = LOANS.rows(organization).filter(fiscal_year=year, returned_on__isnull=False)
    return Share(rows.filter(returned_on__lte=F("due_on")).count(), rows.count())


def _standing(organization: Organization, year: int) -> list[tuple[str, int]]:
    rows = LOANS.rows(organization).filter(fiscal_year=year)
    return [
        (gettext("อยู่กับผู้ยืม"), rows.filter(state=State.OUT).count()),
        (gettext("เกินกำหนดคืน ณ วันนี้"), _overdue(organization, clock.today()).filter(fiscal_year=year).count()),
        (gettext("คืนชำรุดหรือสูญหาย"), rows.filter(returned_condition__in=BAD).count()),
        (gettext("ตั้งกรรมการสอบข้อเท็จจริง"), rows.exclude(finding_order="").count()),
    ]


def _not_for_a_holiday(row: Loan, _by: Officer) -> None:
    """A thing of the office is used on a day off only with a reason."""
    if row.from_on and not row.holiday_reason.strip() and not is_working_day(row.from_on, row.office_days.off):
        raise ValidationError({"holiday_reason": gettext("วันที่เริ่มใช้เป็นวันหยุดราชการ โปรดใส่เหตุอันควร มิฉะนั้นให้ยืมไม่ได้")})


LOANS: Register = Register(
    key="loans", name=_("ทะเบียนยืมและคืนทรัพย์สิน"), one=_("ใบยืมทรัพย์สิน"), area=Area.CONDUCT, promises=("M31",),
    ita=(4,),
    purpose=_("ใครยืมอะไร ไปใช้ทำอะไร ที่ไหน เมื่อใด ใครอนุมัติ คืนเมื่อใด สภาพใด เสียหายแล้วสอบข้อเท็จจริงอย่างไร ห้ามใช้ส่วนตัว"),
    model=Loan, dated_by="asked_on", check=_not_for_a_holiday,
    columns=(
        Column("asset", NONE, 4.0, seen=OPEN, also=("รายการ", "เลขครุภัณฑ์")),
        Column(
            "borrower", Personal.PERSON, 3.4, seen=Seen.REDACTED, redact=lambda row: row.get_borrower_kind_display(),
            also=("ชื่อผู้ยืม",),
        ),
        Column("borrower_kind", NONE, 2.6, listed=False),
        Column("contact", Personal.PERSON, 2.2, listed=False, printed=False),
        Column("use", NONE, 2.6, seen=OPEN, listed=False),
        Column("purpose", NONE, 4.0, seen=OPEN, listed=False, also=("เพื่อใช้ในงาน",)),
        Column("place", NONE, 3.0, listed=False, also=("สถานที่",)),
        Column("asked_on", NONE, 2.2, listed=False, also=("วันที่ยืม",)),
        Column("from_on", NONE, 2.2, seen=OPEN, also=("วันที่เริ่มใช้",)),
        Column("from_at", NONE, 1.6, listed=False, printed=False),
        Column("due_on", NONE, 2.2, seen=OPEN, also=("กำหนดคืน",)),
        Column("holiday_reason", NONE, 3.0, listed=False, printed=False),
        Column("approved_on", NONE, 2.2, listed=False, written=False, printed=False),
        Column("approved_by", Personal.DUTY, 3.0, listed=False, written=False),
        Column("approval_note", NONE, 3.0, listed=False, written=False, printed=False),
        Column("handed_on", NONE, 2.2, listed=False, written=False),
        Column("handed_by", Personal.DUTY, 3.0, listed=False, written=False, printed=False),
        Column("handed_condition", NONE, 2.2, listed=False, written=False, printed=False),
        Column("returned_on", NONE, 2.2, seen=OPEN, written=False),
        Column("returned_condition", NONE, 2.4, listed=False, written=False),
        Column("damage", NONE, 3.0, listed=False, written=False, printed=False),
        Column("finding_order", NONE, 2.6, listed=False, written=False, printed=False),
        Column("finding_result", Personal.PERSON, 3.0, listed=False, written=False, printed=False),
        Column("compensation", NONE, 2.4, listed=False, written=False, printed=False, total=True),
        Column("settled_on", NONE, 2.2, listed=False, written=False, printed=False),
        Column("state", NONE, 2.6, seen=OPEN, listed=False, written=False),
    ),
    filters=("asset", "borrower_kind", "use"),
    searched=("borrower", "purpose", "place", "asset__name", "asset__asset_number"),
    tones={
        State.ASKED: "waiting", State.REFUSED: "quiet", State.APPROVED: "info", State.OUT: "warn", State.BACK: "good",
        State.FINDING: "bad", State.SETTLED: "good",
    },
    closed=(State.REFUSED, State.APPROVED, State.OUT, State.BACK, State.FINDING, State.SETTLED),
    verbs=(
        Verb(
            "approve", _("อนุมัติ"), acts.approve_loan, acts.APPROVED, form=ApproveLoanForm, capability=Can.DECIDE,
            states=(State.ASKED,),
        ),
        Verb(
            "refuse", _("ไม่อนุมัติ"), acts.refuse_loan, acts.REFUSED, form=WhyForm, capability=Can.DECIDE,
            states=(State.ASKED,), danger=True,
        ),
        Verb(
            "hand-over", _("ส่งมอบ"), acts.hand_over, acts.HANDED, form=HandOverForm, states=(State.APPROVED,),
            evidence=True
        ),
        Verb(
            "take-back", _("รับคืน"), acts.take_back, acts.RETURNED, form=TakeBackForm, states=(State.OUT,),
            evidence=True
        ),
        Verb(
            "finding", _("ตั้งกรรมการสอบข้อเท็จจริง"), acts.begin_finding, acts.FINDING, form=FindingForm,
            states=(State.BACK,), when=lambda row, _officer: row.returned_condition in BAD,
        ),
        Verb(
            "settle", _("จบเรื่องความเสียหาย"), acts.settle_loan, acts.SETTLED, form=SettleLoanForm,
            states=(State.FINDING,), evidence=True,
        ),
    ),
    counts=(Count("borrower_kind"), Count("use")), figures=(Figure(_("ที่ต้องติดตาม"), _standing),),
    measures=(
        Measure("in_time", _("คืนตามกำหนด"), _in_time, _("ของรายการที่คืนแล้ว")),
        Measure(
            "count", _("จำนวนครั้งที่ให้ยืม"),
            lambda organization, year: Share(
                LOANS.rows(organization).filter(fiscal_year=year, handed_on__isnull=False).count()
            ),
        ),
        Measure(
            "overdue", _("เกินกำหนดคืน ณ วันนี้"),
            lambda organization, year: Share(_overdue(organization, clock.today()).filter(fiscal_year=year).count()),
        ),
    ),
    terms=(
        Term(
            "return", _("รับคืนทรัพย์สินที่ให้ยืม"), lambda row: row.due_on if row.handed_on else None,
            lambda row: row.returned_on,
        ),
    ),
    same_by=("asset", "borrower", "from_on"), public=~Q(state__in=[State.ASKED, State.REFUSED, State.APPROVED]),
    parts=(Part("conduct/_slip.html", lambda _row, _officer: {}),),
    retention=KEPT, chapter=CHAPTER,
    ending=Ending(
        running=~Q(state__in=("refused", "back", "settled")), free=("approval_note", "damage", "holiday_reason"),
    ),
)  # fmt: skip


def _looked_into(organization: Organization, year: int) -> list[tuple[str, int]]:
    rows = COUNTS.rows(organization).filter(fiscal_year=year).exclude(state=Counted.DONE)
    return [(str(state.label), rows.filter(state=state).count()) for state in Counted if state != Counted.DONE]


COUNTS: Register = Register(
    key="asset-counts", name=_("การตรวจนับทรัพย์สินประจำปี"), one=_("การตรวจนับ"), area=Area.CONDUCT, promises=("M31",),
    ita=(4,),
    purpose=_("เจ้าหน้าที่พัสดุตรวจสภาพและตรวจนับทรัพย์สินทุกปี พบหรือไม่พบ สภาพใด ชำรุดหรือสูญหายต้องสอบข้อเท็จจริง"),
    model=AssetCount, dated_by="counted_on",
    columns=(
        Column("asset", NONE, 4.4, seen=OPEN, also=("รายการ", "เลขครุภัณฑ์")),
        Column("counted_on", NONE, 2.2, seen=OPEN, also=("วันที่",)),
        Column("found", NONE, 1.6, seen=OPEN, also=("พบ/ไม่พบ",)),
        Column("condition", NONE, 2.4, seen=OPEN),
        Column("counter", Personal.DUTY, 3.2),
        Column("note", NONE, 3.0, listed=False),
        Column("was_condition", NONE, 2.2, listed=False, written=False, printed=False),
        Column("was_state", NONE, 2.2, listed=False, written=False, printed=False),
        Column("finding_order", NONE, 2.6, listed=False, written=False, printed=False),
        Column("finding_result", Personal.PERSON, 3.0, listed=False, written=False, printed=False),
        Column("compensation", NONE, 2.4, listed=False, written=False, printed=False, total=True),
        Column("settled_on", NONE, 2.2, listed=False, written=False, printed=False),
        Column("state", NONE, 2.6, listed=False, written=False),
    ),
    filters=("found", "condition"), searched=("asset__name", "asset__asset_number", "counter"),
    tones={Counted.DONE: "good", Counted.BAD: "bad", Counted.FINDING: "warn", Counted.SETTLED: "good"},
    closed=(Counted.FINDING, Counted.SETTLED), follow=acts.follow_counts,
    verbs=(
        Verb(
            "finding", _("ตั้งกรรมการสอบข้อเท็จจริง"), acts.begin_count_finding, acts.FINDING_COUNT, form=FindingForm,
            states=(Counted.BAD,),
        ),
        Verb(
            "settle", _("จบเรื่อง"), acts.settle_count, acts.SETTLED_COUNT, form=SettleLoanForm,
            states=(Counted.FINDING,), evidence=True,
        ),
    ),
    counts=(Count("condition"), Count("found")), figures=(Figure(_("ชำรุดหรือสูญหาย"), _looked_into),),
    measures=(
        Measure("counted", _("ทรัพย์สินที่ตรวจนับแล้ว"), _counted, _("ของทรัพย์สินที่ยังไม่จำหน่าย")),
        Measure("missing", _("ทรัพย์สินที่ตรวจไม่พบ"), part=Q(found=False)),
    ),
    duties=(
        Duty(
            "yearly", _("ตรวจสอบสภาพและตรวจนับทรัพย์สินประจำปี"), Rule.Often.YEARLY, 30,
            _("มาตรการควบคุมการใช้ทรัพย์สินของราชการ ให้ตรวจนับประจำปี จำนวนวันเป็นค่าเริ่มต้นของระบบ"),
        ),
    ),
    same_by=("asset", "fiscal_year"), public=Q(), retention=KEPT, chapter=CHAPTER,
    pages=((_("ตรวจนับทั้งคลัง"), "asset_counting"),),
    ending=Ending(free=("note",)),
)  # fmt: skip
