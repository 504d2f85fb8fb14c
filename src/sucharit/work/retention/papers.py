"""The list of what is asked to be destroyed, and, once it was, the certificate: numbers and counts, never a name."""

from collections.abc import Iterable, Sequence

from django.utils.translation import gettext as _

from sucharit.base.people.gate import Officer
from sucharit.base.screens.words import day_full
from sucharit.core.papers import Paper
from sucharit.core.papers.metadata import metadata_for
from sucharit.core.papers.paper import Block, Cell, Column, Heading, Signature, Table, text
from sucharit.work.retention.models import Destruction, DestructionLine
from sucharit.work.retention.queries import lines_by_group
from sucharit.work.retention.series import Series

Fate = DestructionLine.Fate
Group = tuple[Series, int, Sequence[DestructionLine]]


def destruction_paper_of(row: Destruction, officer: Officer) -> Paper:
    """One paper for the life of a list: asked, refused, or done."""
    groups = lines_by_group(row)
    title = _("ใบรับรองการทำลายข้อมูลส่วนบุคคล") if row.done else _("บัญชีข้อมูลส่วนบุคคลขอทำลาย")
    blocks = (
        Heading(text=title, centered=True, large=True), text(f"{_('เลขที่')} {row}", align="center"),
        text(officer.organization.name, align="center"), text(_opening(row), first_line=True),
        _table(row, groups),
        *_after(row, groups), *_signs(row),
    )  # fmt: skip
    return Paper(
        kind="destruction", title=f"{title} {row}", blocks=blocks,
        metadata=metadata_for(officer.organization.as_value(), title, (row.decided_on or row.proposed_on).isoformat()),
    )  # fmt: skip


def _opening(row: Destruction) -> str:
    if row.done and row.decided_on:
        return _(
            "ข้อมูลส่วนบุคคลของรายการต่อไปนี้ครบกำหนดเก็บ และทำลายแล้วเมื่อวันที่ %(day)s เลขที่ สถานะ และตัวเลขของรายการยังคงอยู่เพื่อสถิติ"
        ) % {"day": day_full(row.decided_on)}
    return _("รายการต่อไปนี้ครบกำหนดเก็บ จึงเสนอเพื่อพิจารณาทำลายข้อมูลส่วนบุคคล เลขที่ สถานะ และตัวเลขของรายการจะคงอยู่เพื่อสถิติ")


def _table(row: Destruction, groups: Sequence[Group]) -> Table:
    heads = (_("ที่"), _("ทะเบียน"), _("ปีงบฯ"), _("เลขที่"), _("จำนวน"), _("อายุการเก็บ"))
    lines = []
    for place, (series, year, listed) in enumerate(groups, 1):
        told = [one for one in listed if one.fate == Fate.GONE] if row.done else listed
        kept = _("%(n)s ปี") % {"n": listed[0].years}
        lines.append((str(place), str(series.name), str(year), numbers_of(told), str(len(told)), kept))
    total = sum(int(line[4]) for line in lines)
    lines.append(("", _("รวม"), "", "", str(total), ""))
    return Table(
        columns=(
            Column(width=0.8), Column(width=4.6), Column(width=1.6, align="center"), Column(width=3.6),
            Column(width=1.3, align="end"), Column(width=1.8, align="center"),
        ),
        header=(tuple(Cell(content=one) for one in heads),),
        rows=tuple(tuple(Cell(content=one or None) for one in line) for line in lines), size="small", zero="0",
    )  # fmt: skip


def _after(row: Destruction, groups: Sequence[Group]) -> list[Block]:
    """What went beside the columns, what was left out and why, where the deed stands in the record."""
    told = [_("หมายเหตุ: %(note)s") % {"note": row.note}] if row.note else []
    if row.done:
        told.append(
            _("ประวัติการแก้ไขที่ลบชื่อ %(versions)s รุ่น แถวย่อย %(parts)s แถว ไฟล์ที่ทำลาย %(files)s ไฟล์")
            % {"versions": row.versions, "parts": row.parts, "files": row.files}
        )
        told.append(_("ถ้อยคำในบันทึกการกระทำที่ลบ (เหตุผล ชื่อไฟล์ ชื่อหลักฐาน) %(n)s แห่ง สายของบันทึกยังตรวจได้") % {"n": row.words})
        told += _left(groups)
        told.append(
            _("บันทึกการกระทำเลขที่ %(n)s ลายนิ้วมือ %(digest)s") % {"n": row.recorded, "digest": (row.digest or "")[:16]}
        )
        told.append(_("สำเนาสำรองของระบบที่ทำก่อนวันนี้ยังมีข้อมูลเดิมจนกว่าจะหมดอายุการเก็บสำเนา"))
    if row.state == Destruction.State.REFUSED:
        told.append(_("ไม่อนุมัติ: %(note)s") % {"note": row.decided_note})
    elif row.decided_note:
        told.append(_("ความเห็นผู้พิจารณา: %(note)s") % {"note": row.decided_note})
    return [text(one) for one in told]


def _left(groups: Sequence[Group]) -> list[str]:
    lines = []
    for series, _year, listed in groups:
        for fate in Fate:
            some = [one for one in listed if one.fate == fate]
            if some and fate not in (Fate.GONE, Fate.WAITING):
                told = {"series": series.name, "numbers": ", ".join(one.label for one in some[:20]), "why": fate.label}
                lines.append(_("เว้นไว้ %(series)s %(numbers)s: %(why)s") % told)
    return lines


def _signs(row: Destruction) -> list[Block]:
    """Who asked and who decided, with the posts that they held on that day."""
    dots = "............................................"
    decided = row.decided_name and row.state != Destruction.State.TAKEN_BACK
    people = (
        (_("ผู้เสนอ"), row.proposed_name, row.proposed_as),
        (_("ผู้พิจารณา"), row.decided_name if decided else None, row.decided_as if decided else ""),
    )
    return [
        Signature(rule=f"{_('ลงชื่อ')} {dots} {part}", name=name, position=(post,) if post else ())
        for part, name, post in people
    ]


def numbers_of(lines: Iterable[DestructionLine]) -> str:
    """ "1-14, 16": numbers of one register and year, runs drawn together."""
    labels = {one.label.partition("/")[0] for one in lines}
    others = sorted(one for one in labels if not one.isdecimal())
    runs: list[list[int]] = []
    for number in sorted(int(one) for one in labels if one.isdecimal()):
        if runs and runs[-1][1] == number - 1:
            runs[-1][1] = number
        else:
            runs.append([number, number])
    told = [str(first) if first == last else f"{first}-{last}" for first, last in runs]
    return ", ".join([*told, *others])
