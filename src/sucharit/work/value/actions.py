"""The rule is set; an undertaking is assessed before it begins and after it ended."""

import datetime
from collections.abc import Iterable
from decimal import Decimal

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from sucharit.base.audit.actions import record
from sucharit.base.audit.verbs import declare
from sucharit.base.organizations.models import Organization
from sucharit.base.people.gate import NotAllowed, Officer, require
from sucharit.base.people.roles import Can
from sucharit.work.evidence.models import Evidence
from sucharit.work.shelf.actions import kept, locked
from sucharit.work.shelf.queries import keeps_all
from sucharit.work.value.models import Assessment, ValueRule
from sucharit.work.years.recording.writing import text_of

RULED = declare("value.ruled", gettext_lazy("กำหนดเกณฑ์ประเมินความคุ้มค่า ตาม{label}: ต้องประเมิน {required} รายการ"))
BEFORE = declare("value.before", gettext_lazy("ประเมินก่อนดำเนินการ: {label}"))
AFTER = declare("value.after", gettext_lazy("ประเมินผล: {label} {verdict}"))
State = Assessment.State


def rule_of(organization: Organization) -> ValueRule | None:
    """The rule, or None where the office has set none."""
    return ValueRule.objects.filter(organization=organization).first()


@transaction.atomic
def set_rule(
    *, by: Officer, people: int | None, budget: Decimal | None, amount: Decimal | None, basis: str
) -> ValueRule:
    """From which size on; what is still listed is judged anew, what was assessed stays as it was."""
    require(by, Can.KEEP_REGISTERS)
    if not keeps_all(by):
        raise NotAllowed("กำหนดได้เฉพาะปลัดและเจ้าหน้าที่แผน", "the clerk and the plan officer only")
    if people is None and budget is None and amount is None:
        raise ValidationError({"people": _("โปรดกำหนดเกณฑ์อย่างน้อยหนึ่งข้อ")})
    for name, value in (("budget", budget), ("amount", amount), ("people", people)):
        if value is not None and value <= 0:
            raise ValidationError({name: _("เกณฑ์ต้องมากกว่า 0 ไม่ใช้เกณฑ์นี้ให้เว้นว่าง")})
    told = text_of(basis, 200, "basis", one_line=True, required=_("โปรดใส่ว่าตามประกาศหรือแนวทางใด"))
    row, _new = ValueRule.objects.select_for_update().get_or_create(
        organization=by.organization, defaults={"basis": told}
    )
    row.people, row.budget, row.amount, row.basis = people, budget, amount, told
    row.edition += 1
    row.save()
    count = _judged_anew(row)
    record(RULED, by=by, subject=row, label=told, facts={"required": count})
    return row


def _judged_anew(rule: ValueRule) -> int:
    """How many of those that are listed must be assessed now."""
    rows = list(
        Assessment.objects.select_for_update(of=("self",)).filter(
            organization=rule.organization_id, state=State.LISTED, withdrawn_at=None
        )
    )
    for one in rows:
        one.judge(rule.threshold)
    Assessment.objects.bulk_update(rows, ["required", "by_people", "by_budget", "by_amount"])
    return sum(one.required for one in rows)


@transaction.atomic
def assess_before(
    row: Assessment, *, by: Officer, assessed_on: datetime.date, expected: str, alternatives: str = "",
    evidence: Iterable[Evidence] = (), edition: int | None = None,
) -> Assessment:  # fmt: skip
    """What is expected of it, and what else was considered."""
    row = locked(row, by, State.LISTED, edition=edition)
    _day(assessed_on, by, "assessed_on")
    row.expected = text_of(expected, 4_000, "expected", required=_("โปรดเขียนผลที่คาดว่าจะได้รับ"))
    row.alternatives = text_of(alternatives, 4_000, "alternatives")
    row.state, row.assessed_on, row.assessed_by = State.BEFORE, assessed_on, by.user
    return kept(row, by=by, verb=BEFORE, evidence=evidence)


@transaction.atomic
def assess_after(
    row: Assessment, *, by: Officer, concluded_on: datetime.date, spent: Decimal | None, result: str, verdict: str,
    served: int | None = None, lesson: str = "", evidence: Iterable[Evidence] = (), edition: int | None = None,
) -> Assessment:  # fmt: skip
    """What came of it against what was expected: there is no after without a before."""
    row = locked(row, by, State.BEFORE, edition=edition)
    _day(concluded_on, by, "concluded_on")
    if row.assessed_on is not None and concluded_on < row.assessed_on:
        raise ValidationError({"concluded_on": _("วันประเมินผลต้องไม่ก่อนวันประเมินก่อนดำเนินการ")})
    if spent is None or spent < 0:
        raise ValidationError({"spent": _("โปรดใส่เงินที่ใช้จ่ายจริง ไม่ใช้งบประมาณให้ใส่ 0")})
    if verdict not in Assessment.Verdict.values:
        raise ValidationError({"verdict": _("โปรดเลือกข้อสรุป")})
    row.result = text_of(result, 4_000, "result", required=_("โปรดเขียนผลที่เกิดขึ้นจริง"))
    row.lesson = text_of(lesson, 4_000, "lesson")
    row.spent, row.served, row.verdict = spent, served, verdict
    row.state, row.concluded_on, row.concluded_by = State.AFTER, concluded_on, by.user
    return kept(row, by=by, verb=AFTER, facts={"verdict": str(Assessment.Verdict(verdict).label)}, evidence=evidence)


def _day(day: datetime.date, by: Officer, name: str) -> None:
    if not by.today - datetime.timedelta(days=3_660) <= day <= by.today:
        raise ValidationError({name: _("วันที่ต้องไม่เกินวันนี้")})
