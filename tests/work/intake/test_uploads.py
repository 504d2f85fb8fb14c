"""Bringing documents in: what is taken, what is refused, and how the reading goes on behind."""

import io
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.http import Http404
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from sucharit.base.audit.models import Entry
from sucharit.base.files.actions import UnacceptableFile, opened
from sucharit.base.people.gate import NotAllowed
from sucharit.core.plan.json import to_json
from sucharit.core.reading import contract_json, open_document, read
from sucharit.office.demonstration.people import Cast
from sucharit.work.intake import actions, tasks
from sucharit.work.intake import reading as at_arms_length
from sucharit.work.intake.models import Intake
from sucharit.work.intake.queries import found_in, intake_for, leaf_at, lines_of, twins_of
from sucharit.work.intake.reading import reading_of

SAMPLES = Path(__file__).resolve().parents[2] / "samples"
PLAN = SAMPLES / "sao" / "plan.txt"
Bring = Callable[..., Intake]
Desk = Callable[..., Client]


def at(name: str, cast: Cast, *rest: object) -> str:
    return reverse(name, args=[cast.organization.code, *rest])


def test_an_old_plan_is_read_whole_and_the_original_stays(brought_in: Bring, office: Cast) -> None:
    intake = brought_in(PLAN)
    assert (intake.state, intake.stage, intake.document_kind) == ("read", "done", "action_plan")
    assert intake.initiative_count == 32
    assert reading_of(intake.reading) == read(open_document(PLAN))
    with opened(intake.file) as original:
        assert original.read() == PLAN.read_bytes()
    lines = [line for leaf in intake.leaves.all() for line in leaf.lines]
    assert [text for _, text, _, _ in lines] == [line.text for line in open_document(PLAN).lines]
    assert all(len(leaf.lines) <= 500 for leaf in intake.leaves.all())
    notice = office.users["planner"].notices.get()
    assert intake.file.name in notice.text
    assert notice.url == at("intake", office, intake.pk)
    verbs = list(
        Entry.objects.filter(subject=f"intake.intake:{intake.pk}").order_by("number").values_list("verb", flat=True)
    )
    assert verbs == ["intake.received", "intake.read"]


@pytest.mark.parametrize("name", ["sao/plan.docx", "sao/plan.pdf", "annual/office.xlsx"])
def test_word_pdf_and_excel_are_read(brought_in: Bring, name: str) -> None:
    assert brought_in(SAMPLES / name).state == Intake.State.READ


def test_our_own_json_is_taken_as_it_is(brought_in: Bring, tmp_path: Path) -> None:
    reading = read(open_document(PLAN))
    (tmp_path / "plan.json").write_bytes(to_json(reading.plan))
    (tmp_path / "reading.json").write_bytes(contract_json(reading))
    assert reading_of(brought_in(tmp_path / "plan.json").reading).plan == reading.plan
    assert reading_of(brought_in(tmp_path / "reading.json").reading).plan.initiatives == reading.plan.initiatives


def test_a_real_process_reads_and_says_its_stages(
    office: Cast, django_capture_on_commit_callbacks: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[str] = []
    alive = tasks._alive
    monkeypatch.setattr(tasks, "_alive", lambda begun, stage: (told.append(stage), alive(begun, stage)))
    with django_capture_on_commit_callbacks(execute=True):
        intake = actions.receive(SimpleUploadedFile("แผน.txt", PLAN.read_bytes()), by=office.officer("planner"))
    intake.refresh_from_db()
    assert told == ["opening", "reading", "checking"]
    assert intake.state == Intake.State.READ


def test_what_cannot_be_read_says_why_and_can_be_read_again(brought_in: Bring, office: Cast, tmp_path: Path) -> None:
    broken = tmp_path / "พัง.pdf"
    broken.write_bytes((SAMPLES / "sao" / "plan.pdf").read_bytes()[:2000])
    intake = brought_in(broken)
    assert intake.state == Intake.State.FAILED
    assert "โปรด" in intake.reason
    actions.read_again(intake, by=office.officer("planner"))
    intake.refresh_from_db()
    assert intake.state == Intake.State.WAITING


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("ว่าง.txt", b""),
        ("โปรแกรม.pdf", b"MZ\x90\0\3\0\0\0"),
        ("ภาพ.png", b"\x89PNG\r\n\x1a\n" + b"0" * 64),
        ("หลอก.docx", b"PK\3\4 not a zip at all"),
    ],
)
def test_what_is_no_document_is_not_taken(office: Cast, name: str, content: bytes) -> None:
    with pytest.raises(UnacceptableFile, match="โปรด"):
        actions.receive(SimpleUploadedFile(name, content), by=office.officer("planner"))
    assert not Intake.objects.exists()


def test_a_file_over_the_limit_is_not_taken(office: Cast, settings: Any) -> None:
    settings.FILE_LIMIT = 1024
    with pytest.raises(UnacceptableFile, match="เมกะไบต์"):
        actions.receive(SimpleUploadedFile("ใหญ่.txt", b"a" * 2048), by=office.officer("planner"))


def test_hostile_names_are_only_shown(brought_in: Bring) -> None:
    intake = brought_in(PLAN, "../../etc/\u202epasswd\x07<script>.txt")
    assert "/" not in intake.file.name
    assert "\u202e" not in intake.file.name
    assert "\x07" not in intake.file.name


def test_the_same_file_twice_is_said_and_linked(brought_in: Bring, office: Cast, desk_of: Desk) -> None:
    first, second = brought_in(PLAN), brought_in(PLAN, "ชื่ออื่น.txt")
    assert [twin.pk for twin in twins_of(second)] == [first.pk]
    page = desk_of(office.users["planner"]).get(at("intake", office, second.pk)).content.decode()
    assert at("intake", office, first.pk) in page
    assert "เคยนำเข้าแล้ว" in page


def test_the_page_takes_many_files_and_one_bad_one_stops_none(
    office: Cast, desk_of: Desk, read_here: None, django_capture_on_commit_callbacks: Any
) -> None:
    desk = desk_of(office.users["planner"])
    files = [SimpleUploadedFile("ก.txt", PLAN.read_bytes()), SimpleUploadedFile("ข.pdf", b"MZ\0\0\0nothing")]
    with django_capture_on_commit_callbacks(execute=True):
        answer = desk.post(at("intake_upload", office), {"files": files}, follow=True)
    page = answer.content.decode()
    assert Intake.objects.filter(state="read").count() == 1
    assert "ข.pdf" in page
    assert "ก.txt" in page


def test_the_script_is_answered_in_json(office: Cast, desk_of: Desk, read_here: None) -> None:
    desk = desk_of(office.users["planner"])
    good = desk.post(
        at("intake_upload", office),
        {"files": SimpleUploadedFile("ก.txt", PLAN.read_bytes())},
        headers={"accept": "application/json"},
    )
    assert good.status_code == 201
    assert good.json()["url"] == at("intake", office, Intake.objects.get().pk)
    bad = desk.post(at("intake_upload", office), {"files": io.BytesIO(b"\0\0")}, headers={"accept": "application/json"})
    assert bad.status_code == 422
    assert "โปรด" in bad.json()["error"]
    none = desk.post(at("intake_upload", office), {}, headers={"accept": "application/json"})
    assert none.status_code == 422


def test_nul_and_lone_surrogates_do_not_stop_the_database(brought_in: Bring, tmp_path: Path) -> None:
    strange = tmp_path / "strange.txt"
    strange.write_bytes("แผนปฏิบัติการป้องกันการทุจริต\n".encode() * 4000 + b"before\0after \\u0000\n")
    intake = brought_in(strange)
    assert intake.state in (Intake.State.READ, Intake.State.FAILED)
    if intake.state == Intake.State.READ:
        text = "".join(text for leaf in intake.leaves.all() for _, text, _, _ in leaf.lines)
        assert "\0" not in text
        assert "\\u0000" in text


def test_a_dead_worker_is_found_and_the_reading_taken_up(
    office: Cast, read_here: None, django_capture_on_commit_callbacks: Any
) -> None:
    intake = actions.receive(SimpleUploadedFile("ก.txt", PLAN.read_bytes()), by=office.officer("planner"))
    begun = tasks._begin(intake.pk)
    assert begun is not None
    assert tasks._begin(intake.pk) is None  # a second task finds it taken
    assert actions.resume_abandoned() == 0  # it was alive a moment ago
    Intake.objects.update(seen_alive_at=timezone.now() - timedelta(minutes=2))
    with django_capture_on_commit_callbacks(execute=True):
        assert actions.resume_abandoned() == 1
    intake.refresh_from_db()
    assert intake.state == Intake.State.READ
    questions = intake.questions.count()
    tasks.fail(begun, "ผู้ที่คิดว่าตายแล้วกลับมา")  # the first attempt wakes and writes nothing
    intake.refresh_from_db()
    assert intake.state == Intake.State.READ
    assert intake.questions.count() == questions
    assert Entry.objects.filter(verb="intake.resumed").count() == 1


def test_a_document_that_kills_every_worker_is_given_up(office: Cast) -> None:
    intake = actions.receive(SimpleUploadedFile("ก.txt", PLAN.read_bytes()), by=office.officer("planner"))
    for _ in range(tasks.MOST_ATTEMPTS):
        Intake.objects.update(state="waiting")
        tasks._begin(intake.pk)
    Intake.objects.update(seen_alive_at=timezone.now() - timedelta(minutes=2))
    actions.resume_abandoned()
    intake.refresh_from_db()
    assert intake.state == Intake.State.FAILED
    assert "อ่านใหม่" in intake.reason


def test_a_lost_task_is_queued_again(office: Cast, read_here: None, django_capture_on_commit_callbacks: Any) -> None:
    intake = actions.receive(SimpleUploadedFile("ก.txt", PLAN.read_bytes()), by=office.officer("planner"))
    Intake.objects.update(uploaded_at=timezone.now() - timedelta(minutes=5))
    with django_capture_on_commit_callbacks(execute=True):
        assert actions.resume_abandoned() == 1
    intake.refresh_from_db()
    assert intake.state == Intake.State.READ


def test_a_reading_that_takes_too_long_or_dies_is_only_a_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(at_arms_length, "COMMAND", ("-c", "import time; time.sleep(60)"))
    with pytest.raises(at_arms_length.NotRead, match="เวลา"):
        at_arms_length.read_bounded(PLAN, "ก", lambda _: None, lambda: None, seconds=0.3)
    monkeypatch.setattr(at_arms_length, "COMMAND", ("-c", "import os; os.kill(os.getpid(), 9)"))
    with pytest.raises(at_arms_length.NotRead, match="หยุดกลางคัน"):
        at_arms_length.read_bounded(PLAN, "ก", lambda _: None, lambda: None)
    monkeypatch.setattr(at_arms_length, "COMMAND", ("-c", "print('nonsense')"))
    with pytest.raises(at_arms_length.NotRead):
        at_arms_length.read_bounded(PLAN, "ก", lambda _: None, lambda: None)


def test_a_lost_original_is_said(office: Cast, django_capture_on_commit_callbacks: Any, read_here: None) -> None:
    from sucharit.base.files.actions import path_of

    intake = actions.receive(SimpleUploadedFile("ก.txt", b"no plan at all, only once"), by=office.officer("planner"))
    path_of(intake.file).unlink()
    tasks.read_document.call(intake.pk)
    intake.refresh_from_db()
    assert intake.state == Intake.State.FAILED
    assert "ไม่พบไฟล์" in intake.reason


def test_putting_away_and_taking_back(brought_in: Bring, office: Cast) -> None:
    planner = office.officer("planner")
    intake = brought_in(PLAN)
    with pytest.raises(NotAllowed, match="เหตุผล"):
        actions.discard(intake, by=planner, reason="  ")
    actions.discard(intake, by=planner, reason="นำเข้าผิดไฟล์")
    with pytest.raises(NotAllowed):
        actions.discard(intake, by=planner, reason="อีกครั้ง")
    assert actions.restore(intake, by=planner).state == Intake.State.READ


def test_the_lines_of_a_long_document_come_in_leaves_and_can_be_searched(brought_in: Bring) -> None:
    intake = brought_in(PLAN)
    leaf = leaf_at(intake, 1200)
    assert leaf is not None
    assert (leaf.first, leaf.last) == (1001, 1500)
    marked = [line.number for line in lines_of(leaf, [range(1200, 1203)]) if line.marked]
    assert marked == [1200, 1201, 1202]
    hits = found_in(intake, "ดอน สุขใจ")
    assert hits
    assert all("ดอนสุขใจ" in line.text.replace(" ", "") for line in hits)
    assert found_in(intake, "ไม่มีคำนี้แน่นอนในเอกสาร") == []


def test_neighbours_and_other_roles_see_nothing(
    brought_in: Bring, office: Cast, neighbour: Cast, desk_of: Desk
) -> None:
    intake = brought_in(PLAN)
    names = ["intake", "intake_state", "intake_original", "intake_document", "intake_questions", "intake_corrections"]
    stranger = desk_of(neighbour.users["neighbour-planner"])
    for name in names:
        assert stranger.get(at(name, office, intake.pk)).status_code == 404
        assert stranger.get(at(name, neighbour, intake.pk)).status_code == 404
    assert stranger.get(at("intake_part", neighbour, intake.pk, "1")).status_code == 404
    assert stranger.post(at("intake_discard", neighbour, intake.pk), {"reason": "ก"}).status_code == 404
    with pytest.raises(Http404):
        intake_for(neighbour.officer("neighbour-planner"), intake.pk)
    for username in ("mayor", "clerk", "head", "auditor", "admin", "council"):
        assert desk_of(office.users[username]).get(at("intake_list", office)).status_code == 404
    with pytest.raises(NotAllowed):
        actions.receive(SimpleUploadedFile("ก.txt", PLAN.read_bytes()), by=office.officer("clerk"))


def test_the_original_comes_back_byte_for_byte(brought_in: Bring, office: Cast, desk_of: Desk) -> None:
    intake = brought_in(PLAN)
    answer = desk_of(office.users["planner"]).get(at("intake_original", office, intake.pk))
    assert b"".join(answer.streaming_content) == PLAN.read_bytes()  # type: ignore[attr-defined]
    assert answer["X-Content-Type-Options"] == "nosniff"
    answer.close()


def test_the_list_filters_sorts_and_asks_little(
    brought_in: Bring, office: Cast, desk_of: Desk, django_assert_num_queries: Any
) -> None:
    brought_in(PLAN, "แผนห้าปี.txt")
    brought_in(SAMPLES / "order" / "plan.txt", "คำสั่ง.txt")
    desk = desk_of(office.users["planner"])
    address = at("intake_list", office)
    desk.get(address)
    with CaptureQueriesContext(connection) as asked:
        page = desk.get(address).content.decode()
    all_of_them = len(asked)
    few = [query["sql"] for query in asked if '"intake_' in query["sql"]]
    assert len(few) == 3  # the abandoned, how many, and the page itself; the frame asks its own
    assert not any('"reading"' in sql for sql in few)
    assert "แผนห้าปี.txt" in page
    assert "คำสั่ง.txt" in page
    only = desk.get(address, {"kind": "order"}).content.decode()
    assert "คำสั่ง.txt" in only
    assert "แผนห้าปี.txt" not in only
    assert "ไม่พบเอกสาร" in desk.get(address, {"q": "ไม่มีทางมี"}).content.decode()
    for sort in ("name", "-name", "state", "-open", "size", "-when", "nonsense"):
        assert desk.get(address, {"sort": sort}).status_code == 200
    for _ in range(5):
        brought_in(PLAN)
    with django_assert_num_queries(all_of_them):
        desk.get(address)
    fragment = desk.get(address, headers={"hx-request": "true"}).content.decode()
    assert "<html" not in fragment


def test_progress_is_shown_until_it_is_done(office: Cast, desk_of: Desk, brought_in: Bring) -> None:
    waiting = actions.receive(SimpleUploadedFile("ก.txt", PLAN.read_bytes()), by=office.officer("planner"))
    desk = desk_of(office.users["planner"])
    page = desk.get(at("intake_state", office, waiting.pk))
    assert "hx-trigger" in page.content.decode()
    assert "HX-Refresh" not in page
    assert "every 2s" in desk.get(at("intake_list", office)).content.decode()
    done = brought_in(PLAN)
    assert desk.get(at("intake_state", office, done.pk))["HX-Refresh"] == "true"
