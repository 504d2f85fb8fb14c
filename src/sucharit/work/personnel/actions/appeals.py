"""A person appeals by themself or on paper; who decides answers; an appeal that is upheld brings the case back before
the deciding committee."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from sucharit.base.audit.verbs import declare
from sucharit.base.notices.actions import tell
from sucharit.base.people.gate import NotAllowed, Officer
from sucharit.base.people.roles import Can
from sucharit.core.fiscal import FiscalYear
from sucharit.work.personnel.actions.asking import needed
from sucharit.work.personnel.models import PersonnelAppeal, PersonnelCase, Stand
from sucharit.work.shelf.actions import kept, locked
from sucharit.work.shelf.actions.locking import next_number_of
from sucharit.work.shelf.registry import register_of

FILED = declare("personnel.appealed", gettext_lazy("ยื่น{label}"))
ANSWERED = declare("personnel.appeal_answered", gettext_lazy("วินิจฉัย{label}: {state}"))
REOPENED = declare("personnel.case_reopened", gettext_lazy("ทบทวน{label} ตามอุทธรณ์"))
State = PersonnelAppeal.State


@transaction.atomic
def file_own_appeal(case: PersonnelCase, *, by: Officer, ground: str) -> PersonnelAppeal:
    """The person themself, whatever their role; the clock is that of the announcement."""
    about = PersonnelCase.objects.select_for_update(of=("self",)).get(
        pk=case.pk, organization=by.organization, withdrawn_at=None
    )  # fmt: skip
    if about.user_id != by.user.pk:
        raise NotAllowed("อุทธรณ์ได้เฉพาะเรื่องของตนเอง", "only one's own case")
    row: Any = PersonnelAppeal(
        organization=by.organization, recorded_by=by.user, case=about, unit=about.unit, filed_on=by.today,
        ground=needed(ground, 4_000, "ground", one_line=False), fiscal_year=FiscalYear.of(by.today).value,
    )  # fmt: skip
    row.number = next_number_of(register_of(row), by.organization, row.fiscal_year)
    made: PersonnelAppeal = kept(row, by=by, verb=FILED)
    return made


@transaction.atomic
def answer_appeal(appeal: PersonnelAppeal, *, by: Officer, state: str, answer: str) -> PersonnelAppeal:
    """By who decides; not by the person, nor by who wrote the appeal down."""
    row = locked(appeal, by, State.FILED, capability=Can.DECIDE)
    if row.recorded_by_id == by.user.pk:
        raise NotAllowed("ผู้ยื่นหรือผู้บันทึกอุทธรณ์วินิจฉัยเองไม่ได้", "who filed or wrote it down does not answer it")
    if state not in (State.UPHELD, State.DISMISSED):
        raise ValidationError({"state": _("โปรดเลือกหนึ่งข้อ")})
    row.answer, row.answered_on, row.answered_by = needed(answer, 4_000, "answer", one_line=False), by.today, by.user
    row.state = state
    made = kept(row, by=by, verb=ANSWERED, facts={"state": str(row.get_state_display())})
    if state == State.UPHELD:
        _bring_back(row.case, by)
    if row.case.user is not None:
        tell(
            [row.case.user], organization=by.organization, text=_("มีคำวินิจฉัยอุทธรณ์ของท่านแล้ว"),
            url=reverse("my_personnel", args=[by.organization.code]),
        )  # fmt: skip
    return made


def _bring_back(case: PersonnelCase, by: Officer) -> None:
    """Before the deciding committee once more; who kept out keeps out."""
    row = locked(case, by, PersonnelCase.State.DECIDED, capability=Can.DECIDE)
    out = list(row.stands.filter(turn=row.turn, choice=Stand.Choice.RECUSED))
    row.turn, row.state = row.turn + 1, PersonnelCase.State.REOPENED
    Stand.objects.bulk_create(
        Stand(case=row, seat_id=one.seat_id, turn=row.turn, choice=one.choice, reason=one.reason) for one in out
    )
    kept(row, by=by, verb=REOPENED)
