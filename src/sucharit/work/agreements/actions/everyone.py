"""Agreements for everyone who has none; approval of all that wait for it; who must sign hears of it."""

from collections.abc import Iterable, Sequence

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from sucharit.base.audit.verbs import declare
from sucharit.base.notices.actions import tell
from sucharit.base.notices.models import Notice
from sucharit.base.people.gate import NotAllowed, Officer
from sucharit.base.people.models import User
from sucharit.work.agreements.actions.integrity import approve_integrity
from sucharit.work.agreements.models import IntegrityAgreement
from sucharit.work.agreements.queries import Person, everyone
from sucharit.work.plans.pages import address
from sucharit.work.shelf.actions import add_many
from sucharit.work.shelf.registry import register_called

MADE = declare("agreements.made_for_all", gettext_lazy("ทำ{label} ให้ผู้ที่ยังไม่มี {count} คน"))
State = IntegrityAgreement.State


@transaction.atomic
def make_for_everyone(*, by: Officer, year: int, people: Iterable[int]) -> list[IntegrityAgreement]:
    """Of those without one, the users that were ticked: each with whom stands above them today."""
    wanted = set(people)
    chosen = [one for one in everyone(by, year) if one.user.pk in wanted and one.agreement is None and one.superior]
    if not chosen:
        raise NotAllowed("โปรดเลือกผู้ที่จะทำข้อตกลง", "nobody is chosen")
    register = register_called("integrity-agreements")
    assert register is not None  # noqa: S101 - put up by this room
    many = [_fields(one, year) for one in chosen]
    return add_many(register, by=by, many=many, verb=MADE, label=str(register.entry_word), of_others=True)


def _fields(one: Person, year: int) -> dict[str, object]:
    return {
        "tier": one.tier, "superior": one.superior, "user": one.user, "person": one.user.full_name[:160],
        "position": one.position.title[:160], "unit": one.position.unit, "fiscal_year": year,
    }  # fmt: skip


@transaction.atomic
def approve_all(*, by: Officer, year: int) -> int:
    """Everything that both have signed, but one's own; how many."""
    rows = IntegrityAgreement.objects.filter(
        organization=by.organization, fiscal_year=year, state=State.SIGNED, withdrawn_at=None
    ).exclude(user=by.user.pk)  # fmt: skip
    waiting = list(rows.order_by("number"))
    if not waiting:
        raise NotAllowed("ไม่มีข้อตกลงที่รอความเห็นชอบ", "nothing waits for approval")
    for row in waiting:
        approve_integrity(row, by=by)
    return len(waiting)


def ask_to_sign(rows: Sequence[IntegrityAgreement], by: Officer) -> None:
    """Who is to sign hears of a new agreement; once until it is read, however many there are."""
    fresh = [one for one in rows if one.edition == 1 and one.state == State.DRAFT and not one.withdrawn]
    people: dict[int, User] = {}
    for one in fresh:
        people |= {who.pk: who for who in (one.superior, one.user) if who is not None and who.pk != by.user.pk}
    if not people:
        return
    url, text = address("my_agreements", by.organization.code), _("โปรดลงนามข้อตกลงปฏิบัติราชการด้วยความซื่อสัตย์สุจริต")
    waiting = Notice.objects.filter(user__in=people, organization=by.organization, url=url, text=text, read_at=None)
    rung = set(waiting.values_list("user", flat=True))  # a superior of forty is not rung forty times
    tell([who for pk, who in people.items() if pk not in rung], organization=by.organization, text=text, url=url)
