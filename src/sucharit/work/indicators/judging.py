"""A promise judged by what its source says today, with what stands around it: year, unit, baseline."""

import datetime
import uuid
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from django.utils.translation import gettext as _
from msgspec.structs import replace

from sucharit.base.screens.words import number
from sucharit.core.indicators import Cause, Comparison, Judgement, Measure, MeasureKind, Verdict, judge
from sucharit.work.indicators.models import Binding, JudgementRecord, Observation
from sucharit.work.indicators.sources import Earlier, Kind, KnowsEarlier, Observed, kind_of, observe_all
from sucharit.work.years.models import YearInitiative, YearPlan

KINDS = {Verdict.MET: "good", Verdict.NOT_MET: "bad", Verdict.CANNOT_BE_JUDGED: "waiting"}
_UPWARD = (Comparison.AT_LEAST, Comparison.MORE_THAN, Comparison.EXACTLY, Comparison.EXISTS, Comparison.INCREASE)


@dataclass(frozen=True)
class Judged:
    """A promise of a year as it stands today."""

    binding: Binding
    measure: Measure
    observed: Observed
    judgement: Judgement
    row: YearInitiative | None = None
    baseline: Decimal | None = None
    baseline_words: str = ""

    @property
    def verdict(self) -> Verdict:
        return self.judgement.verdict

    @property
    def kind(self) -> str:
        """The kind of tag."""
        return KINDS[self.judgement.verdict]

    @property
    def source(self) -> Kind:
        return kind_of(self.binding.source)

    @property
    def value_words(self) -> str:
        """ "82 จาก 100 (ร้อยละ 82)"; "" where there is none."""
        value = self.observed.value
        if value is None:
            return ""
        if isinstance(value, str | bool):
            return {True: _("มีแล้ว"), False: _("ยังไม่มี")}[value] if isinstance(value, bool) else value
        row = self.observed.observation
        if row is not None and row.percent is not None:
            return _of_all(row.value, row.of, row.percent)
        if self.observed.part is not None and self.observed.of is not None:
            return _of_all(self.observed.part, self.observed.of, value)
        return with_unit(self.measure, value)


def _of_all(part: Decimal | None, whole: Decimal | None, percent: Decimal | None) -> str:
    words = {"n": number(part), "all": number(whole), "percent": number(percent)}
    return _("%(n)s จาก %(all)s (ร้อยละ %(percent)s)") % words


def with_unit(measure: Measure, value: Decimal) -> str:
    """A number of this measure; a change is counted in things, not in the percent of its size."""
    if measure.kind is MeasureKind.CHANGE or not measure.unit:
        return number(value)
    return f"{measure.unit} {number(value)}" if measure.unit == "ร้อยละ" else f"{number(value)} {measure.unit}"


def judge_all(
    bindings: Sequence[Binding], year: YearPlan, today: datetime.date, rows: Iterable[YearInitiative] = (),
    until: datetime.date | None = None,
) -> list[Judged]:  # fmt: skip
    """Each of them in order; a fixed number of queries. `until`: as it stood on that day of the year."""
    observed = observe_all(bindings, year, until)
    by_key = {row.key: row for row in rows}
    earlier = earlier_values(bindings, year)
    runs = until is not None or not (year.closed or today > year.year.last_day)
    return [_judged(one, observed[one.pk], by_key, earlier, year.year.last_day if runs else None) for one in bindings]


def _judged(
    binding: Binding,
    observed: Observed,
    rows: dict[uuid.UUID, YearInitiative],
    earlier: dict[int, Earlier],
    runs_until: datetime.date | None,
) -> Judged:
    measure = binding.as_measure
    baseline, words = _baseline(binding, measure, earlier)
    row = rows.get(binding.initiative_key) if binding.initiative_key else None
    told = _said(measure, observed, baseline)
    told = _while_it_runs(told, measure, observed, runs_until)
    return Judged(binding, measure, observed, told, row, baseline, words)


def _said(measure: Measure, observed: Observed, baseline: Decimal | None) -> Judgement:
    if observed.value is None and observed.why_not and measure.kind is not MeasureKind.TEXT:
        return Judgement(Verdict.CANNOT_BE_JUDGED, observed.why_not, Cause.NOTHING_OBSERVED)
    if measure.kind is MeasureKind.CHANGE and observed.value is not None and baseline is None:
        return judge(measure, observed.value, None)
    if measure.denominator is None and measure.kind is MeasureKind.PERCENTAGE:
        return judge(measure, observed.value, baseline)
    return _of_whom(judge(measure, observed.value, baseline), measure)


def _of_whom(told: Judgement, measure: Measure) -> Judgement:
    """The denominator as printed belongs to the sentence: "ร้อยละ 82 ของผู้เข้าอบรม"."""
    if measure.kind is not MeasureKind.PERCENTAGE or told.verdict is Verdict.CANNOT_BE_JUDGED:
        return told
    return replace(told, reason=_("%(reason)s (ของ%(whom)s)") % {"reason": told.reason, "whom": measure.denominator})


def _while_it_runs(told: Judgement, measure: Measure, observed: Observed, last_day: datetime.date | None) -> Judgement:
    """What still grows is not missed before the year ends on `last_day` (None: it has ended), nor is a fall reached
    before all was counted."""
    counted = last_day is None or (observed.as_of is not None and observed.as_of >= last_day)
    if not observed.growing or counted or told.verdict is Verdict.CANNOT_BE_JUDGED:
        return told
    upward = measure.comparison in _UPWARD
    if (told.verdict is Verdict.NOT_MET) is upward:
        reason = _("ปีงบประมาณยังไม่สิ้นสุด ขณะนี้%(reason)s") % {"reason": told.reason}
        return Judgement(Verdict.CANNOT_BE_JUDGED, reason, Cause.YEAR_RUNS)
    return told


def _baseline(binding: Binding, measure: Measure, earlier: dict[int, Earlier]) -> tuple[Decimal | None, str]:
    """The office's own word, else what is known of the base year (or, where none is printed, of the year before)."""
    if measure.kind is not MeasureKind.CHANGE:
        return None, ""
    if binding.baseline is not None:
        return binding.baseline, binding.baseline_note
    found = earlier.get(binding.pk)
    if found is None:
        return None, ""
    if measure.baseline_year is not None or measure.against_previous_year:
        return found.value, found.words
    return found.value, _("%(words)s (ตัวชี้วัดไม่ได้ระบุปีฐาน จึงเทียบกับปีก่อน)") % {"words": found.words}


def earlier_values(bindings: Sequence[Binding], year: YearPlan) -> dict[int, Earlier]:
    """Number of a promise that compares with another year > what is known of that year: what officers observed then,
    else what its source counted, else what it was judged by at the end."""
    wanted = [
        (one, one.as_measure.baseline_year or one.fiscal_year - 1)
        for one in bindings if one.baseline is None and one.measure.get("kind") == "change"
    ]  # fmt: skip
    if not wanted:
        return {}
    told = _judged_then(wanted, year)
    for source in {id(kind_of(one.source).source): kind_of(one.source).source for one, _of in wanted}.values():
        if isinstance(source, KnowsEarlier):
            told |= source.earlier([pair for pair in wanted if kind_of(pair[0].source).source is source], year)
    return told | _observed_then(wanted, year)


def _observed_then(wanted: Sequence[tuple[Binding, int]], year: YearPlan) -> dict[int, Earlier]:
    rows = Observation.objects.filter(
        binding__organization=year.organization_id, binding__item_key__in=[one.item_key for one, _of in wanted],
        binding__fiscal_year__in={of for _one, of in wanted}, corrected_by=None, value__isnull=False,
    ).select_related("binding")  # fmt: skip
    last = {(row.binding.item_key, row.binding.fiscal_year): row.value for row in rows.order_by("as_of", "pk")}
    words = _("ค่าที่บันทึกของปี %(year)s")
    return {
        one.pk: Earlier(value, words % {"year": of})
        for one, of in wanted if (value := last.get((one.item_key, of))) is not None
    }  # fmt: skip


def _judged_then(wanted: Sequence[tuple[Binding, int]], year: YearPlan) -> dict[int, Earlier]:
    """The last number that a source gave for the same promise in that year: sources that count no past days too."""
    rows = JudgementRecord.objects.filter(
        binding__organization=year.organization_id, binding__item_key__in=[one.item_key for one, _of in wanted],
        binding__fiscal_year__in={of for _one, of in wanted}, number__isnull=False,
    ).order_by("at", "pk")  # fmt: skip
    last = {(key, of): n for key, of, n in rows.values_list("binding__item_key", "binding__fiscal_year", "number")}
    words = _("ค่าที่ระบบนับไว้ของปี %(year)s")
    return {
        one.pk: Earlier(value, words % {"year": of})
        for one, of in wanted if (value := last.get((one.item_key, of))) is not None
    }  # fmt: skip
