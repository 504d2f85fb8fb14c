"""The order with its annexed list; the list of all powers that are handed on."""

from django.http import HttpResponse
from django.utils.translation import gettext as _

from sucharit.base.people.gate import Officer
from sucharit.base.screens.words import day, day_full, number
from sucharit.core.papers import Paper
from sucharit.core.papers.lists import word_table
from sucharit.core.papers.metadata import metadata_for
from sucharit.core.papers.paper import Block, Heading, PageBreak, Signature, Table, text
from sucharit.work.delegations.holding import in_force
from sucharit.work.delegations.models import Delegation, Power
from sucharit.work.years.recording.papers import Listed, list_file, paper_file

RULE = "(ลงชื่อ)" + "." * 40


def order_file(officer: Officer, row: Delegation, form: str) -> HttpResponse:
    """As it is signed: by which law, who may do what from when; the powers in a list behind it."""
    title = _("คำสั่ง%(house)s ที่ %(no)s") % {"house": officer.organization.name, "no": row.order_no}
    powers = list(row.powers.all())
    blocks: list[Block] = [
        Heading(text=title, centered=True, large=True),
        text(_("เรื่อง %(subject)s") % {"subject": row.subject}, align="center"),
        text(_("อาศัยอำนาจตาม%(law)s") % {"law": row.law}, first_line=True),
        text(_said(row, bool(powers)), first_line=True),
    ]
    if not row.powers.filter(further=True).exists() and powers:
        blocks.append(text(_("ผู้รับมอบอำนาจจะมอบอำนาจนี้ต่อไปไม่ได้ และให้รายงานผลต่อผู้มอบอำนาจทุกเดือน"), first_line=True))
    elif powers:
        blocks.append(text(_("ให้ผู้รับมอบอำนาจรายงานผลต่อผู้มอบอำนาจทุกเดือน"), first_line=True))
    blocks.append(text(_("สั่ง ณ วันที่ %(day)s") % {"day": day_full(row.ordered_on)}, first_line=True))
    name = row.giver_holder.full_name if row.giver_holder else None
    blocks.append(Signature(name=name, position=(row.giver.title,), rule=RULE))
    if powers:
        heading = _("บัญชีสรุปการมอบอำนาจแนบท้ายคำสั่งที่ %(no)s") % {"no": row.order_no}
        blocks += [PageBreak(), Heading(text=heading, level=2, centered=True), _annex(powers)]
    paper = Paper(
        kind="delegation-order", title=title, blocks=tuple(blocks),
        metadata=metadata_for(officer.organization.as_value(), title, officer.today.isoformat()),
    )  # fmt: skip
    return paper_file(paper, form, f"order-{row.number}-{row.fiscal_year}")


def _said(row: Delegation, annexed: bool) -> str:
    until = _(" ถึงวันที่ %(day)s") % {"day": day_full(row.until_on)} if row.until_on else ""
    told = {
        "giver": row.giver.title, "receiver": row.receiver.title, "from": day_full(row.from_on), "until": until,
        "annex": _(" ตามบัญชีแนบท้าย") if annexed else "", "for": (row.acting_for or row.giver).title,
    }  # fmt: skip
    if row.kind == Delegation.Kind.ACTING:
        return _("จึงแต่งตั้งให้%(receiver)s เป็นผู้รักษาราชการแทน%(for)s ตั้งแต่วันที่ %(from)s%(until)s") % told
    if row.kind == Delegation.Kind.ASSIGN:
        return _("จึงมอบหมายให้%(receiver)s สั่งหรือปฏิบัติราชการแทน%(giver)s%(annex)s ตั้งแต่วันที่ %(from)s%(until)s") % told
    return _("จึงมอบอำนาจให้%(receiver)s อนุญาตหรืออนุมัติแทน%(giver)s%(annex)s ตั้งแต่วันที่ %(from)s%(until)s") % told


def _annex(powers: list[Power]) -> Table:
    heads = ((_("ลำดับ"), 1.2), (_("อำนาจ"), 2.0), (_("เรื่อง"), 5.0), (_("กฎหมายหรือระเบียบ"), 4.4), (_("เงื่อนไข"), 3.0))
    lines = [(number(one.place), one.get_act_display(), one.text, one.law, one.limit) for one in powers]
    return word_table(heads, lines, strong=True)


def powers_of(officer: Officer) -> list[tuple[Delegation, list[Power]]]:
    """Every order that stands today with its powers, in the order of positions."""
    orders = in_force(officer.organization, officer.today)
    held: dict[int, list[Power]] = {}
    for one in Power.objects.filter(delegation__in=[row.pk for row in orders]).order_by("delegation", "place"):
        held.setdefault(one.delegation_id, []).append(one)
    return [(row, held.get(row.pk, [])) for row in orders]


def year_file(officer: Officer, year: int, form: str) -> HttpResponse:
    """How the powers were used in a fiscal year: an order a line, with its reports of months that have begun."""
    rows = Delegation.objects.filter(organization=officer.organization, withdrawn_at=None, reports__fiscal_year=year)
    heads = (
        (_("คำสั่งที่"), 2.2), (_("ผู้มอบ"), 4.4), (_("ผู้รับมอบ"), 4.4), (_("อำนาจ (เรื่อง)"), 1.8), (_("รายงานแล้ว (เดือน)"), 2.2),
        (_("ใช้อำนาจ (เรื่อง)"), 2.0), (_("ไม่อนุญาต (เรื่อง)"), 2.0), (_("ผลและปัญหา"), 5.0),
    )  # fmt: skip
    lines: list[list[str | int]] = []
    for row in (
        rows.distinct()
        .select_related("giver", "receiver")
        .prefetch_related("powers")
        .order_by("ordered_on", "number")[:500]
    ):
        told = list(row.reports.filter(fiscal_year=year, withdrawn_at=None).exclude(state="not_due"))
        told = [one for one in told if one.of_month <= officer.today]
        handed = [one for one in told if one.state == "handed"]
        lines.append([
            row.order_no, row.giver.title, row.receiver.title, len(row.powers.all()), f"{len(handed)}/{len(told)}",
            sum(one.used or 0 for one in handed), sum(one.refused or 0 for one in handed),
            "; ".join(one.summary for one in handed if one.summary)[:600],
        ])  # fmt: skip
    title = _("สรุปผลการใช้อำนาจที่มอบ ประจำปีงบประมาณ พ.ศ. %(year)s") % {"year": year}
    return list_file(Listed(f"delegated-{year}", title, heads, lines, empty=_("ยังไม่มีรายงานของปีนี้")), form, officer)


def powers_file(officer: Officer, form: str) -> HttpResponse:
    """The authority matrix as a file."""
    heads = (
        (_("ผู้รับมอบ"), 3.6), (_("ผู้มอบ"), 3.2), (_("อำนาจ"), 2.0), (_("เรื่อง"), 5.0), (_("กฎหมายหรือระเบียบ"), 4.0),
        (_("เงื่อนไข"), 2.6), (_("คำสั่งที่"), 2.2), (_("มีผลถึง"), 2.2),
    )  # fmt: skip
    rows = [
        [
            row.receiver.title, row.giver.title, one.get_act_display(), one.text, one.law, one.limit, row.order_no,
            day(row.until_on) if row.until_on else "",
        ]
        for row, powers in powers_of(officer)
        for one in powers
    ]  # fmt: skip
    return list_file(Listed("powers", _("บัญชีอำนาจที่มอบอยู่"), heads, rows, empty=_("ยังไม่มีคำสั่งที่มีผล")), form, officer)
