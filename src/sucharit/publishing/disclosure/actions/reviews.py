"""The rehearsal: reviewers go through the list as assessors would, in two rounds."""

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from sucharit.base.audit.actions import record
from sucharit.base.audit.verbs import declare
from sucharit.base.notices.actions import tell
from sucharit.base.people.gate import NotAllowed, Officer, require
from sucharit.base.people.roles import Can
from sucharit.core.thai import clean
from sucharit.publishing.disclosure.actions.items import locked
from sucharit.publishing.disclosure.models import ChecklistItem, ChecklistYear, Review
from sucharit.publishing.disclosure.queries import may_review
from sucharit.work.plans.pages import address

BEGUN = declare("disclosure.round_begun", _("เริ่มตรวจก่อนประเมิน รอบที่ {round} ของ{label}"))
REVIEWED = declare("disclosure.reviewed", _("ตรวจข้อ {label} รอบที่ {round}: {verdict}"))
ROUNDS = 2


@transaction.atomic
def begin_round(checklist: ChecklistYear, *, by: Officer) -> ChecklistYear:
    """The first round, then the second; there is no third."""
    require(by, Can.DISCLOSE)
    row = ChecklistYear.objects.select_for_update().get(pk=checklist.pk, organization=by.organization)
    if row.review_round >= ROUNDS:
        raise NotAllowed("ตรวจครบสองรอบแล้ว", "both rounds have begun already")
    row.review_round += 1
    row.save()
    record(BEGUN, by=by, subject=row, label=str(row), facts={"round": row.review_round})
    return row


@transaction.atomic
def review(item: ChecklistItem, *, by: Officer, verdict: str, reason: str = "") -> Review:
    """Passes, or does not and why, in the running round; said again, it is changed. Nobody reviews their own."""
    if not may_review(by):
        raise NotAllowed("บทบาทของท่านไม่ได้เป็นผู้ตรวจก่อนประเมิน", "your role does not review")
    row = locked(item, by)
    if row.checklist.review_round == 0:
        raise NotAllowed("ยังไม่ได้เริ่มรอบตรวจ", "no round has begun")
    if row.owner_id == by.user.pk:
        raise NotAllowed("ท่านเป็นเจ้าของข้อนี้ จึงตรวจเองไม่ได้ โปรดให้ผู้อื่นตรวจ", "nobody reviews their own item")
    if verdict not in Review.Verdict.values or not row.open:
        raise NotAllowed("โปรดเลือกว่าผ่านหรือไม่ผ่าน", "passes or fails")
    said = clean(reason).strip()[:2_000]
    if verdict == Review.Verdict.FAILS and not said:
        raise NotAllowed("โปรดบอกว่าไม่ผ่านเพราะอะไร เจ้าของข้อจะได้แก้ถูก", "say why it does not pass")
    made, _new = Review.objects.update_or_create(
        item=row, round=row.checklist.review_round, by=by.user, defaults={"verdict": verdict, "reason": said}
    )
    facts = {"round": made.round, "verdict": str(made.get_verdict_display()), "reason": said[:300]}
    record(REVIEWED, by=by, subject=row, label=str(row), facts=facts)
    if verdict == Review.Verdict.FAILS and row.owner is not None:
        url = address("checklist_item", by.organization.code, row.checklist.code, row.number)
        text = f"ข้อ {row.number} ไม่ผ่านการตรวจรอบที่ {made.round}: {said[:200]}"
        tell([row.owner], organization=by.organization, text=text, url=url)
    return made
