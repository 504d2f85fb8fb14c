"""Registers that have hardly begun; no other stands here."""

import datetime
from collections.abc import Callable

import pytest
from django.test import Client
from tests.work.risks.conftest import YEAR, risk

from sucharit.base.people.gate import NotAllowed
from sucharit.base.people.models import User
from sucharit.office.demonstration.people import Cast
from sucharit.work.risks import actions
from sucharit.work.risks.findings import findings_of
from sucharit.work.risks.models import Risk, RiskRegister
from sucharit.work.risks.rows import rows_of
from sucharit.work.risks.values import present_risks, whole

Desk = Callable[[User], Client]
HOME = f"/o/donsukchai/risks/{YEAR}/"
TODAY = datetime.date(2026, 6, 1)


def at(register: RiskRegister, seq: int) -> Risk:
    return whole(present_risks(register)).get(seq=seq)


def test_fewer_than_five_measures_are_told_with_what_to_do(office: Cast, criteria: object) -> None:
    planner = office.officer("planner")
    register = actions.start_register(YEAR, by=planner)
    actions.add_risk(register, risk("การจัดซื้อ", 4, 4, None, ("ก", "ข", "ค", "ง")), by=planner)
    few = [one for one in findings_of(register, rows_of(register, TODAY)) if one.finding.code == "risk.controls-few"]
    assert len(few) == 1 and "เพิ่มมาตรการอีก 1 ข้อ" in few[0].finding.message
    actions.add_risk(register, risk("การเบิกจ่าย", 4, 4, None, ("จ",)), by=planner)
    assert not [
        one for one in findings_of(register, rows_of(register, TODAY)) if one.finding.code == "risk.controls-few"
    ]


def test_a_register_without_ratings_or_adopted_criteria_is_not_adopted(office: Cast) -> None:
    planner = office.officer("planner")
    register = actions.start_register(YEAR, by=planner)
    with pytest.raises(NotAllowed, match="ยังไม่มีความเสี่ยง"):
        actions.adopt_register(register, by=planner)
    actions.add_risk(register, risk("การจัดซื้อ", None, None, None, ()), by=planner)
    with pytest.raises(NotAllowed, match="ประกาศใช้เกณฑ์"):
        actions.adopt_register(register, by=planner)
    actions.adopt_criteria(actions.start_criteria(YEAR, by=planner, reference="pacc-5x5"), by=planner)
    with pytest.raises(NotAllowed, match="ลำดับที่ 1 ยังไม่มีคะแนน"):
        actions.adopt_register(register, by=planner)


def test_the_room_begins_with_how_to_begin_and_lists_years(office: Cast, desk_of: Desk) -> None:
    desk = desk_of(office.users["planner"])
    assert "ยังไม่มีทะเบียนความเสี่ยง" in desk.get("/o/donsukchai/risks/").content.decode()
    assert desk.post("/o/donsukchai/risks/start/", {"fiscal_year": "12"}).status_code == 422
    desk.post("/o/donsukchai/risks/start/", {"fiscal_year": str(YEAR)})
    page = desk.get("/o/donsukchai/risks/").content.decode()
    assert f"ปีงบประมาณ พ.ศ. {YEAR}" in page
    assert "ทะเบียนนี้ยังไม่มีความเสี่ยง" in desk.get(HOME).content.decode()
