"""A day at the registry: an order is drafted, numbered, frozen; a number is left empty; a gap is explained."""

import datetime
import io
import zipfile

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import IntegrityError, transaction
from django.urls import reverse
from tests.publishing.plans import approved, draft_plan

from sucharit.base.audit.models import Entry
from sucharit.base.files.actions import UnacceptableFile, opened
from sucharit.base.people.gate import NotAllowed
from sucharit.publishing.documents import actions, starting
from sucharit.publishing.documents.contents import key_of, paper_of, text_value, value_of
from sucharit.publishing.documents.kinds import Kind
from sucharit.publishing.documents.models import Document, NumberBook, RegisterNumber
from sucharit.publishing.documents.numbers import set_basis, start_at, void_next
from sucharit.publishing.documents.queries import book_for, document_for, documents_for, lines_of

DAY = datetime.date(2026, 3, 5)
pytestmark = pytest.mark.django_db


@pytest.fixture
def planner(office):
    return office.officer("planner", DAY)


def issued(document, by, day=DAY):
    return actions.issue(document, by=by, edition=document.edition, dated_on=day)


def test_two_orders_get_the_first_two_numbers_and_are_frozen(planner):
    first = issued(starting.order_from_positions(by=planner), planner)
    second = issued(starting.blank_order(by=planner), planner)
    assert (first.numbered, second.numbered) == ("1/2569", "2/2569")
    assert first.state == Document.State.ISSUED
    files = {file.format: file.stored for file in first.files.all()}
    assert set(files) == {"pdf", "docx"}
    with opened(files["pdf"]) as pdf:
        assert pdf.read(5) == b"%PDF-"
    with opened(files["docx"]) as docx:
        text = zipfile.ZipFile(io.BytesIO(docx.read())).read("word/document.xml").decode()
    assert "๑/๒๕๖๙" in text
    assert "นางสาวรัตนาภรณ์ ชูช่วย" in text
    entry = Entry.objects.filter(verb="documents.issued").earliest("number")
    assert entry.facts["number"] == "1/2569"
    assert entry.facts["digests"]["pdf"] == files["pdf"].digest


def test_the_second_press_finds_it_issued(planner):
    draft = starting.blank_order(by=planner)
    once = issued(draft, planner)
    again = issued(draft, planner)
    assert again.numbered == once.numbered == "1/2569"
    assert RegisterNumber.objects.count() == 1
    assert once.files.count() == 2


def test_an_issued_paper_never_changes(planner):
    done = issued(starting.blank_order(by=planner), planner)
    with pytest.raises(NotAllowed):
        actions.change_draft(done, by=planner, edition=done.edition, subject="อื่น")
    with pytest.raises(NotAllowed):
        actions.discard(done, by=planner)


def test_a_failure_in_the_middle_leaves_a_draft_and_no_number(planner, monkeypatch):
    draft = starting.blank_order(by=planner)

    def broken(*_args):
        raise OSError("the disk is full")

    monkeypatch.setattr(actions, "keep", broken)
    with pytest.raises(OSError, match="disk"), transaction.atomic():
        issued(draft, planner)
    draft.refresh_from_db()
    assert draft.state == Document.State.DRAFT
    assert RegisterNumber.objects.count() == 0
    assert draft.files.count() == 0


def test_a_number_left_empty_says_why_and_the_next_goes_on(planner):
    issued(starting.blank_order(by=planner), planner)
    void_next("order", 2569, by=planner, reason="เขียนในสมุดเดิมแล้ว")
    assert issued(starting.blank_order(by=planner), planner).numbered == "3/2569"
    lines = lines_of(book_for(planner, "order", 2569))
    assert [(line.first, line.reason) for line in lines] == [(1, ""), (2, "เขียนในสมุดเดิมแล้ว"), (3, "")]
    with pytest.raises(NotAllowed, match="เหตุผล"):
        void_next("order", 2569, by=planner, reason="  ")


def test_an_office_that_begins_in_the_middle_of_a_year(planner):
    start_at("order", 2569, 15, by=planner, reason="สมุดเดิมออกถึงเลข 14")
    assert issued(starting.blank_order(by=planner), planner).numbered == "15/2569"
    start_at("order", 2569, 18, by=planner, reason="เลข 16-17 ออกด้วยมือระหว่างไฟดับ")
    assert issued(starting.blank_order(by=planner), planner).numbered == "18/2569"
    lines = lines_of(book_for(planner, "order", 2569))
    assert [(line.first, line.last) for line in lines] == [(1, 14), (15, 15), (16, 16), (17, 17), (18, 18)]
    assert all(line.reason or line.document for line in lines)
    with pytest.raises(NotAllowed):
        start_at("order", 2569, 5, by=planner, reason="ย้อนกลับ")


def test_the_database_itself_refuses_a_double_number(planner):
    done = issued(starting.blank_order(by=planner), planner)
    book = NumberBook.objects.get()
    with pytest.raises(IntegrityError), transaction.atomic():
        RegisterNumber.objects.create(book=book, number=done.number, state="void", reason="ซ้ำ", by=planner.user)
    with pytest.raises(IntegrityError), transaction.atomic():
        RegisterNumber.objects.create(book=book, number=9, state="void", reason="", by=planner.user)


def test_pledges_share_the_numbers_of_announcements_and_books_do_not(planner):
    a = issued(starting.pledge(Kind.INTEGRITY_PLEDGE, 2569, by=planner), planner)
    b = issued(starting.pledge(Kind.NO_GIFT_PLEDGE, 2569, by=planner), planner)
    assert (a.numbered, b.numbered) == ("1/2569", "2/2569")
    assert "3,000 บาท" in "".join(text_value(b).commitments)


def test_the_fiscal_year_may_count_instead(planner):
    october = datetime.date(2026, 10, 5)
    assert issued(starting.blank_order(by=planner), planner, october).year == 2569
    set_basis("order", "fiscal", by=planner)
    assert issued(starting.blank_order(by=planner), planner, october).year == 2570


def test_cancelled_with_a_reason_it_stays_to_be_seen(planner):
    done = issued(starting.blank_order(by=planner), planner)
    with pytest.raises(NotAllowed):
        actions.cancel(done, by=planner, reason=" ")
    gone = actions.cancel(done, by=planner, reason="พิมพ์ชื่อผิด")
    assert gone.state == Document.State.CANCELLED
    assert gone.numbered == "1/2569"
    assert issued(actions.copy_document(gone, by=planner), planner).numbered == "2/2569"


def test_the_signed_scan_is_looked_at_not_believed(planner):
    done = issued(starting.blank_order(by=planner), planner)
    with pytest.raises(UnacceptableFile):
        actions.attach_scan(done, SimpleUploadedFile("scan.pdf", b"MZ\x90\x00 not a pdf"), by=planner)
    kept = actions.attach_scan(done, SimpleUploadedFile("../ลงนาม.pdf", b"%PDF-1.4 signed"), by=planner)
    assert kept.scan.name == "ลงนาม.pdf"


def test_a_book_is_printed_of_what_was_approved(office, planner):
    plan = draft_plan(office)
    document = starting.draft_of_plan(Kind.BUDGET_TABLE, plan, by=planner)
    with pytest.raises(actions.NotReady):
        issued(document, planner)
    book = starting.draft_of_plan(Kind.BOOK, plan, by=planner)
    with pytest.raises(NotAllowed, match="อนุมัติ"):
        issued(book, planner)


def test_a_large_paper_is_made_in_the_background_then_issued_with_what_was_made(
    office, planner, django_capture_on_commit_callbacks
):
    from sucharit.publishing.documents.making import ask_for

    plan = approved(draft_plan(office))
    book = document_for(planner, starting.draft_of_plan(Kind.BOOK, plan, by=planner).pk)
    with django_capture_on_commit_callbacks(execute=True):
        ask_for(book)
    assert ask_for(book).state == "ready"
    done = issued(book, planner)
    assert {file.format for file in done.files.filter(key=done.files_key)} == {"pdf", "docx", "xlsx"}
    assert done.fingerprint == plan.approved_fingerprint
    plan.initiatives.update(title="แก้ภายหลัง")
    done = document_for(planner, done.pk)
    assert "แก้ภายหลัง" not in str(done.content)


def test_a_book_begins_with_the_words_of_its_office(office, planner, desk_of):
    draft = starting.draft_of_plan(Kind.BOOK, approved(draft_plan(office)), by=planner)
    edit = reverse("document_edit", args=["donsukchai", draft.pk])
    desk = desk_of(office.users["planner"])
    page = desk.get(edit)
    usual = page.context["form"].initial
    assert "องค์การบริหารส่วนตำบลดอนสุขใจ" in usual["foreword"][0]
    given = {
        name: value for name, value in usual.items() if name not in ("foreword", "rationale") and value is not None
    }
    own = "แผนฉบับนี้เชื่อมโยงกับยุทธศาสตร์ชาติด้านการปรับสมดุล\nและแผนแม่บทประเด็นที่ ๒๑"
    desk.post(edit, given | {"foreword": "\n".join(usual["foreword"]), "rationale": own})
    draft.refresh_from_db()
    assert draft.prose == {"rationale": own}, "the usual foreword stays the usual one"
    before = key_of(draft, value_of(draft))
    words = str(paper_of(draft, value_of(draft)).blocks)
    assert "ยุทธศาสตร์ชาติด้านการปรับสมดุล" in words and usual["foreword"][0] in words
    assert usual["rationale"][0] not in words
    desk.post(edit, given | {"version": draft.edition, "foreword": "", "rationale": ""})
    draft.refresh_from_db()
    assert draft.prose == {}
    assert key_of(draft, value_of(draft)) != before, "its files are made anew"


def test_a_memo_carries_the_chain_of_opinions(office, planner):
    memo = starting.memo_about(draft_plan(office), by=planner)
    value = text_value(memo)
    assert [one.position for one in value.opinions] == [
        "หัวหน้าสำนักปลัด",
        "ปลัดองค์การบริหารส่วนตำบล",
        "นายกองค์การบริหารส่วนตำบล",
    ]
    done = issued(memo, planner)
    assert text_value(document_for(planner, done.pk)).number == "อน 73201/1"


def test_an_order_can_begin_with_that_of_an_old_plan(office, planner):
    annex = draft_plan(office).annexes.get()
    assert "นางสาวก้อย ใจซื่อ" in str(starting.order_from_annex(annex, by=planner).content)


def test_who_may_not(office, neighbour, planner):
    draft = starting.blank_order(by=planner)
    reader = office.officer("auditor", DAY)
    with pytest.raises(NotAllowed):
        issued(draft, reader)
    assert not documents_for(reader).exists()
    stranger = neighbour.officer("neighbour-planner", DAY)
    assert not documents_for(stranger).exists()
    with pytest.raises(Document.DoesNotExist):
        issued(draft, stranger)


def test_nonsense_is_refused_and_nothing_is_saved(planner):
    with pytest.raises(ValidationError):
        actions.make_draft(Kind.ORDER, by=planner, subject="")
    with pytest.raises(NotAllowed):
        actions.make_draft(Kind.BOOK, by=planner, subject="เล่ม")
    assert Document.objects.count() == 0


def test_a_stale_edition_is_told(planner):
    draft = starting.blank_order(by=planner)
    actions.change_draft(draft, by=planner, edition=1, subject="แก้ครั้งแรก")
    with pytest.raises(actions.StaleEdition) as told:
        actions.change_draft(draft, by=planner, edition=1, subject="แก้ครั้งที่สอง")
    assert told.value.document.subject == "แก้ครั้งแรก"


def test_what_is_issued_can_be_searched_and_a_draft_cannot(office, planner):
    from sucharit.base.search.queries import search_for

    starting.pledge(Kind.NO_GIFT_PLEDGE, 2570, by=planner)
    done = issued(starting.blank_order(by=planner), planner)
    reader = office.officer("auditor", DAY)
    assert [entry.key for entry in search_for(reader, "แต่งตั้งคณะกรรมการ")] == [str(done.pk)]
    assert not search_for(reader, "No Gift Policy").exists()
