"""A version is proposed by one officer and decided on by another; it is reviewed in time, replaced, or ended."""

import datetime

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from sucharit.base.audit.verbs import declare
from sucharit.base.people.gate import NotAllowed, Officer
from sucharit.base.people.roles import Can, Role
from sucharit.work.service.models import Manual, minimum_of
from sucharit.work.service.words import lacking_words
from sucharit.work.shelf.actions.locking import kept, locked
from sucharit.work.years.recording.writing import text_of

PROPOSED = declare("service.proposed", gettext_lazy("เสนอ{label}"))
RETURNED = declare("service.returned", gettext_lazy("ส่งกลับ{label}: {reason}"))
PUBLISHED = declare("service.published", gettext_lazy("ประกาศใช้{label} ฉบับที่ {version}"))
REPLACED = declare("service.replaced", gettext_lazy("{label} มีฉบับใหม่แทน"))
REVIEWED = declare("service.reviewed", gettext_lazy("ทบทวน{label}แล้ว ยังถูกต้อง ทบทวนครั้งถัดไป {until}"))
ENDED = declare("service.ended", gettext_lazy("เลิกใช้{label}: {reason}"))
LONGEST_YEARS = 5


@transaction.atomic
def propose(manual: Manual, *, by: Officer, edition: int | None = None) -> Manual:
    """Handed to who decides. NotAllowed says what the manual does not say yet."""
    row = locked(manual, by, Manual.State.DRAFT, edition=edition)
    lacking = [name for name, there in minimum_of(row).items() if not there]
    if lacking:
        told = lacking_words(lacking)
        raise NotAllowed(f"ยังเสนอไม่ได้ คู่มือยังขาด {told}", f"it still lacks {', '.join(lacking)}")
    row.state, row.proposed_by, row.returned = Manual.State.PROPOSED, by.user, ""
    return kept(row, by=by, verb=PROPOSED)


@transaction.atomic
def give_back(manual: Manual, *, by: Officer, reason: str, edition: int | None = None) -> Manual:
    """Back to its writers with the reason."""
    row = _to_decide(manual, by, edition)
    row.state = Manual.State.DRAFT
    row.returned = text_of(reason, 300, "reason", one_line=True, required=_("โปรดเขียนเหตุผลที่ส่งกลับ"))
    return kept(row, by=by, verb=RETURNED, facts={"reason": row.returned})


@transaction.atomic
def publish(
    manual: Manual, *, by: Officer, effective_on: datetime.date, review_on: datetime.date, edition: int | None = None
) -> Manual:
    """In force from a day on, to be reviewed before another; the version before is replaced."""
    row = _to_decide(manual, by, edition)
    if not by.today - datetime.timedelta(days=366) <= effective_on <= by.today + datetime.timedelta(days=366):
        raise ValidationError({"effective_on": _("วันเริ่มใช้ต้องไม่ห่างจากวันนี้เกินหนึ่งปี")})
    _review_day(review_on, max(effective_on, by.today))
    for before in Manual.objects.select_for_update().filter(series=row.series, state=Manual.State.PUBLISHED):
        before.state = Manual.State.REPLACED
        kept(before, by=by, verb=REPLACED)
    row.state, row.decided_by = Manual.State.PUBLISHED, by.user
    row.effective_on, row.review_on = effective_on, review_on
    return kept(row, by=by, verb=PUBLISHED, facts={"version": row.version})


@transaction.atomic
def review(manual: Manual, *, by: Officer, review_on: datetime.date, edition: int | None = None) -> Manual:
    """Read through and still right; when to look again."""
    row = locked(manual, by, Manual.State.PUBLISHED, edition=edition)
    _review_day(review_on, by.today)
    row.reviewed_on, row.review_on = by.today, review_on
    return kept(row, by=by, verb=REVIEWED, facts={"until": review_on.isoformat()})


@transaction.atomic
def end(manual: Manual, *, by: Officer, reason: str, edition: int | None = None) -> Manual:
    """The service is not given any more; its manual stays readable in the office."""
    row = locked(manual, by, Manual.State.PUBLISHED, capability=Can.DECIDE, edition=edition)
    _decides(row, by)
    if Manual.objects.filter(series=row.series, state__in=("draft", "proposed"), withdrawn_at=None).exists():
        raise NotAllowed("มีร่างฉบับใหม่ของงานนี้อยู่ โปรดถอนร่างก่อน", "a new version is being written; withdraw it first")
    told = text_of(reason, 300, "reason", one_line=True, required=_("โปรดเขียนเหตุผลที่เลิกใช้"))
    row.state, row.ended_on = Manual.State.ENDED, by.today
    return kept(row, by=by, verb=ENDED, facts={"reason": told})


def _to_decide(manual: Manual, by: Officer, edition: int | None) -> Manual:
    row = locked(manual, by, Manual.State.PROPOSED, capability=Can.DECIDE, edition=edition)
    _decides(row, by)
    if row.proposed_by_id == by.user.pk:
        raise NotAllowed("ผู้เสนอไม่เป็นผู้พิจารณาเอง โปรดให้หัวหน้าหน่วยงานหรือปลัดพิจารณา", "who proposed it does not decide on it")
    return row


def may_decide(row: Manual, by: Officer) -> bool:
    """The head of its unit, the clerk, the chief executive; never who proposed it."""
    if not by.may(Can.DECIDE) or row.proposed_by_id == by.user.pk:
        return False
    return bool(by.roles & {Role.CLERK, Role.CHIEF_EXECUTIVE}) or row.unit_id in by.unit_ids or row.unit_id is None


def _decides(row: Manual, by: Officer) -> None:
    if not (by.roles & {Role.CLERK, Role.CHIEF_EXECUTIVE} or row.unit_id in by.unit_ids or row.unit_id is None):
        raise NotAllowed(
            "พิจารณาได้เฉพาะหัวหน้าหน่วยงานเจ้าของงาน ปลัด และนายก", "only the head of its unit, the clerk, the mayor"
        )


def _review_day(day: datetime.date, after: datetime.date) -> None:
    if not after < day <= after + datetime.timedelta(days=366 * LONGEST_YEARS):
        raise ValidationError({"review_on": _("วันทบทวนต้องอยู่หลังวันเริ่มใช้และวันนี้ และไม่เกิน 5 ปี")})
