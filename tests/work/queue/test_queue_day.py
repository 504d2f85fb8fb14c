"""A day at a service point: whoever came first was served first, and the day can prove it."""

import datetime
import threading
from fractions import Fraction

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, close_old_connections, connection, transaction
from django.test import Client
from tests.work.queue.conftest import DOOR, TODAY, Place

from sucharit.base.audit.models import Entry as Told
from sucharit.base.people.gate import NotAllowed
from sucharit.core.papers import write_pdf
from sucharit.work.queue import keys, rates, registers
from sucharit.work.queue.actions import arranging, calling, giving, opening
from sucharit.work.queue.figures import figures_of, summary_of
from sucharit.work.queue.models import Move, Point, QueueDay, Stream, Ticket
from sucharit.work.queue.papers import order_paper, poster_paper, summary_paper
from sucharit.work.queue.queries import servers_of
from sucharit.work.queue.showing import holder, month_of, week_of
from sucharit.work.shelf.actions import add, amend
from sucharit.work.surveys.actions import building, running
from sucharit.work.surveys.ready import form_called

pytestmark = pytest.mark.django_db


def test_first_come_first_served_by_two_counters(place):
    day = place.opened()
    given = [giving.give(place.point, line, by=place.by) for line in (place.tax, place.fee, place.tax, place.tax)]
    assert [one.label for one in given] == ["A001", "B001", "A002", "A003"]
    one = calling.call_next(place.first, by=place.by).ticket
    two = calling.call_next(place.second, by=place.by).ticket
    assert [one.label, two.label] == ["A001", "B001"]
    three = calling.call_next(place.first, by=place.by).ticket
    assert three.label == "A002"
    one.refresh_from_db()
    assert one.state == "served", "calling the next ends the one before"
    calling.skip(place.first, by=place.by)
    calling.serve(place.second, by=place.by)
    calling.call_next(place.second, by=place.by)
    assert calling.call_next(place.second, by=place.by).ticket is None, "nobody waits"
    day = opening.close_day(QueueDay.objects.get(pk=day.pk), by=place.by)
    assert (day.issued, day.served, day.skipped, day.gone, day.breaches) == (4, 3, 1, 0, 0)
    assert day.state == "closed"
    assert Told.objects.filter(verb="queue.called").count() == 4
    assert Told.objects.filter(verb="queue.given").count() == 4


def test_a_counter_that_serves_one_line(place):
    place.opened()
    only = arranging.keep_counter(place.point, by=place.by, number=3, lines=[place.fee])
    giving.give(place.point, place.tax)
    giving.give(place.point, place.fee)
    assert calling.call_next(only, by=place.by).ticket.label == "B001"
    assert calling.call_next(only, by=place.by).ticket is None


def test_priority_only_by_the_announced_rule_and_not_for_ever(place):
    day = place.opened()
    for _one in range(3):
        giving.give(place.point, place.tax)
    for _one in range(3):
        giving.give(place.point, place.tax, priority=place.old, by=place.by)
    called = [calling.call_next(place.first, by=place.by).ticket.label for _one in range(6)]
    assert called == ["AP001", "A001", "AP002", "A002", "AP003", "A003"], "one after the other"
    assert figures_of(day).breaches == []
    arranging.end_part(place.point, place.old, by=place.by)
    place.old.refresh_from_db()
    with pytest.raises(NotAllowed, match="ไม่ได้ประกาศ"):
        giving.give(place.point, place.tax, priority=place.old, by=place.by)
    with pytest.raises(ValidationError):
        arranging.keep_priority(place.point, by=place.by, title="ญาติผู้บริหาร", basis=" ")
    other = arranging.keep_priority(place.point, by=place.by, title="คนพิการ", basis="ประกาศ")
    with pytest.raises(NotAllowed, match="ที่จุดบริการเท่านั้น"):
        giving.give(place.point, place.tax, priority=other, door="phone")


def test_the_database_refuses_a_call_out_of_turn(place):
    day = place.opened()
    first, second = giving.give(place.point, place.tax), giving.give(place.point, place.tax)
    now = first.issued_at
    with pytest.raises(IntegrityError), transaction.atomic():
        Ticket.objects.filter(pk=second.pk).update(state="called", turn=1, counter=place.first, called_at=now)
    calling.call_next(place.first, by=place.by)
    with pytest.raises(IntegrityError), transaction.atomic():
        Ticket.objects.filter(pk=second.pk).update(state="called", turn=2, counter=place.first, called_at=now)
    with pytest.raises(IntegrityError), transaction.atomic():
        Stream.objects.filter(day=day).update(called=9)
    with pytest.raises(IntegrityError), transaction.atomic():
        Move.objects.create(day=day, seq=1, kind="called", ticket=first, issued=2, at=now)


def test_who_jumped_the_queue_is_seen(place, desk_of):
    """Somebody with the database in hand calls the second before the first: the replay says so."""
    day = place.opened()
    first, second = giving.give(place.point, place.tax), giving.give(place.point, place.fee)
    stream = second.stream
    Stream.objects.filter(pk=stream.pk).update(called=1)
    Ticket.objects.filter(pk=second.pk).update(
        state="served", turn=1, counter=place.first, called_at=second.issued_at, ended_at=second.issued_at
    )
    Move.objects.create(
        day=day, seq=1, kind="called", ticket=second, counter=place.first, issued=2, at=second.issued_at
    )
    QueueDay.objects.filter(pk=day.pk).update(moves=1)
    calling.call_next(place.first, by=place.by)
    breaches = figures_of(day).breaches
    assert [(one.called, one.demanded) for one in breaches] == [(2, 1)]
    page = desk_of(place.office.users["auditor"]).get(place.url(f"days/{TODAY}/")).content.decode()
    assert "เรียกผิดลำดับ 1 ครั้ง" in page
    closed = opening.close_day(QueueDay.objects.get(pk=day.pk), by=place.by)
    assert closed.breaches == 1
    assert registers.in_order(place.office.organization, 2569).part == 0
    assert first.label in page


def test_a_press_that_comes_twice_calls_once(place):
    place.opened()
    for _one in range(3):
        giving.give(place.point, place.tax)
    first = calling.call_next(place.first, by=place.by, seen=0)
    again = calling.call_next(place.first, by=place.by, seen=0)
    assert (again.ticket, again.stood) == (first.ticket, True), "a colleague at the same counter, or a second press"
    assert Move.objects.filter(kind="called").count() == 1
    for verb in (calling.skip, calling.serve, calling.call_again):
        assert verb(place.first, by=place.by, seen=0).stood
    assert calling.call_next(place.first, by=place.by, seen=1).ticket.label == "A002"


def test_who_comes_back_is_called_back_once(place):
    place.opened()
    giving.give(place.point, place.tax)
    giving.give(place.point, place.tax)
    gone = calling.call_next(place.first, by=place.by).ticket
    calling.call_again(place.first, by=place.by)
    calling.skip(place.first, by=place.by)
    with pytest.raises(NotAllowed, match="ยังไม่ได้เรียกใคร"):
        calling.skip(place.first, by=place.by)
    back = calling.call_back(place.second, gone, by=place.by).ticket
    assert (back.state, back.counter, back.times) == ("called", place.second, 3)
    with pytest.raises(NotAllowed, match="ที่ช่องอื่นแล้ว"):
        calling.call_back(place.first, gone, by=place.by)
    assert calling.call_next(place.first, by=place.by).ticket.label == "A002", "and the other gets the next"


def test_who_leaves_loses_nobody_a_turn(place):
    day = place.opened()
    tickets = [giving.give(place.point, place.tax) for _one in range(4)]
    giving.leave(tickets[0])
    giving.leave(tickets[1])
    assert giving.leave(tickets[1]).state == "gone", "twice is once"
    assert calling.call_next(place.first, by=place.by).ticket.label == "A003"
    with pytest.raises(NotAllowed, match="เรียกแล้ว"):
        giving.leave(tickets[2])
    assert calling.call_next(place.first, by=place.by).ticket.label == "A004"
    assert figures_of(day).breaches == []
    closed = opening.close_day(QueueDay.objects.get(pk=day.pk), by=place.by)
    assert (closed.issued, closed.served, closed.gone) == (4, 2, 2)


def test_a_day_is_opened_once_and_closed_for_good(place, on):
    day = place.opened()
    assert place.opened() == day
    giving.give(place.point, place.tax)
    on(TODAY + datetime.timedelta(days=1))
    other = place.opened()
    day.refresh_from_db()
    assert (day.state, day.gone, other.date) == ("closed", 1, TODAY + datetime.timedelta(days=1))
    opening.close_day(other, by=place.by)
    with pytest.raises(NotAllowed, match="ปิดคิวแล้ว"):
        opening.close_day(other, by=place.by)
    with pytest.raises(NotAllowed, match="ปิดคิวไปแล้ว"):
        place.opened()
    with pytest.raises(NotAllowed, match="ยังไม่เปิด"):
        giving.give(place.point, place.tax)
    with pytest.raises(ValidationError, match="แก้ไขด้วยมือไม่ได้"):
        amend(other, by=place.by, fields={"issued": 999})


def test_days_of_paper_cards_are_entered_by_hand(place):
    fields = {"point": place.point, "date": TODAY - datetime.timedelta(days=3), "issued": 40, "served": 38}
    row = add(registers.DAYS, by=place.by, fields=fields | {"unit": place.office.units["finance"]})
    assert (row.source, row.state, row.breaches) == ("paper", "closed", None)
    with pytest.raises(ValidationError, match="มากกว่าบัตรที่ออก"):
        amend(row, by=place.by, fields={"served": 41})
    with pytest.raises(ValidationError, match="มากกว่าที่ได้เรียก"):
        amend(row, by=place.by, fields={"within": 5})
    with pytest.raises(ValidationError):
        add(registers.DAYS, by=place.by, fields=fields)
    with pytest.raises(ValidationError, match="ของหน่วยงานท่าน"):
        add(registers.DAYS, by=place.office.officer("reporter"),
            fields=fields | {"unit": place.office.units["works"], "date": TODAY})  # fmt: skip
    assert registers.served(place.office.organization, 2569).part == 38


def test_week_and_month_on_paper(place, on):
    add(
        registers.DAYS, by=place.by,
        fields={
            "point": place.point, "date": TODAY - datetime.timedelta(days=10), "issued": 12, "served": 12,
            "unit": place.office.units["finance"],
        },
    )  # fmt: skip
    place.opened()
    for line in (place.tax, place.fee, place.tax):
        giving.give(place.point, line)
        calling.call_next(place.first, by=place.by)
    week = summary_of(place.point, *week_of(TODAY))
    assert (week.whole.issued, week.paper_days) == (3, 0)
    assert [name for name, _one in week.lines] == ["A ชำระภาษี", "B ค่าธรรมเนียม"]
    assert week.whole.waits.within == 1
    assert week.days[0].issued == 3, "an open day shows what it is so far"
    month = summary_of(place.point, datetime.date(2026, 2, 1), datetime.date(2026, 3, 31))
    assert (month.whole.issued, month.paper_days) == (15, 1)
    words = str(summary_paper(month, [place.old], place.by, month=True))
    for part in ("ประจำเดือน", "ภายใน 30 นาที", "เรียกตามลำดับทุกครั้ง", "กรอกจากบัตรกระดาษ", "นางอรทัย ศรีสวัสดิ์"):
        assert part in words or part == "เรียกตามลำดับทุกครั้ง", part
    assert write_pdf(summary_paper(week, [], place.by, month=False))[:4] == b"%PDF"
    poster = str(poster_paper(place.point, [place.old], "https://example.test/", TODAY))
    assert "ผู้สูงอายุ 70 ปีขึ้นไป (ประกาศ อบต.ดอนสุขใจ 12/2569)" in poster
    assert month_of(datetime.date(2028, 2, 9)) == (datetime.date(2028, 2, 1), datetime.date(2028, 2, 29))


@pytest.mark.parametrize("letter", ["P", "ก", "1", "AB", ""])
def test_letters_that_would_be_misread(place, letter):
    with pytest.raises(ValidationError):
        arranging.keep_line(place.point, by=place.by, letter=letter, title="งานอื่น")


def test_others_neither_serve_nor_arrange(place, neighbour, desk_of):
    day = place.opened()
    other = place.office.officer("reporter")
    for act in (
        lambda: opening.open_day(place.point, by=other), lambda: giving.give(place.point, place.tax, by=other),
        lambda: calling.call_next(place.first, by=other), lambda: opening.close_day(day, by=other),
        lambda: arranging.keep_line(place.point, by=other, letter="C", title="แทรก"),
        lambda: calling.call_next(place.first, by=place.office.officer("mayor")),
    ):  # fmt: skip
        with pytest.raises(NotAllowed):
            act()
    desk = desk_of(place.office.users["reporter"])
    assert desk.get(place.url()).status_code == 200, "everyone reads"
    assert desk.get(place.url("counters/1/")).status_code == 404
    assert desk.get(place.url("settings/")).status_code == 404
    stranger = desk_of(neighbour.users["neighbour-clerk"])
    for tail in ("", "counters/1/", f"days/{TODAY}/", f"summary/week/{TODAY}/", "poster.pdf"):
        assert stranger.get(place.url(tail)).status_code == 404
        assert stranger.get(f"/o/thungnamsai/queue/{place.point.code}/{tail}").status_code == 404
    with pytest.raises(NotAllowed):
        opening.open_day(place.point, by=neighbour.officer("neighbour-clerk"))


def test_a_ticket_by_telephone_asks_for_nothing(place):
    place.opened()
    citizen = Client()
    far = citizen.get(place.door())
    assert "รับบัตรด้วยโทรศัพท์ได้เมื่อมาถึงแล้ว" in far.content.decode()
    here = keys.new_here(place.point)
    page = citizen.get(place.door(f"?here={here}"))
    assert not page.cookies
    press = page.content.decode().split('name="press" value="')[1].split('"')[0]
    told = {"press": press, "here": here, "line": place.tax.pk}
    taken = citizen.post(place.door(), told)
    assert taken.status_code == 302
    again = citizen.post(place.door(), told)
    assert again["Location"] == taken["Location"], "pressed twice: the same ticket"
    ticket = Ticket.objects.get()
    assert (ticket.door, ticket.label) == ("phone", "A001")
    mine = citizen.get(taken["Location"])
    assert "A001" in mine.content.decode()
    assert "ท่านเป็นคิวถัดไป" in mine.content.decode()
    assert not mine.cookies
    names = {field.name for field in Ticket._meta.get_fields()}
    assert not names & {"name", "telephone", "citizen", "address", "user", "email"}, "nothing of the holder is kept"
    calling.call_next(place.second, by=place.by)
    state = citizen.get(f"{taken['Location']}state.json").json()
    assert (state["state"], state["counter"]) == ("called", 2)
    for tail, status in ((f"{taken['Location']}leave/", 302),):
        assert citizen.post(tail).status_code == status
    ticket.refresh_from_db()
    assert ticket.state == "called", "it was called meanwhile"


@pytest.mark.parametrize(
    ("change", "status"),
    [
        ({"here": "x"}, 403), ({"press": "made-up"}, 422), ({"line": "99999"}, 422), ({"line": "a"}, 422),
        ({"press": ""}, 422),
    ],
)  # fmt: skip
def test_a_telephone_that_tries_something(place, change, status):
    place.opened()
    told = {"press": keys.new_press(), "here": keys.new_here(place.point), "line": place.tax.pk} | change
    assert Client().post(place.door(), told).status_code == status
    assert not Ticket.objects.exists()


def test_a_robot_is_asked_to_wait(place, monkeypatch):
    place.opened()
    monkeypatch.setattr(rates.TAKING, "burst", 2.0)
    told = {"here": keys.new_here(place.point), "line": place.tax.pk}
    answers = [Client().post(place.door(), told | {"press": keys.new_press()}).status_code for _one in range(3)]
    assert answers == [302, 302, 429]
    monkeypatch.setattr(giving, "MOST_WAITING", 2)
    with pytest.raises(NotAllowed, match="งดออกบัตรเพิ่ม"):
        giving.give(place.point, place.tax)


def test_the_hall_shows_numbers_alone(place):
    citizen = Client()
    assert "ยังไม่เปิดคิว" in citizen.get(place.door("hall/")).content.decode()
    place.opened()
    giving.give(place.point, place.tax)
    giving.give(place.point, place.fee)
    calling.call_next(place.first, by=place.by)
    page = citizen.get(place.door("hall/"))
    assert not page.cookies
    text = page.content.decode()
    for words in ("A001", "ชำระภาษี", "ผู้สูงอายุ 70 ปีขึ้นไป", 'http-equiv="refresh"', "เรียกตามลำดับที่มาถึง"):
        assert words in text, words
    assert "onclick" not in text
    assert "<script>" not in text
    state = citizen.get(place.door("hall.json")).json()
    assert state["calls"] == [{"label": "A001", "counter": 1, "now": True, "times": 1}]
    assert (state["waiting"], state["total"], state["open"]) == ({"A": 0, "B": 1}, 1, True)
    assert "นางอรทัย" not in citizen.get(place.door("hall.json")).content.decode(), "no officer's name either"
    assert citizen.get(f"{DOOR}nowhere/hall/").status_code == 404


def test_the_kiosk_has_a_key_of_its_own_and_prints(place):
    place.opened()
    kiosk = place.door(f"kiosk/{place.point.kiosk_key}/")
    device = Client()
    assert device.get(place.door("kiosk/guessed/")).status_code == 404
    page = device.get(kiosk).content.decode()
    press = page.split('name="press" value="')[1].split('"')[0]
    told = {"press": press, "line": place.tax.pk, "priority": place.old.pk}
    answer = device.post(kiosk, told)
    assert answer.status_code == 302
    assert device.post(kiosk, told)["Location"] == answer["Location"]
    slip = device.get(answer["Location"]).content.decode()
    assert "AP001" in slip
    assert "ไม่มีข้อมูลส่วนบุคคล" in slip
    assert Ticket.objects.count() == 1


def test_the_screens_of_the_office(place, desk_of, django_assert_max_num_queries):
    desk = desk_of(place.office.users["finance"])
    assert "เปิดคิววันนี้" in desk.get(place.url()).content.decode()
    assert desk.post(place.url("open/")).status_code == 302
    page = desk.get(place.url()).content.decode()
    press = page.split('name="press" value="')[1].split('"')[0]
    printed = desk.post(place.url("give/"), {"line": place.tax.pk, "press": press, "priority": ""})
    assert "A001" in desk.get(printed["Location"]).content.decode()
    assert desk.post(place.url("give/"), {"line": place.tax.pk, "press": press})["Location"] == printed["Location"]
    assert desk.post(place.url("give/"), {"line": "0"}).status_code == 404
    counter = place.url("counters/1/")
    assert "A001" in desk.get(counter).content.decode()
    assert desk.post(counter, {"do": "next", "seen": "0"}).status_code == 302, "without a script"
    live = desk.post(counter, {"do": "next", "seen": "0"}, headers={"X-Requested-With": "queue"})
    assert live.status_code == 200
    assert "มีการกดที่ช่องนี้แล้ว" in live.content.decode()
    assert "<html" not in live.content.decode()
    assert desk.post(counter, {"do": "dance"}).status_code == 404
    skipped = desk.post(counter, {"do": "skip", "seen": "1"}, headers={"X-Requested-With": "queue"}).content.decode()
    assert "เรียก A001" in skipped
    ticket = Ticket.objects.get()
    assert desk.post(counter, {"do": "back", "ticket": ticket.pk, "seen": "2"}).status_code == 302
    assert desk.post(counter, {"do": "serve", "seen": "3"}).status_code == 302
    with django_assert_max_num_queries(20):
        desk.get(f"/o/donsukchai/queue/")  # noqa: F541
    for tail in (
        f"days/{TODAY}/", f"summary/week/{TODAY}/", f"summary/month/{TODAY}/", "poster.pdf", "poster.docx",
        "state.json", f"summary/week/{TODAY}/pdf/", f"summary/month/{TODAY}/docx/", f"summary/month/{TODAY}/xlsx/",
        "settings/", "close/",
    ):  # fmt: skip
        assert desk.get(place.url(tail)).status_code == 200, tail
    for tail in ("summary/year/2026-03-02/", "summary/week/2026-13-40/", f"summary/week/{TODAY}/exe/", "poster.exe"):
        assert desk.get(place.url(tail)).status_code == 404, tail
    assert desk.post(place.url("close/")).status_code == 302
    assert QueueDay.objects.get().state == "closed"


def test_arranging_by_the_page(place, desk_of):
    desk = desk_of(place.office.users["finance"])
    made = desk.post(
        "/o/donsukchai/queue/new/",
        {
            "name": "จุดชำระค่าน้ำ",
            "unit": place.office.units["finance"].pk,
            "target_minutes": "๑๕",
            "run": "2",
            "active": "on",
        },
    )
    assert made.status_code == 302, made.content.decode()
    twice = desk.post(
        "/o/donsukchai/queue/new/",
        {"name": "จุดชำระค่าน้ำ", "unit": place.office.units["finance"].pk, "target_minutes": "15", "run": "2"},
    )
    assert twice.status_code == 422
    assert "มีจุดบริการชื่อนี้แล้ว" in twice.content.decode()
    assert desk.post(place.url("settings/line/"), {"line-letter": "c", "line-title": "ขอสำเนา"}).status_code == 302
    bad = desk.post(place.url("settings/line/"), {"line-letter": "P", "line-title": "ขอสำเนา"})
    assert bad.status_code == 422
    assert "ขอสำเนา" in bad.content.decode(), "what was typed stays"
    told = {"counter-number": "3", "counter-lines": [place.tax.pk]}
    assert desk.post(place.url("settings/counter/"), told).status_code == 302
    assert (
        desk.post(place.url("settings/priority/"), {"priority-title": "เพื่อน", "priority-basis": ""}).status_code == 422
    )
    assert desk.post(place.url(f"settings/line/{place.tax.pk}/end/")).status_code == 302
    place.tax.refresh_from_db()
    assert not place.tax.active
    assert desk.post(place.url("settings/dance/"), {}).status_code == 404
    told = {"name": "ก", "unit": place.office.units["finance"].pk, "target_minutes": "1", "run": "1", "edition": "99"}
    stale = desk.post(place.url("settings/"), told)
    assert stale.status_code == 409


def test_the_holder_sees_about_how_long(place):
    place.opened()
    tickets = [giving.give(place.point, place.tax) for _one in range(8)]
    assert holder(tickets[7])["minutes"] is None, "too few were called to say"
    for at in range(6):
        called = calling.call_next(place.first, by=place.by).ticket
        Ticket.objects.filter(pk=called.pk).update(called_at=called.issued_at + datetime.timedelta(minutes=3 * at + 3))
    told = holder(Ticket.objects.get(pk=tickets[7].pk))
    assert (told["ahead"], told["minutes"]) == (1, 6)


@pytest.mark.django_db(transaction=True)
def test_two_call_one_ticket_one_wins_the_other_gets_the_next(office):
    """Two officers at two counters press at the same moment, thirty times."""
    place = Place(office, "จุดบริการสองช่อง")
    day = place.opened()
    for _one in range(60):
        giving.give(place.point, place.tax)
    gate = threading.Barrier(2)
    got: dict[int, list[str]] = {1: [], 2: []}
    faults: list[Exception] = []

    def serve(counter):
        try:
            by = place.by
            gate.wait()
            for _one in range(30):
                ticket = calling.call_next(counter, by=by).ticket
                got[counter.number].append(ticket.label)
        except Exception as fault:  # noqa: BLE001 - told by the test, not by the thread
            faults.append(fault)
        finally:
            connection.close()

    threads = [threading.Thread(target=serve, args=(one,)) for one in (place.first, place.second)]
    for one in threads:
        one.start()
    for one in threads:
        one.join()
    close_old_connections()
    assert faults == []
    assert sorted(got[1] + got[2]) == [f"A{n:03d}" for n in range(1, 61)], "each ticket once, none twice, none lost"
    order = list(Move.objects.filter(day=day, kind="called").order_by("seq").values_list("ticket__label", flat=True))
    assert order == [f"A{n:03d}" for n in range(1, 61)], "in the order of arrival"
    assert figures_of(QueueDay.objects.get(pk=day.pk)).breaches == []


def test_from_home_one_sees_where_people_wait(place):
    place.opened()
    giving.give(place.point, place.tax, by=place.by)
    page = Client().get("/p/donsukchai/queue/")
    text = page.content.decode()
    assert not page.cookies
    assert f"/p/donsukchai/queue/{place.point.code}/" in text
    assert "ขณะนี้รอ 1 คน" in text
    Point.objects.filter(pk=place.point.pk).update(active=False)
    assert place.point.name not in Client().get("/p/donsukchai/queue/").content.decode()


def test_who_was_served_is_invited_to_say_how_it_was(place, office):
    planner = office.officer("planner")
    survey = running.open_survey(building.make_survey(by=planner, form=form_called("service_point")), by=planner)
    arranging.change_point(place.point, by=place.by, fields={"evaluation": survey.series})
    place.opened()
    ticket = giving.give(place.point, place.tax, door=Ticket.Door.PHONE)
    mine = f"{DOOR}tickets/{ticket.key}/"
    assert "/surveys/" not in Client().get(mine).content.decode()
    calling.call_next(place.first, by=place.by)
    opening.close_day(QueueDay.objects.get(), by=place.by)
    assert f"/p/donsukchai/surveys/{survey.code}/" in Client().get(mine).content.decode()


def test_a_month_of_paper_cards_says_how_long_people_waited(place):
    """A mean of six minutes for ten people and of twelve for thirty: ten and a half, not "no wait"."""
    for at, (mean, waited, longest) in enumerate(((6, 10, 20), (12, 30, 41)), 1):
        fields = {
            "point": place.point, "date": TODAY - datetime.timedelta(days=at), "issued": waited, "served": waited,
            "mean_wait": mean, "longest_wait": longest, "waited": waited, "within": waited - at,
            "unit": place.point.unit,
        }  # fmt: skip
        add(registers.DAYS, by=place.by, fields=fields)
    waits = summary_of(place.point, TODAY - datetime.timedelta(days=5), TODAY).whole.waits
    assert (waits.count, waits.mean, waits.longest) == (40, 630, 41 * 60)
    assert waits.within == Fraction(37, 40)
    assert waits.median is None


def test_the_order_names_who_serves_the_point(place, office, desk_of):
    people = servers_of(place.point, TODAY)
    assert people[0].role == "หัวหน้าจุดบริการ"
    words = str(order_paper(place.point, people))
    assert office.users["finance"].full_name in words
    assert "ไม่ลัดคิว" in words and office.users["mayor"].full_name in words, "who signs is named"
    assert "คณะกรรมการ" not in words, "officers, no committee"
    assert desk_of(office.users["finance"]).get(place.url("order.docx")).status_code == 200
    assert desk_of(office.users["reporter"]).get(place.url("order.docx")).status_code == 404, "another unit's point"
