"""One risk under an officer's hands: written, saved by itself, met by another, taken out, put back, ordered, pasted."""

import re
import uuid
from collections.abc import Callable

import pytest
from django.test import Client
from tests.work.risks.conftest import YEAR
from tests.work.risks.test_registers import HOME, at

from sucharit.base.people.gate import NotAllowed
from sucharit.base.people.models import User
from sucharit.office.demonstration.people import Cast
from sucharit.work.risks import actions
from sucharit.work.risks.contents import RatingContent, RiskContent, content_of, new_controls
from sucharit.work.risks.models import Control, Rating, Risk, RiskRegister
from sucharit.work.risks.pasting import read_rows
from sucharit.work.risks.values import present_risks, whole

Desk = Callable[[User], Client]
SCRIPT = {"x-requested-with": "autosave"}


def page_of(risk: Risk, **typed: str) -> dict[str, str]:
    """What the page of a risk posts."""
    content = content_of(risk)
    told = {
        "key": str(risk.key), "version": str(risk.edition), "process": content.process, "owner": content.owner,
        "unit": str(content.unit or ""), "status": content.status, "kind": str(content.kind or ""),
        "issues": "\n".join(issue.text for issue in content.issues),
        "issues_ids": ",".join(str(issue.key) for issue in content.issues),
    }  # fmt: skip
    for stage in ("inherent", "residual"):
        rating = getattr(content, stage)
        told |= {f"{stage}_likelihood": str(rating.likelihood or ""), f"{stage}_impact": str(rating.impact or "")}
    for place, control in enumerate(content.controls, 1):
        name = f"control-{control.key}"
        told |= {f"{name}-here": "1", f"{name}-text": control.text, f"{name}-place": str(place)}
        told |= {f"{name}-status": control.status, f"{name}-unit": str(control.unit or "")}
    return {**told, **typed}


def test_a_risk_is_written_with_its_controls_and_keeps_their_rows(
    office: Cast, register: RiskRegister, desk_of: Desk
) -> None:
    desk = desk_of(office.users["planner"])
    first = at(register, 1)
    kept, dropped = first.controls.all()
    new = uuid.uuid4()
    typed = {
        "residual_likelihood": "2", "residual_impact": "3", "residual_reason": "มีผู้ตรวจรับสองคน", "due": "30 ก.ย. 2569",
        f"control-{kept.key}-due": "๓๐/๖/๒๕๖๙", f"control-{kept.key}-progress": "ประชุมแล้ว",
        f"control-{dropped.key}-out": "on", f"control-{new}-here": "1", f"control-{new}-text": "หมุนเวียนหน้าที่ทุกปี",
        f"control-{new}-place": "1",
    }  # fmt: skip
    desk.post(f"{HOME}1/save/", page_of(first, **typed))
    content = content_of(at(register, 1))
    assert [control.text for control in content.controls] == ["สลับผู้ตรวจรับ", "หมุนเวียนหน้าที่ทุกปี"]
    assert content.controls[0].key == kept.key and str(content.controls[0].due) == "2026-06-30"
    assert content.controls[1].key == new and str(content.due) == "2026-09-30"
    assert Control.objects.get(key=kept.key).pk == kept.pk
    assert Control.objects.get(key=dropped.key).removed_at is not None
    assert content.residual == RatingContent(likelihood=2, impact=3, reason="มีผู้ตรวจรับสองคน")


def test_autosave_twice_makes_nothing_twice(office: Cast, register: RiskRegister, desk_of: Desk) -> None:
    desk = desk_of(office.users["planner"])
    new = uuid.uuid4()
    typed = {
        f"control-{new}-here": "1",
        f"control-{new}-text": "หมุนเวียน",
        "issues": "ประเด็นใหม่\nอีกประเด็น",
        "issues_ids": ",",
    }
    answer = desk.post(f"{HOME}1/save/", page_of(at(register, 1), **typed), headers=SCRIPT)
    again = desk.post(
        f"{HOME}1/save/", page_of(at(register, 1)) | typed | {"version": str(answer.json()["version"])}, headers=SCRIPT
    )
    assert (answer.json()["version"], again.json()["version"]) == (2, 2)
    content = content_of(at(register, 1))
    assert len(content.controls) == 3 and len(content.issues) == 2


def test_who_saves_on_an_older_edition_sees_both_and_may_insist(
    office: Cast, register: RiskRegister, desk_of: Desk
) -> None:
    desk = desk_of(office.users["planner"])
    mine = page_of(at(register, 1), process="จัดซื้อ ฉบับของฉัน")
    desk.post(f"{HOME}1/save/", page_of(at(register, 1), process="จัดซื้อ ฉบับของเขา"))
    answer = desk.post(f"{HOME}1/save/", mine, headers=SCRIPT)
    said = re.sub("</?(?:ins|del)>", "", answer.content.decode())
    assert answer.status_code == 409 and "ของเขา" in said and "ของฉัน" in said and "<html" not in said
    page = desk.post(f"{HOME}1/save/", mine)
    assert page.status_code == 409 and "จัดซื้อ ฉบับของฉัน" in page.content.decode()
    assert at(register, 1).process == "จัดซื้อ ฉบับของเขา"
    desk.post(f"{HOME}1/save/", mine | {"version": "2"})
    assert at(register, 1).process == "จัดซื้อ ฉบับของฉัน"


def test_a_page_that_was_open_while_places_moved_still_writes_its_own_risk(
    office: Cast, register: RiskRegister, desk_of: Desk
) -> None:
    second = at(register, 2)
    typed = page_of(second, owner="ช่างโยธา")
    actions.remove_risk(at(register, 1), by=office.officer("planner"))
    desk_of(office.users["planner"]).post(f"{HOME}2/save/", typed)
    assert at(register, 1).key == second.key and at(register, 1).owner == "ช่างโยธา" and at(register, 2).owner == ""


@pytest.mark.parametrize(
    ("typed", "field"),
    [
        ({"inherent_likelihood": "0"}, "inherent_likelihood"),
        ({"inherent_impact": "9"}, "inherent_impact"),
        ({"process": ""}, "process"),
        ({"process": "ก" * 10_000}, "process"),
        ({"due": "31 ก.พ. 2569"}, "due"),
        ({"unit": "999999"}, "unit"),
        ({"status": "burnt"}, "status"),
        ({"kind": "77"}, "kind"),
    ],
)  # fmt: skip
def test_bad_input_is_told_beside_its_field_and_nothing_is_lost(
    office: Cast, register: RiskRegister, desk_of: Desk, typed: dict[str, str], field: str
) -> None:
    desk = desk_of(office.users["planner"])
    answer = desk.post(f"{HOME}1/save/", page_of(at(register, 1), **typed), headers=SCRIPT)
    assert answer.status_code == 422 and field in answer.json()["errors"]
    page = desk.post(f"{HOME}1/save/", page_of(at(register, 1), owner="พิมพ์ไว้แล้ว", **typed))
    assert page.status_code == 422 and "พิมพ์ไว้แล้ว" in page.content.decode()
    assert at(register, 1).edition == 1


def test_a_control_without_words_is_told_and_hidden_characters_fall_away(
    office: Cast, register: RiskRegister, desk_of: Desk
) -> None:
    desk = desk_of(office.users["planner"])
    first = at(register, 1)
    key = first.controls.all()[0].key
    answer = desk.post(f"{HOME}1/save/", page_of(first, **{f"control-{key}-text": " "}), headers=SCRIPT)
    assert f"control-{key}-text" in answer.json()["errors"]
    desk.post(f"{HOME}1/save/", page_of(first, process="จัด\u202eซื้อ\u200b\u2066 <b>จ้าง</b>"))
    assert at(register, 1).process == "จัดซื้อ <b>จ้าง</b>"
    assert "<b>จ้าง</b>" not in desk.get(HOME).content.decode()


def test_verbs_refuse_what_a_form_would_not_let_through(office: Cast, neighbour: Cast, register: RiskRegister) -> None:
    planner, first = office.officer("planner"), at(register, 1)
    with pytest.raises(NotAllowed, match="ไม่มีในเกณฑ์"):
        actions.save_risk(first, RiskContent(process="ก", inherent=RatingContent(likelihood=11, impact=1)), by=planner)
    with pytest.raises(NotAllowed, match="ไม่พบหน่วยงาน"):
        actions.save_risk(first, RiskContent(process="ก", unit=neighbour.units["clerk"].pk), by=planner)
    with pytest.raises(NotAllowed, match="เกิน"):
        actions.save_risk(first, RiskContent(process="ก" * 10_000), by=planner)
    with pytest.raises(NotAllowed, match="ไม่เกิน"):
        actions.save_risk(first, RiskContent(process="ก", controls=new_controls(["ข"] * 61)), by=planner)
    with pytest.raises(NotAllowed, match="กระบวนงาน"):
        actions.save_risk(first, RiskContent(process=" \u200b "), by=planner)


def test_what_was_taken_out_is_put_back_where_it_stood(office: Cast, register: RiskRegister, desk_of: Desk) -> None:
    desk = desk_of(office.users["planner"])
    third = at(register, 3)
    assert "นำออกจากทะเบียน" in desk.get(f"{HOME}3/remove/").content.decode()
    answer = desk.post(f"{HOME}3/remove/", {"key": str(third.key)}, follow=True)
    assert "เลิกทำ" in answer.content.decode()
    assert [one.seq for one in present_risks(register)] == [1, 2, 3, 4, 5, 6]
    assert "ถูกนำออก" in desk.post(f"{HOME}3/save/", page_of(third), follow=True).content.decode()
    desk.post(f"{HOME}removed/{third.key}/return/")
    assert at(register, 3).key == third.key and present_risks(register).count() == 7


def test_history_shows_words_and_gives_a_version_back_with_its_controls(
    office: Cast, register: RiskRegister, desk_of: Desk
) -> None:
    desk = desk_of(office.users["planner"])
    first = at(register, 1)
    rows = {control.key: control.pk for control in first.controls.all()}
    actions.save_risk(first, RiskContent(process="จัดซื้อทุกวิธี"), by=office.officer("planner"))
    page = desk.get(f"{HOME}1/history/").content.decode()
    assert "<del>" in page and "<ins>" in page and "นำฉบับที่ 1 กลับมาใช้" in page
    desk.post(f"{HOME}1/history/1/restore/")
    back = at(register, 1)
    assert back.process == "การจัดซื้อจัดจ้างวิธีเฉพาะเจาะจง"
    assert {control.key: control.pk for control in back.controls.all()} == rows
    assert desk.post(f"{HOME}1/history/99/restore/").status_code == 404


def test_risks_are_ordered_by_number_and_by_step(office: Cast, register: RiskRegister, desk_of: Desk) -> None:
    desk = desk_of(office.users["planner"])
    before = [one.key for one in present_risks(register)]
    typed = {f"place-{key}": str(place) for place, key in enumerate(before, 1)} | {"version": str(register.edition)}
    desk.post(f"{HOME}order/", typed | {"move": f"up:{before[1]}"})
    assert [one.key for one in present_risks(register)] == [before[1], before[0], *before[2:]]
    stale = desk.post(f"{HOME}order/", typed, follow=True).content.decode()
    assert "บันทึกไปก่อน" in stale
    with pytest.raises(NotAllowed, match="เปลี่ยนไป"):
        actions.order_risks(register, before[:3], by=office.officer("planner"))


def test_a_proposed_rating_is_confirmed_by_a_look_or_by_a_change(
    office: Cast, register: RiskRegister, desk_of: Desk
) -> None:
    copy = actions.copy_to_year(register, 2570, by=office.officer("planner"))
    desk = desk_of(office.users["planner"])
    home = "/o/donsukchai/risks/2570/"
    desk.post(f"{home}1/save/", page_of(at(copy, 1)))
    assert Rating.objects.get(risk=at(copy, 1), stage="inherent").proposed
    desk.post(f"{home}1/save/", page_of(at(copy, 1), reviewed="on"))
    assert not Rating.objects.get(risk=at(copy, 1), stage="inherent").proposed
    desk.post(f"{home}2/save/", page_of(at(copy, 2), inherent_likelihood="5"))
    assert not Rating.objects.get(risk=at(copy, 2), stage="inherent").proposed


def test_rows_of_a_spreadsheet_are_shown_before_they_are_added(
    office: Cast, register: RiskRegister, desk_of: Desk
) -> None:
    desk = desk_of(office.users["planner"])
    titles = "กระบวนงาน\tประเด็น\tโอกาส\tผลกระทบ\tมาตรการ\tหน่วยงาน\tกำหนด\n"
    good = titles + 'การรับเงิน\t"1. รับแล้วไม่ออกใบเสร็จ\n2. ออกใบเสร็จย้อนหลัง"\t๔\t3\tสุ่มตรวจ\tกค.\t30 ก.ย. 2569'
    page = desk.post(f"{HOME}paste/", {"rows": good})
    assert page.context["ready"] and present_risks(register).count() == 7
    desk.post(f"{HOME}paste/", {"rows": good, "add": "1"})
    content = content_of(at(register, 8))
    assert [issue.text for issue in content.issues] == ["รับแล้วไม่ออกใบเสร็จ", "ออกใบเสร็จย้อนหลัง"]
    assert content.unit == office.units["finance"].pk and content.inherent.likelihood == 4
    bad = "การรับเงิน\t\t9\t0\t\tกองไม่มี\tวันไหนก็ได้\n\tมีแต่ประเด็น"
    page = desk.post(f"{HOME}paste/", {"rows": bad, "add": "1"})
    assert not page.context["ready"] and len(page.context["rows"][0].problems) == 4
    assert present_risks(register).count() == 8


def test_a_hostile_paste_is_bounded_and_stays_text() -> None:
    rows = read_rows('=cmd|x\t"unclosed\t4', {}, 5, 5)
    assert rows[0].content is not None and rows[0].content.process == "=cmd|x"
    with pytest.raises(NotAllowed, match="แถว"):
        read_rows("ก\n" * 1_000, {}, 5, 5)
    with pytest.raises(NotAllowed, match="ยาว"):
        read_rows("ก" * 400_001, {}, 5, 5)


def test_what_was_typed_is_there_when_the_register_was_frozen_meanwhile(
    office: Cast, register: RiskRegister, desk_of: Desk
) -> None:
    desk = desk_of(office.users["planner"])
    typed = page_of(at(register, 1), owner="พิมพ์ค้างไว้")
    actions.adopt_register(register, by=office.officer("planner"))
    page = desk.post(f"{HOME}1/save/", typed)
    assert page.status_code == 422 and "พิมพ์ค้างไว้" in page.content.decode() and "แก้ไขไม่ได้" in page.content.decode()
    assert "แก้ไขไม่ได้" in desk.post(f"{HOME}1/save/", typed, headers=SCRIPT).json()["errors"][""][0]
    assert desk.get(f"{HOME}add/").status_code == 302 and desk.get(f"{HOME}order/").status_code == 302


def test_findings_of_one_risk_stand_beside_its_form(office: Cast, register: RiskRegister, desk_of: Desk) -> None:
    desk = desk_of(office.users["planner"])
    assert "risk.no-control" in desk.get(f"{HOME}6/findings/").content.decode()
    assert "risk.no-control" not in desk.get(f"{HOME}1/findings/").content.decode()


def test_a_new_risk_is_added_and_the_next_one_begun(office: Cast, register: RiskRegister, desk_of: Desk) -> None:
    desk = desk_of(office.users["planner"])
    key = uuid.uuid4()
    typed = {"process": "งานทะเบียนราษฎร", "inherent_likelihood": "3", "inherent_impact": "4", "another": "1",
             f"control-{key}-here": "1", f"control-{key}-text": "ตรวจเอกสารสองคน"}  # fmt: skip
    answer = desk.post(f"{HOME}add/", typed)
    assert answer.headers["Location"] == f"{HOME}add/"
    assert whole(present_risks(register)).get(seq=8).controls.all()[0].text == "ตรวจเอกสารสองคน"
    assert desk.post(f"{HOME}add/", {"process": ""}).status_code == 422
    assert RiskRegister.objects.get(fiscal_year=YEAR).edition > 1
