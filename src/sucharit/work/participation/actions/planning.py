"""A draft is opened, commented on by anybody, answered comment by comment, and published."""

import datetime
from collections.abc import Iterable

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from sucharit.base import clock
from sucharit.base.audit.actions import record
from sucharit.base.audit.verbs import declare
from sucharit.base.people.gate import NotAllowed, Officer
from sucharit.work.evidence.models import Evidence
from sucharit.work.participation.actions.forums import needed
from sucharit.work.participation.models import Area, PlanComment, PlanDraft
from sucharit.work.plans.sheet import fit_text
from sucharit.work.shelf.actions import kept, locked, past

OPENED = declare("participation.draft_opened", gettext_lazy("เปิดรับฟังความเห็นต่อ{label} ถึง {until}"))
SAID = declare("participation.draft_commented", gettext_lazy("รับความเห็นที่ {number} ต่อ{label}"))
ANSWERED = declare("participation.draft_answered", gettext_lazy("ตอบความเห็นที่ {number} ต่อ{label}: {treated}"))
CLOSED = declare("participation.draft_closed", gettext_lazy("ปิดรับฟังความเห็นต่อ{label}"))
CONSIDERED = declare("participation.draft_considered", gettext_lazy("{label}: {stage} เมื่อ {on}"))
PUBLISHED = declare("participation.draft_published", gettext_lazy("ประกาศใช้{label} เมื่อ {on}"))
State = PlanDraft.State
MOST_TEXT = 2_000
MOST_COMMENTS = 2_000  # of one draft from the web: more is a flood, not a hearing


@transaction.atomic
def open_draft(draft: PlanDraft, *, by: Officer, open_on: datetime.date, until_on: datetime.date) -> PlanDraft:
    """From when until when anybody may comment."""
    row = locked(draft, by, State.DRAFT)
    row.open_on, row.until_on = past(open_on, by, "open_on"), until_on
    if until_on < max(open_on, by.today):
        raise ValidationError({"until_on": _("วันสุดท้ายที่รับฟังต้องไม่ก่อนวันนี้และไม่ก่อนวันเปิดรับฟัง")})
    row.state = State.OPEN
    return kept(row, by=by, verb=OPENED, facts={"until": until_on.isoformat()})


def takes_comments(draft: PlanDraft) -> bool:
    """Today, from anybody."""
    today = clock.today()
    if draft.state != State.OPEN or draft.withdrawn or draft.open_on is None or draft.until_on is None:
        return False
    return draft.open_on <= today <= draft.until_on


@transaction.atomic
def receive_comment(
    draft: PlanDraft, *, token: str, text: str, name: str = "", area: Area | None = None
) -> PlanComment:
    """From the public page, by nobody that we know; the same form sent twice is one comment."""
    row = PlanDraft.objects.select_for_update().select_related("organization").get(pk=draft.pk)
    before = row.comments.filter(token=token).first()
    if before is not None:
        return before
    if not takes_comments(row):
        raise ValidationError(_("ปิดรับฟังความเห็นแล้ว ติดต่อหน่วยงานได้ตามช่องทางด้านล่าง"))
    if row.comments.filter(channel=PlanComment.Channel.WEB).count() >= MOST_COMMENTS:
        raise ValidationError(_("ความเห็นทางเว็บเต็มแล้ว โปรดให้ความเห็นที่หน่วยงาน"))
    made = _said(row, text=text, name=name, area=area, channel=PlanComment.Channel.WEB, token=token)
    code = row.organization.code
    record(SAID, by=None, subject=row, label=f"ร่างแผน {row}", facts={"number": made.number}, chain=code)
    return made


@transaction.atomic
def write_comment(draft: PlanDraft, *, by: Officer, text: str, name: str = "", area: Area | None = None) -> PlanDraft:
    """What came on paper or by word of mouth, also on the days after the door was shut but before it is closed."""
    row = locked(draft, by, State.OPEN)
    made = _said(row, text=text, name=name, area=area, channel=PlanComment.Channel.PAPER, token=None)
    return kept(row, by=by, verb=SAID, facts={"number": made.number})


def _said(row: PlanDraft, *, text: str, name: str, area: Area | None, channel: str, token: str | None) -> PlanComment:
    told = needed(text, MOST_TEXT, "text", one_line=False)
    if area is not None and area.organization_id != row.organization_id:
        raise ValidationError({"area": _("ไม่พบหมู่บ้านหรือชุมชนนี้")})
    number = (row.comments.aggregate(last=Max("number"))["last"] or 0) + 1
    return row.comments.create(
        number=number,
        text=told,
        name=fit_text(name, 160, one_line=True),
        area=area,
        channel=channel,
        token=token,
        said_on=clock.today(),
    )


@transaction.atomic
def answer_comment(draft: PlanDraft, *, by: Officer, comment: PlanComment, treated: str, answer: str) -> PlanDraft:
    """Each is answered; what insults or names people is answered and not shown."""
    row = locked(draft, by, State.OPEN, State.CLOSED)
    one = row.comments.select_for_update().get(pk=comment.pk)
    if treated not in PlanComment.Treated.values or treated == PlanComment.Treated.WAITING:
        raise ValidationError({"treated": _("โปรดเลือกการพิจารณา")})
    one.treated, one.answer = treated, needed(answer, MOST_TEXT, "answer", one_line=False)
    one.answered_on, one.answered_by = by.today, by.user
    one.save()
    facts = {"number": one.number, "treated": str(one.get_treated_display())}
    return kept(row, by=by, verb=ANSWERED, facts=facts)


@transaction.atomic
def close_draft(draft: PlanDraft, *, by: Officer) -> PlanDraft:
    """After its last day; a promise to listen until then is kept."""
    row = locked(draft, by, State.OPEN)
    if row.until_on and by.today <= row.until_on:
        raise NotAllowed("ยังไม่พ้นวันสุดท้ายที่รับฟัง จึงปิดก่อนไม่ได้", "it is open until its last day")
    row.closed_on, row.state = by.today, State.CLOSED
    return kept(row, by=by, verb=CLOSED)


#: who considers a closed draft, in this order
STAGES = {
    "committee": ("committee_on", gettext_lazy("คณะกรรมการพัฒนาพิจารณาแล้ว")),
    "executive": ("executive_on", gettext_lazy("ผู้บริหารเห็นชอบแล้ว")),
    "council": ("council_on", gettext_lazy("สภาเห็นชอบแล้ว")),
}


def next_stage(draft: PlanDraft) -> str | None:
    """Who considers it next; None where all have."""
    return next((stage for stage, (field, _words) in STAGES.items() if getattr(draft, field) is None), None)


@transaction.atomic
def consider_draft(draft: PlanDraft, *, by: Officer, on: datetime.date, evidence: Iterable[Evidence] = ()) -> PlanDraft:
    """The development committee, then the executive, then the council: one after the other, none is skipped."""
    row = locked(draft, by, State.CLOSED)
    stage = next_stage(row)
    if stage is None:
        raise NotAllowed("พิจารณาครบทุกขั้นแล้ว ประกาศใช้ได้", "all have considered it")
    day = past(on, by, "on")
    earlier = [row.closed_on, *(getattr(row, field) for field, _words in STAGES.values())]
    if any(one and day < one for one in earlier):
        raise ValidationError({"on": _("วันที่ต้องไม่ก่อนขั้นก่อนหน้า")})
    field, words = STAGES[stage]
    setattr(row, field, day)
    return kept(row, by=by, verb=CONSIDERED, facts={"stage": str(words), "on": day.isoformat()}, evidence=evidence)


@transaction.atomic
def publish_draft(
    draft: PlanDraft, *, by: Officer, published_on: datetime.date, published_at: str = "",
    evidence: Iterable[Evidence] = (),
) -> PlanDraft:  # fmt: skip
    """In force, once every comment has its answer."""
    row = locked(draft, by, State.CLOSED)
    waiting = row.comments.filter(treated=PlanComment.Treated.WAITING).count()
    if waiting:
        raise NotAllowed(f"ยังมีความเห็นที่ไม่ได้ตอบ {waiting} ข้อ โปรดตอบทุกความเห็นก่อนประกาศใช้", "comments wait for answers")
    day = past(published_on, by, "published_on")
    if row.closed_on and day < row.closed_on:
        raise ValidationError({"published_on": _("วันที่ประกาศใช้ต้องไม่ก่อนวันที่ปิดรับฟัง")})
    if any(one and day < one for one in (row.committee_on, row.executive_on, row.council_on)):
        raise ValidationError({"published_on": _("วันที่ประกาศใช้ต้องไม่ก่อนวันที่พิจารณา")})
    row.published_on, row.published_at, row.state = day, published_at, State.PUBLISHED
    return kept(row, by=by, verb=PUBLISHED, facts={"on": day.isoformat()}, evidence=evidence)
