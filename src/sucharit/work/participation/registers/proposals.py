"""What the forums proposed, and what became of it (M44)."""

from typing import Any

from django.db.models import Q
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from sucharit.base.people.gate import Officer
from sucharit.base.people.roles import Can
from sucharit.base.screens.words import money
from sucharit.work.obligations.models import Rule
from sucharit.work.participation import forms
from sucharit.work.participation.actions import proposals as acts
from sucharit.work.participation.models import Proposal
from sucharit.work.participation.registers.forums import CHAPTER, KEPT, NONE, OPEN
from sucharit.work.shelf.declaring import (
    Area,
    Column,
    Count,
    Duty,
    Ending,
    Measure,
    Part,
    Personal,
    Register,
    Verb,
)

State = Proposal.State
OF_ALL = _("ของข้อเสนอทั้งหมดในปี")
SENT = (State.ESCALATED, State.ACCEPTED, State.DECLINED)


def route_of(row: Proposal) -> list[tuple[Any, str, str]]:
    """(day, what happened, where) from the forum to where it stands now."""
    told: list[tuple[Any, str, str]] = [
        (row.raised_on, gettext("เสนอในเวทีประชาคม"), row.forum.described),
        (row.escalated_on, gettext("ส่งต่อหน่วยงานอื่น"), f"{row.agency} {row.letter}".strip()),
        (row.answered_on, gettext("หน่วยงานนั้นตอบ"), row.agency_said),
        (row.planned_on, gettext("เข้าแผนพัฒนาท้องถิ่น"), row.plan_place),
        (row.budgeted_on, gettext("ได้งบประมาณ"), _spent(row.budget_place, row.budget_amount)),
        (row.done_on, gettext("แล้วเสร็จ"), _spent(row.result, row.spent)),
        (row.decided_on, gettext("ไม่รับ"), row.refused_reason),
        (row.told_on, gettext("แจ้งผลแก่ชุมชน"), row.told_how),
    ]
    return sorted((one for one in told if one[0] is not None), key=lambda one: one[0])


def _spent(words: str, amount: Any) -> str:
    return (
        words if amount is None else gettext("%(words)s · %(amount)s บาท") % {"words": words, "amount": money(amount)}
    )


def _route(row: Proposal, _officer: Officer) -> dict[str, Any]:
    return {"steps": route_of(row)}


PROPOSALS: Register = Register(
    key="proposals", name=_("ข้อเสนอจากเวทีประชาคม"), one=_("ข้อเสนอ"), area=Area.PARTICIPATION, promises=("M44",),
    purpose=_("ข้อเสนอของประชาชนตามลำดับความสำคัญ ติดตามได้ว่าเข้าแผน ได้งบ ทำเสร็จ ส่งต่อหน่วยงานอื่น หรือไม่รับเพราะเหตุใด"),
    model=Proposal, dated_by="raised_on",
    columns=(
        Column("raised_on", NONE, 2.2, seen=OPEN, listed=False, also=("วันที่",)),
        Column("forum", NONE, 2.0, seen=OPEN, also=("เวที",), help=_("เลือกเวทีที่จัดแล้ว")),
        Column("priority", NONE, 1.6, seen=OPEN, also=("ลำดับ",)),
        Column("title", NONE, 5.0, seen=OPEN, also=("โครงการที่เสนอ",)),
        Column("problem", NONE, 4.0, seen=OPEN, listed=False, printed=False),
        Column("kind", NONE, 2.8, seen=OPEN, listed=False),
        Column("votes", NONE, 2.0, seen=OPEN, listed=False, printed=False),
        Column("estimate", NONE, 2.4, seen=OPEN, listed=False, total=True, also=("งบประมาณ",)),
        Column("reach", NONE, 2.2, seen=OPEN, listed=False, printed=False),
        Column("plan_place", NONE, 3.4, seen=OPEN, listed=False, written=False),
        Column("planned_on", NONE, 2.2, seen=OPEN, listed=False, written=False, printed=False),
        Column("budget_place", NONE, 3.4, seen=OPEN, listed=False, written=False, printed=False),
        Column("budget_amount", NONE, 2.4, seen=OPEN, written=False, total=True),
        Column("budgeted_on", NONE, 2.2, seen=OPEN, listed=False, written=False, printed=False),
        Column("agency", NONE, 3.0, seen=OPEN, listed=False, written=False),
        Column("letter", NONE, 2.2, listed=False, written=False, printed=False),
        Column("escalated_on", NONE, 2.2, seen=OPEN, listed=False, written=False, printed=False),
        Column("agency_said", NONE, 3.0, seen=OPEN, listed=False, written=False, printed=False),
        Column("answered_on", NONE, 2.2, seen=OPEN, listed=False, written=False, printed=False),
        Column("result", NONE, 3.4, seen=OPEN, listed=False, written=False),
        Column("spent", NONE, 2.4, seen=OPEN, listed=False, written=False, printed=False, total=True),
        Column("done_on", NONE, 2.2, seen=OPEN, listed=False, written=False, printed=False),
        Column("refused_reason", NONE, 3.0, seen=OPEN, listed=False, written=False, printed=False),
        Column("decided_on", NONE, 2.2, listed=False, written=False, printed=False),
        Column("decided_by", Personal.DUTY, 3.0, listed=False, written=False, printed=False),
        Column("told_on", NONE, 2.2, seen=OPEN, listed=False, written=False, printed=False),
        Column("told_how", NONE, 3.0, seen=OPEN, listed=False, written=False, printed=False),
        Column("state", NONE, 2.6, seen=OPEN, listed=False, written=False),
    ),
    filters=("kind", "forum"), searched=("title", "problem", "agency", "plan_place"),
    tones={
        State.RAISED: "waiting", State.PLANNED: "info", State.BUDGETED: "info", State.DONE: "good",
        State.ESCALATED: "waiting", State.ACCEPTED: "info", State.DECLINED: "warn", State.REFUSED: "quiet",
    },
    closed=(State.BUDGETED, State.DONE, State.ACCEPTED, State.REFUSED),
    verbs=(
        Verb(
            "plan", _("เข้าแผนพัฒนาแล้ว"), acts.plan_proposal, acts.PLANNED, form=forms.PlanProposalForm,
            states=(State.RAISED, State.DECLINED),
        ),
        Verb(
            "budget", _("ได้งบประมาณแล้ว"), acts.budget_proposal, acts.BUDGETED, form=forms.BudgetProposalForm,
            states=(State.PLANNED,),
        ),
        Verb(
            "finish", _("ทำเสร็จแล้ว"), acts.finish_proposal, acts.DONE, form=forms.FinishProposalForm,
            states=(State.BUDGETED, State.ACCEPTED), evidence=True,
        ),
        Verb(
            "answer", _("บันทึกคำตอบของหน่วยงาน"), acts.answer_proposal, acts.ANSWERED, form=forms.AnswerProposalForm,
            states=(State.ESCALATED,), evidence=True,
        ),
        Verb(
            "escalate", _("ส่งต่อหน่วยงานอื่น"), acts.escalate_proposal, acts.ESCALATED,
            form=forms.EscalateProposalForm, states=(State.RAISED, State.PLANNED, State.DECLINED), evidence=True,
        ),
        Verb(
            "tell", _("แจ้งผลแก่ชุมชน"), acts.tell_community, acts.TOLD, form=forms.TellCommunityForm,
            states=tuple(one for one in State if one != State.RAISED), evidence=True,
        ),
        Verb(
            "refuse", _("ไม่รับ"), acts.refuse_proposal, acts.REFUSED, form=forms.RefuseProposalForm,
            capability=Can.DECIDE, states=(State.RAISED, State.PLANNED, State.DECLINED), danger=True,
            confirm=_("เหตุผลที่ไม่รับอยู่ในทะเบียนตลอดไป และประชาชนอ่านได้"),
        ),
    ),
    counts=(Count("kind"), Count("forum")),
    measures=(
        Measure("considered", _("ข้อเสนอที่พิจารณาแล้ว"), of=OF_ALL, part=~Q(state=State.RAISED), whole=Q()),
        Measure("planned", _("ข้อเสนอที่เข้าแผนพัฒนาท้องถิ่น"), of=OF_ALL, part=Q(planned_on__isnull=False), whole=Q()),
        Measure("budgeted", _("ข้อเสนอที่ได้งบประมาณ"), of=OF_ALL, part=Q(budgeted_on__isnull=False), whole=Q()),
        Measure("done", _("ข้อเสนอที่ทำเสร็จ"), of=OF_ALL, part=Q(state=State.DONE), whole=Q()),
        Measure("escalated", _("ข้อเสนอที่ส่งต่อหน่วยงานอื่น"), of=OF_ALL, part=Q(escalated_on__isnull=False), whole=Q()),
        Measure("told", _("ข้อเสนอที่แจ้งผลแก่ชุมชน"), of=OF_ALL, part=Q(told_on__isnull=False), whole=Q()),
    ),
    duties=(
        Duty(
            "follow", _("ติดตามข้อเสนอจากเวทีประชาคมและแจ้งผลแก่ชุมชน"), Rule.Often.HALF_YEARLY, 30,
            _("โครงการจัดเวทีประชาคมให้ติดตามผลและประกาศ จำนวนวันเป็นค่าเริ่มต้นของระบบ"),
        ),
    ),
    themes=("participation",), same_by=("forum", "title"), public=Q(),
    parts=(Part("participation/_route.html", _route),),
    grounds=("proposal_beyond",),
    retention=KEPT, chapter=CHAPTER,
    ending=Ending(free=("problem", "agency_said", "refused_reason", "result")),
)  # fmt: skip
