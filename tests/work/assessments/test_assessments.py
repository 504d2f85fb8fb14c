"""The plan officer records a year's result, corrects it, and turns weaknesses into measures."""

from collections.abc import Callable
from decimal import Decimal

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from sucharit.base.audit.models import Entry
from sucharit.base.history.queries import versions_of
from sucharit.base.notices.models import Notice
from sucharit.base.people.gate import NotAllowed
from sucharit.base.people.models import User
from sucharit.base.search.queries import search_for
from sucharit.office.demonstration.people import Cast
from sucharit.work.assessments import actions
from sucharit.work.assessments.actions.improvements import Stale as StaleMeasure
from sucharit.work.assessments.actions.scores import Stale
from sucharit.work.assessments.models import Assessment, Improvement, Score
from sucharit.work.assessments.queries import lines_of, score_of, standing_of, target_of
from sucharit.work.plans.models import Plan, Target, TargetYear

pytestmark = pytest.mark.django_db
D = Decimal
YEAR = 2568
MARKS = {str(n): D(mark) for n, mark in enumerate((98, 97, 96, 95, 94, 93, 88, 84, 92, 91), 1)}
Desk = Callable[[User], Client]


@pytest.fixture
def row(office: Cast) -> Assessment:
    made = actions.open_assessment(YEAR, by=office.officer("planner"))
    return actions.record_scores(made, by=office.officer("planner"), values=MARKS, about={"target": D(90)})


@pytest.fixture
def measure(office: Cast, row: Assessment) -> Improvement:
    fields = {
        "weakness": "ช่องทางแสดงความเห็นมีน้อย", "measure": "เปิดเวทีรับฟังทุกไตรมาส", "owner": office.users["reporter"],
        "unit": office.units["works"], "steps": "แจ้งกำหนด\nจัดเวที\nสรุปผล",
    }  # fmt: skip
    return actions.plan_improvement(row, by=office.officer("planner"), indicator=8, fields=fields)


def test_a_year_is_opened_once_and_only_where_its_rules_are_known(office: Cast):
    planner = office.officer("planner")
    actions.open_assessment(2567, by=planner)
    for year in (2567, 2563, 2699):
        with pytest.raises(NotAllowed):
            actions.open_assessment(year, by=planner)


def test_the_total_is_worked_out_and_given_to_other_rooms(office: Cast, row: Assessment):
    result = standing_of(row)
    # IIT 96, EIT 88.33, OIT 91.5: 28.8 + 26.5 + 36.6
    assert result.total.used == score_of(office.organization, YEAR) == D("91.90")
    assert result.level.name == "ผ่านดี"
    assert score_of(office.organization, 2567) is None


def test_what_was_announced_goes_before_what_is_worked_out(office: Cast, row: Assessment):
    actions.record_scores(row, by=office.officer("planner"), values={"total": D("93.00")})
    assert score_of(office.organization, YEAR) == D("93.00")
    assert standing_of(Assessment.objects.get(pk=row.pk)).total.differs


def test_a_mark_that_stands_changes_only_with_a_reason_and_both_stay_readable(office: Cast, row: Assessment):
    planner = office.officer("planner")
    with pytest.raises(NotAllowed, match="เหตุผล"):
        actions.record_scores(row, by=planner, values={"8": D(86)})
    assert row.scores.get(key="8").value == 84
    actions.record_scores(row, by=planner, values={"8": D(86)}, reason="ประกาศผลฉบับแก้ไข")
    newest, older = versions_of(row)[:2]
    assert (older.snapshot["marks"]["8"], newest.snapshot["marks"]["8"]) == ("84.00", "86.00")
    assert newest.snapshot["reason"] == "ประกาศผลฉบับแก้ไข"
    entry = Entry.objects.filter(verb="assessments.corrected").get()
    assert entry.facts["changed"] == {"8": ["84.00", "86.00"]}


@pytest.mark.parametrize("bad", ["101", "100.01", "-0.01", "99.999", "NaN", "Infinity"])
def test_a_mark_beyond_the_scale_is_refused(office: Cast, row: Assessment, bad: str):
    with pytest.raises(NotAllowed):
        actions.record_scores(row, by=office.officer("planner"), values={"total": D(bad)})
    assert not row.scores.filter(key="total").exists()


def test_an_unknown_indicator_is_refused(office: Cast, row: Assessment):
    with pytest.raises(NotAllowed):
        actions.record_scores(row, by=office.officer("planner"), values={"11": D(1)})


def test_who_saves_on_an_older_edition_is_told(office: Cast, row: Assessment):
    with pytest.raises(Stale):
        actions.record_scores(row, by=office.officer("planner"), values={"total": D(90)}, edition=row.edition - 1)


def test_the_plans_yearly_target_holds_until_the_office_sets_its_own(office: Cast, row: Assessment):
    plan = Plan.objects.create(
        organization=office.organization, title="แผน", first_year=2566, last_year=2570,
        created_by=office.users["planner"], state=Plan.State.ADOPTED, adopted_on="2022-10-01",
    )  # fmt: skip
    target = Target.objects.create(plan=plan, seq=1, name="คะแนน ITA", unit="คะแนน")
    TargetYear.objects.create(target=target, year=YEAR, value=91)
    assert target_of(row) == 90
    Assessment.objects.filter(pk=row.pk).update(target=None)
    row.refresh_from_db()
    assert target_of(row) == 91


def test_what_is_below_target_or_lowest_is_weak(office: Cast, row: Assessment):
    actions.record_scores(row, by=office.officer("planner"), values={}, targets={"7": D(85)})
    row = Assessment.objects.get(pk=row.pk)
    weak = {line.indicator.number: (line.below, line.lowest) for line in lines_of(row, target_of(row)) if line.weak}
    assert weak == {8: (True, True)}  # 7 has a target of its own, which it reaches
    assert lines_of(row, None)[7].weak  # without any target the lowest is still shown


def test_a_measure_is_found_by_its_words(office: Cast, neighbour: Cast, measure: Improvement):
    found = search_for(office.officer("council"), measure.measure[:20])
    assert [(one.kind, one.key) for one in found] == [("assessments.improvement", str(measure.pk))]
    assert not search_for(neighbour.officer("neighbour-planner"), measure.measure[:20]).exists()


def test_an_indicator_has_a_page_also_before_its_mark_is_known(office: Cast, desk_of: Desk, row: Assessment):
    code, client = office.organization.code, desk_of(office.users["council"])
    told = client.get(reverse("assessment_indicator", args=[code, row.fiscal_year, 8])).content.decode()
    part = reverse("chain_part", args=[code, "ita", row.fiscal_year * 100 + 8])
    assert "การปรับปรุงระบบการทำงาน" in told and part in told
    later = client.get(reverse("assessment_indicator", args=[code, row.fiscal_year + 1, 8])).content.decode()
    assert "ยังไม่มีคะแนนของปีนี้" in later
    assert client.get(reverse("assessment_indicator", args=[code, row.fiscal_year, 11])).status_code == 404
    assert client.get(reverse("assessment_indicator", args=[code, 2400, 1])).status_code == 404


def test_a_measure_from_plan_to_report(office: Cast, measure: Improvement):
    reporter = office.officer("reporter")
    assert Notice.objects.filter(user=reporter.user, text__contains="เวทีรับฟัง").exists()
    actions.follow_up(measure, by=reporter, on=reporter.today, note="จัดแล้วหนึ่งครั้ง")
    measure.refresh_from_db()
    assert measure.state == "running"
    with pytest.raises(NotAllowed):
        actions.finish(measure, by=reporter, report="  ")
    actions.finish(measure, by=reporter, report="จัดครบสี่ครั้ง ความเห็น 30 เรื่อง")
    with pytest.raises(NotAllowed):
        actions.follow_up(measure, by=reporter, on=reporter.today, note="อีกครั้ง")


def test_only_the_owner_its_unit_or_the_plan_officer_reports_on_a_measure(office: Cast, measure: Improvement):
    for username in ("finance", "auditor", "mayor"):
        with pytest.raises(NotAllowed):
            actions.follow_up(measure, by=office.officer(username), on=measure.created_at.date(), note="ก")
    with pytest.raises(NotAllowed):
        actions.stop(measure, by=office.officer("reporter"), reason="ไม่อยากทำ")
    with pytest.raises(NotAllowed):
        actions.stop(measure, by=office.officer("planner"), reason="")
    assert actions.stop(measure, by=office.officer("planner"), reason="รวมกับโครงการอื่น").state == "stopped"


def test_a_measure_takes_nothing_of_a_stranger(office: Cast, neighbour: Cast, row: Assessment, measure: Improvement):
    planner = office.officer("planner")
    bad = (
        {"unit": neighbour.units["clerk"]}, {"owner": neighbour.users["neighbour-planner"]},
        {"initiative_key": "00000000-0000-0000-0000-000000000001"}, {"measure": ""},
    )  # fmt: skip
    for fields in bad:
        with pytest.raises(NotAllowed):
            actions.edit_improvement(measure, by=planner, fields=fields)
    with pytest.raises(StaleMeasure):
        actions.edit_improvement(measure, by=planner, fields={"measure": "ข"}, edition=99)
    with pytest.raises(NotAllowed):
        actions.plan_improvement(row, by=planner, indicator=11, fields={"weakness": "ก", "measure": "ข"})


# the pages


def test_recording_on_the_page_keeps_what_was_typed_when_a_mark_is_101(office: Cast, desk_of: Desk, row: Assessment):
    desk, address = desk_of(office.users["planner"]), f"/o/donsukchai/ita/{YEAR}/scores/"
    page = desk.post(address, {"edition": row.edition, "value_1": "101", "value_2": "๙๗", "source": "ITAS"})
    assert page.status_code == 422
    text = page.content.decode()
    assert "คะแนนต้องอยู่ระหว่าง 0 ถึง 100 (ท่านใส่ 101)" in text
    assert 'value="ITAS"' in text
    assert row.scores.get(key="1").value == 98


def test_two_officers_at_once_both_see_what_stands(office: Cast, desk_of: Desk, row: Assessment):
    desk = desk_of(office.users["planner"])
    page = desk.post(f"/o/donsukchai/ita/{YEAR}/scores/", {"edition": row.edition - 1, "value_1": "50", "reason": "ก"})
    assert page.status_code == 409
    assert 'value="50"' in page.content.decode()
    assert "98.00" in page.content.decode()


def test_a_paste_is_shown_before_it_is_recorded(office: Cast, desk_of: Desk, row: Assessment):
    desk, address = desk_of(office.users["planner"]), f"/o/donsukchai/ita/{YEAR}/paste/"
    page = desk.post(address, {"text": "IIT\t96\n8\t86\n9\t999"})
    text = page.content.decode()
    assert "จะไม่บันทึก" in text
    assert "84.00 → 86.00" in text
    assert not row.scores.filter(key="IIT").exists()
    refused = desk.post(address, {"text": "IIT\t96\n8\t86", "record": "1"})
    assert refused.status_code == 422
    done = desk.post(address, {"text": "IIT\t96\n8\t86\n9\t999", "record": "1", "reason": "แก้ตามประกาศ"})
    assert done.status_code == 302
    assert Score.objects.get(assessment=row, key="8").value == 86
    assert Score.objects.get(assessment=row, key="9").value == 92


def test_what_if_says_that_it_is_not_official_and_keeps_nothing(office: Cast, desk_of: Desk, row: Assessment):
    query = "&".join(f"m{n}=99" for n in range(1, 11))
    page = desk_of(office.users["council"]).get(f"/o/donsukchai/ita/{YEAR}/what-if/?{query}")
    text = page.content.decode()
    assert "ไม่เป็นทางการ" in text
    assert "ผ่านดีเยี่ยม" in text
    assert "เกณฑ์ระดับยังไม่ยืนยัน" in text  # the confidence of the rule is shown
    assert row.scores.get(key="1").value == 98
    assert desk_of(office.users["council"]).get(f"/o/donsukchai/ita/{YEAR}/what-if/?m1=500").status_code == 422


def test_pages_and_files_are_there_for_who_reads(office: Cast, desk_of: Desk, row: Assessment, measure: Improvement):
    desk = desk_of(office.users["council"])
    for end in ("", f"{YEAR}/", f"{YEAR}/history/", f"{YEAR}/improvements/{measure.pk}/", f"{YEAR}/scores.xlsx"):
        assert desk.get(f"/o/donsukchai/ita/{end}").status_code == 200, end
    table = desk.get(f"/o/donsukchai/ita/{YEAR}/scores.csv").content.decode()
    assert table.startswith("\ufeffตัวชี้วัด,เครื่องมือ")
    assert "-6.00" in table
    assert desk.get(f"/o/donsukchai/ita/{YEAR}/scores/").status_code == 404


def test_the_whole_way_on_the_pages(office: Cast, desk_of: Desk):
    desk = desk_of(office.users["planner"])
    assert desk.post("/o/donsukchai/ita/new/", {"fiscal_year": "2567"}).status_code == 302
    marks = {f"value_{n}": "80" for n in range(1, 11)}
    assert desk.post("/o/donsukchai/ita/2567/scores/", {"edition": 1, "target": "85", **marks}).status_code == 302
    assert "ต้องปรับปรุง" in desk.get("/o/donsukchai/ita/2567/").content.decode()
    form = desk.get("/o/donsukchai/ita/2567/indicators/3/improve/").content.decode()
    assert "ต่ำกว่าเป้าหมาย 85.00" in form
    said = {"weakness": "ก", "measure": "จัดทำคู่มือ", "carried_out_in": "2568", "due_on": "30 ก.ย. 2568"}
    made = desk.post("/o/donsukchai/ita/2567/indicators/3/improve/", said)
    assert made.status_code == 302
    here = made["Location"]
    assert desk.post(f"{here}begin/").status_code == 302
    assert desk.post(f"{here}follow-up/", {"on": "1 ม.ค. 2568", "note": "ร่างแล้ว"}).status_code == 302
    assert desk.post(f"{here}follow-up/", {"on": "1 ม.ค. 2668", "note": "อนาคต"}).status_code == 422
    assert desk.post(f"{here}finish/", {"report": "ประกาศใช้คู่มือ"}).status_code == 302
    assert "ประกาศใช้คู่มือ" in desk.get(here).content.decode()
    assert desk.post(f"{here}stop/", {"reason": "ก"}).status_code == 422


def test_the_neighbour_sees_nothing(neighbour: Cast, desk_of: Desk, row: Assessment, measure: Improvement):
    desk = desk_of(neighbour.users["neighbour-planner"])
    assert desk.get(f"/o/donsukchai/ita/{YEAR}/").status_code == 404
    own = desk.get(f"/o/thungnamsai/ita/{YEAR}/").content.decode()
    assert "ยังไม่มีผลการประเมินของปีนี้" in own
    assert "93.00" not in own and "91.90" not in own
    assert desk.get("/o/thungnamsai/ita/1/").status_code == 404
    assert desk.get(f"/o/thungnamsai/ita/{YEAR}/scores/").status_code == 404
    assert desk.post(f"/o/thungnamsai/ita/{YEAR}/improvements/{measure.pk}/begin/").status_code == 404


@pytest.mark.parametrize("end", ["", f"{YEAR}/"])
def test_more_years_and_measures_cost_no_more_queries(office: Cast, desk_of: Desk, row: Assessment, end: str):
    planner = office.officer("planner")
    desk, address = desk_of(office.users["planner"]), f"/o/donsukchai/ita/{end}"

    def counted() -> int:
        desk.get(address)
        with CaptureQueriesContext(connection) as asked:
            assert desk.get(address).status_code == 200
        return len(asked)

    first = counted()
    for year in (2564, 2565, 2566, 2567):
        actions.record_scores(actions.open_assessment(year, by=planner), by=planner, values=MARKS)
    for number in range(1, 9):
        fields = {"weakness": "ก", "measure": f"มาตรการ {number}", "owner": office.users["head"]}
        actions.plan_improvement(row, by=planner, indicator=number, fields=fields)
    assert counted() <= first + 1  # the year before has marks of its own
    assert first <= 25
