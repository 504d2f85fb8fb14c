"""Robots at the door: they wait or work, people get in, and the other door's flood is not felt here."""

import hashlib
import itertools
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from django.db import connection, connections
from django.test import Client, RequestFactory
from tests.work.sealed.conftest import Room, a_form

from sucharit.core.sealing import new_receipt
from sucharit.work.sealed import rates, tokens
from sucharit.work.sealed.models import SealedReport

pytestmark = pytest.mark.django_db
REPORT = "/s/donsukchai/report/"


def test_a_form_that_was_filled_in_no_time_is_asked_to_wait_with_its_text(room: Room, visitor: Client):
    text = visitor.post(REPORT, a_form(room, seconds=1)).content.decode()
    assert "โปรดรอ" in text
    assert "ตรวจรับถนน" in text
    assert not SealedReport.objects.exists()


def test_in_a_flood_a_person_without_script_waits_and_gets_in(room: Room, visitor: Client):
    while rates.admit_filing(room.door.pk, age=60, least=8, patient=180, worked=False).ok:
        pass
    assert "โปรดรอ" in visitor.post(REPORT, a_form(room)).content.decode()
    assert len(visitor.post(REPORT, a_form(room, seconds=200)).content) > 0
    assert SealedReport.objects.count() == 1


def test_in_a_flood_a_script_works_and_gets_in_at_once(room: Room, visitor: Client, monkeypatch: Any):
    monkeypatch.setattr(tokens, "WORK_BITS", 8)
    while rates.admit_filing(room.door.pk, age=600, least=8, patient=180, worked=False).ok:
        pass
    form = a_form(room)
    assert 'data-work="8"' in visitor.post(REPORT, form).content.decode()
    numbers = (str(n) for n in itertools.count())
    form["work"] = next(n for n in numbers if tokens.worked(form["token"], n))
    visitor.post(REPORT, form)
    assert SealedReport.objects.count() == 1


def test_a_calm_form_lets_a_script_work_already_and_says_nothing_of_it(room: Room, visitor: Client):
    """Who chose photos would have to choose them again, were the work asked for only after the form is sent."""
    text = visitor.get(REPORT).content.decode()
    assert f'data-work="{tokens.WORK_BITS}"' in text
    assert "data-work-state" not in text


@pytest.mark.parametrize("answer", ["", "-1", "x", "1" * 13, "٣", "1.0"])
def test_what_is_no_work_does_not_count(answer: str):
    assert not tokens.worked("token", answer)


def test_the_work_is_as_hard_as_it_says():
    assert tokens.WORK_BITS >= 16
    digest = hashlib.sha256(b"token:5").digest()
    assert tokens.worked("token", "5") == (int.from_bytes(digest[:8], "big") >> (64 - tokens.WORK_BITS) == 0)


def test_too_many_receipts_are_asked_to_wait(room: Room, visitor: Client):
    while rates.admit_look(room.door.pk):
        pass
    text = visitor.post("/s/donsukchai/follow/", {"receipt": new_receipt()}).content.decode()
    assert "มีผู้ใช้ช่องทางนี้มาก" in text


def test_a_flood_of_the_other_door_is_not_felt(room: Room, visitor: Client):
    """The same sender has used up everything at the complaint centre; no counter, cache key or row is shared."""
    from django.core.cache import cache

    from sucharit.work.complaints import rates as others

    flooding = RequestFactory(REMOTE_ADDR="203.0.113.77").post("/p/donsukchai/complaints/new/")
    for bucket in (others.FILING, others.GUESSING, others.WRITING):
        while bucket.admits(flooding):
            pass
    before = dict(cache._cache) if hasattr(cache, "_cache") else {}
    visitor.post(REPORT, a_form(room))
    visitor.post("/s/donsukchai/follow/", {"receipt": new_receipt()})
    assert (dict(cache._cache) if hasattr(cache, "_cache") else {}) == before
    assert SealedReport.objects.count() == 1
    others.forget()


def test_counters_know_no_address():
    rates.admit_look(1)
    assert all(isinstance(door, int) and kind in ("calm", "patient", "worked", "look") for door, kind in rates._buckets)


@pytest.mark.django_db(transaction=True)
def test_many_at_once_none_lost_none_doubled(room: Room):
    """Eight people, each pressing twice at one moment."""
    forms = [a_form(room) for _ in range(8)]

    def press(form: dict[str, Any]) -> bool:
        try:
            return "รับเรื่องแล้ว" in Client().post(REPORT, form).content.decode()
        finally:
            connections.close_all()

    with ThreadPoolExecutor(4) as crowd:
        done = list(crowd.map(press, [form for form in forms for _ in range(2)]))
    assert all(done)
    assert SealedReport.objects.count() == 8
    assert connection.vendor in ("sqlite", "postgresql")
