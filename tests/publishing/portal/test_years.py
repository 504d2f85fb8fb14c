"""A year in public: frozen, chosen, corrected in sight of all, taken back with a reason; never a person's name."""

import hashlib
import json

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import timezone
from msgspec import to_builtins
from tests.publishing.plans import adopted, draft_plan
from tests.publishing.portal.conftest import INSIDE

from sucharit.base.audit.models import Entry
from sucharit.base.people.gate import NotAllowed
from sucharit.core.indicators import read_measure
from sucharit.publishing.disclosure.actions import (
    accept_all,
    add_address,
    make_checklist,
    publish_checklist,
    pull_published,
    withdraw_checklist,
)
from sucharit.publishing.disclosure.models import Entry as ChecklistEntry
from sucharit.publishing.portal import actions as portal
from sucharit.publishing.portal.models import OpenMark, PreparedYear, PublishedYear
from sucharit.publishing.portal.views import machines
from sucharit.publishing.portal.years import actions
from sucharit.publishing.portal.years.going import going_out
from sucharit.publishing.portal.years.marks import WORDS, choosable_for
from sucharit.publishing.portal.years.queries import read_year
from sucharit.publishing.portal.years.tables import TABLES
from sucharit.work.evidence.models import Evidence
from sucharit.work.indicators.actions import accept_all as accept_promises
from sucharit.work.indicators.actions import bind_year
from sucharit.work.indicators.models import Binding
from sucharit.work.indicators.queries import judgements_for
from sucharit.work.years.actions import amend, correct, set_status
from sucharit.work.years.models import YearPlan

pytestmark = pytest.mark.django_db


@pytest.fixture
def at(year):
    return f"/p/donsukchai/years/{year.fiscal_year}/"


def chosen(planner, year):
    """Everything that may be chosen is."""
    rows = choosable_for(planner, year)
    free = [one.subject for one in rows if not one.personal]
    return actions.choose_open(year, by=planner, shown=[one.subject for one in rows], chosen=free)


def pages_of(at):
    parts = (
        "",
        "plan/",
        "money/",
        "indicators/",
        "publications/",
        "ita/",
        "editions/",
        "editions/1/",
        "initiatives/1/",
    )
    files = (
        "year.json",
        "year.jsonld",
        "editions/1/year.json",
        *(f"tables/{name}.{kind}" for name in TABLES for kind in ("csv", "json")),
    )
    return [f"{at}{part}" for part in (*parts, *files)]


def test_the_year_is_there_the_moment_it_is_published(client, planner, told_of, at):
    assert client.get(at).status_code == 404
    assert client.get("/p/donsukchai/").status_code == 404
    snapshot = actions.publish_year(told_of, by=planner)
    page = client.get(at).content.decode()
    assert "ไม่สามารถดำเนินการได้" in page
    assert "บุคลากรไม่เพียงพอ" in page
    assert "<svg" in page
    assert snapshot.digest in page
    for address in pages_of(at):
        answer = client.get(address)
        assert answer.status_code == 200, address
        assert not answer.cookies, address
        again = client.get(address, headers={"If-None-Match": answer["ETag"]})
        assert again.status_code == 304, address
        if answer["Content-Type"].startswith("text/html"):
            english = client.get(f"{address}?lang=en")
            assert (english.status_code, english["Content-Language"]) == (200, "en"), address
    for address in (
        "/p/donsukchai/",
        "/p/donsukchai/years/",
        "/p/",
        "/p/feed.atom",
        "/p/donsukchai/sitemap.xml",
        "/p/catalog.jsonld",
    ):
        assert at in client.get(address).content.decode(), address
    assert "จ่ายแล้ว" in client.get(f"{at}money/").content.decode()
    assert "ไม่ใช่ผลทางการ" in client.get(f"{at}ita/").content.decode()


def test_the_file_is_to_the_byte(client, planner, year, at):
    snapshot = actions.publish_year(year, by=planner)
    content = client.get(f"{at}year.json").content
    assert hashlib.sha256(content).hexdigest() == snapshot.digest
    told = json.loads(content)
    assert told["format"] == "sucharit-year/1"
    assert [one["status"] for one in told["initiatives"]][:2] == ["done", "impossible"]
    assert told["initiatives"][0]["paid"] == "21500.00"
    assert told["initiatives"][0]["activities_by_quarter"].count(1) == 1


def test_nothing_inside_goes_out(client, office, planner, told_of, at):
    """Owners, recorders, notes, papers of payment, and whatever was not chosen."""
    chosen(planner, told_of)
    text = actions.publish_year(told_of, by=planner).value
    names = [user.full_name for user in office.users.values()]
    shown = "".join(client.get(address).content.decode() for address in pages_of(at))
    for secret in (*names, INSIDE, "ฎีกา 17", "นายลับ", "ผู้เข้าอบรม"):
        assert secret not in text
        assert secret not in shown, secret


def test_only_what_was_chosen_goes_out(client, planner, year, at):
    actions.publish_year(year, by=planner)
    assert "อบรมรุ่นที่ 1" not in client.get(f"{at}initiatives/1/").content.decode()
    assert chosen(planner, year) == (3, 0)  # the activity, one picture, the words of its result
    assert "อบรมรุ่นที่ 1" not in client.get(f"{at}initiatives/1/").content.decode()
    actions.publish_year(year, by=planner, note="เพิ่มกิจกรรมและหลักฐาน")
    page = client.get(f"{at}initiatives/1/").content.decode()
    assert "อบรมรุ่นที่ 1" in page
    assert "ป้ายโครงการ" in page
    piece = Evidence.objects.get(title="ป้ายโครงการ")
    file = client.get(f"{at}evidence/{piece.file.digest}/")
    assert b"".join(file.streaming_content).startswith(b"\xff\xd8")
    assert file["Content-Type"] == "image/jpeg"
    assert "นายลับ" not in str(file.headers)
    people = Evidence.objects.get(title="ผู้เข้าอบรม")
    assert client.get(f"{at}evidence/{people.file.digest}/").status_code == 404


def test_what_officers_wrote_goes_out_only_as_it_was_chosen(client, planner, year, at):
    first, second, *_rest = year.initiatives.order_by("seq")
    set_status(second, by=planner, status="impossible", reason="other", reason_text="รอคำสั่งของนายลับ")
    for text in ("อบรมแล้ว 48 คน", "รอคำสั่งของนายลับ"):
        assert text not in going_out(planner, year).text
    words = {one.row.pk: one.subject for one in choosable_for(planner, year) if one.kind == WORDS}
    actions.choose_open(year, by=planner, shown=list(words.values()), chosen=[words[first.pk]])
    snapshot = actions.publish_year(year, by=planner)
    assert "อบรมแล้ว 48 คน" in snapshot.value
    assert "รอคำสั่ง" not in snapshot.value
    assert "อบรมแล้ว 48 คน" in client.get(f"{at}initiatives/1/").content.decode()
    set_status(first, by=planner, status="done", result="อบรมแล้ว 48 คน โดยนายลับ")
    going = going_out(planner, year)
    assert "อบรมแล้ว" not in going.text  # other words than those that were read
    assert next(one for one in going.withheld if one.key == "words").count == 2


def test_the_public_is_asked_for_nothing(office, planner, year):
    """A promise that cannot be judged says why in the public's words; officers read what they can do about it."""
    bind_year(year, by=planner)
    text = to_builtins(read_measure("เจ้าหน้าที่มีจิตสำนึกที่ดี"))
    Binding.objects.filter(fiscal_year=year.fiscal_year, section="outcome").update(measure=text)
    accept_promises(year, by=planner)
    judged = judgements_for(planner, year.fiscal_year)
    assert any("โปรด" in one.judgement.reason for one in judged)
    told = going_out(planner, year).value["indicators"]
    assert len(told) == len(judged)
    assert not [one["reason"] for one in told if "โปรด" in one["reason"]]


def test_what_turns_out_to_be_personal_is_closed_at_once(client, planner, year, at):
    chosen(planner, year)
    actions.publish_year(year, by=planner)
    piece = Evidence.objects.get(title="ป้ายโครงการ")
    Evidence.objects.filter(pk=piece.pk).update(personal=True)
    assert client.get(f"{at}evidence/{piece.file.digest}/").status_code == 404
    assert piece.title not in json.dumps(going_out(planner, year).value, ensure_ascii=False)
    with pytest.raises(NotAllowed, match="ส่วนบุคคล"):
        subject = f"evidence.evidence:{piece.pk}"
        actions.choose_open(year, by=planner, shown=[subject], chosen=[subject])


def test_choosing_touches_only_what_was_shown(planner, year):
    rows = choosable_for(planner, year)
    first, *rest = [one.subject for one in rows if not one.personal]
    actions.choose_open(year, by=planner, shown=[first], chosen=[first, *rest, "evidence.evidence:999"])
    assert set(OpenMark.objects.values_list("subject", flat=True)) == {first}
    actions.choose_open(year, by=planner, shown=rest, chosen=[])
    assert OpenMark.objects.count() == 1
    assert actions.choose_open(year, by=planner, shown=[first], chosen=[]) == (0, 1)


def test_what_is_public_stays_as_it_was_and_a_new_edition_says_what_changed(client, planner, year, at):
    first = actions.publish_year(year, by=planner)
    assert actions.publish_year(year, by=planner).pk == first.pk
    row = year.initiatives.get(seq=3)
    set_status(row, by=planner, status="running", result="เริ่มแล้ว")
    amend(row, by=planner, fields={"quarters": (3, 4)}, reason="ฝนตกหนัก")
    assert "เริ่มแล้ว" not in client.get(f"{at}initiatives/3/").content.decode()
    with pytest.raises(NotAllowed, match="แก้ไขเรื่องใด"):
        actions.publish_year(year, by=planner)
    second = actions.publish_year(year, by=planner, note="ผลของไตรมาส")
    assert (second.edition, second.corrects, second.first_published_at) == (2, first, first.published_at)
    page = client.get(at).content.decode()
    assert "ผลของไตรมาส" in page
    assert "ฝนตกหนัก" in page
    old, new = client.get(f"{at}editions/1/").content.decode(), client.get(f"{at}editions/2/").content.decode()
    assert "ฝนตกหนัก" not in old
    assert "ต่างจากฉบับที่ 1 อย่างไร" in new
    assert "<ins>" in new
    assert first.digest in client.get(f"{at}editions/").content.decode()
    assert client.get(f"{at}editions/3/").status_code == 404


def test_what_a_closed_year_got_wrong_stands_beside_it(client, planner, year, at):
    YearPlan.objects.filter(pk=year.pk).update(
        state=YearPlan.State.CLOSED, closed_at=timezone.now(), closed_by=planner.user
    )
    row = year.initiatives.get(seq=4)
    correct(year, by=planner, row=row, field="quantity", corrected="36", reason="นับซ้ำ")
    correct(year, by=planner, row=row, field="owner", corrected="นายลับ", reason="ย้ายคน")
    correct(year, by=planner, field="", corrected="ประชุมครบสี่ครั้ง", reason="รายงานตกไป")
    actions.publish_year(year, by=planner)
    for address in (at, f"{at}plan/", f"{at}tables/amendments.csv"):
        page = client.get(address).content.decode()
        assert "นับซ้ำ" in page, address
        assert "รายงานตกไป" in page, address
        assert "นายลับ" not in page, address
    assert "นับซ้ำ" in client.get(f"{at}initiatives/4/").content.decode()


def test_taken_back_it_says_why_with_all_its_editions(client, planner, year, at):
    actions.publish_year(year, by=planner)
    set_status(year.initiatives.get(seq=3), by=planner, status="running")
    snapshot = actions.publish_year(year, by=planner, note="เพิ่ม")
    with pytest.raises(NotAllowed):
        actions.withdraw_year(snapshot, by=planner, reason=" ")
    actions.withdraw_year(snapshot, by=planner, reason="พบตัวเลขผิด")
    for address in pages_of(at):
        gone = client.get(address)
        assert gone.status_code == 410, address
        assert "พบตัวเลขผิด" in gone.content.decode()
        assert "อบรม" not in gone.content.decode()
    assert client.get(f"/p/api/v1/years/donsukchai/{year.fiscal_year}").status_code == 410
    assert client.get("/p/donsukchai/").status_code == 200
    assert client.get("/p/donsukchai/years/").status_code == 404
    with pytest.raises(NotAllowed):
        actions.withdraw_year(snapshot, by=planner, reason="อีกครั้ง")
    again = actions.publish_year(year, by=planner)
    assert again.edition == 3
    assert client.get(f"{at}editions/1/").status_code == 404  # taken back with the second
    assert client.get(f"{at}editions/3/").status_code == 200


def test_only_a_year_in_force_and_what_was_looked_at(planner, year):
    with pytest.raises(NotAllowed, match="เปลี่ยนไป"):
        actions.publish_year(year, by=planner, digest="0" * 64)
    YearPlan.objects.filter(pk=year.pk).update(state=YearPlan.State.SUBMITTED)
    with pytest.raises(NotAllowed, match="อนุมัติ"):
        actions.publish_year(year, by=planner)


def test_the_database_keeps_one_public_edition(planner, year):
    snapshot = actions.publish_year(year, by=planner)
    snapshot.pk, snapshot.edition = None, 9
    with pytest.raises(IntegrityError), transaction.atomic():
        snapshot.save()


def test_who_may_not(client, office, neighbour, planner, year):
    for who in ("mayor", "reporter", "finance"):
        with pytest.raises(NotAllowed):
            actions.publish_year(year, by=office.officer(who))
        with pytest.raises(NotAllowed):
            actions.choose_open(year, by=office.officer(who), shown=[], chosen=[])
    with pytest.raises(YearPlan.DoesNotExist):
        actions.publish_year(year, by=neighbour.officer("neighbour-planner"))
    snapshot = actions.publish_year(year, by=planner)
    with pytest.raises(PublishedYear.DoesNotExist):
        actions.withdraw_year(snapshot, by=neighbour.officer("neighbour-planner"), reason="แกล้ง")
    names = ("publishing_year", "publishing_year_preview", "publishing_year_choose", "publishing_year_withdraw")
    for who in (office.users["mayor"], neighbour.users["neighbour-planner"]):
        client.force_login(who, backend="django.contrib.auth.backends.ModelBackend")
        asked = {client.get(reverse(name, args=["donsukchai", year.fiscal_year])).status_code for name in names}
        assert asked == {404}
    assert client.get(reverse("publishing_year", args=["thungnamsai", year.fiscal_year])).status_code == 404
    assert client.get(f"/p/thungnamsai/years/{year.fiscal_year}/").status_code == 404


def test_the_desk_of_a_year(office, desk_of, year):
    desk = desk_of(office.users["planner"])
    here = lambda name: reverse(name, args=["donsukchai", year.fiscal_year])  # noqa: E731
    assert here("publishing_year") in desk.get(reverse("publishing", args=["donsukchai"])).content.decode()
    assert "รวบรวมบันทึก" in desk.get(here("publishing_year")).content.decode()
    assert desk.get(here("publishing_year_preview")).status_code == 302
    assert desk.get(here("publishing_year_prepare")).status_code == 405
    page = desk.post(here("publishing_year_prepare"), follow=True).content.decode()
    assert "ยังไม่ได้เลือกให้ประชาชนเห็น" in page
    assert "ไม่เผยแพร่ไม่ว่ากรณีใด" in page
    assert "ประชาชนยังไม่เห็นหน้านี้" in desk.get(here("publishing_year_preview")).content.decode()
    shown = desk.get(here("publishing_year_choose")).context["page"]
    desk.post(here("publishing_year_choose"), {"shown": [one.subject for one in shown], "all": "1"})
    assert OpenMark.objects.count() == 1
    pieces = desk.get(here("publishing_year_choose"), {"kind": "evidence", "page": "x"}).context["page"]
    desk.post(f"{here('publishing_year_choose')}?kind=evidence", {"shown": [one.subject for one in pieces], "all": "1"})
    assert OpenMark.objects.count() == 2
    assert not PreparedYear.objects.exists()  # what was prepared before the choice is not what goes out
    desk.post(here("publishing_year"))
    assert not PublishedYear.objects.exists()
    desk.post(here("publishing_year_prepare"))
    assert "เปิดดูได้ทันที" in desk.post(here("publishing_year"), follow=True).content.decode()
    assert not PreparedYear.objects.exists()
    assert "ตรงกับที่เผยแพร่" in desk.post(here("publishing_year_prepare"), follow=True).content.decode()
    set_status(year.initiatives.get(seq=3), by=office.officer("planner"), status="running")
    changed = desk.post(here("publishing_year"), {"note": "เริ่มโครงการที่ 3"}, follow=True).content.decode()
    assert "เปลี่ยนไประหว่างที่ท่านตรวจ" in changed
    assert "ต่างจากฉบับที่ 1 อย่างไร" in changed
    assert desk.post(here("publishing_year")).status_code == 422
    desk.post(here("publishing_year"), {"note": "เริ่มโครงการที่ 3"})
    assert PublishedYear.objects.get(state="published").edition == 2
    assert "ถูกถอนพร้อมกันทั้งหมด" in desk.get(here("publishing_year_withdraw")).content.decode()
    desk.post(here("publishing_year_withdraw"), {"reason": "ทดสอบ"})
    assert desk.get(here("publishing_year_withdraw")).status_code == 404
    rows = Entry.objects.filter(verb__startswith="portal.year").exclude(verb="portal.year_prepared")
    verbs = rows.values_list("verb", flat=True)
    assert sorted(verbs) == ["portal.year_chosen"] * 2 + [
        "portal.year_corrected",
        "portal.year_published",
        "portal.year_withdrawn",
    ]
    assert "ทดสอบ" in desk.get(reverse("publishing", args=["donsukchai"])).content.decode()


def test_hostile_addresses_are_clear_pages(client, planner, year, at):
    actions.publish_year(year, by=planner)
    big = "9" * 30
    for address in (
        f"/p/donsukchai/years/{big}/", "/p/donsukchai/years/0/", f"{at}initiatives/{big}/", f"{at}editions/{big}/",
        f"{at}tables/users.csv", f"{at}tables/--.json", f"{at}evidence/{'a' * 300}/", "/p/nobody/years/",
        "/p/nobody/years/2569/", "/p/catalog.jsonld?page=0", "/p/catalog.jsonld?page=-1",
        "/p/catalog.jsonld?page=99999", f"/p/catalog.jsonld?page={big}",
    ):  # fmt: skip
        answer = client.get(address)
        assert answer.status_code == 404, address
        assert "ไม่มีข้อมูลที่เผยแพร่" in answer.content.decode(), address
    for query in ("?lang=xx", "?lang=en&lang=th", "?page=%00", "?edition=<script>", "?" + "a" * 4000):
        answer = client.get(at + query)
        assert answer.status_code == 200, query
        assert "<script>" not in answer.content.decode().replace('<script type="', "")
    assert client.post(at).status_code == 405
    for address in (
        f"/p/api/v1/years/donsukchai/{big}",
        "/p/api/v1/years?fiscal_year=1",
        "/p/api/v1/published?kind=users",
    ):
        assert client.get(address).status_code == 404, address
    assert client.get("/p/api/v1/years?page=0").status_code == 422


def test_formulas_in_csv_are_words(client, planner, year, at):
    row = year.initiatives.get(seq=3)
    set_status(row, by=planner, status="impossible", reason="other", reason_text="=HYPERLINK(1)")
    chosen(planner, year)
    actions.publish_year(year, by=planner)
    told = client.get(f"{at}tables/initiatives.csv").content.decode()
    assert "'=HYPERLINK(1)" in told
    rows = client.get(f"{at}tables/initiatives.json").json()["rows"]
    assert rows[2]["reason_text"] == "=HYPERLINK(1)"


def test_the_api_knows_years_papers_and_everything(client, planner, told_of):
    actions.publish_year(told_of, by=planner)
    ask = lambda path: client.get(f"/p/api/v1/{path}").json()  # noqa: E731
    one = f"years/donsukchai/{told_of.fiscal_year}"
    assert ask("years")["items"][0]["done"] == 1
    assert ask(one)["paid_baht"] == "21500.00"
    assert ask(f"{one}/initiatives?status=impossible")["items"][0]["reason"] == "staff"
    assert ask(f"{one}/indicators")["count"] == len(ask(f"{one}/indicators")["items"])
    assert ask("documents")["count"] == 0
    assert [thing["kind"] for thing in ask("published?organization=donsukchai")["items"]] == ["year"]
    assert ask("organizations")["items"][0]["code"] == "donsukchai"


def test_a_checklist_finds_the_year_and_keeps_it_through_editions(planner, told_of):
    snapshot = actions.publish_year(told_of, by=planner)
    newest = make_checklist(2569, by=planner)
    newest.fiscal_year = told_of.fiscal_year
    newest.save()
    pull_published(newest, by=planner)
    rows = {entry.item.theme: entry for entry in ChecklistEntry.objects.select_related("item")}
    assert rows["anticorruption_plan"].address.endswith(f"/years/{told_of.fiscal_year}/plan/")
    set_status(told_of.initiatives.get(seq=3), by=planner, status="running")
    assert actions.publish_year(told_of, by=planner, note="เพิ่ม").corrects == snapshot
    assert pull_published(newest, by=planner) == 0
    from sucharit.publishing.disclosure.queries import still_published

    entries = list(ChecklistEntry.objects.all())
    assert still_published(entries) == {entry.system_key for entry in entries}


def test_pages_ask_the_same_however_much_there_is(client, office, desk_of, planner, told_of, at, queries_of):
    snapshot = actions.publish_year(told_of, by=planner)
    actions.prepare_year(told_of, by=planner)
    read_year(snapshot)
    assert {queries_of(client, f"{at}{part}") for part in ("", "plan/", "ita/", "initiatives/1/")} == {1}
    assert queries_of(client, f"{at}editions/") <= 3
    assert queries_of(client, f"{at}editions/1/") <= 4
    desk = desk_of(office.users["planner"])
    where = ["donsukchai", told_of.fiscal_year]
    asked = {
        name: queries_of(desk, reverse(name, args=where))
        for name in ("publishing_year", "publishing_year_choose", "publishing_year_preview")
    }
    assert max(asked.values()) <= 25, asked


def test_who_has_published_only_a_list_is_there(client, planner):
    checklist = make_checklist(2569, by=planner)
    accept_all(checklist, by=planner)
    add_address(checklist.items.get(number="O1"), "https://www.donsukchai.example/about", by=planner, title="โครงสร้าง")
    assert client.get("/p/donsukchai/").status_code == 404
    published = publish_checklist(checklist, by=planner)
    address = "/p/donsukchai/disclosure/2569/"
    pages = ("/p/", "/p/donsukchai/", "/p/feed.atom", "/p/donsukchai/feed.atom", "/p/donsukchai/sitemap.xml")
    for page in (*pages, "/p/catalog.jsonld", "/p/api/v1/published?kind=disclosure"):
        assert address in client.get(page).content.decode(), page
    assert "/p/donsukchai/sitemap.xml" in client.get("/p/sitemap.xml").content.decode()
    assert client.get("/p/api/v1/organizations/donsukchai").status_code == 200
    withdraw_checklist(published, by=planner, reason="แก้ไข")
    assert client.get("/p/donsukchai/").status_code == 200
    assert address not in client.get("/p/feed.atom").content.decode()


def test_the_catalogue_is_turned_by_pages(client, office, planner, year, monkeypatch):
    monkeypatch.setattr(machines, "_DATASETS", 2)
    actions.publish_year(year, by=planner)
    portal.publish(year.plan, by=planner)
    portal.publish(adopted(draft_plan(office, first=2571)), by=planner)
    first, last = (client.get(f"/p/catalog.jsonld?page={page}").json() for page in (1, 2))
    assert [len(one["dcat:dataset"]) for one in (first, last)] == [2, 1]
    assert first["hydra:totalItems"] == 3
    assert first["hydra:view"]["hydra:next"]["@id"].endswith("?page=2")
    assert "hydra:next" not in last["hydra:view"]
    assert len({one["@id"] for told in (first, last) for one in told["dcat:dataset"]}) == 3
    assert client.get("/p/catalog.jsonld?page=3").status_code == 404
