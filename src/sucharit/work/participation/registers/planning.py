"""Drafts open to comment, committees in which citizens sit, and the half-yearly evaluations (M45)."""

from typing import Any

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from sucharit.base.organizations.models import Organization
from sucharit.base.people.gate import Officer
from sucharit.base.people.roles import Can
from sucharit.work.obligations.models import Rule
from sucharit.work.participation import forms
from sucharit.work.participation.actions import committees as sitting
from sucharit.work.participation.actions import planning as acts
from sucharit.work.participation.composition import citizens_share, lacking
from sucharit.work.participation.models import Committee, CommitteeMember, PlanComment, PlanDraft, PlanEvaluation
from sucharit.work.participation.registers.forums import CHAPTER, KEPT, NONE, OPEN, printed
from sucharit.work.shelf.declaring import (
    Area,
    Asked,
    Child,
    Column,
    Count,
    Duty,
    Ending,
    Measure,
    Part,
    Register,
    Share,
    Term,
    Verb,
)

State = PlanDraft.State


def _comments(organization: Organization, year: int) -> Any:
    return PlanComment.objects.filter(draft__in=DRAFTS.rows(organization).filter(fiscal_year=year))


def _answered(organization: Organization, year: int) -> Share:
    rows = _comments(organization, year)
    return Share(rows.exclude(treated=PlanComment.Treated.WAITING).count(), rows.count())


def _taken(organization: Organization, year: int) -> Share:
    rows = _comments(organization, year)
    wanted = [PlanComment.Treated.TAKEN, PlanComment.Treated.PARTLY]
    return Share(rows.filter(treated__in=wanted).count(), rows.count())


def _said(row: PlanDraft, _officer: Officer) -> dict[str, Any]:
    rows = list(row.comments.select_related("area", "answered_by"))
    return {
        "comments": rows,
        "waiting": sum(one.treated == PlanComment.Treated.WAITING for one in rows),
        "door": reverse("plan_draft_door", args=[row.organization.code, row.fiscal_year, row.number])
        if row.number and row.state != State.DRAFT
        else "",
    }


DRAFTS: Register = Register(
    key="plan-drafts", name=_("ร่างแผนที่รับฟังความเห็น"), one=_("ร่างแผน"), area=Area.PARTICIPATION, promises=("M45",),
    purpose=_("ร่างแผนพัฒนาท้องถิ่นและงบประมาณที่เปิดให้ทุกคนให้ความเห็น ทุกความเห็นมีคำตอบก่อนประกาศใช้"),
    model=PlanDraft, dated_by="made_on",
    columns=(
        Column("made_on", NONE, 2.2, seen=OPEN, listed=False, also=("วันที่",)),
        Column("title", NONE, 5.0, seen=OPEN, also=("ชื่อ",)),
        Column("kind", NONE, 3.0, seen=OPEN),
        Column("summary", NONE, 4.0, seen=OPEN, listed=False, printed=False),
        Column("document", NONE, 3.0, seen=OPEN, listed=False, printed=False),
        Column("open_on", NONE, 2.2, seen=OPEN, written=False),
        Column("until_on", NONE, 2.2, seen=OPEN, written=False),
        Column("closed_on", NONE, 2.2, seen=OPEN, listed=False, written=False),
        Column("committee_on", NONE, 2.2, seen=OPEN, listed=False, written=False, printed=False),
        Column("executive_on", NONE, 2.2, seen=OPEN, listed=False, written=False, printed=False),
        Column("council_on", NONE, 2.2, seen=OPEN, listed=False, written=False, printed=False),
        Column("published_on", NONE, 2.2, seen=OPEN, listed=False, written=False),
        Column("published_at", NONE, 3.0, seen=OPEN, listed=False, written=False, printed=False),
        Column("state", NONE, 2.6, seen=OPEN, listed=False, written=False),
    ),
    filters=("kind",), searched=("title", "summary"),
    tones={State.DRAFT: "quiet", State.OPEN: "waiting", State.CLOSED: "warn", State.PUBLISHED: "good"},
    closed=(State.OPEN, State.CLOSED, State.PUBLISHED),
    verbs=(
        Verb(
            "open", _("เปิดรับฟังความเห็น"), acts.open_draft, acts.OPENED, form=forms.OpenDraftForm,
            states=(State.DRAFT,), confirm=_("เปิดแล้วแก้ไขร่างไม่ได้ เพราะประชาชนให้ความเห็นต่อข้อความนี้"),
        ),
        Verb(
            "answer", _("ตอบความเห็น"), acts.answer_comment, acts.ANSWERED, form=forms.AnswerCommentForm,
            states=(State.OPEN, State.CLOSED), when=lambda row, _officer: row.comments.exists(),
        ),
        Verb(
            "write", _("บันทึกความเห็นจากกระดาษ"), acts.write_comment, acts.SAID, form=forms.WriteCommentForm,
            states=(State.OPEN,),
        ),
        Verb(
            "close", _("ปิดรับฟัง"), acts.close_draft, acts.CLOSED, states=(State.OPEN,),
            when=lambda row, officer: row.until_on < officer.today,
        ),
        Verb(
            "consider", _("บันทึกการพิจารณา"), acts.consider_draft, acts.CONSIDERED, form=forms.ConsiderDraftForm,
            states=(State.CLOSED,), evidence=True, when=lambda row, _officer: acts.next_stage(row) is not None,
        ),
        Verb(
            "publish", _("ประกาศใช้"), acts.publish_draft, acts.PUBLISHED, form=forms.PublishDraftForm,
            states=(State.CLOSED,), evidence=True,
        ),
    ),
    counts=(Count("kind"),),
    measures=(
        Measure("answered", _("ความเห็นที่ตอบแล้ว"), _answered, _("ของความเห็นทั้งหมดต่อร่างในปี")),
        Measure("taken", _("ความเห็นที่รับไปปรับร่าง"), _taken, _("ของความเห็นทั้งหมดต่อร่างในปี")),
        Measure(
            "comments", _("จำนวนความเห็นต่อร่างแผน"),
            lambda organization, year: Share(_comments(organization, year).count()),
        ),
    ),
    terms=(
        Term(
            "close", _("ปิดรับฟังและตอบทุกความเห็นต่อร่างแผน"),
            lambda row: row.until_on, lambda row: row.closed_on,
        ),
    ),
    themes=("participation",), same_by=("made_on", "title"), public=~Q(state=State.DRAFT),
    parts=(Part("participation/_comments.html", _said),),
    open_pages=((_("อ่านร่างและให้ความเห็น"), "plan_drafts_door"),),
    grounds=("draft_comments",),
    retention=KEPT, chapter=CHAPTER,
    ending=Ending(
        children=(
            Child(
                "participation.PlanComment", "draft", personal=("name", "text", "token", "answer"),
                plain=("answered_by",),
            ),
        ),
    ),
)  # fmt: skip


def _citizens(organization: Organization, year: int) -> Share:
    """Of all who sit in committees appointed in that year."""
    rows = CommitteeMember.objects.filter(
        committee__in=COMMITTEES.rows(organization).filter(fiscal_year=year).exclude(state=Committee.State.FORMING)
    )
    return Share(rows.filter(side=CommitteeMember.Side.CITIZEN).count(), rows.count())


def _seats(row: Committee, _officer: Officer) -> dict[str, Any]:
    rows = list(row.members.all())
    sides = [one.side for one in rows]
    return {"members": rows, "lacking": lacking(row.kind, sides), "share": citizens_share(sides), "count": len(rows)}


COMMITTEES: Register = Register(
    key="citizen-committees", name=_("คณะกรรมการที่มีประชาชนร่วม"), one=_("คณะกรรมการ"), area=Area.PARTICIPATION,
    promises=("M45",),
    purpose=_("คณะกรรมการพัฒนา สนับสนุนการจัดทำแผน และติดตามประเมินผล ที่มีผู้แทนประชาชน ตรวจองค์ประกอบก่อนแต่งตั้ง"),
    model=Committee, dated_by="formed_on",
    columns=(
        Column("formed_on", NONE, 2.2, seen=OPEN, listed=False, also=("วันที่",)),
        Column("name", NONE, 5.0, seen=OPEN, also=("ชื่อ",)),
        Column("kind", NONE, 3.4, seen=OPEN),
        Column("chosen_how", NONE, 4.0, seen=OPEN, listed=False),
        Column("order_number", NONE, 2.6, seen=OPEN, written=False),
        Column("appointed_on", NONE, 2.2, seen=OPEN, listed=False, written=False),
        Column("ends_on", NONE, 2.2, seen=OPEN, written=False),
        Column("ended_on", NONE, 2.2, seen=OPEN, listed=False, written=False, printed=False),
        Column("state", NONE, 2.4, seen=OPEN, listed=False, written=False),
    ),
    filters=("kind",), searched=("name", "chosen_how", "order_number"),
    tones={"forming": "waiting", "appointed": "good", "ended": "quiet"}, closed=("appointed", "ended"),
    verbs=(
        Verb("seat", _("เพิ่มกรรมการ"), sitting.seat, sitting.SEATED, form=forms.SeatForm, states=("forming",)),
        Verb(
            "unseat", _("ถอนชื่อกรรมการ"), sitting.unseat, sitting.UNSEATED, form=forms.UnseatForm, states=("forming",),
            when=lambda row, _officer: row.members.exists(),
        ),
        Verb(
            "appoint", _("แต่งตั้ง"), sitting.appoint_committee, sitting.APPOINTED, form=forms.AppointForm,
            capability=Can.DECIDE, states=("forming",), evidence=True,
        ),
        Verb(
            "end", _("พ้นวาระ"), sitting.end_committee, sitting.ENDED, form=forms.EndCommitteeForm,
            states=("appointed",), danger=True,
        ),
    ),
    counts=(Count("kind"),),
    measures=(
        Measure("citizens", _("ผู้แทนประชาชนในคณะกรรมการ"), _citizens, _("ของกรรมการทั้งหมดที่แต่งตั้งในปี")),
        Measure(
            "appointed", _("คณะกรรมการที่มีประชาชนร่วมซึ่งแต่งตั้งแล้ว"),
            lambda organization, year: Asked(
                COMMITTEES.rows(organization).filter(fiscal_year=year).exclude(state="forming")
            ),
        ),
    ),
    terms=(
        Term(
            "end", _("คณะกรรมการครบวาระ"), lambda row: row.ends_on, lambda row: row.ended_on
        ),
    ),
    themes=("participation",), same_by=("formed_on", "name"), public=~Q(state="forming"),
    parts=(Part("participation/_committee.html", _seats), printed(_("คำสั่งแต่งตั้ง"))),
    grounds=("committee_follow", "committee_citizen"),
    retention=KEPT, chapter=CHAPTER,
    ending=Ending(
        running=~Q(state="ended"),
        children=(
            Child("participation.CommitteeMember", "committee", apart=("name",)),
        ),
    ),
)  # fmt: skip

_Stage = PlanEvaluation.State


def _finished(organization: Organization, year: int) -> Share:
    last = EVALUATIONS.rows(organization).filter(fiscal_year=year).order_by("-half").first()
    return Share(last.done, last.planned) if last else Share(0, 0)


EVALUATIONS: Register = Register(
    key="plan-evaluations", name=_("การติดตามและประเมินผลแผนพัฒนา"), one=_("ผลการประเมินแผน"), area=Area.PARTICIPATION,
    promises=("M45",),
    purpose=_("การประเมินปีละสองครั้งโดยคณะกรรมการที่มีประชาชนร่วม เสนอผู้บริหาร สภา คณะกรรมการพัฒนา แล้วประกาศ"),
    model=PlanEvaluation, dated_by="evaluated_on",
    columns=(
        Column("evaluated_on", NONE, 2.2, seen=OPEN, also=("วันที่",)),
        Column("half", NONE, 3.2, seen=OPEN),
        Column("committee", NONE, 4.0, seen=OPEN, also=("คณะกรรมการ",), listed=False),
        Column("planned", NONE, 2.0, seen=OPEN),
        Column("done", NONE, 2.0, seen=OPEN),
        Column("result", NONE, 5.0, seen=OPEN, listed=False),
        Column(
            "survey", NONE, 3.0, listed=False, printed=False, imported=False,
            help=_("แม่แบบ “แบบประเมินผลการปฏิบัติงานของหน่วยงานโดยประชาชน” ผลพิมพ์ในรายงาน"),
        ),
        Column("executive_on", NONE, 2.2, seen=OPEN, listed=False, written=False),
        Column("council_on", NONE, 2.2, seen=OPEN, listed=False, written=False),
        Column("committee_on", NONE, 2.2, seen=OPEN, listed=False, written=False),
        Column("published_on", NONE, 2.2, seen=OPEN, listed=False, written=False),
        Column("state", NONE, 3.0, seen=OPEN, listed=False, written=False),
    ),
    filters=("half",), searched=("result",),
    tones={
        _Stage.MADE: "waiting", _Stage.EXECUTIVE: "info", _Stage.COUNCIL: "info", _Stage.COMMITTEE: "info",
        _Stage.PUBLISHED: "good",
    },
    closed=(_Stage.EXECUTIVE, _Stage.COUNCIL, _Stage.COMMITTEE, _Stage.PUBLISHED),
    verbs=(
        Verb(
            "forward", _("ส่งขั้นถัดไป"), sitting.forward, sitting.FORWARDED, form=forms.ForwardForm,
            states=(_Stage.MADE, _Stage.EXECUTIVE, _Stage.COUNCIL, _Stage.COMMITTEE), evidence=True,
        ),
    ),
    counts=(Count("half"),),
    measures=(
        Measure("made", _("จำนวนครั้งที่ประเมินแผน")),
        Measure(
            "published", _("การประเมินที่เสนอครบทุกขั้นและประกาศแล้ว"), of=_("ของการประเมินทั้งหมดในปี"),
            part=Q(state=_Stage.PUBLISHED), whole=Q(),
        ),
        Measure("done", _("โครงการที่ทำแล้ว"), _finished, _("ของโครงการในแผน ตามการประเมินครั้งล่าสุด")),
    ),
    duties=(
        Duty(
            "half", _("ติดตามและประเมินผลแผนพัฒนา เสนอตามลำดับ และประกาศ"), Rule.Often.HALF_YEARLY, 30,
            _("กิจกรรมการประเมินผลกำหนดอย่างน้อยปีละ 2 ครั้ง จำนวนวันเป็นค่าเริ่มต้นของระบบ"),
        ),
    ),
    themes=("participation",), same_by=("evaluated_on", "committee", "half"), public=~Q(state=_Stage.MADE),
    grounds=("evaluation_twice",), parts=(printed(_("รายงานการประเมิน")),),
    retention=KEPT, chapter=CHAPTER,
    ending=Ending(free=("result",)),
)  # fmt: skip
