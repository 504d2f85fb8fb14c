"""The clocks of entries in the calendar of obligations: one obligation for each term that runs, by number alone.

Made, moved, done and left with the entry; the verb around it records.
"""

from sucharit.work.obligations.models import Obligation, Rule
from sucharit.work.shelf.declaring import Register, Term
from sucharit.work.shelf.models import Entry


def keep_terms(register: Register, row: Entry) -> None:
    for term in register.terms:
        _keep(register, term, row)


def _keep(register: Register, term: Term, row: Entry) -> None:
    due, done = term.due(row), term.done(row)
    occurrence = f"event:shelf-{register.key}-{row.pk}-{term.key}"
    found = Obligation.objects.filter(organization=row.organization_id, occurrence=occurrence).first()
    if found is None and (due is None or row.withdrawn):
        return
    one = found or Obligation(
        organization_id=row.organization_id, rule=_rule(register, term, row), fiscal_year=row.fiscal_year,
        occurrence=occurrence,
    )  # fmt: skip
    one.title = f"{term.title}: {register.entry_word} {row}"[:300]
    one.unit_id, one.assignee = row.unit_id, term.who(row)
    one.due_on = due or one.due_on
    one.starts_on = min(one.starts_on or one.due_on, row.recorded_at.date(), one.due_on)
    one.state, one.done_on, one.done_by_id, one.reason = Obligation.State.OPEN, None, None, ""
    if row.withdrawn:
        one.state, one.reason = Obligation.State.NOT_APPLICABLE, "รายการในทะเบียนถูกถอน"
    elif done is not None:
        one.state, one.done_on, one.done_by_id = Obligation.State.DONE, done, row.recorded_by_id
    elif due is None:
        one.state, one.reason = Obligation.State.NOT_APPLICABLE, "ไม่มีกำหนดที่ต้องนับแล้ว"
    one.edition += 1 if one.pk else 0
    one.save()


def _rule(register: Register, term: Term, row: Entry) -> Rule:
    made, _new = Rule.objects.get_or_create(
        organization_id=row.organization_id, reference=f"shelf:{register.key}:{term.key}",
        defaults={
            "title": str(term.title)[:300], "cadence": Rule.Often.EVENT, "source": Rule.Source.OFFICE,
            "source_text": f"นับจากแต่ละรายการใน{register.name}", "state": Rule.State.ACTIVE,
        },
    )  # fmt: skip
    return made
