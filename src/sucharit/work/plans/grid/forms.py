"""The table as a file, and what its preview sends on."""

from typing import Any

import msgspec
from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from sucharit.base.history.seen import Seen
from sucharit.base.screens.grids import LONGEST_CELL, MOST_CELLS, CellChange
from sucharit.work.plans.grid.workbook import MOST_ROWS, NewRow, Table


class TableUpload(forms.Form):
    file = forms.FileField(
        label=_("ไฟล์ตาราง (.xlsx)"),
        help_text=_("ใช้ไฟล์ที่ดาวน์โหลดจากหน้านี้ ระบบจะแสดงสิ่งที่จะเปลี่ยนให้ตรวจก่อน ยังไม่บันทึก"),
        error_messages={"required": _("โปรดเลือกไฟล์"), "empty": _("ไฟล์นี้ว่างเปล่า")},
        widget=forms.FileInput(attrs={"accept": ".xlsx"}),
    )


class _Sent(msgspec.Struct, frozen=True):
    """The preview's hidden field."""

    seen: str
    cells: list[tuple[str, str, str]]
    new: list[tuple[int, str, str, dict[str, str]]]


def packed(table: Table, cells: list[CellChange]) -> str:
    """The changes that the preview showed, to be sent on by its form."""
    new = [(row.line, row.title, row.code, dict(row.cells)) for row in table.new]
    sent = _Sent(str(table.seen), [(cell.row, cell.column, cell.value) for cell in cells], new)
    return msgspec.json.encode(sent).decode()


class TableApply(forms.Form):
    """What came back from the preview; it is read again as strictly as if it were typed."""

    table = forms.CharField(widget=forms.HiddenInput)

    def clean_table(self) -> Table:
        try:
            sent = msgspec.json.decode(self.cleaned_data["table"].encode(), type=_Sent)
        except (msgspec.MsgspecError, UnicodeEncodeError) as error:
            raise ValidationError(_("ข้อมูลที่ส่งมาไม่ครบ โปรดอัปโหลดไฟล์อีกครั้ง")) from error
        if len(sent.cells) > MOST_CELLS or len(sent.new) > MOST_ROWS or _too_long(sent):
            raise ValidationError(_("ข้อมูลมากเกินไป โปรดแบ่งเป็นหลายไฟล์"))
        cells = tuple(CellChange(*cell) for cell in sent.cells)
        return Table(Seen.of(sent.seen), cells, tuple(NewRow(*row) for row in sent.new), ())


def _too_long(sent: _Sent) -> bool:
    texts: list[Any] = [cell[2] for cell in sent.cells]
    texts += [text for row in sent.new for text in (row[1], row[2], *row[3].values())]
    return any(len(text) > LONGEST_CELL for text in texts)
