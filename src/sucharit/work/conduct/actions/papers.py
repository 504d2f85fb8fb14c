"""Code, pledge and manual: published, put before everyone, acknowledged, reminded of; comments on a draft are
treated."""

import datetime
from collections.abc import Iterable, Iterator
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import F, QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from sucharit.base.audit.actions import record
from sucharit.base.audit.verbs import declare
from sucharit.base.notices.actions import tell
from sucharit.base.people.gate import NotAllowed, Officer, held_on
from sucharit.base.people.models import Holding
from sucharit.base.people.roles import Can
from sucharit.base.screens.words import day
from sucharit.work.conduct.models import (
    Acknowledgement,
    ConductPaper,
    ConflictManual,
    EthicsCode,
    ManualComment,
    NoGiftPledge,
)
from sucharit.work.evidence.models import Evidence
from sucharit.work.plans.pages import address
from sucharit.work.plans.sheet import fit_text
from sucharit.work.shelf.actions import add_many, kept, locked, past
from sucharit.work.shelf.actions.locking import label_of
from sucharit.work.shelf.queries import may_keep
from sucharit.work.shelf.registry import register_called, register_of

PUBLISHED = declare("conduct.paper_published", gettext_lazy("ประกาศใช้และเผยแพร่{label} {channels} ช่องทาง"))
REPLACED = declare("conduct.paper_replaced", gettext_lazy("{label} มีฉบับใหม่แทน"))
ASKED = declare("conduct.all_asked", gettext_lazy("ขอให้บุคลากร {count} คนรับทราบ{label}"))
REMINDED = declare("conduct.reminded", gettext_lazy("เตือนผู้ยังไม่รับทราบ{label} {count} คน"))
ACKNOWLEDGED = declare("conduct.acknowledged", gettext_lazy("รับทราบตาม{label}"))
SIGNED_SHEET = declare("conduct.sheet_signed", gettext_lazy("รับใบลงนามรับทราบ{label} {count} คน"))
GOES_ON = declare("conduct.acknowledgement_goes_on", gettext_lazy("{label} ยกไปปีถัดไป"))
CIRCULATED = declare("conduct.manual_circulated", gettext_lazy("เวียนแจ้ง{label} ให้บุคลากร {count} คน"))
ASKED_COMMENTS = declare("conduct.comments_asked", gettext_lazy("ขอความเห็นบุคลากร {count} คนต่อ{label}"))
COMMENTED = declare("conduct.manual_commented", gettext_lazy("ให้ความเห็นต่อ{label}"))
TREATED = declare("conduct.comment_treated", gettext_lazy("พิจารณาความเห็นต่อ{label}: {treated}"))
State = ConductPaper.State
MOST_NAMES = 2_000
#: what makes two papers versions of the same
SAME: dict[type[ConductPaper], tuple[str, ...]] = {
    EthicsCode: ("kind", "for_whom"), NoGiftPledge: ("occasion",), ConflictManual: ("kind",),
}  # fmt: skip


@transaction.atomic
def publish_paper(
    paper: ConductPaper, *, by: Officer, in_force_on: datetime.date, channels: str, address: str = "",
    evidence: Iterable[Evidence] = (),
) -> ConductPaper:  # fmt: skip
    """In force from that day, published in these channels; the version before is superseded."""
    row = locked(paper, by, State.DRAFT)
    row.in_force_on, row.channels = past(in_force_on, by, "in_force_on"), fit_text(channels, 2_000)
    row.address = address or row.address
    if not row.channel_count:
        raise ValidationError({"channels": _("โปรดใส่ช่องทางที่เผยแพร่ บรรทัดละหนึ่งช่องทาง")})
    if isinstance(row, ConflictManual):
        _all_treated(row)
    for old in _same(row).filter(state=State.IN_FORCE):
        old = locked(old, by)
        old.state = State.SUPERSEDED
        kept(old, by=by, verb=REPLACED)
    row.state = State.IN_FORCE
    return kept(row, by=by, verb=PUBLISHED, facts={"channels": row.channel_count}, evidence=evidence)


def _same(row: ConductPaper) -> Any:
    rows = type(row)._default_manager.filter(organization=row.organization, withdrawn_at=None).exclude(pk=row.pk)
    return rows.filter(**{name: getattr(row, name) for name in SAME[type(row)]})


def _all_treated(row: ConflictManual) -> None:
    waiting = row.comments.filter(treated=ManualComment.Treated.WAITING).count()
    if waiting:
        raise NotAllowed(
            f"ยังมีความเห็น {waiting} ข้อที่ยังไม่พิจารณา โปรดพิจารณาให้ครบก่อนประกาศใช้", "comments wait to be treated"
        )


@transaction.atomic
def ask_everyone(paper: ConductPaper, *, by: Officer, due_on: datetime.date, others: str = "") -> ConductPaper:
    """Everyone who holds a position here, and the names in `others` (a line each: name, position), is asked to
    acknowledge. Who was asked already is not asked twice."""
    row = locked(paper, by, State.IN_FORCE)
    if due_on < by.today:
        raise ValidationError({"due_on": _("กำหนดรับทราบต้องไม่ก่อนวันนี้")})
    field = "code" if isinstance(row, EthicsCode) else "pledge"
    asked = Acknowledgement.objects.filter(**{field: row}, withdrawn_at=None)
    known = set(asked.values_list("person", flat=True))
    people = [one for one in (*_holders(by), *_named(others)) if one["person"] not in known]
    if not people:
        raise NotAllowed("ทุกคนในรายชื่อถูกขอให้รับทราบแล้ว", "everyone was asked already")
    once = {one["person"]: one for one in reversed(people)}
    common = {field: row, "asked_on": by.today, "due_on": due_on, "unit": row.unit}
    register = register_called("acknowledgements")
    assert register is not None  # noqa: S101 - put up by this room
    made = add_many(
        register, by=by, many=[common | once[name] for name in sorted(once)], verb=ASKED, label=label_of(row)
    )
    url = address("my_acknowledgements", by.organization.code)
    users = [one.user for one in made if one.user is not None]
    tell(users, organization=by.organization, text=_("โปรดรับทราบ: %(title)s") % {"title": row.name}, url=url)
    return row


def _holders(by: Officer) -> Iterator[dict[str, Any]]:
    """Whoever holds a position today, each once."""
    rows = Holding.objects.filter(held_on(by.today), position__organization=by.organization, user__is_active=True)
    for held in rows.select_related("user", "position").order_by("acting", "position__place", "pk"):
        yield {"person": held.user.full_name, "position": held.position.title, "user": held.user}


def _named(text: str) -> Iterator[dict[str, Any]]:
    for line in fit_text(text, 200_000).splitlines()[:MOST_NAMES]:
        name, _comma, position = line.partition(",")
        if name.strip():
            yield {"person": name.strip()[:160], "position": position.strip()[:160]}


@transaction.atomic
def remind_all(paper: ConductPaper, *, by: Officer) -> ConductPaper:
    """A notice to everyone with an account who has not acknowledged yet."""
    row = locked(paper, by, State.IN_FORCE)
    waiting = list(waiting_of(row))
    rows = [one for one in waiting if one.user is not None]
    if not waiting:
        raise NotAllowed("ทุกคนรับทราบครบแล้ว", "everyone has acknowledged")
    text = _("เตือน: ท่านยังไม่ได้รับทราบ %(title)s") % {"title": row.name}
    url = address("my_acknowledgements", by.organization.code)
    tell([one.user for one in rows if one.user], organization=by.organization, text=text, url=url)
    record(REMINDED, by=by, subject=row, label=label_of(row), facts={"count": len(rows)})
    return row


@transaction.atomic
def acknowledge(row: Acknowledgement, *, by: Officer) -> Acknowledgement:
    """One's own acknowledgement, given here; nobody gives another's."""
    own = locked(row, by, Acknowledgement.State.ASKED, capability=Can.SEE_DESK)
    if own.user_id != by.user.pk:
        raise NotAllowed("รับทราบแทนผู้อื่นไม่ได้", "nobody acknowledges for another")
    own.state, own.given_on, own.how = Acknowledgement.State.GIVEN, by.today, Acknowledgement.How.SCREEN
    return kept(own, by=by, verb=ACKNOWLEDGED)


@transaction.atomic
def acknowledge_on_paper(
    row: Acknowledgement, *, by: Officer, given_on: datetime.date, evidence: Iterable[Evidence] = ()
) -> Acknowledgement:
    """A signed paper has come in."""
    one = locked(row, by, Acknowledgement.State.ASKED)
    one.state, one.how = Acknowledgement.State.GIVEN, Acknowledgement.How.PAPER
    one.given_on = past(given_on, by, "given_on")
    return kept(one, by=by, verb=ACKNOWLEDGED, evidence=evidence)


@transaction.atomic
def take_signed_sheet(
    paper: ConductPaper, *, by: Officer, people: Iterable[Acknowledgement], given_on: datetime.date,
    evidence: Iterable[Evidence] = (),
) -> ConductPaper:  # fmt: skip
    """A sheet on which many signed has come in: whoever is ticked has acknowledged on paper; the sheet itself stands
    with the code or pledge, for it names them all."""
    row = locked(paper, by, State.IN_FORCE)
    signed = list(waiting_of(row).filter(pk__in=[one.pk for one in people]))
    if not signed:
        raise ValidationError({"people": _("โปรดเลือกผู้ที่ลงนามแล้ว")})
    for one in signed:
        acknowledge_on_paper(one, by=by, given_on=given_on)
    return kept(row, by=by, verb=SIGNED_SHEET, facts={"count": len(signed)}, evidence=evidence)


def waiting_of(paper: ConductPaper) -> "QuerySet[Acknowledgement]":
    """Who was asked to acknowledge it and has not: those without an account first, who cannot do it by themselves."""
    field = "code" if isinstance(paper, EthicsCode) else "pledge"
    rows = Acknowledgement.objects.filter(**{field: paper.pk}, state=Acknowledgement.State.ASKED, withdrawn_at=None)
    return rows.select_related("user").order_by(F("user").asc(nulls_first=True), "person", "pk")


def goes_on(old: Acknowledgement, _new: Acknowledgement, by: Officer) -> None:
    """What is asked anew in the next year is not asked for in two years at once."""
    row = locked(old, by, Acknowledgement.State.ASKED)
    row.state = Acknowledgement.State.CARRIED
    kept(row, by=by, verb=GOES_ON)


@transaction.atomic
def ask_for_comments(manual: ConflictManual, *, by: Officer, comments_until: datetime.date) -> ConflictManual:
    """Everyone who holds a position here is told of the draft and may say something of it until that day."""
    row = locked(manual, by, State.DRAFT)
    if comments_until < by.today:
        raise ValidationError({"comments_until": _("กำหนดรับความเห็นต้องไม่ก่อนวันนี้")})
    row.comments_until = comments_until
    text = _("ขอความเห็นต่อร่าง %(title)s ภายใน %(day)s") % {"title": row.name, "day": day(comments_until)}
    return kept(row, by=by, verb=ASKED_COMMENTS, facts={"count": _tell_everyone(row, by, text)})


@transaction.atomic
def circulate_manual(manual: ConflictManual, *, by: Officer, evidence: Iterable[Evidence] = ()) -> ConflictManual:
    """Everyone who holds a position here is told of it; the circular letter may stand beside it."""
    row = locked(manual, by, State.IN_FORCE)
    text = _("แจ้งเวียนให้ถือปฏิบัติ: %(title)s") % {"title": row.name}
    return kept(row, by=by, verb=CIRCULATED, facts={"count": _tell_everyone(row, by, text)}, evidence=evidence)


def _tell_everyone(row: ConflictManual, by: Officer, text: str) -> int:
    users = {one["user"].pk: one["user"] for one in _holders(by) if one["user"].pk != by.user.pk}
    url = address("register_entry", by.organization.code, "conflict-manuals", row.pk)
    tell(users.values(), organization=by.organization, text=text, url=url)
    return len(users)


@transaction.atomic
def comment_on(manual: ConflictManual, *, by: Officer, name: str, text: str) -> ConflictManual:
    """What somebody of the staff says of the draft: under their own name; who keeps the manual also writes down what
    others said."""
    row = locked(manual, by, State.DRAFT, capability=Can.SEE_REGISTERS)
    if not may_keep(register_of(row), by, row):
        name = by.name
    if row.comments_until and by.today > row.comments_until:
        raise NotAllowed("พ้นกำหนดรับความเห็นแล้ว โปรดเลื่อนกำหนดก่อน", "the time for comments is over")
    said = fit_text(text, 4_000)
    if not said or not name.strip():
        raise ValidationError({"text": _("โปรดใส่ชื่อและความเห็น")})
    row.comments.create(name=name.strip()[:160], text=said, said_on=by.today)
    return kept(row, by=by, verb=COMMENTED)


@transaction.atomic
def treat_comment(
    manual: ConflictManual, *, by: Officer, comment: ManualComment, treated: str, answer: str
) -> ConflictManual:
    """How a comment was treated, and why."""
    row = locked(manual, by, State.DRAFT)
    one = row.comments.select_for_update().get(pk=comment.pk)
    if treated not in ManualComment.Treated.values or treated == ManualComment.Treated.WAITING:
        raise ValidationError({"treated": _("โปรดเลือกผลการพิจารณา")})
    one.treated, one.answer, one.treated_on = treated, fit_text(answer, 4_000), by.today
    if not one.answer:
        raise ValidationError({"answer": _("โปรดเขียนเหตุผลหรือส่วนที่ปรับ")})
    one.save()
    return kept(row, by=by, verb=TREATED, facts={"treated": str(one.get_treated_display())})
