"""Each person's case and appeals (M32): never public, never searched by everybody, never with files that everybody
sees."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import F, Q
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from sucharit.base.organizations.models import Organization
from sucharit.base.people.gate import Officer
from sucharit.base.people.roles import Can
from sucharit.work.personnel import forms
from sucharit.work.personnel.access import reads_appeal, reads_case, seats_of
from sucharit.work.personnel.actions import appeals as appealing
from sucharit.work.personnel.actions import cases as acts
from sucharit.work.personnel.models import PersonnelAppeal, PersonnelCase, PersonnelRound, Seat
from sucharit.work.personnel.models.rounds import TOLD
from sucharit.work.personnel.registers.papers import CHAPTER, DUTY, KEPT, NONE, PRIVATE
from sucharit.work.shelf.declaring import (
    Area,
    Child,
    Column,
    Count,
    Ending,
    Figure,
    Measure,
    Part,
    Register,
    Share,
    Term,
    Verb,
)
from sucharit.work.shelf.queries import keeps_all

State, Round, Appealed = PersonnelCase.State, PersonnelRound.State, PersonnelAppeal.State


def _rows(organization: Organization, year: int) -> Any:
    return CASES.rows(organization).filter(fiscal_year=year)


def _shown_by_work(organization: Organization, year: int) -> Share:
    """Decided with the work that shows it written down: the database asks for it, the count proves it."""
    rows = _rows(organization, year).filter(state=State.DECIDED)
    return Share(rows.exclude(work="").count(), rows.count())


def _adjusted(organization: Organization, year: int) -> Share:
    rows = _rows(organization, year).filter(state__in=[State.SCREENED, State.DECIDED, State.REOPENED])
    return Share(rows.exclude(screened=F("score")).count(), rows.count())


def _satisfied(organization: Organization, year: int) -> Share:
    rows = _rows(organization, year).filter(state=State.DECIDED)
    return Share(rows.filter(satisfaction__isnull=False).count(), rows.count())


def _records(row: PersonnelCase, officer: Officer, state: str) -> bool:
    """Chair, secretary, or who keeps all: the action asks exactly."""
    if row.is_of(officer.name, officer.user.pk) or (row.round.state != state and row.state != State.REOPENED):
        return False
    seats = seats_of(officer, row.round_id)
    return keeps_all(officer) or any(one.role != Seat.Role.MEMBER for one in seats)


def _sits(row: PersonnelCase, officer: Officer) -> bool:
    in_time = row.round.state in (Round.SCREENING, Round.DECIDING) or row.state == State.REOPENED
    return in_time and (bool(seats_of(officer, row.round_id)) or keeps_all(officer))


def _evaluates(row: PersonnelCase, officer: Officer) -> bool:
    open_now = row.round.state == Round.OPEN or (row.round.state == Round.SCREENING and row.state == State.RETURNED)
    return row.superior_id == officer.user.pk and open_now


def _in_its_round(row: PersonnelCase, _by: Officer) -> None:
    """People come into a round until it is screened, in its fiscal year."""
    if row.round.fiscal_year != row.fiscal_year:
        raise ValidationError({"round": gettext("รอบนี้อยู่คนละปีงบประมาณกับรายการ")})
    if not row.pk and row.round.state not in (Round.DRAFT, Round.CRITERIA, Round.OPEN):
        raise ValidationError({"round": gettext("รอบนี้ส่งกลั่นกรองแล้วหรือจบแล้ว จึงเพิ่มคนไม่ได้")})


def _case(row: PersonnelCase, officer: Officer) -> dict[str, Any]:
    reads = reads_case(officer, row)
    stands = list(row.stands.select_related("seat", "seat__committee")) if reads else []
    return {
        "row": row, "reads": reads, "marks": list(row.marks.select_related("criterion")) if reads else [],
        "stands": stands, "told": row.round.state in TOLD and row.state == State.DECIDED,
    }  # fmt: skip


CASES: Register = Register(
    key="personnel-cases", name=_("ผลการประเมินและพิจารณารายบุคคล"), one=_("เรื่องรายบุคคล"), area=Area.PEOPLE,
    promises=("M32",), see=Can.SEE_PERSONNEL, files=False,
    purpose=_(
        "ผู้อยู่ในแต่ละรอบ ใครประเมิน ผลงานใดรองรับคะแนน คณะกรรมการสองชุดมีมติอย่างไร"
        " คะแนน เงินเดือน และผลเห็นเฉพาะผู้เกี่ยวข้อง ไม่เปิดเผย"
    ),
    model=PersonnelCase, check=_in_its_round,
    columns=(
        Column("round", NONE, 4.0),
        Column("person", DUTY, 3.4, also=("ชื่อ", "ชื่อ-นามสกุล")),
        Column("position", NONE, 3.2),
        Column("user", DUTY, 3.0, listed=False, printed=False),
        Column("superior", DUTY, 3.2, also=("ผู้บังคับบัญชา",)),
        Column("work", PRIVATE, 4.0, listed=False, printed=False, written=False),
        Column("evaluated_on", NONE, 2.2, listed=False, printed=False, written=False),
        Column("score", PRIVATE, 2.0, listed=False, written=False),
        Column("satisfaction", PRIVATE, 2.0, listed=False, printed=False, written=False),
        Column("opinion", PRIVATE, 3.0, listed=False, printed=False, written=False),
        Column("screened", PRIVATE, 2.0, listed=False, written=False),
        Column("screen_note", PRIVATE, 3.0, listed=False, printed=False, written=False),
        Column("final", PRIVATE, 2.0, listed=False, written=False),
        Column("outcome", PRIVATE, 3.0, listed=False, written=False),
        Column("steps", PRIVATE, 1.8, listed=False, written=False),
        Column("salary_before", PRIVATE, 2.2, listed=False, printed=False, written=False),
        Column("salary_after", PRIVATE, 2.2, listed=False, printed=False, written=False),
        Column("outcome_note", PRIVATE, 3.0, listed=False, printed=False, written=False),
        Column("decided_on", NONE, 2.2, listed=False, written=False),
        Column("turn", NONE, 1.6, listed=False, printed=False, written=False, shown=False),
        Column("state", NONE, 2.6, listed=False, written=False),
    ),
    filters=("round", "superior"), searched=("person", "position"),
    tones={
        State.NEW: "waiting", State.EVALUATED: "info", State.RETURNED: "warn", State.SCREENED: "info",
        State.DECIDED: "good", State.REOPENED: "warn",
    },
    closed=tuple(one for one in State if one != State.NEW),
    verbs=(
        Verb(
            "evaluate", _("ประเมิน"), acts.evaluate, acts.EVALUATED, form=forms.EvaluateForm,
            capability=Can.SEE_PERSONNEL, states=(State.NEW, State.EVALUATED, State.RETURNED), when=_evaluates,
        ),
        Verb(
            "screen", _("บันทึกมติกลั่นกรอง"), acts.screen, acts.SCREENED, form=forms.ScreenForm,
            capability=Can.SEE_PERSONNEL, states=(State.EVALUATED,),
            when=lambda row, officer: _records(row, officer, Round.SCREENING),
        ),
        Verb(
            "decide", _("บันทึกมติพิจารณา"), acts.decide, acts.DECIDED, form=forms.DecideForm,
            capability=Can.SEE_PERSONNEL, states=(State.SCREENED, State.REOPENED),
            when=lambda row, officer: _records(row, officer, Round.DECIDING),
        ),
        Verb(
            "recuse", _("กรรมการถอนตัว"), acts.recuse, acts.RECUSED, form=forms.RecuseForm,
            capability=Can.SEE_PERSONNEL, states=(State.EVALUATED, State.SCREENED, State.REOPENED), when=_sits,
        ),
        Verb(
            "clear", _("ยืนยันว่าไม่เกี่ยวข้อง"), acts.clear_relation, acts.CLEARED, form=forms.SeatOnlyForm,
            capability=Can.SEE_PERSONNEL, states=(State.EVALUATED, State.SCREENED, State.REOPENED), when=_sits,
        ),
    ),
    counts=(Count("round"),),
    measures=(
        Measure("work", _("ผลการพิจารณาที่มีผลงานอ้างอิง"), _shown_by_work, _("ของเรื่องที่พิจารณาแล้ว")),
        Measure("adjusted", _("เรื่องที่คณะกรรมการกลั่นกรองปรับคะแนน"), _adjusted, _("ของเรื่องที่กลั่นกรองแล้ว")),
        Measure("satisfaction", _("ผู้ที่นำผลความพึงพอใจของประชาชนมาประกอบ"), _satisfied, _("ของเรื่องที่พิจารณาแล้ว")),
    ),
    terms=(
        Term(
            "evaluate", _("ประเมินก่อนวันที่รอบมีผล"),
            lambda row: None if row.round.state == Round.CANCELLED else row.round.effective_on,
            lambda row: row.evaluated_on, who=lambda row: row.superior, doer=lambda row: row.superior_id,
        ),
    ),
    same_by=("round", "person"), private=reads_case,
    about=lambda officer, row: row.is_of(officer.name, officer.user.pk),
    ending=Ending(
        running=~Q(round__state__in=(*TOLD, Round.CANCELLED)), apart=("person",), also=("position", "user"),
        stays=dict.fromkeys(("score", "satisfaction", "screened", "final"), _("คะแนนที่ไม่รู้แล้วว่าเป็นของใคร")),
        children=(Child("personnel.Stand", "case", personal=("reason",)), Child("personnel.Mark", "case")),
    ),
    parts=(Part("personnel/_case.html", _case),),
    grounds=("recusal",), retention=KEPT, chapter=CHAPTER,
)  # fmt: skip


def _appeals(organization: Organization, year: int) -> Any:
    return APPEALS.rows(organization).filter(fiscal_year=year)


def _in_time(organization: Organization, year: int) -> Share:
    rows = _appeals(organization, year).exclude(state=Appealed.FILED)
    return Share(rows.filter(answered_on__lte=F("due_on")).count(), rows.count())


def _of_decided(organization: Organization, year: int) -> Share:
    """People who appealed, of all who were told a result in the year."""
    people = PersonnelCase.objects.filter(
        organization=organization, withdrawn_at=None, round__fiscal_year=year, round__state__in=TOLD
    )
    appealed = _appeals(organization, year).filter(case__in=people).order_by().values("case").distinct().count()
    return Share(appealed, people.count())


def _outcomes(organization: Organization, year: int) -> list[tuple[str, int]]:
    told = list(_appeals(organization, year).values_list("state", flat=True))
    return [(str(one.label), told.count(one.value)) for one in Appealed]


APPEALS: Register = Register(
    key="personnel-appeals", name=_("อุทธรณ์ผลการพิจารณางานบุคคล"), one=_("อุทธรณ์ผลการพิจารณา"), area=Area.PEOPLE,
    promises=("M32",), see=Can.SEE_PERSONNEL, files=False,
    purpose=_("ผู้ไม่เห็นด้วยกับผลยื่นอุทธรณ์ภายในกำหนดที่ประกาศ ผู้มีอำนาจวินิจฉัยภายในกำหนด และทบทวนเมื่อฟังขึ้น เหตุและคำวินิจฉัยไม่เปิดเผย"),
    model=PersonnelAppeal, dated_by="filed_on",
    columns=(
        Column("case", NONE, 3.0),
        Column("filed_on", NONE, 2.2, also=("วันที่",)),
        Column("ground", PRIVATE, 5.0, listed=False, printed=False),
        Column("until_on", NONE, 2.2, listed=False, written=False),
        Column("due_on", NONE, 2.2, written=False),
        Column("answer", PRIVATE, 5.0, listed=False, printed=False, written=False),
        Column("answered_on", NONE, 2.2, written=False),
        Column("answered_by", DUTY, 3.0, listed=False, printed=False, written=False),
        Column("state", NONE, 2.6, listed=False, written=False),
    ),
    filters=(), searched=("case__round__title",),
    tones={Appealed.FILED: "waiting", Appealed.UPHELD: "warn", Appealed.DISMISSED: "good"},
    closed=(Appealed.UPHELD, Appealed.DISMISSED),
    verbs=(
        Verb(
            "answer", _("วินิจฉัย"), appealing.answer_appeal, appealing.ANSWERED, form=forms.AnswerAppealForm,
            capability=Can.DECIDE, states=(Appealed.FILED,),
            when=lambda row, officer: row.recorded_by_id != officer.user.pk,
            confirm=_("ฟังขึ้น เรื่องกลับไปให้คณะกรรมการพิจารณาทบทวน ฟังไม่ขึ้น ยืนตามผลเดิม"),
        ),
    ),
    figures=(Figure(_("คำวินิจฉัย"), _outcomes),),
    measures=(
        Measure("appeals", _("จำนวนอุทธรณ์"), lambda organization, year: Share(_appeals(organization, year).count())),
        Measure("in_time", _("อุทธรณ์ที่วินิจฉัยภายในกำหนด"), _in_time, _("ของอุทธรณ์ที่วินิจฉัยแล้ว")),
        Measure("of_people", _("ผู้อุทธรณ์"), _of_decided, _("ของผู้ที่ประกาศผลแล้ว")),
    ),
    terms=(
        Term(
            "answer", _("วินิจฉัยอุทธรณ์"), lambda row: row.due_on, lambda row: row.answered_on,
            doer=lambda row: row.answered_by_id,
        ),
    ),
    private=reads_appeal, imports=False, ending=Ending(running=Q(state=Appealed.FILED)),
    about=lambda officer, row: row.case.is_of(officer.name, officer.user.pk),
    grounds=("personnel_appeal",), retention=KEPT, chapter=CHAPTER,
)  # fmt: skip
