"""Honours: what the register is (M33)."""

from typing import Any

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from sucharit.base.organizations.models import Organization
from sucharit.base.people.roles import Can
from sucharit.work.honours.actions import rounds as acts
from sucharit.work.honours.forms import (
    CeremonyForm,
    CriterionForm,
    NominateForm,
    NominateTermsForm,
    PointsForm,
    SatisfactionForm,
)
from sucharit.work.honours.models import Honour, Nominee
from sucharit.work.honours.showing import DONE, board_of
from sucharit.work.shelf.declaring import (
    Area,
    Asked,
    Child,
    Column,
    Count,
    Ending,
    Figure,
    Measure,
    Part,
    Personal,
    Register,
    Retention,
    Seen,
    Share,
    Verb,
)

State, Kind = Honour.State, Honour.Kind
NONE, OPEN = Personal.NONE, Seen.OPEN


def _honoured(*kinds: str, of: str = "") -> Any:
    """How many were honoured in rounds of these kinds, of one kind of nominee or all."""

    def count(organization: Organization, year: int) -> Asked:
        rows = HONOURS.rows(organization).filter(fiscal_year=year, state__in=DONE)
        people = Nominee.objects.filter(honour__in=rows.filter(kind__in=kinds) if kinds else rows, chosen=True)
        return Asked(people.filter(kind=of) if of else people)

    return count


def _terms(organization: Organization, year: int) -> Share:
    """Of those whose four years are complete, how many were honoured."""
    rows = HONOURS.rows(organization).filter(fiscal_year=year, kind=Kind.TERM)
    complete = [one for one in Nominee.objects.filter(honour__in=rows) if one.completed]
    return Share(sum(1 for one in complete if one.chosen), len(complete))


def _by_nominee(organization: Organization, year: int) -> list[tuple[str, int]]:
    rows = HONOURS.rows(organization).filter(fiscal_year=year, state__in=DONE)
    kinds = list(Nominee.objects.filter(honour__in=rows, chosen=True).values_list("kind", flat=True))
    return [(str(one.label), kinds.count(one.value)) for one in Nominee.Kind]


HONOURS: Register = Register(
    key="honours", name=_("ทะเบียนการยกย่องเชิดชูเกียรติ"), one=_("การยกย่องเชิดชูเกียรติ"), area=Area.PEOPLE,
    ita=(1,),
    promises=("M33",),
    purpose=_("รางวัลแต่ละรอบมีเกณฑ์ที่ประกาศก่อนเปิดรับเสนอชื่อ กรรมการให้คะแนนตามเกณฑ์ ประกาศผู้ได้คะแนนสูงสุด และพิมพ์ใบประกาศเกียรติคุณ"),
    model=Honour,
    columns=(
        Column("title", NONE, 5.0, seen=OPEN, also=("รางวัล",)),
        Column("kind", NONE, 3.4, seen=OPEN),
        Column("places", NONE, 2.0, listed=False, also=("จำนวน",)),
        Column("committee", Personal.DUTY, 3.4, listed=False, printed=False),
        Column("satisfaction", NONE, 3.0, listed=False, printed=False, written=False),
        Column("criteria_on", NONE, 2.2, seen=OPEN, listed=False, written=False),
        Column("announced_on", NONE, 2.2, seen=OPEN, written=False),
        Column("announced_by", Personal.DUTY, 3.0, listed=False, printed=False, written=False),
        Column("honoured", NONE, 2.0, seen=OPEN, total=True, written=False),
        Column("ceremony_on", NONE, 2.2, seen=OPEN, listed=False, written=False),
        Column("state", NONE, 2.4, seen=OPEN, listed=False, written=False),
    ),
    filters=("kind",), searched=("title",),
    tones={
        State.DRAFT: "quiet", State.OPEN: "waiting", State.JUDGING: "info", State.ANNOUNCED: "good", State.HELD: "good",
    },
    verbs=(
        Verb("criterion", _("เพิ่มเกณฑ์"), acts.add_criterion, acts.CRITERION, form=CriterionForm, states=(State.DRAFT,)),
        Verb(
            "publish", _("ประกาศเกณฑ์และเปิดรับเสนอชื่อ"), acts.publish_criteria, acts.PUBLISHED, states=(State.DRAFT,),
            confirm=_("หลังประกาศแล้ว แก้เกณฑ์ไม่ได้"),
        ),
        Verb(
            "nominate", _("เสนอชื่อ"), acts.nominate, acts.NOMINATED, form=NominateForm, states=(State.OPEN,),
            capability=Can.SEE_REGISTERS,
        ),
        Verb(
            "nominate-terms", _("วางรายชื่อผู้ครบวาระ"), acts.nominate_terms, acts.SERVED, form=NominateTermsForm,
            states=(State.OPEN,), capability=Can.SEE_REGISTERS, when=lambda row, _officer: row.kind == Kind.TERM,
        ),
        Verb(
            "satisfaction", _("ใช้ผลความพึงพอใจ"), acts.use_satisfaction, acts.SATISFIED, form=SatisfactionForm,
            states=(State.DRAFT, State.OPEN, State.JUDGING), when=lambda row, _officer: row.kind != Kind.TERM,
        ),
        Verb("judge", _("ปิดรับเสนอชื่อ"), acts.close_nominations, acts.JUDGING, states=(State.OPEN,)),
        Verb(
            "points", _("ให้คะแนน"), acts.give_points, acts.SCORED, form=PointsForm, capability=Can.DECIDE,
            states=(State.JUDGING,), when=lambda row, _officer: row.kind != Kind.TERM,
        ),
        Verb(
            "announce", _("ประกาศผล"), acts.announce_result, acts.ANNOUNCED, capability=Can.DECIDE,
            states=(State.JUDGING,), confirm=_("ระบบเลือกผู้ได้คะแนนสูงสุดตามจำนวนที่กำหนด คะแนนเท่ากันได้ทุกคน ผลแก้ไม่ได้"),
        ),
        Verb(
            "held", _("มอบแล้ว"), acts.hold_ceremony, acts.HELD, form=CeremonyForm, states=(State.ANNOUNCED,),
            evidence=True,
        ),
    ),
    counts=(Count("kind"),), figures=(Figure(_("ผู้ได้รับการยกย่อง"), _by_nominee),),
    measures=(
        Measure("honoured", _("จำนวนผู้ได้รับการยกย่อง"), _honoured()),
        Measure("models", _("จำนวนบุคลากรต้นแบบ"), _honoured(Kind.SERVICE, Kind.STANDARD)),
        Measure("agencies", _("จำนวนหน่วยงานที่ได้รับการยกย่อง"), _honoured(of=Nominee.Kind.AGENCY)),
        Measure("bodies", _("จำนวนองค์กรที่ได้รับการยกย่อง"), _honoured(of=Nominee.Kind.BODY)),
        Measure("terms", _("กรรมการชุมชนที่ครบวาระ 4 ปี ได้รับการยกย่อง"), _terms, _("ของผู้ครบวาระ")),
    ),
    closed=(State.OPEN, State.JUDGING, *DONE), imports=False,
    public=Q(state__in=[State.OPEN, State.JUDGING, State.ANNOUNCED, State.HELD]),
    parts=(Part("honours/_board.html", board_of),),
    retention=Retention(10, _("ระเบียบงานสารบรรณ เก็บไม่น้อยกว่า 10 ปี")), chapter="33-people.md",
    ending=Ending(
        children=(
            Child("honours.Nominee", "honour", personal=("deed",), apart=("name", "group"), plain=("nominated_by",)),
            Child("honours.Criterion", "honour", plain=("text",)),
            Child("honours.Score", "nominee__honour", plain=("judge",)),
        ),
    ),
)  # fmt: skip
