"""A survey closes with ten thousand answers; and how long the door takes for one of them.

uv run python benchmarks/surveys.py [--answers 10000] [--rounds 5] [--write]

Run it once as it is (SQLite) and once with DATABASE_URL=postgres://… on an empty database. Medians of the rounds.
"""

import statistics
import time
from datetime import UTC, datetime

from running import run


def measure(answers: int, rounds: int) -> str:
    from django.db import connection

    from sucharit.office.demonstration.people import donsukchai
    from sucharit.work.surveys.actions import building, running
    from sucharit.work.surveys.actions.receiving import Given, receive
    from sucharit.work.surveys.figures import figures_of
    from sucharit.work.surveys.models import Survey
    from sucharit.work.surveys.ready import form_called

    by = donsukchai(password=None).officer("planner")
    form = form_called("service_areas")
    assert form is not None
    doors: list[float] = []
    closing: list[float] = []
    looking: list[float] = []
    showing: list[float] = []
    for _round in range(rounds):
        survey = running.open_survey(building.make_survey(by=by, form=form), by=by)
        sheets = [sheet(Given, place) for place in range(answers)]
        receive(survey, sheets[:-100], "paper")
        for one in sheets[-100:]:
            began = time.perf_counter()
            receive(survey, [one], "link")
            doors.append(time.perf_counter() - began)
        began = time.perf_counter()
        figures_of(survey)
        looking.append(time.perf_counter() - began)
        began = time.perf_counter()
        closed = running.close_survey(survey, by=by)
        closing.append(time.perf_counter() - began)
        began = time.perf_counter()
        figures_of(Survey.objects.get(pk=closed.pk))
        showing.append(time.perf_counter() - began)
        assert closed.answered == answers
    middle = statistics.median
    return "\n".join((
        f"## Surveys: closing with {answers:,} answers, {connection.vendor}, {datetime.now(UTC):%Y-%m-%d}",
        "",
        f"Medians of {rounds} rounds (the door: of {len(doors)} answers); form of the six service areas.",
        "",
        "| what | median |",
        "|---|---|",
        f"| one answer falls into the box | {middle(doors) * 1000:.1f} ms |",
        f"| the result while it is open | {middle(looking):.2f} s |",
        f"| closed, counted, frozen | {middle(closing):.2f} s |",
        f"| the frozen result | {middle(showing) * 1000:.1f} ms |",
    ))  # fmt: skip


def sheet(given: type, place: int) -> object:
    lines = {str(line): 1 + (place * line) % 5 for line in range(1, 7)}
    answers = {"q1": 1 + place % 6, "q2": 1 + place % 4, "q3": lines, "q4": 1 + place % 5, "q6": 4, "q7": 5}
    return given(answers, {"q8": f"ความเห็นที่ {place}"} if place % 10 == 0 else {})


if __name__ == "__main__":
    run(measure, answers=10_000, rounds=5)
