"""What an observer sees of the door: lengths, times, cookies, headers, notices. All of it is replayed here."""

import datetime
import logging
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import models
from django.test import Client
from tests.work.sealed.conftest import SOMSAK, Room, a_form

from sucharit.base.notices.models import Notice
from sucharit.core.sealing import FILES, PAGES, TEXTS, new_receipt
from sucharit.work.sealed import models as rows
from sucharit.work.sealed import noticing
from sucharit.work.sealed.actions.casework import answer, note
from sucharit.work.sealed.figures import band, figures_of
from sucharit.work.sealed.models import Door, ReportBox, SealedFile, SealedMessage, SealedNote, SealedReport

pytestmark = pytest.mark.django_db
OVERHEAD = 24 + 16  # nonce and tag of XChaCha20-Poly1305
LENGTHS = (1, 10, 500, 1000, 3000, 5000, 9999)


def test_stored_sizes_are_a_few_classes_whatever_is_said(room: Room):
    for length in LENGTHS:
        room.filed(title="ก" * min(length, 120), what="x" * length, identity=SOMSAK if length % 2 else None)
    officer = room.office.officer("integrity")
    for case in room.cases("integrity"):
        for length in (1, 300, 9000):
            answer(case, "y" * length, (), by=officer)
            note(case, "z" * length, by=officer)
    allowed = {size + OVERHEAD for size in TEXTS}
    for model, name in ((SealedReport, "content"), (SealedMessage, "sealed"), (SealedNote, "sealed")):
        sizes = {len(bytes(one)) for one in model.objects.values_list(name, flat=True)}
        assert sizes <= allowed
        assert len(sizes) <= 2, "short and long, no more"
    for name in ("head", "standing", "latest", "reporter_box", "locator", "signature"):
        assert len({len(bytes(one)) for one in SealedReport.objects.values_list(name, flat=True)}) == 1, name


def test_stored_files_are_a_few_classes(room: Room, visitor: Client):
    for length in (1, 5_000, 60_000, 100_000, 300_000, 900_000):
        form = a_form(room, files=[SimpleUploadedFile("a.txt", b"a" * length)])
        visitor.post("/s/donsukchai/report/", form)
    sizes = {len(bytes(one)) for one in SealedFile.objects.values_list("content", flat=True)}
    assert sizes <= {size + OVERHEAD for size in FILES}
    assert len(sizes) == 3
    assert len({len(bytes(one)) for one in SealedFile.objects.values_list("about", flat=True)}) == 1


def test_pages_of_the_door_have_one_length(room: Room, visitor: Client):
    """The front, a form, a refused form, a receipt, a wrong receipt, a conversation: from outside all the same."""
    receipt = room.filed()
    for _ in range(3):
        answer(room.case(), "คำตอบ " * 50, (), by=room.office.officer("integrity"))
    follow = "/s/donsukchai/follow/"
    answers = [
        visitor.get("/s/donsukchai/"), visitor.get("/s/donsukchai/report/"),
        visitor.post("/s/donsukchai/report/", a_form(room, title="")),
        visitor.post("/s/donsukchai/report/", a_form(room)), visitor.get(follow),
        visitor.post(follow, {"receipt": new_receipt()}), visitor.post(follow, {"receipt": "1"}),
        visitor.post(follow, {"receipt": receipt}), visitor.post(follow, {"receipt": receipt, "text": "ต่อ"}),
        visitor.get("/s/donsukchai/figures/"), visitor.get("/s/donsukchai/manual/"),
    ]  # fmt: skip
    assert {len(one.content) for one in answers} == {PAGES[0]}
    assert {one["Content-Length"] for one in answers} == {str(PAGES[0])}
    assert {one.status_code for one in answers} == {200}
    shapes = {tuple(sorted(name for name in one.headers)) for one in answers}
    assert len(shapes) == 1, "and the same headers"
    import gzip

    packed = [len(gzip.compress(one.content)) for one in answers]
    assert max(packed) < 1.35 * min(packed), "also where a proxy compresses in spite of no-transform"


def test_no_answer_sets_a_cookie_or_names_another_place(room: Room, visitor: Client):
    receipt = room.filed()
    for path, form in (
        ("", None), ("report/", None), ("report/", a_form(room)), ("follow/", {"receipt": receipt}), ("manual/", None),
        ("figures/", None), ("poster/", None),
    ):  # fmt: skip
        answered = visitor.post(f"/s/donsukchai/{path}", form) if form else visitor.get(f"/s/donsukchai/{path}")
        assert not answered.cookies
        assert not visitor.cookies
        assert "no-store" in answered["Cache-Control"]
        assert answered["Referrer-Policy"] == "no-referrer"
        text = answered.content.decode()
        for told in ("http://", "https://", "//"):
            outside = [part[:80] for part in text.split(f'="{told}')[1:]]
            assert outside == [], outside
        assert receipt not in answered.get("Location", "")


def test_an_officer_who_is_signed_in_is_nobody_at_the_door(room: Room, desk_of: Any):
    """A cookie that comes along is not looked at."""
    browser = desk_of(room.office.users["mayor"])
    answered = browser.get("/s/donsukchai/")
    assert "บุญเลิศ" not in answered.content.decode().replace("นายบุญเลิศ ธรรมรักษา (", "")
    assert not answered.cookies
    assert "HTTP_COOKIE" not in answered.wsgi_request.META
    for name in ("REMOTE_ADDR", "HTTP_USER_AGENT", "HTTP_X_FORWARDED_FOR", "HTTP_REFERER", "HTTP_ACCEPT_LANGUAGE"):
        assert name not in answered.wsgi_request.META


def test_no_answer_of_the_door_leaves_a_log_line(room: Room, visitor: Client, caplog: Any):
    caplog.set_level(logging.DEBUG)
    logging.getLogger("django").addHandler(caplog.handler)
    try:
        visitor.post("/s/donsukchai/report/", a_form(room))
        visitor.post("/s/donsukchai/follow/", {"receipt": "1"})
        visitor.get("/s/donsukchai/nothing/")
        visitor.get("/s/nowhere/")
        visitor.put("/s/donsukchai/report/")
        visitor.generic("POST", "/s/donsukchai/report/", b"x", content_type="multipart/form-data")
    finally:
        logging.getLogger("django").removeHandler(caplog.handler)
    lines = [one for one in caplog.records if one.name.startswith(("django.request", "django.security", "sucharit"))]
    assert lines == []


def test_our_server_writes_no_access_log():
    from sucharit.config.starting import server

    assert "--no-access-log" in server("127.0.0.1", 8000, workers=1)


def test_no_row_of_a_report_knows_an_hour():
    """Days only; hours stand where somebody inside asked or decided, which is no arrival."""
    hours = {
        f"{model.__name__}.{one.name}"
        for model in vars(rows).values()
        if isinstance(model, type) and issubclass(model, models.Model) and model.__module__ == rows.__name__
        for one in model._meta.get_fields()
        if isinstance(one, models.DateTimeField | models.TimeField)
    }
    assert hours == {
        "Door.next_notice_at", "Recovery.asked_at", "Recovery.done_at", "Recovery.withdrawn_at", "Unlocking.until",
        "IdentityRequest.asked_at", "IdentityRequest.decided_at", "IdentityRequest.until",
    }  # fmt: skip


def test_notices_come_at_hours_that_were_chosen_before(room: Room, monkeypatch: Any):
    """A report at any hour of the day is told at the same moment; nothing is told at once."""
    now = datetime.datetime(2026, 11, 2, 8, tzinfo=datetime.UTC)
    monkeypatch.setattr(noticing.timezone, "now", lambda: now)
    noticing.tell_officers()
    chosen = Door.objects.get().next_notice_at
    assert datetime.timedelta(hours=12) <= chosen - now <= datetime.timedelta(hours=36)
    about = Notice.objects.filter(text__contains="ถึงรอบตรวจ")
    room.filed()
    noticing.tell_officers()
    assert not about.exists()
    assert Door.objects.get().next_notice_at == chosen, "filing moves nothing"
    monkeypatch.setattr(noticing.timezone, "now", lambda: chosen)
    noticing.tell_officers()
    assert {one.user.username for one in about} == {"integrity", "second"}
    noticing.tell_officers()
    assert about.count() == 2


def test_sometimes_a_notice_comes_though_nothing_came(room: Room, monkeypatch: Any):
    """So an officer who is told and sees nothing new may not conclude to be accused."""
    told = 0
    for turn in range(3):
        monkeypatch.setattr(noticing.secrets, "randbelow", lambda _n, turn=turn: turn)
        Door.objects.update(next_notice_at=datetime.datetime(2026, 1, 1, tzinfo=datetime.UTC))
        told += noticing.tell_officers()
    assert told == 1


def test_a_term_that_is_over_is_told_once_a_week_in_the_same_words(room: Room, monkeypatch: Any):
    """No notice of its own: whoever sees it learns neither that something is late nor what."""
    room.filed()
    SealedReport.objects.update(told=True)
    door, came = Door.objects.get(), SealedReport.objects.get().received_on

    def over(days: int) -> bool:
        return noticing.term_passed(door, came + datetime.timedelta(days=days))

    assert [days for days in range(15 + 16) if over(days)] == [16, 17, 23, 24, 30]
    monkeypatch.setattr(noticing.secrets, "randbelow", lambda n: n - 1)  # no decoy
    monkeypatch.setattr(noticing.clock, "today", lambda: came + datetime.timedelta(days=16))
    Door.objects.update(next_notice_at=datetime.datetime(2026, 1, 1, tzinfo=datetime.UTC))
    assert noticing.tell_officers() == 1
    SealedReport.objects.update(finished_on=came, received_on=came)
    assert not over(100)
    assert over((came.replace(year=came.year + door.keep_years) - came).days + 1), "to be destroyed"


def test_an_accused_officers_box_looks_like_any_other(room: Room):
    room.filed(accused=[room.keepers["second"].user_id], identity=SOMSAK)
    boxes = ReportBox.objects.all()
    assert {one.keeper.user.username for one in boxes} == {"integrity", "second"}
    assert len({len(bytes(one.box)) for one in boxes}) == 1
    assert len({len(bytes(one.box)) for one in rows.IdentityHalf.objects.all()}) == 1
    assert rows.IdentityHalf.objects.count() == 4


def test_figures_are_bands_of_finished_months(room: Room):
    for _ in range(7):
        room.filed()
    today = SealedReport.objects.first().received_on
    assert all(one.none for one in figures_of(room.office.organization, today)), "this month is in no figure"
    later = (today.replace(day=1) + datetime.timedelta(days=40)).replace(day=3)
    first = figures_of(room.office.organization, later)[0]
    assert (first.received, first.finished, first.in_progress) == ("5-9 เรื่อง", "ไม่มี", "5-9 เรื่อง")
    assert [band(n) for n in (0, 1, 4, 5, 12)] == ["ไม่มี", "1-4 เรื่อง", "1-4 เรื่อง", "5-9 เรื่อง", "10-14 เรื่อง"]
