"""A sentence was misread: an officer mends the measure with a reason, it is judged anew, and it can go back."""

from collections.abc import Callable
from decimal import Decimal
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from sucharit.base.audit.models import Entry
from sucharit.base.people.gate import NotAllowed, Officer
from sucharit.base.people.models import User
from sucharit.core.indicators import Comparison, MeasureKind, Verdict
from sucharit.office.demonstration.people import Cast
from sucharit.work.indicators.actions import back_to_read, bind_year, mend, observe
from sucharit.work.indicators.models import Binding
from sucharit.work.indicators.queries import judged_for
from sucharit.work.years.models import YearPlan

Desk = Callable[[User], Client]
At = Callable[[str], Officer]
SHARE: dict[str, Any] = {
    "kind": "percentage", "comparison": "at_least", "threshold": Decimal(60), "denominator": "ผู้เข้าร่วมโครงการ",
}  # fmt: skip
WHY = "ต้นฉบับพิมพ์ว่าของผู้เข้าร่วมโครงการ"


@pytest.fixture
def share(bound: YearPlan) -> Binding:
    """A promise that was read as a percentage."""
    rows = Binding.objects.filter(organization=bound.organization, fiscal_year=bound.fiscal_year)
    return next(one for one in rows if one.as_measure.kind is MeasureKind.PERCENTAGE)


def test_mended_judged_anew_and_back_to_what_was_read(share: Binding, at: At):
    planner, read = at("planner"), share.as_measure
    assert read.threshold is not None and read.threshold > 60
    observe(share, by=planner, as_of=planner.today, value=Decimal(62), of=Decimal(100), note="แบบสอบถาม")
    assert judged_for(planner, share).verdict is Verdict.NOT_MET
    mend(share, by=planner, fields=SHARE, reason=WHY)
    share.refresh_from_db()
    told = share.as_measure
    assert (told.threshold, told.comparison, told.unit) == (60, Comparison.AT_LEAST, "ร้อยละ")
    assert told.denominator == "ผู้เข้าร่วมโครงการ" and told.sentence == read.sentence == share.sentence
    assert share.mended and share.accepted and share.read_measure == read
    judged = judged_for(planner, share)
    assert judged.verdict is Verdict.MET and "ผู้เข้าร่วมโครงการ" in judged.judgement.reason
    assert share.judgements.first().verdict == "met"
    entry = Entry.objects.filter(verb="indicators.mended").last()
    assert entry is not None and entry.facts["reason"] == WHY
    back_to_read(share, by=planner)
    share.refresh_from_db()
    assert not share.mended and share.as_measure == read and judged_for(planner, share).verdict is Verdict.NOT_MET
    back_to_read(share, by=planner)  # twice is the same


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"threshold": Decimal(101)}, "ไม่เกิน 100"), ({"threshold": None}, "ตัวเลข"),
        ({"comparison": ""}, "การเปรียบเทียบ"),
        ({"comparison": "decrease"}, "การเปรียบเทียบ"), ({"threshold": Decimal("-1")}, "ตั้งแต่ 0"),
        ({"kind": "count", "threshold": Decimal(10) ** 30}, "เป็นไปได้"), ({"kind": "level"}, "ระดับ"),
        ({"kind": "change"}, "ลดลงหรือเพิ่มขึ้น"),
        ({"kind": "change", "comparison": "decrease", "baseline_year": 1999}, "ปีฐาน"),
    ],
)  # fmt: skip
def test_what_can_be_compared_with_nothing_is_refused(share: Binding, at: At, fields: dict[str, Any], said: str):
    fields = SHARE | ({"threshold": None} if fields.get("kind") == "level" else {}) | fields
    with pytest.raises(NotAllowed) as refused:
        mend(share, by=at("planner"), fields=fields, reason=WHY)
    assert said in refused.value.thai
    share.refresh_from_db()
    assert not share.mended


@pytest.mark.parametrize(
    ("fields", "kept"),
    [
        ({"kind": "change", "comparison": "decrease", "threshold": Decimal(10), "unit": "ร้อยละ", "baseline_year": 2567},
         {"comparison": Comparison.DECREASE, "baseline_year": 2567, "unit": "ร้อยละ", "denominator": None}),
        ({"kind": "existence"}, {"comparison": Comparison.EXISTS, "threshold": None}),
        ({"kind": "text"}, {"comparison": None, "threshold": None, "unit": None}),
        ({"kind": "frequency", "threshold": Decimal(4), "unit": "ครั้ง", "period": "ปี"}, {"period": "ปี", "unit": "ครั้ง"}),
        ({"kind": "level", "threshold": None, "level": "มาก"}, {"level": "มาก", "comparison": Comparison.AT_LEAST}),
    ],
)  # fmt: skip
def test_each_kind_keeps_what_it_has(share: Binding, at: At, fields: dict[str, Any], kept: dict[str, Any]):
    mend(share, by=at("planner"), fields=SHARE | fields, reason=WHY)
    share.refresh_from_db()
    assert {name: getattr(share.as_measure, name) for name in kept} == kept
    assert judged_for(at("planner"), share).judgement.reason


def test_the_word_of_one_year_counts_in_the_next(share: Binding, bound: YearPlan, at: At):
    mend(share, by=at("planner"), fields=SHARE, reason=WHY)
    share.refresh_from_db()
    measure, other = share.measure, Binding.objects.get(pk=share.pk)
    other.pk, other.fiscal_year = None, share.fiscal_year - 1
    other.save(force_insert=True)
    share.delete()
    assert bind_year(bound, by=at("planner")) == 1
    fresh = Binding.objects.get(item_key=share.item_key, fiscal_year=bound.fiscal_year)
    assert fresh.measure == measure and fresh.mended and fresh.mended_because == WHY and not fresh.accepted


def test_the_page_shows_sentence_reading_and_history(share: Binding, office: Cast, at: At, desk_of: Desk):
    planner = desk_of(office.users["planner"])
    where = [office.organization.code, share.fiscal_year, share.item_key]
    page = planner.get(reverse("indicator_measure", args=where))
    assert share.sentence in page.content.decode() and dict(page.context["read"])["หน่วย"] == "ร้อยละ"
    data = {name: str(value) for name, value in SHARE.items()} | {"reason": "", "edition": share.edition}
    refused = planner.post(reverse("indicator_measure", args=where), data)
    assert refused.status_code == 422 and "ผู้เข้าร่วมโครงการ" in refused.content.decode()  # what was typed stays
    assert planner.post(reverse("indicator_measure", args=where), data | {"reason": WHY}).status_code == 302
    again = planner.post(reverse("indicator_measure", args=where), data | {"reason": WHY, "threshold": "70"})
    assert again.status_code == 422 and "ก่อนท่าน" in again.content.decode()  # an older edition
    told = planner.get(reverse("indicator", args=where)).content.decode()
    assert "เจ้าหน้าที่แก้จากที่อ่านได้" in told and WHY in told
    assert planner.post(reverse("indicator_measure_as_read", args=where)).status_code == 302
    history = planner.get(reverse("indicator_measure", args=where)).context["history"]
    assert [one.because for one in history] == ["", WHY]


def test_who_may_not(share: Binding, office: Cast, neighbour: Cast, at: At, desk_of: Desk):
    where = [office.organization.code, share.fiscal_year, share.item_key]
    for username in ("reporter", "council"):
        assert desk_of(office.users[username]).get(reverse("indicator_measure", args=where)).status_code == 404
    with pytest.raises(NotAllowed):
        mend(share, by=at("reporter"), fields=SHARE, reason=WHY)
    with pytest.raises(NotAllowed):
        mend(share, by=at("planner"), fields=SHARE, reason="  ")
    stranger = desk_of(neighbour.users["neighbour-planner"])
    assert stranger.get(reverse("indicator_measure", args=["thungnamsai", *where[1:]])).status_code == 404
    YearPlan.objects.filter(organization=office.organization).update(
        state="closed", closed_at="2026-10-01T00:00+07:00", closed_by=office.users["planner"]
    )
    with pytest.raises(NotAllowed):
        mend(share, by=at("planner"), fields=SHARE, reason=WHY)
