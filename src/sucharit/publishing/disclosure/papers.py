"""The list and its gaps as a paper for a spreadsheet."""

from collections.abc import Sequence

from django.utils.translation import gettext as _

from sucharit.base.people.gate import Officer
from sucharit.base.screens.words import day
from sucharit.core.papers.lists import word_table
from sucharit.core.papers.metadata import metadata_for
from sucharit.core.papers.paper import Heading, Paper
from sucharit.publishing.disclosure.models import ChecklistYear
from sucharit.publishing.disclosure.standing import DROPPED, READY, ItemStanding


def checklist_paper(officer: Officer, checklist: ChecklistYear, rows: Sequence[ItemStanding]) -> Paper:
    """Two sheets: what is lacking, and the whole list."""
    title = f"{checklist.get_kind_display()} {_('ปีงบประมาณ พ.ศ.')} {checklist.fiscal_year}"
    gaps = [row for row in rows if row.state not in (READY, DROPPED)]
    header = (_("ข้อ"), _("เรื่อง"), _("หน่วยงาน"), _("ผู้รับผิดชอบ"), _("กำหนด"), _("สถานะ"), _("สิ่งที่ต้องทำ"))
    whole = (_("ข้อ"), _("เรื่อง"), _("กลุ่ม"), _("หน่วยงาน"), _("สถานะ"), _("ที่แสดง"), _("ปีของเอกสาร"), _("ผลตรวจลิงก์"))
    return Paper(
        kind="disclosure", title=title, digits="arabic", landscape=True,
        blocks=(
            Heading(text=_("สิ่งที่ยังขาด"), tab=_("สิ่งที่ยังขาด")),
            word_table(zip(header, (1, 5, 2, 2, 2, 2, 6), strict=True), [_gap(row) for row in gaps]),
            Heading(text=title, tab=_("ทั้งรายการ")),
            word_table(
                zip(whole, (1, 5, 2, 2, 2, 6, 1.5, 3), strict=True), [line for row in rows for line in _lines(row)]
            ),
        ),
        metadata=metadata_for(officer.organization.as_value(), title, officer.today.isoformat()),
    )  # fmt: skip


def _gap(row: ItemStanding) -> list[str]:
    item = row.item
    return [
        item.number, item.title, str(item.unit or ""), item.owner.full_name if item.owner else "",
        day(item.due_on) if item.due_on else "", row.word, "\n".join(row.wants),
    ]  # fmt: skip


def _lines(row: ItemStanding) -> list[list[str]]:
    """A line for each thing that is shown; one where there is none."""
    item = row.item
    head = [item.number, item.title, item.group, str(item.unit or ""), row.word]
    if not row.entries:
        return [[*head, "", "", ""]]
    return [
        [
            *head, f"{one.entry.title}\n{one.address or one.entry.title}", str(one.entry.document_year or ""),
            str(one.check.get_state_display()) if one.check else "",
        ]
        for one in row.entries
    ]  # fmt: skip
