"""Surveys of อบต.ดอนสุขใจ: a round of last year, this year's round, one questionnaire for every initiative that promises
a percentage, a counter with its button, an ethics test of the staff, a draft; answered by people whom nobody can
find."""

import datetime

from django.utils.translation import override

from sucharit.base import clock
from sucharit.base.people.gate import Officer
from sucharit.core.answers import Value
from sucharit.core.fiscal import FiscalYear
from sucharit.core.indicators import MeasureKind
from sucharit.office.demonstration.people import SINCE, Cast
from sucharit.work.indicators.models import Binding
from sucharit.work.surveys.actions import building, running
from sucharit.work.surveys.actions.building import MOST_SECTIONS
from sucharit.work.surveys.actions.receiving import Given, receive
from sucharit.work.surveys.models import DoorCount, Survey
from sucharit.work.surveys.ready import Form, Part, form_called
from sucharit.work.surveys.ready.shape import rated
from sucharit.work.years.models import YearInitiative

#: of sixty people, how many say level 4 or 5 of each initiative in turn: most are eight of ten, one is not
GOOD = (54, 50, 57, 49, 52, 55, 51, 45)
WORDS = ("อยากให้เปิดช่วงพักเที่ยง", "เจ้าหน้าที่ดีมาก รอไม่นาน", "ควรมีที่นั่งรอในร่ม", "ขอป้ายบอกขั้นตอนตัวใหญ่กว่านี้")


def surveys_of_the_office(office: Cast) -> None:
    """By the verbs of officers, and answers through every door."""
    today = clock.today()
    by = office.officer("planner", today)
    with override("th"):
        _rounds(office, by)
        one_for_all(by)
        _counter(office)
        _ethics(by)
        draft = building.make_survey(by=by, form=_form("no_gift"))
        building.keep_section(draft, None, by=by, title="ข้อเสนอของแต่ละกอง")


def _form(key: str) -> Form:
    found = form_called(key)
    if found is None:
        raise LookupError(key)
    return found


def _rounds(office: Cast, by: Officer) -> Survey:
    """Last year's round, when the office was there already, and this year's with the same questions."""
    earlier = by.today - datetime.timedelta(days=250)
    if earlier < SINCE:
        first = running.open_survey(building.make_survey(by=by, form=_form("service_areas")), by=by)
        return _answered(first, by, good=54)
    then = office.officer("planner", earlier)
    first = running.open_survey(building.make_survey(by=then, form=_form("service_areas")), by=then)
    first = _answered(first, then, good=46)
    return _answered(running.open_survey(running.new_round(first, by=by), by=by), by, good=54)


def _answered(survey: Survey, by: Officer, *, good: int) -> Survey:
    """Sixty people; `good` of them are satisfied."""
    sheets = [_sheet(place, place < good) for place in range(60)]
    receive(survey, sheets[::2], DoorCount.Door.LINK)
    receive(survey, sheets[1::2], DoorCount.Door.PAPER)
    survey = building.change_survey(survey, by=by, fields={"show_results": True})
    return running.close_survey(survey, by=by)


def _sheet(place: int, satisfied: bool) -> Given:
    low, high = (4, 5) if satisfied else (2, 3)
    lines = {str(line): high if (place + line) % 3 else low for line in range(1, 7)}
    answers: dict[str, Value] = {
        "q1": 1 + place % 6,
        "q2": 1 + place % 4,
        "q3": lines,
        "q4": high,
        "q6": high,
        "q7": high,
    }
    return Given(answers, {"q8": WORDS[place % 4]} if place % 9 == 0 else {})


def one_for_all(by: Officer) -> Survey | None:
    """One questionnaire for every initiative of the year that promises a percentage by a form: a section for each, so
    that nobody is asked twice. None where the year has no such promise."""
    year = FiscalYear.of(by.today).value
    rows = Binding.objects.filter(organization=by.organization, fiscal_year=year, source="survey")
    promised = [one for one in rows.order_by("pk") if one.as_measure.kind is MeasureKind.PERCENTAGE]
    if not promised:
        return None
    titles = dict(
        YearInitiative.objects.filter(
            year_plan__organization=by.organization, year_plan__fiscal_year=year,
            key__in={one.initiative_key for one in promised},
        ).values_list("key", "title")
    )  # fmt: skip
    keys = list(dict.fromkeys(one.initiative_key for one in promised if one.initiative_key in titles))[:MOST_SECTIONS]
    parts = tuple(Part(titles[key][:200], (rated("โครงการนี้ได้ผลตามที่ท่านคาดหวังเพียงใด", faces=True),)) for key in keys)
    form = Form("one_for_all", "ประเมินผลโครงการและบริการของปี ฉบับเดียวครบทุกโครงการ", "", "ทุกข้อถามถึงสิ่งที่ท่านพบเองในปีนี้", parts)
    made = running.open_survey(building.make_survey(by=by, form=form), by=by)
    sections = dict(zip(keys, made.sections.order_by("place"), strict=True))
    promises = {one.item_key: sections[one.initiative_key] for one in promised if one.initiative_key in sections}
    running.serve(made, by=by, promises=promises)
    sheets = [
        Given({f"q{n}": 5 if place < GOOD[n % len(GOOD)] else 2 for n in range(1, len(keys) + 1)})
        for place in range(60)
    ]
    receive(made, sheets[::2], DoorCount.Door.LINK)
    receive(made, sheets[1::2], DoorCount.Door.PAPER)
    return running.close_survey(made, by=by)


def _counter(office: Cast) -> None:
    """A head's own: the button at the counter, open, with a result already."""
    by = office.officer("head", clock.today())
    made = building.make_survey(
        by=by, form=_form("service_point"), title="ความพึงพอใจต่อจุดบริการและบริการออนไลน์", unit=office.units["clerk"]
    )  # fmt: skip
    made = building.change_survey(made, by=by, fields={"by_invitation": True, "listed": True})
    made = running.open_survey(made, by=by)
    receive(made, [Given({"q1": 5 - place % 5 // 3}) for place in range(24)], DoorCount.Door.KIOSK)


def _ethics(by: Officer) -> None:
    """All staff of 48, 40 answered."""
    made = building.make_survey(by=by, form=_form("ethics_knowledge"))
    made = running.open_survey(made, by=by)
    right = {"q1": 3, "q2": 2, "q3": 2, "q4": 1, "q5": 0}
    receive(
        made,
        [Given(right | ({"q5": 1, "q1": 1} if place % 10 == 0 else {})) for place in range(40)],
        DoorCount.Door.LINK,
    )
    running.close_survey(made, by=by)
