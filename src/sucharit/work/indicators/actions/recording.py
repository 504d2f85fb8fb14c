"""The history of judgements: a row where the verdict or the value behind it changed, and none where nothing did."""

import datetime
from collections.abc import Sequence
from decimal import Decimal

from django.db import transaction

from sucharit.work.indicators.judging import Judged, judge_all
from sucharit.work.indicators.models import Binding, JudgementRecord
from sucharit.work.years.models import YearPlan

_BEYOND = Decimal(10) ** 11


@transaction.atomic
def record_judgements(year: YearPlan, today: datetime.date, bindings: Sequence[Binding] | None = None) -> int:
    """Judges the year (or these promises of it) and keeps what changed; how many did."""
    wanted = bindings
    if wanted is None:
        wanted = list(Binding.objects.filter(organization=year.organization_id, fiscal_year=year.fiscal_year))
    last = _last(wanted)
    told = judge_all(wanted, year, today)
    fresh = [_record(one) for one in told if _changed(one, last.get(one.binding.pk))]
    JudgementRecord.objects.bulk_create(fresh)
    return len(fresh)


def _last(bindings: Sequence[Binding]) -> dict[int, JudgementRecord]:
    rows = JudgementRecord.objects.filter(binding__in=[one.pk for one in bindings]).order_by("at", "pk")
    return {row.binding_id: row for row in rows}


def _changed(one: Judged, last: JudgementRecord | None) -> bool:
    if last is None:
        return True
    return (last.verdict, last.value) != (one.verdict.value, _value(one))


def _value(one: Judged) -> str:
    value = one.observed.value
    return "" if value is None else f"{value.normalize():f}"[:60] if isinstance(value, Decimal) else str(value)[:60]


def _record(one: Judged) -> JudgementRecord:
    value = one.observed.value
    number = value if isinstance(value, Decimal) and value < _BEYOND else None
    return JudgementRecord(
        binding=one.binding, verdict=one.verdict.value, reason=one.judgement.reason, value=_value(one), number=number,
        of=one.observed.of, baseline=one.baseline, as_of=one.observed.as_of, source=one.binding.source,
        observation=one.observed.observation,
    )  # fmt: skip
