"""Reports draw on the registers: what was kept there is not counted again, and nothing of a person comes along."""

import datetime
from collections.abc import Callable
from decimal import Decimal
from typing import Any

import msgspec
import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import override

from sucharit.base.history.models import Version
from sucharit.base.people.models import User
from sucharit.office.demonstration.people import Cast
from sucharit.publishing.reports.actions import begin_report, redraft
from sucharit.publishing.reports.actions.beginning import would_change
from sucharit.publishing.reports.drafting.gathering import facts_for
from sucharit.publishing.reports.drafting.rounds import summary_section
from sucharit.publishing.reports.drafting.shelves import share_words
from sucharit.publishing.reports.drafting.words import long_day
from sucharit.publishing.reports.drafting.years import five_year_sections
from sucharit.publishing.reports.models import Report, ReportSentence
from sucharit.work.conduct.actions.gifts import report_gift
from sucharit.work.conduct.registers import GIFTS
from sucharit.work.information.actions.came import treat
from sucharit.work.information.registers import SUGGESTIONS
from sucharit.work.shelf.actions import add, link_initiatives, withdraw
from sucharit.work.shelf.declaring import Measure, Share
from sucharit.work.shelf.registry import register_called, registers
from sucharit.work.years.models import YearInitiative, YearPlan

#: whatever stands in a column that tells of people
PRIVATE = ("นายลับ ไม่เปิดเผย", "ร้านผู้ให้ จำกัด", "ป้าข้างบ้านขอให้ช่วย")


@pytest.fixture
def kept(office: Cast, year: YearPlan) -> YearInitiative:
    """Two gifts, one reported in time, and three suggestions; one of each is work of the first initiative."""
    by = office.officer("planner")
    row = year.initiatives.order_by("seq")[0]
    gifts = [
        add(GIFTS, by=by, fields={
            "received_on": by.today, "receiver": PRIVATE[0], "position": "นายช่างโยธา", "giver": PRIVATE[1],
            "giver_kind": "business", "occasion": "ปีใหม่", "kind": "thing", "item": f"กระเช้า {n}",
            "value": Decimal(3_500), "unit": office.units["clerk"],
        })
        for n in (1, 2)
    ]  # fmt: skip
    report_gift(gifts[0], by=by, reported_on=by.today)
    heard = [
        add(SUGGESTIONS, by=by, fields={
            "given_on": by.today, "kind": "idea", "channel": "box", "words": f"{PRIVATE[2]} {n}",
        })
        for n in range(3)
    ]  # fmt: skip
    treat(heard[0], by=by, treatment="นำเข้าประชุม", treated_on=by.today, adopted=True)
    for one in (gifts[0], heard[0], heard[1]):
        one.refresh_from_db()
        link_initiatives(one, by=by, keys=[row.key])
    return row


def told(report: Report, key: str) -> list[ReportSentence]:
    return list(ReportSentence.objects.filter(section__report=report, key=key).order_by("section__seq", "seq"))


def test_the_report_of_a_year_tells_what_registers_hold(office: Cast, kept: YearInitiative, planner: Client):
    report = begin_report("round-12", kept.year_plan.fiscal_year, by=office.officer("planner"))
    of_all, of_it = told(report, "register:suggestions")
    assert of_it.part == "done" and of_it.section.initiative_key == kept.key
    assert of_it.text == "ข้อเสนอแนะของประชาชน: มี 2 รายการ (รอพิจารณา 1 พิจารณาแล้ว 1)"
    assert [source["view"] for source in of_it.sources] == ["register_entry", "register_entry"]
    assert of_all.part == "registers" and "3 รายการ (รอพิจารณา 2 พิจารณาแล้ว 1)" in of_all.text
    assert "ข้อเสนอแนะที่พิจารณาแล้ว 1 จาก 3 คิดเป็นร้อยละ 33.33 ของข้อเสนอแนะทั้งหมด" in of_all.text
    page = planner.get(f"/o/donsukchai/reports/{report.fiscal_year}/round-12/").content.decode()
    assert f"/shelf/suggestions/statistics/?year={report.fiscal_year}" in page, "each sentence leads to its record"
    assert all(planner.get(f"/o/donsukchai/shelf/suggestions/{source['arguments'][1]}/").status_code == 200
               for source in of_it.sources)  # fmt: skip


@pytest.mark.parametrize("kind", ["round-6", "round-9", "round-12", "integrity"])
def test_nothing_of_a_person_comes_into_a_draft(office: Cast, kept: YearInitiative, kind: str):
    report = begin_report(kind, kept.year_plan.fiscal_year, by=office.officer("planner"))
    every = " ".join(str(row) for row in ReportSentence.objects.filter(section__report=report).values())
    assert "ทะเบียนรับของขวัญ" in every
    assert not any(private in every for private in PRIVATE)


def test_the_integrity_report_tells_registers_under_their_area(office: Cast, kept: YearInitiative):
    report = begin_report("integrity", kept.year_plan.fiscal_year, by=office.officer("planner"))
    areas = {one.section.area: one for one in told(report, "register:gifts") if one.part == "output"}
    assert set(areas) == {10} and "2 รายการ" in areas[10].text
    heard = [(one.section.area, one.part) for one in told(report, "register:suggestions")]
    assert heard == [(8, "output"), (8, "outcome")]
    shares = next(one for one in told(report, "register:gifts") if one.part == "outcome")
    assert "รายงานภายใน 30 วัน" in shares.text
    tenth = {one.part for one in ReportSentence.objects.filter(section__report=report, section__area=10)}
    assert tenth >= {"measure", "steps", "period", "responsible", "output", "outcome"}, "all six components"


def test_drafting_again_follows_the_register(office: Cast, kept: YearInitiative):
    by = office.officer("planner")
    report = begin_report("round-12", kept.year_plan.fiscal_year, by=by)
    assert not [one for one in would_change(report, by=by).changes if "ทะเบียน" in one.after + one.before]
    loose = add(SUGGESTIONS, by=by, fields={"given_on": by.today, "kind": "idea", "channel": "box", "words": "อื่น"})
    redraft(report, by=by)
    assert "4 รายการ" in told(report, "register:suggestions")[0].text
    withdraw(loose, by=by, reason="บันทึกซ้ำ")
    redraft(report, by=by)
    assert "3 รายการ" in told(report, "register:suggestions")[0].text


def test_a_report_of_a_round_written_later_tells_of_the_round(office: Cast, year: YearPlan, settings: Any):
    by, half = office.officer("planner"), year.year.rounds[0].last_day
    row = year.initiatives.order_by("seq")[0]
    for day in (half - datetime.timedelta(days=2), half + datetime.timedelta(days=20)):
        settings.TODAY = day.isoformat()
        by = office.officer("planner")
        one = add(SUGGESTIONS, by=by, fields={"given_on": day, "kind": "idea", "channel": "box", "words": f"{day}"})
        link_initiatives(one, by=by, keys=[row.key])
    soon = facts_for(by, year, "round-6")
    assert soon.registers[0].count == 1 and soon.registers[0].states == (("รอพิจารณา", 1),)
    assert "(ณ วันที่ " in soon.registers[0].shares[0], "a measure found after the round says of which day it is"
    settings.TODAY = (year.year.last_day).isoformat()
    late = facts_for(office.officer("planner"), year, "round-6")
    assert late.registers[0].count == 1 and late.registers[0].states == (("รอพิจารณา", 1),)
    assert late.registers[0].then == half and not late.registers[0].shares, "what is measured is true of today alone"
    mine = next(one for one in late.initiatives if one.key == row.key)
    assert [(one.count, one.states, one.then) for one in mine.work] == [(1, (("รอพิจารณา", 1),), half)]
    assert facts_for(office.officer("planner"), year, "round-12").registers[0].count == 2


def test_a_late_report_tells_states_of_the_rounds_end_and_what_nobody_can_know(
    office: Cast, year: YearPlan, settings: Any
):
    """Of five suggestions of March: treated in March; treated in April; treated in March but written down in April;
    written down in April as treated in April; treated without a version."""
    by, half = office.officer("planner"), year.year.rounds[0].last_day
    settings.TODAY = (half + datetime.timedelta(days=9)).isoformat()
    march, april = half - datetime.timedelta(days=3), half + datetime.timedelta(days=5)
    by = office.officer("planner")
    rows = [
        add(SUGGESTIONS, by=by, fields={"given_on": march, "kind": "idea", "channel": "box", "words": f"{n}"})
        for n in range(5)
    ]  # fmt: skip
    for row, treated in zip(rows, (march, april, march, april, march), strict=True):
        treat(row, by=by, treatment="นำเข้าประชุม", treated_on=treated, adopted=True)
    then, later = (timezone.make_aware(datetime.datetime.combine(day, datetime.time(9))) for day in (march, april))
    written = Version.objects.filter(subject__startswith="information.suggestion:")
    assert written.update(at=then) == 10
    SUGGESTIONS.model.objects.update(recorded_at=then)
    written.filter(subject__in=[f"information.suggestion:{row.pk}" for row in rows[1:4]], number=2).update(at=later)
    SUGGESTIONS.model.objects.filter(pk=rows[3].pk).update(recorded_at=later, given_on=april - datetime.timedelta(9))
    written.filter(subject=f"information.suggestion:{rows[3].pk}", number=1).delete()
    written.filter(subject=f"information.suggestion:{rows[4].pk}", number=2).delete()
    settings.TODAY = year.year.last_day.isoformat()
    facts = facts_for(office.officer("planner"), year, "round-6")
    told = [one.text for one in summary_section(facts).sentences if one.part == "registers"]
    day = long_day(half)
    assert "คำนวณย้อนหลังไปถึงวันนั้นไม่ได้" in told[0] and day in told[0]
    assert told[1:] == [f"ข้อเสนอแนะของประชาชน: 5 รายการ (รอพิจารณา 1 พิจารณาแล้ว 2 ไม่อาจทราบสถานะในวันนั้น 2 ณ วันที่ {day})"], (
        "nothing is guessed"
    )
    whole = facts_for(office.officer("planner"), year, "round-12").registers[0]
    assert whole.then is None and whole.shares, "what is recorded after a year is of it"


def test_the_report_of_the_plan_tells_the_registers_of_each_year(office: Cast, kept: YearInitiative, planner: Client):
    """Each as the report of its year does, and each leads to its record."""
    facts = facts_for(office.officer("planner"), kept.year_plan, "five-year")
    facts = msgspec.structs.replace(facts, as_of=facts.last_day - datetime.timedelta(days=1))
    first = msgspec.structs.replace(facts, fiscal_year=facts.fiscal_year - 1, as_of=facts.last_day)
    told = five_year_sections((first, facts))
    said = [one for one in told[0].sentences if one.part == "registers"]
    years = (first.fiscal_year, facts.fiscal_year)
    assert [one.key for one in said] == [f"register:{key}:{of}" for key in ("gifts", "suggestions") for of in years]
    yearly = [one.text for one in summary_section(facts).sentences if one.part == "registers"]
    running = f"ปีงบประมาณ พ.ศ. {years[1]} (ถึงวันที่ {long_day(facts.as_of)})"
    assert [one.text for one in said] == [
        words for text in yearly for words in (f"ปีงบประมาณ พ.ศ. {years[0]} {text}", f"{running} {text}")
    ], "of a year that still runs the day is told"
    work = [one for one in told[1].sentences if one.key == f"register:suggestions:{years[1]}"]
    assert work[0].text.endswith("ข้อเสนอแนะของประชาชน: มี 2 รายการ (รอพิจารณา 1 พิจารณาแล้ว 1)")
    for source in (*said[0].sources, *work[0].sources):
        url = reverse(source.view, args=["donsukchai", *source.arguments])
        assert planner.get(f"{url}?{source.query}").status_code == 200


def test_a_draft_is_thai_for_who_reads_english(office: Cast, kept: YearInitiative):
    with override("en"):
        report = begin_report("round-12", kept.year_plan.fiscal_year, by=office.officer("planner"))
    assert "รอพิจารณา" in told(report, "register:suggestions")[0].text


def test_a_percentage_is_said_once():
    measure = Measure("satisfaction", "ความพึงพอใจ", lambda _organization, _year: Share(0))
    assert share_words(measure, Share(Decimal("84.2"), 100, "มาก")) == "ความพึงพอใจ ร้อยละ 84.20 ระดับมาก"
    assert share_words(measure, Share(1, 3)) == "ความพึงพอใจ 1 จาก 3 คิดเป็นร้อยละ 33.33"


def test_a_neighbours_entries_are_not_told(
    office: Cast, neighbour: Cast, year: YearPlan, desk_of: Callable[[User], Client]
):
    by = neighbour.officer("neighbour-planner")
    add(SUGGESTIONS, by=by, fields={"given_on": by.today, "kind": "idea", "channel": "box", "words": "ของเพื่อนบ้าน"})
    assert facts_for(office.officer("planner"), year, "round-12").registers == ()


def test_each_register_is_told_under_an_indicator_of_the_assessment():
    wrong = {one.key: one.told_under for one in registers() if not set(one.told_under) <= set(range(1, 11))}
    assert wrong == {} and all(one.told_under for one in registers())
    assert register_called("loans").told_under == (4,) and register_called("gifts").told_under == (10,)
