"""Requests of 2563 fall due: the plan officer proposes, the chief executive decides, names go and figures stay."""

import datetime
import io
import logging
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import IntegrityError, transaction
from django.test import Client
from django.urls import reverse
from PIL import Image
from tests.work.shelf.everyone import filled

from sucharit.base.audit.models import Entry as Told
from sucharit.base.audit.verifying import verify
from sucharit.base.files.actions import path_of
from sucharit.base.files.models import StoredFile
from sucharit.base.history.queries import versions_of
from sucharit.base.people.gate import NotAllowed
from sucharit.base.search.models import SearchEntry
from sucharit.office.demonstration.people import Cast
from sucharit.publishing.portal.models import OpenMark
from sucharit.work.evidence.actions import add_file
from sucharit.work.evidence.models import Evidence, EvidenceUse
from sucharit.work.information.actions import asked
from sucharit.work.information.registers import INFORMATION, SUGGESTIONS
from sucharit.work.obligations.office_rules import office_rules
from sucharit.work.procurement.models import Answer
from sucharit.work.retention import actions, emptying
from sucharit.work.retention.models import Destruction, DestructionLine, Hold
from sucharit.work.retention.papers import destruction_paper_of, numbers_of
from sucharit.work.retention.queries import groups_for
from sucharit.work.retention.series import OfRegister, OfSurveys, Series
from sucharit.work.shelf.actions import add, amend, bring_in, put_back, take_in, withdraw
from sucharit.work.shelf.models import Emptied, ImportBatch
from sucharit.work.shelf.registry import register_called
from sucharit.work.shelf.statistics import measured, statistics
from sucharit.work.surveys.models import Comment, Invitation, Survey

pytestmark = pytest.mark.django_db
TODAY = "2026-03-02"
NAME, PHONE, WORDS = "นางทองใบ ใจซื่อ", "0812345678", "ขอสำเนาสัญญาจ้างซ่อมถนนหน้าบ้านนางทองใบ"
SERIES = OfRegister(INFORMATION)
Row = Any


@pytest.fixture(autouse=True)
def the_day(settings: Any) -> None:
    settings.TODAY = TODAY


def asked_in(office: Cast, day: datetime.date, evidence: Any = (), *, answered: bool = True, name: str = NAME) -> Row:
    """A request under the Act of long ago, answered then."""
    by = office.officer("planner")
    fields = {"received_on": day, "subject": WORDS, "requester": name, "contact": PHONE, "unit": office.units["clerk"]}
    row = add(INFORMATION, by=by, fields=fields)
    return (
        asked.answer(row, by=by, answer=f"ส่งสำเนาให้{name}แล้ว", answered_on=day, evidence=evidence) if answered else row
    )


@pytest.fixture
def old(office: Cast) -> list[Row]:
    """Three of 2563."""
    return [asked_in(office, datetime.date(2020, 1, 10 + n)) for n in range(3)]


def photo(office: Cast, title: str) -> Evidence:
    content = io.BytesIO()
    Image.new("RGB", (40, 30), (len(title) * 7 % 255, 90, 20)).save(content, "PNG")
    upload = SimpleUploadedFile(f"{title}.png", content.getvalue())
    return add_file(upload, by=office.officer("planner"), title=title)


def proposed(office: Cast, *groups: tuple[Series, int], who: str = "planner") -> Destruction:
    by, chosen = office.officer(who), groups or ((SERIES, 2563),)
    return actions.propose(chosen, by=by, seen=actions.mark_of(actions.due_in(chosen, by), by), note="")


def destroyed(office: Cast, row: Destruction) -> Destruction:
    return actions.destroy(row, by=office.officer("mayor"))


def at(name: str, *more: object) -> str:
    return reverse(name, args=["donsukchai", *more])


def fates(row: Destruction) -> dict[str, str]:
    return dict(row.lines.values_list("label", "fate"))


def test_from_the_page_to_the_certificate(office: Cast, old: list[Row], client: Client):
    asked_in(office, datetime.date(2024, 1, 10))
    figures = [(m.key, s.part, s.whole) for m, s in measured(INFORMATION, office.organization, 2563)]
    blocks = [list(one.lines) for one in statistics(INFORMATION, office.organization, 2563)]
    client.force_login(office.users["planner"], backend="django.contrib.auth.backends.ModelBackend")
    page = client.get(at("retention"))
    assert [(one.series.key, one.fiscal_year, one.due) for one in page.context["groups"]] == [("information", 2563, 3)]
    assert client.get(at("retention_group", "information", 2563)).content.decode().count("เสนอทำลายได้") == 3
    preview = client.get(at("retention_propose"), {"group": "information:2563"})
    assert "1/2563" in preview.content.decode() and NAME not in preview.content.decode()
    answer = client.post(
        at("retention_propose"),
        {"group": "information:2563", "seen": preview.context["form"]["seen"].value(), "note": "ตามบันทึก 12/2569"},
    )
    row = Destruction.objects.get()
    assert answer["Location"] == at("destruction", row.pk)
    assert groups_for(office.officer("planner"))[0].listed == 3

    client.force_login(office.users["mayor"], backend="django.contrib.auth.backends.ModelBackend")
    assert client.post(at("destruction_decide", row.pk), {"note": ""}).status_code == 422, "the list must be read"
    before = Told.objects.count()
    assert client.post(at("destruction_decide", row.pk), {"read": "on"}).status_code == 302
    row.refresh_from_db()
    assert (row.state, row.entries, row.left, row.salt) == ("done", 3, 0, "")
    assert Told.objects.count() == before + 1
    assert verify("donsukchai").faults == ()
    one = INFORMATION.model.objects.get(pk=old[0].pk)
    assert {one.requester, one.contact, one.subject, one.answer} == {emptying.COVER}
    assert (one.number, one.fiscal_year, one.state, one.received_on) == (
        1,
        2563,
        "answered",
        datetime.date(2020, 1, 10),
    )
    assert [(m.key, s.part, s.whole) for m, s in measured(INFORMATION, office.organization, 2563)] == figures
    assert [list(one.lines) for one in statistics(INFORMATION, office.organization, 2563)] == blocks
    told = client.get(at("destruction", row.pk)).content.decode()
    assert "ใบรับรองการทำลาย" in told and "1-3" in told
    sheet = client.get(at("register_entry", "information", one.pk)).content.decode()
    assert at("destruction", row.pk) in sheet and NAME not in sheet and PHONE not in sheet
    assert groups_for(office.officer("planner")) == []


def test_history_search_and_evidence_go_and_what_others_use_stays(
    office: Cast, django_capture_on_commit_callbacks: Any
):  # fmt: skip
    alone, shared = photo(office, "หนังสือของผู้ขอ"), photo(office, "ภาพสัญญา")
    row = asked_in(office, datetime.date(2020, 1, 10), [alone, shared])
    asked_in(office, datetime.date(2025, 1, 10), [shared])
    files = [path_of(one) for one in (alone.file, alone.thumbnail, shared.file) if one]
    assert all(path.exists() for path in files) and versions_of(row).count() == 2
    assert SearchEntry.objects.filter(key=f"information:{row.pk}", text__contains="ทองใบ").exists()
    listed = proposed(office)
    with django_capture_on_commit_callbacks(execute=True):
        done = destroyed(office, listed)
    assert (done.files, done.versions) == (2, 2)
    assert [path.exists() for path in files] == [False, False, True]
    assert not Evidence.objects.filter(pk=alone.pk).exists()
    assert list(EvidenceUse.objects.values_list("evidence", flat=True)) == [shared.pk]
    assert all("ทองใบ" not in str(one.snapshot) and PHONE not in str(one.snapshot) for one in versions_of(row))
    assert not SearchEntry.objects.filter(key=f"information:{row.pk}", text__contains="ทองใบ").exists()


def test_evidence_on_a_public_page_stays_and_pictures_of_people_do_not(office: Cast):
    shown, people = photo(office, "ภาพถนนที่ซ่อมแล้ว"), photo(office, "ภาพผู้ขอ")
    Evidence.objects.filter(pk=people.pk).update(personal=True)
    asked_in(office, datetime.date(2020, 1, 10), [shown, people])
    for one in (shown, people):
        OpenMark.objects.create(
            organization=office.organization, fiscal_year=2563, subject=f"evidence.evidence:{one.pk}",
            by=office.users["planner"],
        )  # fmt: skip
    destroyed(office, proposed(office))
    assert set(Evidence.objects.values_list("pk", flat=True)) == {shown.pk}


def test_who_proposed_does_not_decide(office: Cast, old: list[Row]):
    row = proposed(office, who="clerk")
    with pytest.raises(NotAllowed, match="ผู้เสนอ"):
        actions.destroy(row, by=office.officer("clerk"))
    with pytest.raises(NotAllowed, match="ผู้เสนอ"):
        actions.refuse(row, by=office.officer("clerk"), reason="ไม่")
    for who in ("planner", "head", "auditor"):
        with pytest.raises(NotAllowed):
            actions.destroy(row, by=office.officer(who))
    with pytest.raises(IntegrityError, match="preparer_is_not_decider"), transaction.atomic():
        Destruction.objects.filter(pk=row.pk).update(
            state="done", decided_by=row.proposed_by, decided_on=TODAY, salt="", entries=1, recorded=1, digest="x"
        )
    assert destroyed(office, row).entries == 3
    with pytest.raises(NotAllowed, match="พิจารณาไปแล้ว"):
        destroyed(office, row)


def test_strangers_find_nothing_and_readers_only_read(office: Cast, neighbour: Cast, old: list[Row], desk_of: Any):
    row = proposed(office)
    held = actions.hold(OfRegister(SUGGESTIONS), _suggestion(office).pk, by=office.officer("planner"), reason="อุทธรณ์")
    pages = [
        at("retention"), at("retention_group", "information", 2563), at("destruction", row.pk),
        at("destruction_decide", row.pk), at("destruction_refuse", row.pk), at("destruction_paper", row.pk, "pdf"),
        at("retention_propose"), at("retention_order", "information"), at("retention_release", held.pk),
        at("retention_hold", "information", 2563, old[0].pk),
    ]  # fmt: skip
    desk = desk_of(neighbour.users["neighbour-clerk"])
    assert {desk.get(page).status_code for page in pages} == {404}
    assert desk.post(at("destruction_decide", row.pk), {"read": "on"}).status_code == 404
    theirs = reverse("destruction", args=["thungnamsai", row.pk])
    assert desk.get(theirs).status_code == 404
    assert desk.get(reverse("retention_release", args=["thungnamsai", held.pk])).status_code == 404
    with pytest.raises(NotAllowed):
        actions.hold(SERIES, old[0].pk, by=neighbour.officer("neighbour-clerk"), reason="ของคนอื่น")
    mayor = desk_of(office.users["mayor"])
    assert mayor.get(at("retention_propose")).status_code == 404, "the executive keeps no register"
    assert mayor.get(at("retention_group", "nothing", 2563)).status_code == 404
    council = desk_of(office.users["council"])
    assert {council.get(page).status_code for page in pages} == {404}


def _suggestion(office: Cast) -> Row:
    fields = {"given_on": datetime.date(2020, 2, 1), "words": f"{NAME} ขอบคุณ", "unit": office.units["clerk"]}
    return add(SUGGESTIONS, by=office.officer("planner"), fields=fields)


def test_what_changed_or_was_held_since_is_left_out_and_told(office: Cast, old: list[Row], desk_of: Any):
    changed, held, gone = old
    row = proposed(office)
    INFORMATION.model.objects.filter(pk=changed.pk).update(contact="0899999999", edition=7)
    actions.hold(SERIES, held.pk, by=office.officer("planner"), reason="คดีปกครองหมายเลขดำ 12/2569")
    done = destroyed(office, row)
    assert (done.entries, done.left) == (1, 2)
    assert fates(done) == {"1/2563": "changed", "2/2563": "held", "3/2563": "gone"}
    changed.refresh_from_db()
    assert changed.contact == "0899999999"
    told = desk_of(office.users["mayor"]).get(at("destruction", done.pk)).content.decode()
    assert "มีผู้แก้ไขหลังเสนอ" in told and "สั่งให้เก็บไว้" in told
    paper = str(destruction_paper_of(done, office.officer("mayor")))
    assert "เว้นไว้" in paper and "1/2563" in paper and NAME not in paper
    assert DestructionLine.objects.exclude(mark="").count() == 0, "marks go with the decision"
    assert Emptied.objects.get().entry == gone.pk
    again = groups_for(office.officer("planner"))[0]
    assert (again.due, again.held) == (1, 1)


def test_a_list_that_changed_before_it_was_proposed_is_looked_at_again(office: Cast, old: list[Row], desk_of: Any):
    by = office.officer("planner")
    seen = actions.mark_of(actions.due_in([(SERIES, 2563)], by), by)
    INFORMATION.model.objects.filter(pk=old[0].pk).update(contact="0800000000")
    with pytest.raises(NotAllowed, match="ดูอีกครั้ง"):
        actions.propose([(SERIES, 2563)], by=by, seen=seen)
    desk = desk_of(office.users["planner"])
    answer = desk.post(at("retention_propose"), {"group": "information:2563", "seen": seen, "note": "คงไว้"})
    assert answer.status_code == 422 and "คงไว้" in answer.content.decode()
    again = {"group": "information:2563", "seen": answer.context["form"]["seen"].value()}
    assert desk.post(at("retention_propose"), again).status_code == 302


def test_a_destruction_that_breaks_off_has_done_nothing(
    office: Cast, monkeypatch: pytest.MonkeyPatch, django_capture_on_commit_callbacks: Any
):  # fmt: skip
    piece = photo(office, "บัตรของผู้ขอ")
    row = asked_in(office, datetime.date(2020, 1, 10), [piece])
    listed, stored = proposed(office), piece.file
    assert stored is not None

    def breaks(*_args: object, **_facts: object) -> None:
        raise ConnectionError("the disk is full")

    monkeypatch.setattr(actions, "record", breaks)
    with django_capture_on_commit_callbacks(execute=True), pytest.raises(ConnectionError):
        destroyed(office, listed)
    row.refresh_from_db()
    listed.refresh_from_db()
    assert (row.requester, listed.state, Emptied.objects.count()) == (NAME, "proposed", 0)
    assert StoredFile.objects.filter(pk=stored.pk).exists() and path_of(stored).exists()
    assert any(NAME in str(one.snapshot) for one in versions_of(row))


def test_nothing_of_people_in_logs_notices_or_the_record(
    office: Cast, old: list[Row], caplog: pytest.LogCaptureFixture, mailoutbox: list[Any]
):  # fmt: skip
    before = Told.objects.count()
    with caplog.at_level(logging.INFO):
        destroyed(office, proposed(office))
    told = [f"{one.label} {one.facts}" for one in Told.objects.order_by("pk")[before:]]
    assert len(told) == 2
    said = "\n".join([caplog.text, *told, *(f"{one.subject} {one.body}" for one in mailoutbox)])
    assert not any(word in said for word in (NAME, PHONE, WORDS, "ทองใบ"))


def test_kept_longer_by_order_and_never_shorter(office: Cast, old: list[Row], desk_of: Any):
    day, mayor = datetime.date(2026, 2, 1), office.officer("mayor")
    said: dict[str, Any] = {"order_number": "คำสั่งที่ 45/2569", "ordered_on": day, "reason": "สตง. ขอตรวจย้อนหลัง"}
    with pytest.raises(NotAllowed, match="นานกว่า"):
        actions.prolong(SERIES, by=mayor, years=5, **said)
    with pytest.raises(NotAllowed, match="อนาคต"):
        actions.prolong(SERIES, by=mayor, years=8, **{**said, "ordered_on": datetime.date(2026, 5, 1)})
    for who in ("planner", "head"):
        with pytest.raises(NotAllowed):
            actions.prolong(SERIES, by=office.officer(who), years=8, **said)
    waiting = proposed(office)
    desk = desk_of(office.users["mayor"])
    typed = {"years": "8", "order_number": "คำสั่งที่ 45/2569", "ordered_on": "1/2/2569", "reason": "สตง. ขอตรวจ"}
    assert desk.post(at("retention_order", "information"), typed).status_code == 302
    assert groups_for(office.officer("planner")) == []
    with pytest.raises(NotAllowed, match="ไม่มีรายการใด"):
        destroyed(office, waiting)
    actions.refuse(waiting, by=mayor, reason="มีคำสั่งให้เก็บต่อ")
    assert "คำสั่งที่ 45" in desk.get(at("retention")).content.decode()
    about = at("register_about", "information")
    assert "ขยายเป็น 8 ปี" in desk.get(about).text
    actions.end_order(SERIES, by=mayor, reason="ตรวจเสร็จแล้ว")
    assert groups_for(office.officer("planner"))[0].due == 3
    assert "ขยายเป็น" not in desk.get(about).text


def test_a_held_entry_stays_until_it_is_released(office: Cast, old: list[Row], desk_of: Any):
    desk = desk_of(office.users["planner"])
    here = at("retention_hold", "information", 2563, old[0].pk)
    assert desk.post(here, {"reason": ""}).status_code == 422
    assert desk.post(here, {"reason": "อุทธรณ์ต่อ สขร."}).status_code == 302
    assert desk.post(here, {"reason": "อีกครั้ง"}).status_code == 422
    assert "สั่งเก็บไว้" in desk.get(at("retention_group", "information", 2563)).content.decode()
    sheet, row = at("register_entry", "information", old[0].pk), Hold.objects.get()
    assert "อุทธรณ์ต่อ สขร." in desk.get(sheet).text
    assert here not in desk.get(sheet).text, "what is held is not held again"
    with pytest.raises(NotAllowed):
        actions.release(row, by=office.officer("planner"), reason="จบแล้ว")
    actions.release(row, by=office.officer("clerk"), reason="คดีถึงที่สุด")
    with pytest.raises(NotAllowed):
        actions.release(row, by=office.officer("clerk"), reason="อีกครั้ง")
    assert groups_for(office.officer("planner"))[0].due == 3


def test_what_is_still_at_work_is_not_due(office: Cast):
    asked_in(office, datetime.date(2020, 1, 10), answered=False)
    group = groups_for(office.officer("planner"))[0]
    assert (group.due, group.running) == (0, 1)
    with pytest.raises(NotAllowed, match="ไม่มีรายการ"):
        proposed(office)


def test_what_was_emptied_is_not_worked_on_any_more(office: Cast, old: list[Row], desk_of: Any):
    destroyed(office, proposed(office))
    by = office.officer("planner")
    with pytest.raises(NotAllowed, match="ทำลายแล้วตามกำหนด"):
        amend(old[0], by=by, fields={"requester": NAME})
    desk = desk_of(office.users["planner"])
    sheet = desk.get(at("register_entry", "information", old[0].pk)).content.decode()
    assert at("register_withdraw", "information", old[0].pk) not in sheet
    with pytest.raises(NotAllowed, match="ทำลายแล้ว"):
        actions.hold(SERIES, old[0].pk, by=by, reason="ช้าไป")


def test_refused_and_taken_back(office: Cast, old: list[Row], desk_of: Any):
    row = proposed(office)
    desk = desk_of(office.users["mayor"])
    assert desk.post(at("destruction_refuse", row.pk), {"reason": "รอผลการตรวจของ สตง."}).status_code == 302
    row.refresh_from_db()
    assert (row.state, row.decided_by) == ("refused", office.users["mayor"])
    again = proposed(office)
    assert again.number == 2
    with pytest.raises(NotAllowed, match="เฉพาะผู้เสนอ"):
        actions.take_back(again, by=office.officer("clerk"))
    assert desk_of(office.users["planner"]).post(at("destruction_take_back", again.pk)).status_code == 302
    old[0].refresh_from_db()
    assert old[0].requester == NAME


def test_the_file_that_brought_the_entries_goes_with_the_last_of_them(
    office: Cast, django_capture_on_commit_callbacks: Any
):  # fmt: skip
    by = office.officer("planner")
    lines = ["วันที่,ชนิด,ช่องทาง,ข้อความ", f"10 ม.ค. 2563,ชมเชย,กล่องรับความคิดเห็น,{NAME} บริการดี"]
    upload = SimpleUploadedFile("ข้อเสนอแนะ.csv", "\n".join(lines).encode())
    batch = bring_in(SUGGESTIONS, upload, by=by, fiscal_year=2563, unit=office.units["clerk"])
    batch = take_in(batch, by=by)
    assert (batch.state, batch.taken) == ("done", 1), batch.report
    assert batch.file is not None
    path = path_of(batch.file)
    with django_capture_on_commit_callbacks(execute=True):
        done = destroyed(office, proposed(office, (OfRegister(SUGGESTIONS), 2563)))
    fresh = ImportBatch.objects.get(pk=batch.pk)
    assert (done.files, fresh.file, fresh.report, path.exists()) == (1, None, {}, False)


def test_what_officers_typed_into_the_record_goes_too_and_the_chain_holds(office: Cast):
    """Reasons, and the names of files and pieces of evidence; of what stays not a word goes."""
    by, mayor = office.officer("planner"), office.officer("mayor")
    who = "นางทองใบ"
    alone, shared = photo(office, f"หนังสือของ{who}"), photo(office, f"ภาพบ้าน{who}")
    going = asked_in(office, datetime.date(2020, 1, 10), [alone, shared])
    staying = asked_in(office, datetime.date(2025, 1, 10), [shared])
    put_back(withdraw(going, by=by, reason=f"{who}ขอถอน"), by=by)
    put_back(withdraw(staying, by=by, reason=f"{who}ขอถอนอีก"), by=by)
    hold = actions.hold(SERIES, going.pk, by=by, reason=f"{who}อุทธรณ์")
    actions.release(hold, by=mayor, reason=f"{who}ถอนอุทธรณ์")
    upload = SimpleUploadedFile(
        f"ของ{who}.csv", f"วันที่,ชนิด,ช่องทาง,ข้อความ\n10 ม.ค. 2563,ชมเชย,กล่องรับความคิดเห็น,{WORDS}".encode()
    )
    take_in(bring_in(SUGGESTIONS, upload, by=by, fiscal_year=2563, unit=office.units["clerk"]), by=by)

    def said() -> list[str]:
        rows = Told.objects.filter(chain="donsukchai").order_by("number")
        return [one for one in (f"{one.subject} {one.label} {one.facts}" for one in rows) if who in one]

    assert len(said()) > 8
    kept = [one for one in said() if f".inforequest:{staying.pk} " in one or f"evidence:{shared.pk} " in one]
    kept += [
        one for one in said() if f"storedfile:{shared.file_id} " in one or f"storedfile:{shared.thumbnail_id} " in one
    ]
    numbers = Told.objects.filter(chain="donsukchai").count()
    done = destroyed(office, proposed(office, (SERIES, 2563), (OfRegister(SUGGESTIONS), 2563)))
    assert sorted(said()) == sorted(kept) and kept, "what nothing destroyed keeps its words"
    assert Told.objects.filter(chain="donsukchai").count() == numbers + 2, "no deed goes"
    assert verify("donsukchai").faults == ()
    hold.refresh_from_db()
    assert (hold.reason, hold.released_reason) == (emptying.COVER, emptying.COVER)
    told = Told.objects.get(chain="donsukchai", number=done.recorded)
    assert done.words == told.facts["went"][0] == sum(len(one.seals) for one in Told.objects.all()) > 5


def test_what_stands_beside_the_entries_follows_the_names(office: Cast):
    """The answer to a question about a seller: held to it by the seller's name, which is in its words too."""
    register: Any = register_called("purchases")
    row = filled(register, office, 1)[0]
    said = {"organization": office.organization, "by": office.users["planner"], "asks": "vendor"}
    answer = Answer.objects.create(
        fiscal_year=row.fiscal_year, key=row.vendor_key, question=f"{row.vendor} ได้งานมาก",
        text=f"{row.vendor} มีรายเดียว", **said,
    )  # fmt: skip
    other = Answer.objects.create(fiscal_year=row.fiscal_year + 1, key=row.vendor_key, question="ปีอื่น", text="-", **said)
    emptying.empty(OfRegister(register), [row], "1/2569")
    name = row.vendor
    row.refresh_from_db()
    answer.refresh_from_db()
    other.refresh_from_db()
    assert answer.key == row.vendor_key != other.key
    assert answer.question == f"{row.vendor} ได้งานมาก" and name not in answer.text
    assert row.vendor.startswith("รายที่ 1")


def test_words_of_surveys_go_and_their_result_stays(office: Cast, desk_of: Any):
    row = Survey.objects.create(
        organization=office.organization, unit=office.units["clerk"], fiscal_year=2558, title="ความพึงพอใจ 2558",
        state="closed", opened_on=datetime.date(2015, 8, 1), closed_on=datetime.date(2015, 9, 1),
        answered=40, result="82.50", reached=33,
        by=office.users["planner"],
    )  # fmt: skip
    part = row.sections.create(place=1, title="ส่วนที่ 1")
    asked_ = row.questions.create(section=part, key="q1", place=1, kind="text", text="ข้อเสนอแนะ")
    Comment.objects.create(survey=row, question=asked_, text=f"{NAME} พูดจาไม่ดี")
    Invitation.objects.create(survey=row, digest="a" * 64)
    done = destroyed(office, proposed(office, (OfSurveys(), 2558)))
    assert (done.entries, done.parts) == (1, 2)
    assert Comment.objects.get().text == emptying.COVER
    assert not Invitation.objects.exists()
    row.refresh_from_db()
    assert (row.answered, str(row.result), row.reached) == (40, "82.50", 33)


def test_the_page_asks_as_much_for_many_as_for_few(
    office: Cast, old: list[Row], desk_of: Any, django_assert_max_num_queries: Any
):
    desk = desk_of(office.users["planner"])
    with django_assert_max_num_queries(20):
        assert desk.get(at("retention")).status_code == 200
    for day in range(14, 20):
        asked_in(office, datetime.date(2020, 1, day))
    with django_assert_max_num_queries(20):
        assert desk.get(at("retention_group", "information", 2563)).status_code == 200


@pytest.mark.parametrize("form", ["pdf", "docx"])
def test_the_paper(office: Cast, old: list[Row], desk_of: Any, form: str):
    row = proposed(office)
    answer = desk_of(office.users["planner"]).get(at("destruction_paper", row.pk, form))
    assert answer.content[:2] == {"pdf": b"%P", "docx": b"PK"}[form]
    assert desk_of(office.users["planner"]).get(at("destruction_paper", row.pk, "xlsx")).status_code == 404


def test_numbers_are_drawn_together():
    lines = [DestructionLine(label=f"{n}/2563") for n in (1, 2, 3, 5, 7, 8)]
    assert numbers_of([*lines, DestructionLine(label="-/2563")]) == "1-3, 5, 7-8, -"


def test_hostile_choices_are_refused(office: Cast, desk_of: Any):
    desk = desk_of(office.users["planner"])
    for told in ("nothing:2563", "information", "information:25x3", "information:99999", "information:"):
        assert desk.get(at("retention_propose"), {"group": told}).status_code == 404
    assert desk.get(at("retention_propose"), {"group": "information:2563"}).status_code == 302, "nothing is due"


def test_the_keeper_is_reminded_once_a_year():
    rule = next(one for one in office_rules() if one.key == "retention-yearly")
    assert rule.cadence == "yearly" and rule.unsure
