"""What every register can do, lived through for each of them: nothing here knows which they are. Three entries stand in
it, written once for all tests of a register (conftest.py); what a test does to them is taken back."""

import csv
import io
from collections.abc import Callable
from typing import Any

import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from tests.work.shelf.everyone import ALL, TODAY, fields_of, sample_of

from sucharit.base.audit.models import Entry as Told
from sucharit.base.history.queries import versions_of
from sucharit.base.people.gate import NotAllowed
from sucharit.base.people.models import User
from sucharit.office.demonstration.people import Cast
from sucharit.work.shelf.actions import amend, bring_in, put_back, take_in, undo_import, withdraw
from sucharit.work.shelf.declaring import Register, Seen
from sucharit.work.shelf.models import ImportBatch
from sucharit.work.shelf.papers import open_rows
from sucharit.work.shelf.queries import entries_for, sorted_by
from sucharit.work.shelf.statistics import measured
from sucharit.work.years.recording.papers import harmless
from sucharit.work.years.recording.writing import Stale

pytestmark = pytest.mark.django_db
IMPORTED = [one for one in ALL if one.imports]
OPEN = [one for one in ALL if one.public is not None]
MOST_QUERIES = 25
#: the widest, the narrowest, the one with most sums and the one with most figures
STRETCHING = (
    max(ALL, key=lambda one: len(one.printed)), min(ALL, key=lambda one: len(one.printed)),
    max(ALL, key=lambda one: len(one.totals)), max(ALL, key=lambda one: (len(one.figures), len(one.counts))),
)  # fmt: skip


def only(registers: list[Register]) -> pytest.MarkDecorator:
    return pytest.mark.parametrize("register", registers, indirect=True, scope="module", ids=lambda one: one.key)


@pytest.fixture(autouse=True)
def the_day(settings: Any) -> None:
    settings.TODAY = TODAY


@pytest.fixture
def office(stands: Any, db: None) -> Cast:
    """The cast on which the three stand: it is not read anew for each test."""
    return stands.office


@pytest.fixture
def desk_of(stands: Any, client: Client) -> Callable[[User], Client]:
    """Whoever asks often has signed in before the first test."""

    def signed_in(user: User) -> Client:
        if user.username in stands.sessions:
            client.cookies[settings.SESSION_COOKIE_NAME] = stands.sessions[user.username]
        else:
            client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
        return client

    return signed_in


def at(register: Register, name: str = "register_list", *more: object) -> str:
    return reverse(name, args=["donsukchai", register.key, *more])


def test_an_entry_is_written_changed_withdrawn_and_put_back(register: Register, office: Cast, rows: list[Any]):
    by = office.officer("planner")
    assert [one.number for one in rows] == [1, 2, 3]
    first, second, _third = rows
    changed = amend(first, by=by, fields=sample_of(register).CHANGED, edition=first.edition)
    assert changed.edition == 2
    assert versions_of(changed).count() == 2
    with pytest.raises(Stale):
        amend(first, by=by, fields=sample_of(register).CHANGED, edition=1)
    gone = withdraw(second, by=by, reason="บันทึกซ้ำ")
    assert not register.rows(office.organization).filter(pk=gone.pk).exists()
    with pytest.raises(NotAllowed):
        amend(gone, by=by, fields=sample_of(register).CHANGED)
    back = put_back(gone, by=by)
    assert (back.withdrawn, back.number) == (False, 2)
    verbs = set(Told.objects.filter(subject=f"{first._meta.label_lower}:{first.pk}").values_list("verb", flat=True))
    assert len(verbs) >= 2


def test_pages_of_the_register(
    register: Register, office: Cast, desk_of: Any, rows: list[Any], django_assert_max_num_queries: Any
):
    desk, by = desk_of(office.users["planner"]), office.officer("planner")
    with django_assert_max_num_queries(MOST_QUERIES):
        page = desk.get(at(register), {"sort": "-number", "year": str(rows[0].fiscal_year)})
    assert page.status_code == 200
    assert page.content.decode().count("table-row-link") >= len(rows)
    for sort in ("number", *(one.field for one in register.listed)):
        for sign in ("", "-"):
            found = list(sorted_by(entries_for(register, by), register, f"{sign}{sort}"))
            assert {one.pk for one in rows} <= {one.pk for one in found}, sort
    for name, more in (
        ("register_entry", [rows[0].pk]), ("register_edit", [rows[0].pk]), ("register_new", []), ("register_about", []),
        ("register_statistics", []), ("register_withdraw", [rows[0].pk]), ("register_link", [rows[0].pk]),
        *([("register_import", [])] if register.imports else []), *([("register_carry", [])] if register.carry else []),
    ):  # fmt: skip
        with django_assert_max_num_queries(MOST_QUERIES + 10):
            assert desk.get(at(register, name, *more)).status_code == 200, name


def test_the_form_saves_what_was_typed_and_a_stale_one_shows_both(
    register: Register, office: Cast, desk_of: Any, rows: list[Any]
):
    row = rows[0]
    desk = desk_of(office.users["planner"])
    form = desk.get(at(register, "register_edit", row.pk)).context["form"]
    typed = posted(form) | {name: typed_as(value) for name, value in sample_of(register).CHANGED.items()}
    answer = desk.post(at(register, "register_edit", row.pk), typed)
    assert answer.status_code == 302, answer.context["form"].errors if answer.context else answer
    stale = desk.post(at(register, "register_edit", row.pk), typed)
    assert stale.status_code == 409
    empty = desk.post(at(register, "register_new"), {})
    assert empty.status_code == 422


def posted(form: Any) -> dict[str, str]:
    """What a browser would send of the form as it was shown."""
    told = {}
    for field in form:
        value = field.value()
        if value not in (None, False, ""):
            prepared = form.fields[field.name].prepare_value(value)
            told[field.html_name] = str(prepared.pk if hasattr(prepared, "pk") else prepared)
    return told


def typed_as(value: Any) -> str:
    return str(value.pk) if hasattr(value, "pk") else str(value)


def test_a_new_entry_by_the_form_goes_to_its_sheet_and_the_list_asks_no_more_for_it(
    register: Register, office: Cast, desk_of: Any, rows: list[Any]
):
    desk = desk_of(office.users["planner"])
    with CaptureQueriesContext(connection) as few:
        desk.get(at(register))
    told = fields_of(register, office, len(rows) + 1).items()
    fields = {name: typed_as(value) for name, value in told if value not in (None, False)}
    answer = desk.post(at(register, "register_new"), fields, follow=True)
    assert answer.status_code == 200, answer.context["form"].errors
    assert register.rows(office.organization).count() == len(rows) + 1
    with CaptureQueriesContext(connection) as many:
        desk.get(at(register))
    assert len(many) == len(few), [one["sql"] for one in many][-5:]


@pytest.mark.any_database
def test_the_register_book_and_the_sheet_of_an_entry(register: Register, office: Cast, desk_of: Any, rows: list[Any]):
    """One paper draws all books: as PDF and DOCX it is drawn for those that stretch it; XLSX knows kinds of values."""
    desk = desk_of(office.users["planner"])
    drawn = (("pdf", b"%P"), ("docx", b"PK")) if register in STRETCHING else ()
    for form, begins in (*drawn, ("xlsx", b"PK"), ("csv", b"\xef\xbb")):
        answer = desk.get(at(register, "register_book", form))
        assert (answer.status_code, answer.content[:2]) == (200, begins), form
    lines = list(csv.reader(io.StringIO(answer.content.decode("utf-8-sig"))))
    assert [line[0] for line in lines[1:]] == [str(row) for row in rows]
    assert desk.get(at(register, "register_entry_paper", rows[0].pk, "docx")).content[:2] == b"PK"
    assert desk.get(at(register, "register_entry_paper", rows[0].pk, "xlsx")).status_code == 404


@only(IMPORTED)
def test_the_book_comes_back_in_by_a_file_and_goes_out_whole(register: Register, office: Cast, rows: list[Any]):
    by, first = office.officer("planner"), rows
    text = as_file(register, first)
    year = first[0].fiscal_year
    for row in first:
        withdraw(row, by=by, reason="ทดสอบการนำเข้า")
    upload = SimpleUploadedFile("ทะเบียน.csv", text.encode())
    batch = bring_in(register, upload, by=by, fiscal_year=year, unit=office.units["clerk"])
    assert (batch.state, batch.faulty, batch.good) == (ImportBatch.State.CHECKED, 0, 3), batch.report
    batch = take_in(batch, by=by)
    rows = list(register.rows(office.organization).order_by("number"))
    assert (batch.state, len(rows)) == (ImportBatch.State.DONE, 3)
    for old, new in zip(first, rows, strict=True):
        assert [getattr(old, one.field) for one in register.imported] == [
            getattr(new, one.field) for one in register.imported
        ]
    if register.same_by:
        again = bring_in(register, SimpleUploadedFile("อีกครั้ง.csv", text.encode()), by=by, fiscal_year=year)
        assert (again.good, again.doubled) == (0, 3)
    undone = undo_import(batch, by=by, reason="ผิดไฟล์")
    assert undone.state == ImportBatch.State.UNDONE
    assert not register.rows(office.organization).exists()


@only(IMPORTED)
def test_an_import_that_was_worked_on_is_not_undone(register: Register, office: Cast, rows: list[Any]):
    by, row = office.officer("planner"), rows[0]
    text = as_file(register, [row])
    withdraw(row, by=by, reason="ทดสอบการนำเข้า")
    batch = bring_in(register, SimpleUploadedFile("ก.csv", text.encode()), by=by, fiscal_year=row.fiscal_year)
    take_in(batch, by=by)
    new = register.rows(office.organization).get(batch=batch)
    changed = amend(new, by=by, fields=sample_of(register).CHANGED)
    assert versions_of(changed).count() == 2  # how it came, and how it was changed
    with pytest.raises(NotAllowed, match=str(changed)):
        undo_import(batch, by=by, reason="ผิดไฟล์")


def as_file(register: Register, rows: list[Any]) -> str:
    """The rows as a spreadsheet of the office's own would have them."""
    from sucharit.work.shelf.values import word

    written = io.StringIO()
    writer = csv.writer(written)
    writer.writerow([register.label_of(one) for one in register.imported])
    writer.writerows([harmless(word(register, row, one)) for one in register.imported] for row in rows)
    return written.getvalue()


@pytest.mark.any_database
@only(IMPORTED)
def test_the_template_has_the_headings_that_the_import_knows(register: Register, office: Cast, desk_of: Any):
    desk = desk_of(office.users["planner"])
    for form in ("xlsx", "csv"):
        content = desk.get(at(register, "register_template", form)).content
        batch = bring_in(
            register, SimpleUploadedFile(f"a.{form}", content), by=office.officer("planner"), fiscal_year=2569
        )
        assert batch.state == ImportBatch.State.REFUSED
        assert "ไม่พบแถวข้อมูล" in str(batch.report)


def test_figures_and_measures(register: Register, office: Cast, desk_of: Any, rows: list[Any]):
    row = rows[0]
    for _measure, share in measured(register, office.organization, row.fiscal_year):
        assert share.part >= 0
        assert share.whole is None or share.part <= share.whole
    desk = desk_of(office.users["planner"])
    for form in ("pdf", "xlsx") if register in STRETCHING else ("xlsx",):
        assert desk.get(at(register, "register_statistics_file", form)).status_code == 200


# Who may not


@pytest.mark.any_database
def test_the_neighbour_finds_nothing(register: Register, neighbour: Cast, desk_of: Any, rows: list[Any]):
    row = rows[0]
    desk = desk_of(neighbour.users["neighbour-planner"])
    assert desk.get(at(register)).status_code == 404
    own = reverse("register_entry", args=["thungnamsai", register.key, row.pk])
    assert desk.get(own).status_code == 404
    assert desk.post(own.replace(f"/{row.pk}/", f"/{row.pk}/edit/"), {}).status_code == 404


@pytest.mark.any_database
def test_another_unit_reads_but_does_not_write(register: Register, office: Cast, desk_of: Any, rows: list[Any]):
    row = rows[0]
    other: User = office.users["reporter"]
    by = office.officer("reporter")
    if not by.may(register.see):
        assert desk_of(other).get(at(register)).status_code == 404
        return
    if register.keeps is not None and register.keeps(by, row):
        return
    desk = desk_of(other)
    assert desk.get(at(register, "register_entry", row.pk)).status_code == 200
    assert desk.get(at(register, "register_edit", row.pk)).status_code == 404
    with pytest.raises(NotAllowed):
        amend(row, by=by, fields=sample_of(register).CHANGED)
    with pytest.raises(NotAllowed):
        withdraw(row, by=by, reason="ไม่ใช่ของตน")


# What the public sees


@pytest.mark.any_database
@only(OPEN)
def test_hidden_columns_are_not_among_the_open_ones(register: Register, rows: list[Any]):
    names = [one.field for one in register.open_columns]
    assert [one.field for one in register.columns if one.seen == Seen.HIDDEN and one.field in names] == []
    assert len(open_rows(register, rows[:1])[0]) == len(names) + 1
