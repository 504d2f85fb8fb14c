"""A spreadsheet of 20,000 purchases comes in and goes out again whole, and how far it has come is told meanwhile; a
register book of 5,000 rows in every form; the analysis of the year.

uv run python benchmarks/procurement.py [--rows 20000] [--book 5000] [--rounds 3] [--write]

Run it once as it is (SQLite) and once with DATABASE_URL=postgres://… on an empty database. Medians of the rounds. The
worker is this process: what it does is what `manage.py db_worker` does.
"""

import datetime
import io
import statistics
import threading
import time
from typing import Any, Self

from running import run

HEADS = (
    "ลำดับที่", "งานที่จัดซื้อหรือจัดจ้าง", "วงเงินที่จะซื้อหรือจ้าง (บาท)", "ราคากลาง (บาท)", "วิธีซื้อหรือจ้าง", "รายชื่อผู้เสนอราคาและราคาที่เสนอ",
    "ผู้ได้รับการคัดเลือกและราคาที่ตกลงซื้อหรือจ้าง", "เหตุผลที่คัดเลือกโดยสรุป", "เลขที่และวันที่ของสัญญาหรือข้อตกลง",
)  # fmt: skip
FORMS = ("pdf", "docx", "xlsx", "csv")
THAI = str.maketrans("0123456789", "๐๑๒๓๔๕๖๗๘๙")


def workbook(rows: int) -> bytes:
    """As an office keeps them: every third in Thai digits, both eras, a total after each thousand."""
    import xlsxwriter

    kept = io.BytesIO()
    book = xlsxwriter.Workbook(kept, {"in_memory": True, "constant_memory": True})
    sheet = book.add_worksheet("จัดซื้อจัดจ้าง")
    sheet.write_row(0, 0, ("สรุปผลการดำเนินการจัดซื้อจัดจ้าง",))
    sheet.write_row(2, 0, HEADS)
    at = 3
    for number in range(1, rows + 1):
        sheet.write_row(at, 0, _row(number))
        at += 1
        if number % 1_000 == 0:
            sheet.write_row(at, 1, ("รวม",))
            at += 1
    book.close()
    return kept.getvalue()


def _row(number: int) -> tuple[Any, ...]:
    price = 500 + (number * 7_919) % 480_000
    day = datetime.date(2025, 10, 1) + datetime.timedelta(days=number % 330)
    seller = f"ร้านค้าที่ {number % 400}"
    year = day.year + (543 if number % 2 else 0)
    amount = f"{price:,}"
    amount = f"{amount.translate(THAI)} บาท" if number % 3 == 0 else amount
    return (
        number, f"ซื้อวัสดุรายการที่ {number}", amount, amount, "เฉพาะเจาะจง", f"{seller} {amount}", f"{seller}\n{amount}",
        "ราคาต่ำสุด",
        f"{number}/2569 ลว. {day.day}/{day.month}/{year}",
    )  # fmt: skip


def measure(rows: int, book: int, rounds: int) -> str:
    from django.conf import settings
    from django.core.files.uploadedfile import SimpleUploadedFile
    from django.db import connection

    settings.TODAY = "2026-09-30"
    settings.TASKS["default"]["BACKEND"] = "django_tasks.backends.dummy.DummyBackend"
    from sucharit.office.demonstration.people import donsukchai
    from sucharit.work.procurement.figures import year_figures
    from sucharit.work.procurement.models import Purchase
    from sucharit.work.procurement.registers import PURCHASES
    from sucharit.work.shelf.actions import bring_in, take_in, undo_import
    from sucharit.work.shelf.actions.bringing_in import look, take_piece
    from sucharit.work.shelf.models import ImportBatch
    from sucharit.work.shelf.queries import entries_for

    office = donsukchai(password=None)
    by, unit = office.officer("planner"), office.units["finance"]
    content = workbook(rows)
    watch = Watch()
    told: list[int] = []
    for place in range(rounds):
        upload = SimpleUploadedFile("สขร.xlsx", content)
        batch = watch.timed(
            "the officer waits for the upload", bring_in, PURCHASES, upload, by=by, fiscal_year=2569, unit=unit
        )
        with Told(ImportBatch, batch.pk) as seen:
            batch = watch.timed("every row looked at", look, ImportBatch.objects.get(pk=batch.pk))
            assert (batch.good, batch.faulty) == (rows, 0), batch.report["faults"][:3]
            batch = take_in(batch, by=by)
            watch.timed("all taken in", take_piece, ImportBatch.objects.get(pk=batch.pk))
        told.append(len(seen.steps))
        assert Purchase.objects.filter(withdrawn_at=None).count() == rows
        if place == 0:
            watch.timed("the year analysed", year_figures, office.organization, 2569)
            listed = list(entries_for(PURCHASES, by).filter(withdrawn_at=None).order_by("number")[:book])
            for form in FORMS * rounds:
                watch.timed(f"book of {book:,} rows, {form}", _book, PURCHASES, listed, by, form)
        watch.timed("undone whole", undo_import, ImportBatch.objects.get(pk=batch.pk), by=by, reason="วัดเวลา")
        assert not Purchase.objects.filter(withdrawn_at=None).exists()
    today, size = datetime.datetime.now(datetime.UTC), len(content) / 1024 / 1024
    return "\n".join((
        f"## Procurement: {rows:,} rows of a spreadsheet, {connection.vendor}, {today:%Y-%m-%d}",
        "",
        f"Medians of {rounds} rounds; a workbook of {size:.1f} MB. How far it has come was seen to move",
        f"{statistics.median(told):.0f} times by somebody who looked every half second.",
        "",
        "| what | median |",
        "|---|---|",
        *watch.lines(),
    ))  # fmt: skip


def _book(register: Any, listed: list[Any], by: Any, form: str) -> None:
    from sucharit.work.shelf.papers import book_of
    from sucharit.work.years.recording.papers import list_file

    list_file(book_of(register, listed, by, ""), form, by)


class Watch:
    """Times by what was done."""

    def __init__(self) -> None:
        self.times: dict[str, list[float]] = {}

    def timed(self, what: str, do: Any, *given: Any, **more: Any) -> Any:
        began = time.perf_counter()
        made = do(*given, **more)
        self.times.setdefault(what, []).append(time.perf_counter() - began)
        return made

    def lines(self) -> list[str]:
        return [f"| {what} | {statistics.median(each):.1f} s |" for what, each in self.times.items()]


class Told:
    """What an officer's page would show meanwhile: the counts of the batch, as another connection sees them."""

    def __init__(self, model: Any, pk: int) -> None:
        self.model, self.pk, self.steps, self.over = model, pk, set[tuple[int, int]](), threading.Event()
        self.thread = threading.Thread(target=self._look)

    def __enter__(self) -> Self:
        self.thread.start()
        return self

    def __exit__(self, *_error: object) -> None:
        self.over.set()
        self.thread.join()

    def _look(self) -> None:
        from django.db import connection

        while not self.over.wait(0.5):
            self.steps.add(self.model.objects.values_list("looked", "taken").get(pk=self.pk))
        connection.close()


if __name__ == "__main__":
    run(measure, rows=20_000, book=5_000, rounds=3)
