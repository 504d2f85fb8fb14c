"""A day of a service point: 800 tickets, two counters that race for each, the hall screen that looks on.

uv run python benchmarks/queue_day.py [--tickets 800] [--rounds 3] [--write]

Run it once as it is (SQLite) and once with DATABASE_URL=postgres://… on an empty database. Medians of all deeds.
"""

import statistics
import threading
import time
from datetime import UTC, datetime, timedelta
from typing import Any

from running import run


def measure(tickets: int, rounds: int) -> str:
    from django.db import connection

    from sucharit.base.people.gate import officer_for
    from sucharit.office.demonstration.people import donsukchai
    from sucharit.work.queue.actions import arranging, giving, opening
    from sucharit.work.queue.figures import breaches_of, figures_of
    from sucharit.work.queue.models import Move, QueueDay, Ticket
    from sucharit.work.queue.showing import hall

    cast = donsukchai(password=None)
    times: dict[str, list[float]] = {"given": [], "called": [], "hall": [], "proved": [], "closed": [], "day": []}
    for at in range(rounds):
        by = cast.officer("finance", datetime.now(UTC).date() - timedelta(days=rounds - at))
        point = arranging.make_point(by=by, fields={"name": f"จุดบริการ {at}", "unit": cast.units["finance"]})
        lines = [arranging.keep_line(point, by=by, letter=one, title=f"งาน {one}") for one in "ABC"]
        counters = [arranging.keep_counter(point, by=by, number=one) for one in (1, 2)]
        old = arranging.keep_priority(point, by=by, title="ผู้สูงอายุ", basis="ประกาศ")
        day = opening.open_day(point, by=by)
        began = time.perf_counter()
        racing = _Race(counters, by, officer_for, times["called"])
        for place in range(tickets):
            begin = time.perf_counter()
            giving.give(point, lines[place % 3], priority=old if place % 10 == 9 else None)
            times["given"].append(time.perf_counter() - begin)
            if place == tickets // 2:
                racing.start()  # the first half waits when the counters open: every call has somebody to race for
            if place % 20 == 0:
                begin = time.perf_counter()
                hall(point, day)
                times["hall"].append(time.perf_counter() - begin)
        racing.ended(tickets)
        times["day"].append(time.perf_counter() - began)
        day = QueueDay.objects.get(pk=day.pk)
        begin = time.perf_counter()
        found = breaches_of(day, list(Ticket.objects.filter(day=day)))
        times["proved"].append(time.perf_counter() - begin)
        calls = list(Move.objects.filter(day=day, kind="called").values_list("ticket", flat=True))
        assert found == [], found[:3]
        assert len(calls) == len(set(calls)) == tickets, (len(calls), len(set(calls)))
        assert figures_of(day).served >= tickets - 2
        begin = time.perf_counter()
        closed = opening.close_day(day, by=by)
        times["closed"].append(time.perf_counter() - begin)
        assert (closed.served, closed.breaches) == (tickets, 0)
    ms = {name: statistics.median(told) * 1000 for name, told in times.items()}
    slow = {name: statistics.quantiles(times[name], n=100)[98] * 1000 for name in ("given", "called")}
    return "\n".join((
        f"## Queue: {tickets:,} tickets a day, two counters racing, {connection.vendor}, {datetime.now(UTC):%Y-%m-%d}",
        "",
        "| deed | median ms | 99th ms |", "|---|---|---|",
        f"| a ticket is given | {ms['given']:.1f} | {slow['given']:.1f} |",
        f"| a counter ends one and calls the next, against the other | {ms['called']:.1f} | {slow['called']:.1f} |",
        f"| the hall screen looks | {ms['hall']:.1f} | |",
        f"| the order of the whole day is proved | {ms['proved']:.0f} | |",
        f"| the day is closed | {ms['closed']:.0f} | |",
        f"| the whole day, given and called at once | {ms['day']:.0f} | |",
        "",
        f"Each of the {tickets:,} tickets was called once, none twice, none out of order ({rounds} days).",
    ))  # fmt: skip


class _Race:
    """Two counters, each with an officer of its own, calling as fast as they can until nobody waits."""

    def __init__(self, counters: list[Any], by: Any, officer_for: Any, times: list[float]) -> None:
        self.done = threading.Event()
        self.faults: list[BaseException] = []
        self.threads = [
            threading.Thread(target=self._serve, args=(one, officer_for(by.user, by.organization, by.today), times))
            for one in counters
        ]

    def start(self) -> None:
        for one in self.threads:
            one.start()

    def ended(self, _tickets: int) -> None:
        self.done.set()
        for one in self.threads:
            one.join(600)
        if self.faults:
            raise self.faults[0]

    def _serve(self, counter: Any, by: Any, times: list[float]) -> None:
        from django.db import connection

        from sucharit.work.queue.actions.calling import call_next

        try:
            while True:
                last = self.done.is_set()
                begin = time.perf_counter()
                called = call_next(counter, by=by).ticket
                if called is not None:
                    times.append(time.perf_counter() - begin)
                elif last:
                    return
                else:
                    time.sleep(0.01)  # an officer who sees that nobody waits
        except BaseException as fault:  # noqa: BLE001 - raised again where the day is measured
            self.faults.append(fault)
        finally:
            connection.close()


if __name__ == "__main__":
    run(measure, tickets=800, rounds=3)
