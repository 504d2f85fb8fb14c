"""The pages of promises."""

import csv
import io

import pytest
from django.urls import reverse

from sucharit.work.indicators.models import Binding, Observation

YEAR = ("donsukchai", 2569)


@pytest.fixture
def planner(office, desk_of, bound):
    return desk_of(office.users["planner"])


def get(client, name, *args, **query):
    return client.get(reverse(name, args=args), query)


def test_every_page_opens(planner):
    assert get(planner, "indicator_year", *YEAR).status_code == 200
    assert get(planner, "indicator_list", "donsukchai").status_code == 302
    for one in Binding.objects.all():
        assert get(planner, "indicator", *YEAR, one.item_key).status_code == 200
        assert get(planner, "indicator_source", *YEAR, one.item_key).status_code == 200


def test_a_stranger_finds_nothing(bound, neighbour, desk_of):
    stranger = desk_of(neighbour.users["neighbour-planner"])
    one = Binding.objects.first()
    assert get(stranger, "indicator_year", *YEAR).status_code == 404
    assert get(stranger, "indicator_year", "thungnamsai", 2569).status_code == 404
    assert get(stranger, "indicator", "thungnamsai", 2569, one.item_key).status_code == 404


def test_the_list_is_narrowed(planner, office):
    rows = get(planner, "indicator_year", *YEAR, section="outcome", sort="-sentence").context["rows"]
    assert {line["told"].binding.section for line in rows} == {"outcome"}
    assert get(planner, "indicator_year", *YEAR, q="ช่องทาง").context["rows"]
    assert not get(planner, "indicator_year", *YEAR, q="ไม่มีคำนี้").context["rows"]
    assert get(planner, "indicator_year", *YEAR, unit="x", verdict="\x00", mine="on").status_code == 200
    assert len(get(planner, "indicator_year", *YEAR, unit=office.units["works"].pk).context["rows"]) == 2


def test_a_value_is_written_on_a_phone_and_corrected(planner):
    one = Binding.objects.get(sentence__contains="แบบทดสอบ")
    address = reverse("indicator_observe", args=[*YEAR, one.item_key])
    refused = planner.post(address, {"value": "๔๑", "of": "40", "as_of": "10/2/2569", "note": "ผลสอบรุ่นแรก"})
    assert refused.status_code == 422
    assert "ผลสอบรุ่นแรก" in refused.content.decode()
    assert planner.post(address, {"value": "abc", "as_of": "", "note": ""}).status_code == 422
    assert planner.post(address, {"value": "๔๑", "of": "48", "as_of": "10/2/2569", "note": "ผลสอบ"}).status_code == 302
    page = get(planner, "indicator", *YEAR, one.item_key)
    assert "41 จาก 48 (ร้อยละ 85.42)" in page.content.decode()
    row = Observation.objects.get()
    correcting = reverse("observation_correct", args=["donsukchai", row.pk])
    assert planner.get(correcting).status_code == 200
    planner.post(correcting, {"value": "42", "of": "48", "as_of": "10/2/2569", "note": "ผลสอบ", "reason": "นับตก"})
    page = get(planner, "indicator", *YEAR, one.item_key)
    assert "นับตก" in page.content.decode()


def test_the_trend_is_drawn_from_two_values_on(planner):
    one = Binding.objects.get(sentence__contains="พึงพอใจ")
    address = reverse("indicator_observe", args=[*YEAR, one.item_key])
    for day, value in (("1/12/2568", "70"), ("1/2/2569", "85")):
        planner.post(address, {"value": value, "as_of": day, "note": "แบบประเมิน"})
    assert get(planner, "indicator", *YEAR, one.item_key).context["chart"] is not None


def test_source_and_base_are_changed(planner):
    one = Binding.objects.get(sentence__contains="ร้องเรียนลดลง")
    address = reverse("indicator_source", args=[*YEAR, one.item_key])
    told = {
        "source": "complaints",
        "baseline": "10",
        "baseline_note": "ทะเบียนปี 2568",
        "category": "",
        "edition": one.edition,
    }
    assert planner.post(address, told).status_code == 302
    one.refresh_from_db()
    assert (one.baseline, one.accepted) == (10, True)
    stale = planner.post(address, told)
    assert "ก่อนท่าน" in stale.content.decode()


def test_the_list_as_files(planner):
    page = get(planner, "indicator_export", *YEAR, "csv")
    rows = list(csv.reader(io.StringIO(b"".join(page.streaming_content).decode("utf-8-sig"))))
    assert len(rows) == Binding.objects.count() + 1
    assert b"".join(get(planner, "indicator_export", *YEAR, "xlsx").streaming_content).startswith(b"PK")
    assert get(planner, "indicator_export", *YEAR, "pdf").status_code == 404
