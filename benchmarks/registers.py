"""A register of 20,000 rows from a spreadsheet, undone as a whole, and the register book of 5,000 rows.

uv run python benchmarks/registers.py [--rows 20000] [--printed 5000] [--rounds 3] [--write]

Once as it is (SQLite) and once with DATABASE_URL=postgres://… on an empty database. Medians of processor time.
"""

import io
import statistics
import time
from collections.abc import Callable
from typing import Any

from running import run


def workbook(rows: int) -> bytes:
    """A sheet as an office would have it."""
    import xlsxwriter

    kept = io.BytesIO()
    with xlsxwriter.Workbook(kept) as book:
        sheet = book.add_worksheet()
        heads = ("วันที่รับ", "ผู้รับ", "ตำแหน่งผู้รับ", "ผู้ให้", "ความสัมพันธ์กับผู้ให้", "โอกาสที่ให้", "สิ่งที่ได้รับ", "มูลค่า")
        sheet.write_row(0, 0, heads)
        for n in range(rows):
            line = (f"{1 + n % 28}/{1 + n % 9}/2569", "นายปกรณ์ วงศ์สุข", "นายช่างโยธา", f"บริษัทรับเหมาเลขที่ {n} จำกัด",
                    "ผู้ประกอบการหรือคู่สัญญา", "ปีใหม่", f"กระเช้าของขวัญรายการที่ {n}", 2_500 + n % 5_000)  # fmt: skip
            sheet.write_row(n + 1, 0, line)
    return kept.getvalue()


def measure(rows: int, printed: int, rounds: int) -> str:
    from django.db import connection

    from sucharit.office.demonstration.people import donsukchai, found_again

    office = found_again("donsukchai") or donsukchai(password=None)
    content = workbook(rows)
    spent: dict[str, list[float]] = {}
    for _ in range(rounds):
        once(office, content, printed, lambda name, work: spent.setdefault(name, []).append(timed(work)))
    lines = [f"| {name} | {statistics.median(times):.2f} s |" for name, times in spent.items()]
    head = f"### Registers, {connection.vendor}: {rows:,} rows from XLSX, a book of {printed:,}, median of {rounds}"
    return "\n".join([head, "", "| what | processor |", "|---|---|", *lines])


def timed(work: Callable[[], Any]) -> float:
    begun = time.process_time()
    work()
    return time.process_time() - begun


def once(office: Any, content: bytes, printed: int, told: Callable[[str, Callable[[], Any]], None]) -> None:
    """One file in, printed, and out again."""
    from django.core.files.uploadedfile import SimpleUploadedFile

    from sucharit.work.conduct.registers import GIFTS
    from sucharit.work.shelf.actions import bring_in, undo_import
    from sucharit.work.shelf.actions.bringing_in import look, take_piece
    from sucharit.work.shelf.models import ImportBatch
    from sucharit.work.shelf.papers import book_of
    from sucharit.work.shelf.queries import entries_for
    from sucharit.work.years.recording.papers import list_file

    by = office.officer("planner")
    upload = SimpleUploadedFile("a.xlsx", content)
    batch = bring_in(GIFTS, upload, by=by, fiscal_year=2569, unit=office.units["clerk"])
    batch = ImportBatch.objects.select_related("organization", "file", "by", "unit").get(pk=batch.pk)
    told("looked at", lambda: look(batch, by))
    ImportBatch.objects.filter(pk=batch.pk).update(state=ImportBatch.State.TAKING)
    batch.state = ImportBatch.State.TAKING
    told("taken in", lambda: take_piece(batch, by))
    rows = entries_for(GIFTS, by).filter(batch=batch).order_by("number")[:printed]
    for form in ("pdf", "docx", "xlsx", "csv"):
        told(f"book as {form}", lambda form=form: list_file(book_of(GIFTS, rows, by, ""), form, by))
    told("undone", lambda: undo_import(batch, by=by, reason="benchmark"))


if __name__ == "__main__":
    run(measure, rows=20_000, printed=5_000, rounds=3)
