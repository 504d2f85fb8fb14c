"""The pages of the room, as an officer walks through them; and what strangers and wrong hands get."""

import datetime

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from tests.publishing.plans import approved, draft_plan

from sucharit.publishing.documents import actions, starting
from sucharit.publishing.documents.kinds import Kind
from sucharit.publishing.documents.models import Document, RegisterNumber

pytestmark = pytest.mark.django_db
ORDER = {
    "subject": "แต่งตั้งคณะกรรมการ ก", "dated_on": "5 มี.ค. 2569", "signatory": "นายบุญเลิศ ธรรมรักษา",
    "signatory_position": "นายก", "digits": "thai", "duties": "หนึ่ง\nสอง",
    "members-place": ["2", "1", "3"], "members-name": ["คนที่สอง", "คนที่หนึ่ง", ""],
    "members-position": ["ปลัด", "นายก", ""], "members-role": ["เลขานุการ", "ประธาน", ""],
}  # fmt: skip


@pytest.fixture
def planner(office):
    return office.officer("planner")


@pytest.fixture
def desk(office, desk_of):
    return desk_of(office.users["planner"])


def at(name, *args):
    return reverse(name, args=["donsukchai", *args])


def downloaded(desk, address, how):
    """The bytes of a file that is sent as it should be."""
    answer = desk.get(address)
    assert answer.status_code == 200
    assert answer["Content-Disposition"].startswith(how)
    return b"".join(answer.streaming_content)


def done(planner, day=datetime.date(2026, 3, 5)):
    draft = starting.blank_order(by=planner)
    return actions.issue(draft, by=planner, edition=1, dated_on=day)


def test_from_an_empty_room_to_an_issued_order(desk):
    assert "ยังไม่มีเอกสาร" in desk.get(at("document_list")).content.decode()
    assert desk.get(at("document_new")).status_code == 200
    begun = desk.post(at("document_start", "order"), {"source": "positions"}, follow=True)
    assert "นางสาวรัตนาภรณ์ ชูช่วย" in begun.content.decode()
    draft = Document.objects.get()
    saved = desk.post(at("document_edit", draft.pk), ORDER | {"version": 1, "preview": "1"}, follow=True)
    assert "หน้า 1" in saved.content.decode()
    draft.refresh_from_db()
    assert [one["name"] for one in draft.content["members"]] == ["คนที่หนึ่ง", "คนที่สอง"]
    picture = desk.get(at("document_page", draft.pk, 1))
    assert picture.content.startswith(b"\x89PNG")
    assert desk.get(at("document_page", draft.pk, 99)).status_code == 404
    asked = desk.get(at("document_issue", draft.pk)).content.decode()
    assert "1/2569" in asked
    form = {"dated_on": "5 มี.ค. 2569", "version": draft.edition}
    assert desk.post(at("document_issue", draft.pk), form).status_code == 302
    again = desk.post(at("document_issue", draft.pk), form, follow=True)
    assert "1/2569" in again.content.decode()
    assert RegisterNumber.objects.count() == 1
    assert downloaded(desk, at("document_file", draft.pk, "pdf"), "attachment").startswith(b"%PDF")
    assert downloaded(desk, at("document_file", draft.pk, "pdf") + "?look=1", "inline").startswith(b"%PDF")
    assert "แต่งตั้งคณะกรรมการ ก" in desk.get(at("register", "order", 2569)).content.decode()


@pytest.mark.parametrize("kind", [Kind.INTEGRITY_PLEDGE, Kind.NO_GIFT_PLEDGE, Kind.MEMO, Kind.ANNOUNCEMENT])
def test_every_text_begins_is_edited_and_shown(desk, office, kind):
    plan = draft_plan(office)
    source = {Kind.MEMO: f"plan:{plan.pk}", Kind.ANNOUNCEMENT: f"plan:{plan.pk}"}.get(kind, "year:2570")
    page = desk.post(at("document_start", kind), {"source": source}, follow=True)
    form = page.context["form"]
    data = {name: form[name].value() for name in form.fields if name != "opinions"}
    data = {name: "" if value is None else value for name, value in data.items()}
    answer = desk.post(at("document_edit", Document.objects.get().pk), data)
    assert answer.status_code == 302
    assert desk.get(at("document_preview", Document.objects.get().pk)).context["pages"]


def test_a_book_is_waited_for(desk, office, django_capture_on_commit_callbacks):
    plan = approved(draft_plan(office))
    with django_capture_on_commit_callbacks() as waiting:
        page = desk.post(at("document_start", "book"), {"source": f"plan:{plan.pk}"}, follow=True)
    book = Document.objects.get()
    assert "hx-get" in page.content.decode()
    assert desk.get(at("document_issue", book.pk)).status_code == 200
    refused = desk.post(at("document_issue", book.pk), {"dated_on": "5/3/2569", "version": 1})
    assert refused.status_code == 409
    for call in waiting:
        call()
    assert "หน้า 1" in desk.get(at("document_progress", book.pk)).content.decode()
    assert downloaded(desk, at("document_file", book.pk, "xlsx"), "attachment").startswith(b"PK")
    assert desk.post(at("document_issue", book.pk), {"dated_on": "5/3/2569", "version": 1}).status_code == 302


def test_what_cannot_be_issued_yet_is_not_offered_and_says_why(desk, office, planner):
    book = starting.draft_of_plan(Kind.BOOK, draft_plan(office), by=planner)
    order = starting.blank_order(by=planner)
    Document.objects.filter(pk=order.pk).update(signatory="")
    for draft, why in ((book, "ยังออกเป็นเล่มไม่ได้"), (order, "โปรดระบุผู้ลงนาม")):
        for name in ("document", "document_preview", "document_issue"):
            page = desk.get(at(name, draft.pk)).content.decode()
            assert why in page and 'class="button">ออกเลข' not in page, name
            assert f'href="{at("document_issue", draft.pk)}"' not in page
    Document.objects.filter(pk=order.pk).update(signatory="นายก")
    assert f'href="{at("document_issue", order.pk)}"' in desk.get(at("document", order.pk)).content.decode()


def test_filters_search_and_sorting(desk, planner):
    done(planner)
    starting.pledge(Kind.NO_GIFT_PLEDGE, 2570, by=planner)
    page = desk.get(at("document_list"), {"kind": "order", "state": "issued", "year": "2569", "q": "1/2569"})
    assert [row.kind for row in page.context["page"]] == ["order"]
    assert list(desk.get(at("document_list"), {"q": "No Gift"}).context["page"])
    assert "ไม่พบเอกสาร" in desk.get(at("document_list"), {"q": "ไม่มีคำนี้"}).content.decode()
    first = desk.get(at("document_list"), {"sort": "kind"}).context["page"][0]
    assert first.kind == "no-gift-pledge"
    assert desk.get(at("document_list"), {"sort": "x'--", "page": "zz", "year": "x"}).status_code == 200


def test_lists_ask_the_same_however_long(desk, planner, queries_of):
    done(planner)
    pages = (at("document_list"), at("register", "order", 2569), at("register_list"))
    before = [queries_of(desk, page) for page in pages]
    for _ in range(4):
        done(planner)
        starting.blank_order(by=planner)
    assert [queries_of(desk, page) for page in pages] == before
    assert max(before) <= 11


def test_the_register_goes_on_and_is_printed(desk):
    assert desk.get(at("register_list")).status_code == 200
    assert desk.post(at("register_start", "order", 2569), {"number": 15, "reason": "สมุดเดิม"}).status_code == 302
    assert desk.post(at("register_void", "order", 2569), {"reason": "เสีย"}).status_code == 302
    assert desk.post(at("register_void", "order", 2569), {"reason": ""}).status_code == 422
    assert desk.post(at("register_start", "order", 2569), {"number": 3, "reason": "ถอย"}).status_code == 422
    assert desk.post(at("register_basis", "order", 2569), {"basis": "fiscal"}).status_code == 302
    page = desk.get(at("register", "order", 2569)).content.decode()
    assert "สมุดเดิม" in page
    assert "เสีย" in page
    assert desk.get(at("register_file", "order", 2569, "xlsx")).content.startswith(b"PK")
    assert desk.get(at("register_file", "order", 2569, "pdf")).content.startswith(b"%PDF")
    assert desk.get(at("register", "nothing", 2569)).status_code == 404
    assert desk.get(at("register", "order", 99)).status_code == 404


def test_nothing_typed_is_lost_when_two_people_meet(desk, planner):
    draft = starting.blank_order(by=planner)
    actions.change_draft(draft, by=planner, edition=1, subject="ฉบับของเพื่อน")
    answer = desk.post(at("document_edit", draft.pk), ORDER | {"version": 1})
    said = answer.content.decode()
    assert answer.status_code == 409
    assert "ฉบับของเพื่อน" in said
    assert "แต่งตั้งคณะกรรมการ ก" in said
    assert (
        desk.post(
            at("document_edit", draft.pk), ORDER | {"version": answer.context["form"].data["version"]}
        ).status_code
        == 302
    )


def test_it_saves_by_itself(desk, planner):
    draft = starting.blank_order(by=planner)
    header = {"X-Requested-With": "autosave"}
    assert desk.post(at("document_edit", draft.pk), ORDER | {"version": 1}, headers=header).json()["version"] == 2
    bad = desk.post(at("document_edit", draft.pk), ORDER | {"version": 2, "subject": ""}, headers=header)
    assert bad.status_code == 422
    assert "subject" in bad.json()["errors"]
    assert desk.post(at("document_edit", draft.pk), ORDER | {"version": 1}, headers=header).status_code in (200, 409)


def test_bad_input_is_told_beside_the_field(desk, planner):
    draft = starting.blank_order(by=planner)
    bad = ORDER | {"version": 1, "members-name": ["", "ก" * 200, ""], "dated_on": "เมื่อวาน"}
    said = desk.post(at("document_edit", draft.pk), bad)
    assert said.status_code == 422
    assert set(said.context["form"].errors) == {"members", "dated_on"}
    hostile = ORDER | {"version": 1, "subject": "<script>x</script>\u202eกลับ", "members-name": ["=1+1", "<b>", ""]}
    assert desk.post(at("document_edit", draft.pk), hostile).status_code == 302
    page = desk.get(at("document", draft.pk)).content.decode()
    assert "<script>x" not in page
    assert "\u202e" not in page


def test_scan_cancel_discard_copy(desk, planner):
    row = done(planner)
    desk.post(at("document_scan", row.pk), {"scan": SimpleUploadedFile("s.pdf", b"%PDF-1.4 x")})
    assert downloaded(desk, at("document_scan_file", row.pk), "attachment") == b"%PDF-1.4 x"
    assert (
        "ไม่ใช่ชนิด"
        in desk.post(
            at("document_scan", row.pk), {"scan": SimpleUploadedFile("s.pdf", b"MZ\0\0")}, follow=True
        ).content.decode()
    )
    assert desk.post(at("document_scan", row.pk)).status_code == 302
    assert desk.get(at("document_cancel", row.pk)).status_code == 200
    assert "พิมพ์ผิด" in desk.post(at("document_cancel", row.pk), {"reason": "พิมพ์ผิด"}, follow=True).content.decode()
    copy = desk.post(at("document_copy", row.pk))
    draft = Document.objects.get(state="draft")
    assert str(draft.pk) in copy["Location"]
    assert desk.get(at("document_discard", draft.pk)).status_code == 200
    desk.post(at("document_discard", draft.pk))
    assert draft.pk not in [row.pk for row in desk.get(at("document_list")).context["page"]]


def test_who_may_not_gets_404(client, office, neighbour, planner):
    draft, row = starting.blank_order(by=planner), done(planner)
    pages = [at("document", draft.pk), at("document_edit", row.pk), at("document_issue", draft.pk), at("document_new")]
    client.force_login(office.users["auditor"], backend="django.contrib.auth.backends.ModelBackend")
    assert [client.get(page).status_code for page in pages] == [404] * 4
    assert client.get(at("document", row.pk)).status_code == 200
    client.force_login(neighbour.users["neighbour-planner"], backend="django.contrib.auth.backends.ModelBackend")
    everything = [*pages, at("document", row.pk), at("document_file", row.pk, "pdf"), at("register", "order", 2569)]
    assert {client.get(page).status_code for page in everything} == {404}
    theirs = reverse("document", args=["thungnamsai", row.pk])
    assert client.get(theirs).status_code == 404
    client.logout()
    assert client.get(pages[0]).status_code == 302
