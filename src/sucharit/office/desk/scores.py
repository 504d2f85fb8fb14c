"""The ITA score of the ITA room as the value of a promise; what was entered by hand counts where there is none."""

import datetime
from collections.abc import Sequence

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from sucharit.work.assessments.queries import score_of
from sucharit.work.indicators.models import Binding
from sucharit.work.indicators.sources import ENTERED, Observed, register
from sucharit.work.years.models import YearPlan


class ItaScores:
    """One score for all promises of the year."""

    def observe(self, binding: Binding, year_plan: YearPlan) -> Observed:
        return self.observe_all([binding], year_plan).get(binding.pk) or ENTERED.observe(binding, year_plan)

    def observe_all(
        self, bindings: Sequence[Binding], year_plan: YearPlan, until: datetime.date | None = None
    ) -> dict[int, Observed]:
        score = score_of(year_plan.organization, year_plan.fiscal_year, until)
        if score is None:
            return {}
        detail = _("คะแนนของปี %(year)s จากหน้า ITA") % {"year": year_plan.fiscal_year}
        return {one.pk: Observed(score, detail=detail) for one in bindings}


def register_scores() -> None:
    """Called when the application is ready."""
    register(
        "ita", gettext_lazy("คะแนน ITA"), ItaScores(), entered=True,
        hint=gettext_lazy("ใช้คะแนนของหน้า ITA เมื่อมีแล้ว ก่อนหน้านั้นใช้ค่าที่กรอก"),
    )  # fmt: skip
