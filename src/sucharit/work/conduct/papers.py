"""The yearly report of the No Gift policy: what was declared, who acknowledged, what was given and what became of
it."""

from dataclasses import dataclass

from django.db.models import Count, Sum
from django.http import Http404, HttpResponse
from django.utils.translation import gettext as _

from sucharit.base.organizations.models import Organization
from sucharit.base.people.gate import Officer
from sucharit.base.people.models import Position
from sucharit.base.people.signers import Signer, chief_on, ranked_on
from sucharit.base.screens.words import day, money, number
from sucharit.core.papers import Paper
from sucharit.core.papers.metadata import metadata_for
from sucharit.core.papers.paper import Block, Heading, Item, NumberedList, Signature, text
from sucharit.reference.gifts import gift_rule
from sucharit.work.conduct.models import ConductPaper, Gift
from sucharit.work.conduct.registers import ACKNOWLEDGEMENTS, GIFTS, PLEDGES
from sucharit.work.shelf.declaring import Share
from sucharit.work.shelf.statistics import measured
from sucharit.work.years.recording.papers import Listed, paper_file, table_of

FIRST, LAST = 2500, 2700


@dataclass(frozen=True)
class GiftReport:
    """Sentences by part, as they stand on the page and on paper."""

    year: int
    parts: tuple[tuple[str, tuple[str, ...]], ...]


def gift_report_of(organization: Organization, year: int) -> GiftReport:
    """Counted now from the registers."""
    return GiftReport(
        year,
        (
            (_("1. การประกาศเจตนารมณ์"), _declared(organization, year)),
            (_("2. การรับทราบของบุคลากร"), _acknowledged(organization, year)),
            (_("3. การรับของขวัญและประโยชน์อื่นใด"), _given(organization, year)),
            (_("4. ผลการดำเนินการ"), _settled(organization, year)),
        ),
    )


def _declared(organization: Organization, year: int) -> tuple[str, ...]:
    rows = PLEDGES.rows(organization).filter(fiscal_year=year).exclude(state=ConductPaper.State.DRAFT)
    told = tuple(
        _("%(who)s ประกาศ “%(title)s” เมื่อ %(day)s เผยแพร่ %(n)s ช่องทาง")
        % {"who": row.declared_by, "title": row.title, "day": day(row.in_force_on), "n": number(row.channel_count)}
        for row in rows.order_by("in_force_on")
    )
    return told or (_("ยังไม่มีประกาศในปีนี้"),)


def _acknowledged(organization: Organization, year: int) -> tuple[str, ...]:
    told = {measure.key: share for measure, share in measured(ACKNOWLEDGEMENTS, organization, year)}
    asked, staff = told["pledge"], told["pledge_of_staff"]
    if not asked.whole:
        return (_("ยังไม่ได้ขอให้บุคลากรรับทราบ"),)
    return (_share(_("รับทราบแล้ว"), asked, _("คนที่ถูกขอให้รับทราบ")), _share(_("เทียบบุคลากรทั้งหมด"), staff, _("คน")))


def _share(label: str, share: Share, of: str) -> str:
    if share.percent is None:
        return f"{label} {number(share.part)} {of}"
    return _("%(label)s %(part)s จาก %(whole)s %(of)s (ร้อยละ %(percent)s)") % {
        "label": label, "part": number(share.part), "whole": number(share.whole), "of": of,
        "percent": number(share.percent),
    }  # fmt: skip


def _given(organization: Organization, year: int) -> tuple[str, ...]:
    rows = GIFTS.rows(organization).filter(fiscal_year=year)
    total = rows.aggregate(n=Count("pk"), baht=Sum("value"))
    if not total["n"]:
        return (_("ไม่มีการรับของขวัญหรือประโยชน์อื่นใดในปีนี้"),)
    kinds = dict(Gift.Giver.choices)
    lines = rows.order_by().values("giver_kind").annotate(n=Count("pk"), baht=Sum("value")).order_by("-n")
    return (
        _("มีผู้ให้ %(n)s ครั้ง รวมมูลค่า %(baht)s บาท") % {"n": number(total["n"]), "baht": money(total["baht"])},
        *(
            _("%(who)s %(n)s ครั้ง %(baht)s บาท")
            % {"who": kinds[line["giver_kind"]], "n": number(line["n"]), "baht": money(line["baht"])}
            for line in lines
        ),
    )


def _settled(organization: Organization, year: int) -> tuple[str, ...]:
    rows = GIFTS.rows(organization).filter(fiscal_year=year)
    states = dict(rows.order_by().values_list("state").annotate(n=Count("pk")))
    told = [
        f"{state.label} {number(states[state.value])} " + _("ครั้ง") for state in Gift.State if states.get(state.value)
    ]
    reported = {measure.key: share for measure, share in measured(GIFTS, organization, year)}["reported_in_time"]
    rule = gift_rule()
    if reported.whole:
        label = _("รายงานภายใน %(days)s วัน ของรายการที่เกิน %(baht)s บาท") % {
            "days": number(rule.report_days), "baht": money(rule.threshold_baht),
        }  # fmt: skip
        told.append(_share(label, reported, _("ครั้ง")))
    return tuple(told) or (_("ไม่มีรายการ"),)


def gift_report_file_of(officer: Officer, year: int, form: str) -> HttpResponse:
    """The report as pdf or docx, with the list of gifts (no giver's name) after it. 404 for another form or year."""
    if not FIRST <= year <= LAST:
        raise Http404
    paper = _paper(officer, gift_report_of(officer.organization, year))
    return paper_file(paper, form, f"no-gift-{year}")


def _paper(officer: Officer, report: GiftReport) -> Paper:
    title = _("รายงานผลการดำเนินการตามนโยบาย No Gift Policy ประจำปีงบประมาณ พ.ศ. %(year)s") % {"year": report.year}
    blocks: list[Block] = [
        Heading(text=title, centered=True, large=True),
        text(officer.organization.name, align="center"),
    ]
    for heading, lines in report.parts:
        blocks += [
            Heading(text=heading, level=2),
            NumberedList(items=tuple(Item(text=line, marker="-") for line in lines)),
        ]
    listed = _listed(officer.organization, report.year)
    if listed.rows:
        blocks += [Heading(text=listed.title, level=2), table_of(listed)]
    rule = "(ลงชื่อ)" + "." * 40
    house = officer.organization
    clerk = ranked_on(house, officer.today, Position.Rank.CLERK) or Signer("", _("ปลัด"))
    told = (Signer("", _("ผู้รายงาน")), clerk, chief_on(house, officer.today))
    blocks += [Signature(name=one.name or None, position=(one.position,), rule=rule) for one in told]
    return Paper(
        kind="no-gift-report", title=title, blocks=tuple(blocks),
        metadata=metadata_for(officer.organization.as_value(), title, officer.today.isoformat()),
    )  # fmt: skip


def _listed(organization: Organization, year: int) -> Listed:
    heads = (
        (_("เลขที่"), 1.6), (_("วันที่รับ"), 2.2), (_("ตำแหน่งผู้รับ"), 3.4), (_("ความสัมพันธ์กับผู้ให้"), 3.0),
        (_("สิ่งที่ได้รับ"), 3.6),
        (_("มูลค่า (บาท)"), 2.0), (_("ผล"), 3.0),
    )  # fmt: skip
    rows = GIFTS.rows(organization).filter(fiscal_year=year).order_by("number")[:2_000]
    lines = [
        [
            str(row), day(row.received_on), row.position, row.get_giver_kind_display(), row.item, row.value,
            row.get_state_display(),
        ]
        for row in rows
    ]  # fmt: skip
    return Listed("gifts", _("บัญชีการรับของขวัญและประโยชน์อื่นใด"), heads, lines)
