"""A register through its year: seven risks, levels looked up, adopted, revised, copied to the next year, compared."""

import datetime
import io
from collections.abc import Callable

import pytest
from django.test import Client
from python_calamine import CalamineWorkbook
from tests.work.risks.conftest import YEAR

from sucharit.base.audit.models import Entry
from sucharit.base.people.gate import NotAllowed
from sucharit.base.people.models import User
from sucharit.base.search.models import SearchEntry
from sucharit.office.demonstration.people import Cast
from sucharit.work.risks import actions
from sucharit.work.risks.contents import RatingContent, content_of
from sucharit.work.risks.findings import findings_of
from sucharit.work.risks.models import Control, Risk, RiskRegister
from sucharit.work.risks.rows import rows_of
from sucharit.work.risks.values import present_risks, whole

Desk = Callable[[User], Client]
HOME = f"/o/donsukchai/risks/{YEAR}/"
TODAY = datetime.date(2026, 6, 1)


def at(register: RiskRegister, seq: int) -> Risk:
    return whole(present_risks(register)).get(seq=seq)


def test_levels_are_looked_up_and_never_multiplied(register: RiskRegister) -> None:
    rows = {row.risk.process: row for row in rows_of(register, TODAY)}
    permits, welfare = rows["การออกใบอนุญาตก่อสร้าง"], rows["การจ่ายเบี้ยยังชีพ"]
    assert permits.inherent.score == welfare.inherent.score == 4
    assert (permits.inherent.level, welfare.inherent.level) == ("ปานกลาง", "ต่ำ")
    assert register.as_values()[2].level == "ปานกลาง"


def test_the_list_filters_sorts_searches_and_shares_by_address(
    office: Cast, register: RiskRegister, desk_of: Desk
) -> None:
    desk = desk_of(office.users["planner"])

    def names(query: str) -> list[str]:
        return [row.risk.process for row in desk.get(f"{HOME}?{query}").context["page"]]

    assert len(names("")) == 7
    assert names("q=น้ำมัน") == ["การเบิกจ่ายน้ำมันเชื้อเพลิง"]
    assert names("level=สูงมาก") == ["การจัดซื้อจัดจ้างวิธีเฉพาะเจาะจง", "การบรรจุและเลื่อนระดับ"]
    assert names(f"unit={office.units['works'].pk}") == ["การเบิกจ่ายน้ำมันเชื้อเพลิง", "การออกใบอนุญาตก่อสร้าง"]
    assert names("show=no-control") == ["การจ่ายเบี้ยยังชีพ"]
    assert names("stage=inherent&cell=4-4") == ["การจัดซื้อจัดจ้างวิธีเฉพาะเจาะจง"]
    assert names("sort=-level")[0] == "การจัดซื้อจัดจ้างวิธีเฉพาะเจาะจง" and names("sort=level")[0] == "การยืมพัสดุของทางราชการ"
    assert names("q=ไม่มีคำนี้") == []
    assert len(names("level=แปลก&show=nonsense&cell=0-9&unit=abc&page=99")) == 7


def test_what_is_late_is_shown_by_day(office: Cast, register: RiskRegister, yesterday: datetime.date) -> None:
    from msgspec.structs import replace

    first = at(register, 1)
    content = content_of(first)
    late = replace(content.controls[0], due=yesterday)
    actions.save_risk(first, replace(content, controls=(late, *content.controls[1:])), by=office.officer("planner"))
    rows = rows_of(register, TODAY)
    assert rows[0].late and [control.text for control in rows[0].late_controls] == ["สลับผู้ตรวจรับ"]
    assert not rows[1].late


def test_findings_lead_to_the_risk_that_they_mean(office: Cast, register: RiskRegister, desk_of: Desk) -> None:
    told = findings_of(register, rows_of(register, TODAY))
    assert [(one.finding.code, one.row.risk.seq) for one in told if one.row] == [("risk.no-control", 6)]
    page = desk_of(office.users["planner"]).get(HOME).content.decode()
    assert "risk.no-control" in page and f"{HOME}6/#controls" in page


def test_the_heat_map_counts_and_lists_a_cell(office: Cast, register: RiskRegister, desk_of: Desk) -> None:
    desk = desk_of(office.users["reporter"])
    page = desk.get(f"{HOME}heat-map/?stage=inherent&cell=4-4")
    inherent, residual = page.context["maps"]
    assert inherent.cells[4, 4].count == 1 and inherent.cells[4, 4].shade == 4
    assert sum(cell.count for cell in inherent.cells.values()) == 7
    assert sum(cell.count for cell in residual.cells.values()) == 0
    assert [row.risk.process for row in page.context["rows"]] == ["การจัดซื้อจัดจ้างวิธีเฉพาะเจาะจง"]


def test_adoption_freezes_and_a_change_is_a_revision(office: Cast, register: RiskRegister, desk_of: Desk) -> None:
    planner = office.officer("planner")
    desk = desk_of(office.users["planner"])
    assert "ไม่มีมาตรการควบคุม" in desk.get(f"{HOME}adopt/").content.decode()
    desk.post(f"{HOME}adopt/")
    register.refresh_from_db()
    assert register.state == RiskRegister.State.ADOPTED and register.adopted_by == office.users["planner"]
    with pytest.raises(NotAllowed, match="ฉบับแก้ไข"):
        actions.adopt_register(register, by=planner)
    with pytest.raises(NotAllowed, match="ฉบับแก้ไข"):
        actions.save_risk(at(register, 1), content_of(at(register, 1)), by=planner)
    assert "แก้ไขไม่ได้" in desk.post(f"{HOME}add/", {"process": "ใหม่"}, follow=True).content.decode()
    assert desk.post(f"{HOME}reopen/", {"reason": ""}).status_code == 422
    desk.post(f"{HOME}reopen/", {"reason": "ผู้ตรวจสอบภายในให้เพิ่มเรื่องงานทะเบียน"})
    draft = RiskRegister.objects.get(state="draft")
    assert draft.revision == 1 and present_risks(draft).count() == 7
    assert {one.key for one in present_risks(draft)} == {one.key for one in present_risks(register)}
    assert desk.get(f"{HOME}revisions/0/").status_code == 200
    actions.adopt_register(draft, by=planner)
    register.refresh_from_db()
    assert register.state == RiskRegister.State.SUPERSEDED
    assert "ฉบับแก้ไขครั้งที่ 1" in desk.get(f"{HOME}history/").content.decode()


def test_the_next_year_begins_where_this_one_ended(office: Cast, register: RiskRegister, desk_of: Desk) -> None:
    from msgspec.structs import replace

    planner = office.officer("planner")
    first, second = at(register, 1), at(register, 2)
    content = content_of(first)
    done = replace(content.controls[0], status=Control.Status.DONE.value, progress="เสร็จแล้ว")
    after = RatingContent(likelihood=2, impact=3, reason="มีการสลับผู้ตรวจรับ")
    actions.save_risk(first, replace(content, residual=after, controls=(done, *content.controls[1:])), by=planner)
    actions.save_risk(second, replace(content_of(second), status=Risk.Status.CLOSED.value), by=planner)
    desk = desk_of(office.users["planner"])
    desk.post("/o/donsukchai/risks/start/", {"fiscal_year": "2570", "copy_of": str(YEAR)})
    copy = RiskRegister.objects.get(fiscal_year=2570)
    told = content_of(at(copy, 1))
    assert present_risks(copy).count() == 6 and at(copy, 1).key == first.key
    assert (told.inherent.likelihood, told.inherent.impact, told.inherent.proposed) == (2, 3, True)
    assert told.residual.says_nothing and told.status == Risk.Status.OPEN
    assert [control.text for control in told.controls] == ["เปิดเผยราคาอ้างอิง"]
    assert told.controls[0].key == content.controls[1].key and told.controls[0].progress == ""
    assert copy.criteria is not None and copy.criteria.fiscal_year == 2570 and copy.criteria.state == "draft"
    page = desk.get("/o/donsukchai/risks/2570/comparison/")
    moved = {pair.now.risk.key if pair.now else pair.before.risk.key: pair.movement for pair in page.context["pairs"]}
    assert moved[first.key] == "same" and moved[second.key] == "gone"
    assert "เสนอจากปีก่อน" in desk.get("/o/donsukchai/risks/2570/").content.decode()
    with pytest.raises(NotAllowed, match="มีทะเบียนความเสี่ยงอยู่แล้ว"):
        actions.copy_to_year(register, 2570, by=planner)
    with pytest.raises(NotAllowed, match="ถัดไป"):
        actions.copy_to_year(register, YEAR, by=planner)


def test_risks_are_found_by_search_and_leave_it_with_their_register(office: Cast, register: RiskRegister) -> None:
    planner = office.officer("planner")
    found = SearchEntry.objects.filter(kind="risks.risk")
    assert found.count() == 7 and found.get(key=str(at(register, 2).pk)).url == f"{HOME}2/"
    actions.remove_risk(at(register, 1), by=planner)
    assert found.count() == 6 and found.get(key=str(at(register, 1).pk)).url == f"{HOME}1/"
    actions.discard_register(register, by=planner)
    assert found.count() == 0


def test_the_register_is_exported_and_formulas_stay_text(office: Cast, register: RiskRegister, desk_of: Desk) -> None:
    from msgspec.structs import replace

    first = at(register, 1)
    actions.save_risk(first, replace(content_of(first), process="=1+1"), by=office.officer("planner"))
    desk = desk_of(office.users["auditor"])
    answer = desk.get(f"{HOME}file/xlsx/")
    book = CalamineWorkbook.from_filelike(io.BytesIO(answer.content))
    told = [cell for name in book.sheet_names for row in book.get_sheet_by_name(name).to_python() for cell in row]
    assert "=1+1" in told and "การติดตาม" in book.sheet_names
    assert desk.get(f"{HOME}file/pdf/").content[:5] == b"%PDF-"
    assert desk.get(f"{HOME}file/docx/").content[:2] == b"PK"


def test_every_verb_is_in_the_record(office: Cast, register: RiskRegister) -> None:
    verbs = list(Entry.objects.filter(chain="donsukchai").values_list("verb", flat=True))
    assert verbs.count("risks.risk_added") == 7 and "risks.criteria_adopted" in verbs
