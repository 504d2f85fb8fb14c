"""Policies and measures of personnel work for the tests of every register."""

from typing import Any


def fields(_office: Any, n: int) -> dict[str, Any]:
    """The n-th entry, each unlike the others."""
    return {
        "title": f"มาตรการป้องกันการสั่งงานส่วนตัว ฉบับที่ {n}", "kind": "measure", "subject": "orders",
        "content": "ผู้บังคับบัญชาไม่สั่งด้วยวาจาให้ทำงานที่มิใช่ราชการ", "fiscal_year": 2569,
    }  # fmt: skip


CHANGED = {"content": "ผู้บังคับบัญชาทุกระดับไม่สั่งงานส่วนตัว"}


def _announced(register: Any, office: Any) -> list[Any]:
    from tests.work.shelf.everyone import filled

    from sucharit.work.personnel.actions.papers import announce_paper

    by = office.officer("mayor")
    return [
        announce_paper(row, by=by, paper_no=f"{row.number}/2569", announced_on=by.today, channels="เว็บไซต์")
        for row in filled(register, office)
    ]  # fmt: skip


to_publish = to_carry = _announced
