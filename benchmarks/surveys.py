"""A survey closes with ten thousand answers; and how long the door takes for one of them.

uv run python benchmarks/surveys.py [--answers 10000] [--rounds 5] [--write]

Run it once as it is (SQLite) and once with DATABASE_URL=postgres://… on an empty database. Medians of the rounds.
"""

import argparse
import os
import statistics
import tempfile
import time
from datetime import UTC, datetime
from pathlib import Path

HERE = Path(__file__).resolve().parent


def main() -> None:
    asked = argparse.ArgumentParser()
    asked.add_argument("--answers", type=int, default=10_000)
    asked.add_argument("--rounds", type=int, default=5)
    asked.add_argument("--write", action="store_true")
    options = asked.parse_args()
    with tempfile.TemporaryDirectory(prefix="surveys-") as folder:
        os.environ |= {
            "SUCHARIT_HOME": folder,
            "SUCHARIT_HTTPS": "0",
            "DJANGO_SETTINGS_MODULE": "sucharit.config.settings",
        }
        measured = measure(options.answers, options.rounds)
    print(measured)
    if options.write:
        with (HERE / "RESULTS.md").open("a", encoding="utf-8") as file:
            file.write(f"\n{measured}\n")


def measure(answers: int, rounds: int) -> str:
    import django

    django.setup()
    from django.core.management import call_command
    from django.db import connection

    call_command("migrate", verbosity=0)
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
    main()
