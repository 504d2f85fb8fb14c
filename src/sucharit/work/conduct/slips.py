"""Papers of one entry, to be signed by hand: who acknowledges, a gift told to the one who decides, a loan."""

from collections.abc import Sequence
from typing import Any

from django.http import HttpResponse
from django.utils.translation import gettext as _

from sucharit.base.people.gate import Officer
from sucharit.base.screens.words import day, day_full, money, number
from sucharit.core.papers.lists import word_table
from sucharit.core.papers.paper import Block, Cell, Column, Signature, Table, text
from sucharit.reference.gifts import gift_rule
from sucharit.work.conduct.actions.papers import waiting_of
from sucharit.work.conduct.models import Asset, ConductPaper, Gift, Loan
from sucharit.work.years.recording.papers import sheet_file

RULE = "(ลงชื่อ)" + "." * 40
DOTS = "." * 30
BLANK_LINES = 5


def acknowledgement_sheet(officer: Officer, row: ConductPaper, form: str) -> HttpResponse:
    """What is acknowledged, everyone who has not yet with room to sign, and lines for who is not on the list."""
    told = [[one.person, one.position, "", ""] for one in waiting_of(row)[:2_000]]
    lines = [[number(place), *cells] for place, cells in enumerate([*told, *[[""] * 4] * BLANK_LINES], 1)]
    heads = ((_("ลำดับ"), 1.6), (_("ชื่อ"), 5.0), (_("ตำแหน่ง"), 4.6), (_("ลายมือชื่อ"), 4.0), (_("วันที่"), 2.4))
    blocks: list[Block] = [
        text(row.name, align="center"), *([text(row.summary, first_line=True)] if row.summary else []),
        text(_("ข้าพเจ้าผู้มีรายชื่อต่อไปนี้ได้อ่านและรับทราบ และจะถือปฏิบัติ"), first_line=True),
        word_table(heads, lines, zero="", strong=True),
    ]  # fmt: skip
    return _file(officer, "acknowledgement-sheet", _("ใบลงนามรับทราบ"), blocks, form, row)


def gift_slip(officer: Officer, row: Gift, form: str) -> HttpResponse:
    """The report of section 128 to the one who decides, with room for the decision and for its return."""
    rule = gift_rule()
    pairs = [
        (_("ชื่อและตำแหน่งผู้รับ"), f"{row.receiver} {row.position}"), (_("วันที่รับ"), day_full(row.received_on)),
        (_("ผู้ให้"), row.giver), (_("ความสัมพันธ์กับผู้ให้"), row.get_giver_kind_display()),
        (_("โอกาสที่ให้"), row.occasion), (_("สิ่งที่ได้รับ"), f"{row.item} ({row.get_kind_display()})"),
        (_("มูลค่าหรือราคาประเมิน"), _("%(baht)s บาท") % {"baht": money(row.value)}),
    ]  # fmt: skip
    law = _(
        "มาตรา 128 แห่งพระราชบัญญัติประกอบรัฐธรรมนูญว่าด้วยการป้องกันและปราบปรามการทุจริต พ.ศ. 2561 และประกาศคณะกรรมการ ป.ป.ช."
        " ของจากผู้ที่ไม่ใช่ญาติเกิน %(baht)s บาท รายงานผู้บังคับบัญชาภายใน %(days)s วัน"
    ) % {"baht": money(rule.threshold_baht), "days": number(rule.report_days)}
    why = _("เหตุผล %(why)s") % {"why": row.decision_note or DOTS * 2}
    given = _("คืนหรือส่งมอบแก่ %(who)s เมื่อวันที่ %(day)s") % {
        "who": row.settled_to or DOTS, "day": day_full(row.settled_on) if row.settled_on else DOTS,
    }  # fmt: skip
    blocks: list[Block] = [
        text(_("เรียน ผู้บังคับบัญชา")), text(_("ข้าพเจ้าขอรายงานการรับทรัพย์สินหรือประโยชน์อื่นใด ดังนี้"), first_line=True),
        _pairs(pairs), text(law, size="small"),
        _signatures([
            (f"{_('รายงานเมื่อ')} {day_full(row.reported_on) if row.reported_on else DOTS}", row.receiver, _("ผู้รายงาน")),
            (f"{_('คำวินิจฉัย')} {_decision(row)}\n{why}", row.decided_by, _("ผู้บังคับบัญชา")),
            (given, None, _("ผู้รับคืนหรือรับมอบ")),
        ]),
    ]  # fmt: skip
    return _file(officer, "gift", _("แบบรายงานการรับทรัพย์สินหรือประโยชน์อื่นใด"), blocks, form, row)


def _decision(row: Gift) -> str:
    if row.decided_on is None:
        return _("(  ) ให้คืนผู้ให้ (  ) ให้ส่งมอบเป็นของหน่วยงาน (  ) อนุญาตให้รับไว้")
    before = {Gift.State.RETURNED: Gift.State.RETURNING, Gift.State.HANDED: Gift.State.HANDING}
    return str(before.get(Gift.State(row.state), Gift.State(row.state)).label)


def loan_slip(officer: Officer, row: Loan, form: str) -> HttpResponse:
    """The request with its approval, what was handed over, and what came back: signed four times."""
    when = f"{day(row.from_on)}{f' {row.from_at:%H:%M} น.' if row.from_at else ''} - {day(row.due_on)}"
    pairs: list[tuple[str, str]] = [
        (_("ทรัพย์สิน"), str(row.asset)), (_("ผู้ยืม"), f"{row.borrower} ({row.get_borrower_kind_display()})"),
        (_("โทรศัพท์"), row.contact or DOTS), (_("วัตถุประสงค์"), f"{row.purpose} ({row.get_use_display()})"),
        (_("สถานที่นำไปใช้"), row.place), (_("ใช้และคืนภายใน"), when),
    ]  # fmt: skip
    if row.holiday_reason:
        pairs.append((_("เหตุที่ใช้ในวันหยุดราชการ"), row.holiday_reason))
    promise = _("ข้าพเจ้าจะใช้ตามวัตถุประสงค์ข้างต้น ไม่ใช้ส่วนตัว ดูแลรักษา และคืนตามกำหนด หากชำรุดหรือสูญหายยินยอมให้ดำเนินการตามระเบียบ")
    answer = _("ไม่อนุมัติ") if row.state == Loan.State.REFUSED else _("อนุมัติ")
    decided = f"{answer} {row.approval_note}" if row.approved_on else _("(  ) อนุมัติ  (  ) ไม่อนุมัติ เพราะ ") + DOTS
    blocks: list[Block] = [
        _pairs(pairs), text(promise, first_line=True),
        _signatures([
            (f"{_('ขอยืมเมื่อ')} {day(row.asked_on)}", row.borrower, _("ผู้ยืม")),
            (decided, row.approved_by, _("ผู้มีอำนาจอนุมัติ")),
            (_part(_("ส่งมอบเมื่อ %(day)s\nสภาพ %(condition)s"), row, "handed"), row.handed_by, _("ผู้ส่งมอบ")),
            (_part(_("รับคืนเมื่อ %(day)s\nสภาพ %(condition)s"), row, "returned"), None, _("ผู้รับคืน")),
        ]),
    ]  # fmt: skip
    return _file(officer, "loan", _("ใบยืมและคืนทรัพย์สินของราชการ"), blocks, form, row)


def _pairs(pairs: Sequence[tuple[str, str]]) -> Table:
    return Table(
        columns=(Column(width=4.0), Column(width=10.0)),
        rows=tuple((Cell(content=label, bold=True), Cell(content=words or None)) for label, words in pairs),
    )


def _signatures(lines: Sequence[tuple[str, Any, str]]) -> Table:
    """What is said, and who signs it: a line each."""
    rows = []
    for told, who, position in lines:
        name = who if isinstance(who, str) else who.full_name if who else DOTS
        rows.append((Cell(content=told), Cell(content=f"\n{RULE}\n({name})\n{position}", align="center")))
    return Table(columns=(Column(width=7.0), Column(width=7.0)), rows=tuple(rows), zero="")


def count_sheet(officer: Officer, things: Sequence[Asset], form: str) -> HttpResponse:
    """What was not counted yet this year, with room to write how it was found; 404 for another form."""
    heads = (
        (_("ลำดับ"), 1.6), (_("เลขครุภัณฑ์"), 3.2), (_("รายการ"), 5.2), (_("ที่เก็บ"), 3.0), (_("พบ"), 1.2), (_("สภาพ"), 3.0),
        (_("หมายเหตุ"), 3.0),
    )  # fmt: skip
    lines = [[number(n), row.asset_number, row.name, row.place, "", "", ""] for n, row in enumerate(things, 1)]
    blocks: list[Block] = [
        word_table(heads, lines or [[""] * len(heads)], zero="", strong=True),
        Signature(position=(_("ผู้ตรวจนับ"),), rule=RULE), Signature(position=(_("หัวหน้าเจ้าหน้าที่พัสดุ"),), rule=RULE),
    ]  # fmt: skip
    name = f"count-sheet-{officer.today:%Y-%m-%d}"
    return sheet_file(officer, "conduct-count-sheet", _("ใบตรวจนับทรัพย์สินประจำปี"), blocks, form, name)


def _part(words: str, row: Loan, name: str) -> str:
    on = getattr(row, f"{name}_on")
    condition = getattr(row, f"get_{name}_condition_display")()
    return words % {"day": day(on) if on else DOTS, "condition": condition or DOTS}


def _file(officer: Officer, kind: str, title: str, blocks: list[Block], form: str, row: Any) -> HttpResponse:
    told = [text(_("เลขที่ %(n)s") % {"n": row}, align="end"), *blocks]
    name = f"{kind}-{row.number}-{row.fiscal_year}"
    return sheet_file(officer, f"conduct-{kind}", title, told, form, name)
