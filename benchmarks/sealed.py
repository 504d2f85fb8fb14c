"""Sealed reports, measured: `python benchmarks/sealed.py`. Real keys, a database of its own in a temporary folder.

- filing through the door (whole request, three kilobytes of Thai) against the key derivation that it cannot do without:
  at most 1.5 times;
- an officer's list of 1,000 reports, unlocked, whole request: under a second.

Says medians and ratios; ends with 1 where a limit is passed.
"""

import datetime
import os
import platform
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from unittest import mock

ROUNDS, REPORTS = 9, 1000
PASSPHRASE = "กระดาษทราย หมวกเหลือง แม่น้ำโขง"  # noqa: S105 - of invented people


def main() -> int:
    with tempfile.TemporaryDirectory() as home:
        os.environ |= {
            "SUCHARIT_HOME": home, "SUCHARIT_HTTPS": "0", "DJANGO_SETTINGS_MODULE": "sucharit.config.settings",
            "SUCHARIT_HOSTS": "testserver",
        }  # fmt: skip
        import django
        from django.core.management import call_command

        django.setup()
        call_command("migrate", verbosity=0)
        call_command("createcachetable", verbosity=0)
        call_command("collectstatic", interactive=False, verbosity=0)
        return measured()


def measured() -> int:
    from django.test import Client
    from django.urls import reverse

    from sucharit.core import sealing
    from sucharit.office.demonstration.people import donsukchai
    from sucharit.work.sealed import tokens
    from sucharit.work.sealed.actions import arranging, keys
    from sucharit.work.sealed.models import Keeper, SealedReport

    office = donsukchai()
    clerk = office.officer("clerk")
    for username, part in (("auditor", "custodian"), ("head", "custodian"), ("integrity", "officer")):
        arranging.appoint_keeper(office.users[username], part, by=clerk)
        pair, locked = keys.made_pair(PASSPHRASE)
        keys.set_key(pair, locked, by=office.officer(username))
    door = arranging.set_open(by=clerk, is_open=True)
    keeper = Keeper.objects.get(part="officer")

    def derivation() -> None:
        sealing.receipt_keys(sealing.new_receipt(), b"s" * 16, strength=sealing.RECEIPT)

    browser = Client()

    def filing() -> None:
        with mock.patch("time.time", return_value=time.time() - 60):
            token = tokens.issue(door)
        form = {"token": token, "title": "ทดสอบ", "matter": "bribe", "what": "ข้อความยาวพอสมควร " * 60}
        assert "รับเรื่องแล้ว" in browser.post("/s/donsukchai/report/", form).content.decode()

    filing()
    alone, whole = by_turns(derivation, filing)
    ratio = whole / alone
    many(door, REPORTS - SealedReport.objects.count())
    officer = Client()
    officer.force_login(office.users["integrity"], backend="django.contrib.auth.backends.ModelBackend")
    officer.cookies["sealed"] = keys.keep_unlocked(keeper, keys.opened_key(keeper, PASSPHRASE))
    where = reverse("sealed_list", args=["donsukchai"])
    assert "1,000" in officer.get(where).content.decode()
    listed = median(lambda: officer.get(where))
    told = (
        "| what | median | limit |\n|---|--:|--:|\n"
        f"| key derivation of a receipt | {alone * 1000:,.0f} ms | |\n"
        f"| filing, whole request | {whole * 1000:,.0f} ms, {ratio:.2f} times | 1.50 times |\n"
        f"| list of {REPORTS:,} sealed reports | {listed * 1000:,.0f} ms | 1,000 ms |\n"
    )
    print(told)
    if "--write" in sys.argv:
        write(told)
    return int(ratio > 1.5 or listed > 1)


def write(told: str) -> None:
    """Appends a section to RESULTS.md, with machine and day."""
    heading = (
        f"\n## Sealed reports\n\n{platform.machine()}, {os.cpu_count()} cores, {datetime.date.today():%Y-%m-%d}\n\n"  # noqa: DTZ011
    )
    with Path(__file__).with_name("RESULTS.md").open("a", encoding="utf-8") as results:
        results.write(heading + told)


def by_turns(*jobs: Callable[[], object]) -> list[float]:
    """Medians; the jobs take turns, so that a slow minute of the machine is slow for all."""
    times: list[list[float]] = [[] for _ in jobs]
    for _ in range(ROUNDS):
        for place, job in enumerate(jobs):
            began = time.perf_counter()
            job()
            times[place].append(time.perf_counter() - began)
    return [statistics.median(one) for one in times]


def median(job: Callable[[], object]) -> float:
    return by_turns(job)[0]


def many(door: object, count: int) -> None:
    """Reports written below the door: their receipts' keys are made without work."""
    from django.db import transaction

    from sucharit.base import clock
    from sucharit.core import sealing
    from sucharit.work.sealed.actions.filing import Filing, file_report
    from sucharit.work.sealed.contents import Content, Head

    with transaction.atomic():
        for place in range(count):
            made = sealing.receipt_keys(sealing.new_receipt(), b"s" * 16, strength=sealing.LIGHT)
            filing = Filing(Head(title=f"เรื่องที่ {place}", matter="bribe"), Content(what="ข้อความ " * 200))
            file_report(door, filing, made, today=clock.today())  # type: ignore[arg-type]


if __name__ == "__main__":
    sys.exit(main())
