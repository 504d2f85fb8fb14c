"""Results of surveys and tests as the value of promises, live and frozen.

A promise that no survey serves stays what officers enter.
"""

import datetime
import uuid
from collections import defaultdict
from collections.abc import Sequence
from decimal import Decimal

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from sucharit.base import clock
from sucharit.core.answers import Outcome, level_word
from sucharit.core.indicators import MeasureKind
from sucharit.work.indicators.models import Binding
from sucharit.work.indicators.sources import ENTERED, Observed, register
from sucharit.work.surveys.figures import Figures, figures_of
from sucharit.work.surveys.models import Promise, Survey
from sucharit.work.surveys.words import rule_words
from sucharit.work.years.models import YearPlan


class Surveys:
    """The newest round of the year that shows a result; by one section of it where the promise says so."""

    def observe(self, binding: Binding, year_plan: YearPlan) -> Observed:
        return self.observe_all([binding], year_plan)[binding.pk]

    def observe_all(self, bindings: Sequence[Binding], year_plan: YearPlan) -> dict[int, Observed]:
        """Three queries for all; a binding that no survey serves is left out, and is what officers entered."""
        served = _served(bindings, year_plan)
        counted: dict[int, Figures | None] = {}
        told = {}
        for one in bindings:
            mine = served.get(one.item_key, [])
            if mine:
                told[one.pk] = _best(one, mine, counted)
        entered = ENTERED.observe_all([one for one in bindings if one.pk not in told], year_plan)
        return told | entered


def _served(bindings: Sequence[Binding], year_plan: YearPlan) -> dict[uuid.UUID, list[Promise]]:
    """Promises of the year by item, the newest survey first."""
    rows = Promise.objects.filter(
        item_key__in=[one.item_key for one in bindings], survey__organization=year_plan.organization_id,
        survey__fiscal_year=year_plan.fiscal_year, survey__state__in=(Survey.State.OPEN, Survey.State.CLOSED),
    ).select_related("survey")  # fmt: skip
    told: dict[uuid.UUID, list[Promise]] = defaultdict(list)
    for row in rows.order_by("-survey__opened_on", "-survey__round", "-pk"):
        told[row.item_key].append(row)
    return told


def _best(binding: Binding, promises: list[Promise], counted: dict[int, Figures | None]) -> Observed:
    for promise in promises:
        survey = promise.survey
        if survey.pk not in counted:
            counted[survey.pk] = figures_of(survey)
        figures = counted[survey.pk]
        outcome = _outcome(figures, promise) if figures is not None else None
        if outcome is not None and outcome.percent is not None:
            return _told(binding, survey, outcome, _before(promises, promise, counted))
    newest = promises[0].survey
    return Observed(
        why_not=_("แบบสำรวจ “%(title)s” ยังมีคำตอบไม่ถึงจำนวนที่แสดงผลได้ (%(k)s ฉบับ)")
        % {"title": newest.title, "k": newest.k}
    )


def _outcome(figures: Figures, promise: Promise) -> Outcome | None:
    if promise.section_id is None:
        return figures.outcome
    return next((part.outcome for part in figures.parts if part.section == promise.section_id), None)


def _before(promises: list[Promise], promise: Promise, counted: dict[int, Figures | None]) -> Decimal | None:
    """What an earlier round of the year said, for the trend in words."""
    for one in promises[promises.index(promise) + 1 :]:
        if one.survey_id not in counted:
            counted[one.survey_id] = figures_of(one.survey)
        figures = counted[one.survey_id]
        outcome = _outcome(figures, one) if figures is not None else None
        if outcome is not None and outcome.percent is not None:
            return outcome.percent
    return None


def _told(binding: Binding, survey: Survey, outcome: Outcome, before: Decimal | None) -> Observed:
    as_of: datetime.date = survey.closed_on or clock.today()
    value: Decimal | str | None = outcome.percent
    measure = binding.as_measure
    if measure.kind is MeasureKind.LEVEL and measure.threshold is None:
        value = level_word(outcome.mean)
    detail = _("แบบสำรวจ “%(title)s” รอบที่ %(round)s ผู้ตอบ %(n)s คน คิดแบบ%(rule)s") % {
        "title": survey.title, "round": survey.round, "n": outcome.answered, "rule": rule_words(survey),
    }  # fmt: skip
    if survey.state == Survey.State.OPEN:
        detail += " " + _("(ยังเปิดรับคำตอบ)")
    if before is not None:
        detail += " " + _("รอบก่อนร้อยละ %(before)s") % {"before": before}
    return Observed(value, of=Decimal(outcome.of), as_of=as_of, pieces=outcome.answered, detail=detail)


def register_surveys() -> None:
    """Called when the application is ready."""
    source = Surveys()
    hint = gettext_lazy("คิดเองเมื่อเลือกแบบสำรวจที่วัดตัวชี้วัดนี้ในหน้าแบบสำรวจ ถ้าไม่มีแบบสำรวจ ให้กรอกเอง")
    register("survey", gettext_lazy("ผลแบบสำรวจหรือแบบประเมิน"), source, entered=True, hint=hint)
    register("test", gettext_lazy("ผลแบบทดสอบ"), source, entered=True, hint=hint)
