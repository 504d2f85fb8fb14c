"""A promise of the plan as the tests of many rooms bind it, and how it is judged."""

import datetime
import uuid

from sucharit.core.indicators import read_measure
from sucharit.office.demonstration.people import Cast
from sucharit.work.indicators.judging import Judged, judge_all
from sucharit.work.indicators.models import Binding, measure_json
from sucharit.work.indicators.proposing import propose
from sucharit.work.years.models import YearPlan


def promise(
    office: Cast, sentence: str, year: int = 2569, *, key: uuid.UUID | None = None, section: str = "outcome",
    source: str = "",
) -> Binding:  # fmt: skip
    """Bound to `source`, or to what the sentence itself proposes."""
    row = Binding(
        organization=office.organization, fiscal_year=year, item_key=key or uuid.uuid4(), initiative_key=uuid.uuid4(),
        section=section, sentence=sentence, measure=measure_json(read_measure(sentence)), source=source,
    )  # fmt: skip
    (row if source else propose(row)).save()
    return row


def judged(office: Cast, row: Binding, day: datetime.date) -> Judged:
    """As it stands on that day."""
    return judge_all([row], YearPlan(organization=office.organization, fiscal_year=row.fiscal_year), day)[0]
