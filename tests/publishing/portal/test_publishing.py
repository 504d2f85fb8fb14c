"""Publishing: the page is there the moment it is published, stays as it was, and says so when it is taken back."""

import datetime

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse
from tests.publishing.plans import TITLE, adopted, approved, draft_plan

from sucharit.base.audit.models import Entry
from sucharit.base.people.gate import NotAllowed
from sucharit.publishing.documents import starting
from sucharit.publishing.documents.actions import cancel, issue
from sucharit.publishing.documents.kinds import Kind
from sucharit.publishing.portal import actions
from sucharit.publishing.portal.models import PublishedPlan
from sucharit.work.plans.approval.fitting import content_fingerprint

pytestmark = pytest.mark.django_db
PLAN = "/p/donsukchai/plans/2566-2570/"


@pytest.fixture
def planner(office):
    return office.officer("planner")


@pytest.fixture
def plan(office):
    return adopted(draft_plan(office))


def issued(planner, document):
    return issue(document, by=planner, edition=document.edition, dated_on=datetime.date(2026, 3, 5))


def test_the_page_is_there_the_moment_it_is_published(client, planner, plan):
    assert client.get(PLAN).status_code == 404
    assert client.get("/p/donsukchai/").status_code == 404
    actions.publish(plan, by=planner)
    page = client.get(PLAN)
    assert page.status_code == 200
    assert TITLE in page.content.decode()
    assert "donsukchai" in client.get("/p/").content.decode()
    assert client.get("/p/donsukchai/").status_code == 200


def test_what_is_public_stays_as_it_was(client, planner, plan):
    actions.publish(plan, by=planner)
    plan.initiatives.update(title="แก้หลังเผยแพร่")
    assert "แก้หลังเผยแพร่" not in client.get(PLAN).content.decode()


def test_only_what_was_adopted_and_approved(office, planner):
    draft = draft_plan(office)
    with pytest.raises(NotAllowed, match="ประกาศใช้"):
        actions.publish(draft, by=planner)
    with pytest.raises(NotAllowed):
        actions.publish(approved(draft), by=planner)
    plan = adopted(draft)
    plan.initiatives.update(title="แก้หลังอนุมัติ")
    with pytest.raises(NotAllowed, match="อนุมัติ"):
        actions.publish(plan, by=planner)


def test_published_twice_is_published_once(planner, plan):
    once = actions.publish(plan, by=planner)
    assert actions.publish(plan, by=planner).pk == once.pk
    assert PublishedPlan.objects.count() == 1


def test_a_correction_says_what_and_keeps_the_old(client, planner, plan):
    first = actions.publish(plan, by=planner)
    plan.title += " (แก้คำผิด)"
    plan.approved_fingerprint = content_fingerprint(plan)
    plan.save()
    with pytest.raises(NotAllowed, match="แก้ไขเรื่องใด"):
        actions.publish(plan, by=planner)
    second = actions.publish(plan, by=planner, note="แก้ชื่อแผน")
    assert second.corrects == first
    assert second.first_published_at == first.first_published_at
    page = client.get(PLAN).content.decode()
    assert "ฉบับแก้ไขเมื่อ" in page
    assert "แก้ชื่อแผน" in page
    assert PublishedPlan.objects.get(pk=first.pk).state == "replaced"


def test_taken_back_it_says_why(client, planner, plan):
    snapshot = actions.publish(plan, by=planner)
    with pytest.raises(NotAllowed):
        actions.withdraw(snapshot, by=planner, reason=" ")
    actions.withdraw(snapshot, by=planner, reason="พบข้อมูลส่วนบุคคล")
    for address in (PLAN, f"{PLAN}initiatives/1/", f"{PLAN}plan.json", f"{PLAN}budget.csv"):
        gone = client.get(address)
        assert gone.status_code == 410
        assert "พบข้อมูลส่วนบุคคล" in gone.content.decode()
        assert "โครงการอบรม" not in gone.content.decode()
    assert client.get("/p/donsukchai/").status_code == 200
    assert client.get("/p/api/v1/plans/donsukchai/2566-2570").status_code == 410
    actions.publish(plan, by=planner)
    assert client.get(PLAN).status_code == 200


def test_the_database_keeps_one_public_plan_for_a_span(planner, plan):
    snapshot = actions.publish(plan, by=planner)
    snapshot.pk = None
    with pytest.raises(IntegrityError), transaction.atomic():
        snapshot.save()


def test_files_are_made_after_publishing(client, planner, plan, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        snapshot = actions.publish(plan, by=planner)
    snapshot.refresh_from_db()
    assert snapshot.files_message == ""
    book, workbook = client.get(f"{PLAN}book.pdf"), client.get(f"{PLAN}plan.xlsx")
    assert b"".join(book.streaming_content).startswith(b"%PDF")
    assert b"".join(workbook.streaming_content).startswith(b"PK")
    assert client.get(f"{PLAN}book.pdf", headers={"If-None-Match": book["ETag"]}).status_code == 304
    assert "book.pdf" in client.get(PLAN).content.decode()


def test_the_issued_book_is_the_public_book(office, planner, django_capture_on_commit_callbacks):
    from sucharit.publishing.documents.making import ask_for
    from sucharit.publishing.documents.queries import document_for

    plan = adopted(draft_plan(office))
    document = document_for(planner, starting.draft_of_plan(Kind.BOOK, plan, by=planner).pk)
    with django_capture_on_commit_callbacks(execute=True):
        ask_for(document)
    issued(planner, document)
    with django_capture_on_commit_callbacks(execute=True):
        snapshot = actions.publish(plan, by=planner)
    snapshot.refresh_from_db()
    assert snapshot.book == document.files.get(format="pdf").stored


def test_an_order_goes_out_and_comes_back(client, planner):
    order = issued(planner, starting.order_from_positions(by=planner))
    row = actions.publish_document(order, by=planner)
    assert actions.publish_document(order, by=planner).pk == row.pk
    address = "/p/donsukchai/documents/order-2569-1.pdf"
    assert b"".join(client.get(address).streaming_content).startswith(b"%PDF")
    assert address in client.get("/p/donsukchai/").content.decode()
    actions.withdraw_document(row, by=planner, reason="ออกฉบับใหม่แทน")
    assert client.get(address).status_code == 410
    with pytest.raises(NotAllowed):
        actions.publish_document(issued(planner, starting.memo_about(None, by=planner)), by=planner)
    with pytest.raises(NotAllowed):
        actions.publish_document(cancel(order, by=planner, reason="ผิด"), by=planner)


def test_who_may_not(office, neighbour, plan):
    with pytest.raises(NotAllowed):
        actions.publish(plan, by=office.officer("mayor"))
    with pytest.raises(type(plan).DoesNotExist):
        actions.publish(plan, by=neighbour.officer("neighbour-planner"))


def test_the_desk_of_publishing(office, desk_of, planner, plan):
    desk = desk_of(office.users["planner"])
    order = issued(planner, starting.blank_order(by=planner))
    at = lambda name, *args: reverse(name, args=["donsukchai", *args])  # noqa: E731
    ready = desk.get(at("publishing")).content.decode()
    assert TITLE in ready
    assert "ยังไม่เผยแพร่" in ready
    preview = desk.get(at("publishing_preview", plan.pk)).content.decode()
    assert "ประชาชนยังไม่เห็นหน้านี้" in preview
    assert "อบรมจริยธรรม" in desk.get(at("publishing_preview", plan.pk), {"seq": 1}).content.decode()
    assert desk.get(at("publishing_preview", plan.pk), {"seq": "99"}).status_code == 404
    assert desk.get(at("publishing_plan", plan.pk)).status_code == 200
    assert "ประชาชนเปิดดูได้ทันที" in desk.post(at("publishing_plan", plan.pk), follow=True).content.decode()
    assert desk.get(at("publishing_document", order.pk)).status_code == 200
    desk.post(at("publishing_document", order.pk))
    public = desk.get(at("publishing"))
    assert [row.title for row in public.context["public"]] == [TITLE]
    assert len(public.context["papers"]) == 1
    assert not public.context["ready"]
    snapshot = PublishedPlan.objects.get()
    assert desk.post(at("publishing_files", snapshot.pk)).status_code == 302
    assert desk.get(at("publishing_withdraw", snapshot.pk)).status_code == 200
    desk.post(at("publishing_withdraw", snapshot.pk), {"reason": "ทดสอบ"})
    paper = public.context["papers"][0]
    desk.post(at("publishing_document_withdraw", paper.pk), {"reason": "ทดสอบ"})
    assert Entry.objects.filter(verb__startswith="portal.").count() == 5
    assert "ถอน" in desk.get(at("publishing")).content.decode()


def test_strangers_get_404(client, office, neighbour, planner, plan):
    snapshot = actions.publish(plan, by=planner)
    at = lambda name, *args: reverse(name, args=["donsukchai", *args])  # noqa: E731
    pages = [at("publishing"), at("publishing_plan", plan.pk), at("publishing_withdraw", snapshot.pk)]
    for who in (office.users["mayor"], neighbour.users["neighbour-planner"]):
        client.force_login(who, backend="django.contrib.auth.backends.ModelBackend")
        assert {client.get(page).status_code for page in pages} == {404}
    theirs = reverse("publishing_withdraw", args=["thungnamsai", snapshot.pk])
    assert client.get(theirs).status_code == 404


def test_the_desk_asks_the_same_however_much_is_public(office, desk_of, planner, plan, queries_of):
    desk = desk_of(office.users["planner"])
    actions.publish(plan, by=planner)
    address = reverse("publishing", args=["donsukchai"])
    before = queries_of(desk, address)
    actions.publish(adopted(draft_plan(office, first=2571)), by=planner)
    actions.publish_document(issued(planner, starting.blank_order(by=planner)), by=planner)
    assert queries_of(desk, address) == before <= 14
