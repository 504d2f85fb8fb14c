"""The clocks of entries in the calendar of obligations: one obligation for each term that runs, by number alone.

Made, moved, done and left with the entry; the verb around it records.
"""

import datetime
from collections.abc import Sequence

from django.db.models import F

from sucharit.work.obligations.models import Obligation, Rule
from sucharit.work.shelf.declaring import Register, Term
from sucharit.work.shelf.models import Entry


def keep_terms(register: Register, row: Entry) -> None:
    for term in register.terms:
        _keep(register, term, row)


def begin_terms(register: Register, rows: Sequence[Entry]) -> None:
    """The same for many new entries of one organization at once: a few queries for all of them."""
    for term in register.terms if rows else ():
        due = [(row, day) for row in rows if (day := term.due(row)) is not None]
        if due:
            rule = _rule(register, term, due[0][0])
            Obligation.objects.bulk_create(
                [_settled(_new(register, term, row, rule), register, term, row, day) for row, day in due],
                batch_size=500,
            )


def end_terms(register: Register, numbers: Sequence[int], why: str) -> None:
    """Entries that are withdrawn together: what was still open of their terms is left."""
    names = [_occurrence(register, term, pk) for term in register.terms for pk in numbers]
    for start in range(0, len(names), 500):
        rows = Obligation.objects.filter(occurrence__in=names[start : start + 500])
        rows.update(
            state=Obligation.State.NOT_APPLICABLE, reason=why, done_on=None, done_by=None, edition=F("edition") + 1
        )


def _keep(register: Register, term: Term, row: Entry) -> None:
    due = term.due(row)
    name = _occurrence(register, term, row.pk)
    found = Obligation.objects.filter(organization=row.organization_id, occurrence=name).first()
    if found is None and (due is None or row.withdrawn):
        return
    one = found or _new(register, term, row, _rule(register, term, row))
    _settled(one, register, term, row, due)
    one.edition += 1 if one.pk else 0
    one.save()


def _occurrence(register: Register, term: Term, number: int) -> str:
    return f"event:shelf-{register.key}-{number}-{term.key}"


def _new(register: Register, term: Term, row: Entry, rule: Rule) -> Obligation:
    return Obligation(
        organization_id=row.organization_id, rule=rule, fiscal_year=row.fiscal_year,
        occurrence=_occurrence(register, term, row.pk),
    )  # fmt: skip


def _settled(
    one: Obligation, register: Register, term: Term, row: Entry, due: datetime.date | None
) -> Obligation:  # fmt: skip
    """As the entry says now; not saved."""
    done = term.done(row)
    one.title = f"{term.title}: {register.entry_word} {row}"[:300]
    one.unit_id, one.assignee = row.unit_id, term.who(row)
    one.due_on = due or one.due_on
    one.starts_on = min(one.starts_on or one.due_on, row.recorded_at.date(), one.due_on)
    one.state, one.done_on, one.done_by_id, one.reason = Obligation.State.OPEN, None, None, ""
    if row.withdrawn:
        one.state, one.reason = Obligation.State.NOT_APPLICABLE, "รายการในทะเบียนถูกถอน"
    elif done is not None:
        one.state, one.done_on, one.done_by_id = Obligation.State.DONE, done, term.doer(row)
    elif due is None:
        one.state, one.reason = Obligation.State.NOT_APPLICABLE, "ไม่มีกำหนดที่ต้องนับแล้ว"
    return one


def _rule(register: Register, term: Term, row: Entry) -> Rule:
    made, _new = Rule.objects.get_or_create(
        organization_id=row.organization_id, reference=f"shelf:{register.key}:{term.key}",
        defaults={
            "title": str(term.title)[:300], "cadence": Rule.Often.EVENT, "source": Rule.Source.OFFICE,
            "source_text": f"นับจากแต่ละรายการใน{register.name}", "state": Rule.State.ACTIVE,
        },
    )  # fmt: skip
    return made
