"""The yearly report of personnel work, counted now from the registers of the room."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from sucharit.base.organizations.models import Organization
from sucharit.base.screens.words import day, number
from sucharit.core.personnel import LEAST_SHOWN, shown
from sucharit.work.personnel.models import PersonnelPaper, PersonnelRound
from sucharit.work.personnel.models.rounds import TOLD
from sucharit.work.personnel.registers import APPEALS, COMMITTEES, MEETINGS, OPINIONS, PAPERS, ROUNDS
from sucharit.work.shelf.declaring import Register, Share
from sucharit.work.shelf.statistics import measured


@dataclass(frozen=True)
class YearReport:
    """Sentences by part, as they stand on the page and on paper; no name of a person among them."""

    year: int
    parts: tuple[tuple[str, tuple[str, ...]], ...]


def report_of(organization: Organization, year: int) -> YearReport:
    return YearReport(
        year,
        (
            (_("1. นโยบาย แผน หลักเกณฑ์ และมาตรการ"), _papers(organization, year)),
            (_("2. รอบการเลื่อนขั้นเงินเดือน สรรหา แต่งตั้ง โอนย้าย และเลื่อนตำแหน่ง"), _rounds(organization, year)),
            (_("3. คณะกรรมการและการประชุม"), _found(organization, year, COMMITTEES, MEETINGS)),
            (_("4. ความโปร่งใสและการมีส่วนร่วม"), _found(organization, year, ROUNDS, OPINIONS)),
            (_("5. อุทธรณ์"), _found(organization, year, APPEALS)),
        ),
    )


def _papers(organization: Organization, year: int) -> tuple[str, ...]:
    rows = PAPERS.rows(organization).filter(fiscal_year=year).exclude(state=PersonnelPaper.State.DRAFT)
    told = []
    for row in rows.order_by("announced_on", "number"):
        line = _("%(kind)s “%(title)s” ประกาศเมื่อ %(day)s") % {
            "kind": row.get_kind_display(), "title": row.title, "day": day(row.announced_on),
        }  # fmt: skip
        told.append(f"{line} · {row.result.splitlines()[0][:300]}" if row.result else line)
    return tuple(told) or (_("ยังไม่มีประกาศในปีนี้"),)


def _rounds(organization: Organization, year: int) -> tuple[str, ...]:
    rows = ROUNDS.rows(organization).filter(fiscal_year=year).exclude(state=PersonnelRound.State.DRAFT)
    told = []
    for row in rows.order_by("opens_on", "number"):
        line = _("%(title)s (%(kind)s): ประกาศหลักเกณฑ์ %(criteria)s เริ่มรอบ %(opens)s") % {
            "title": row.title, "kind": row.get_kind_display(), "criteria": day(row.criteria_on),
            "opens": day(row.opens_on),
        }  # fmt: skip
        if row.state in TOLD:
            line += _(" พิจารณา %(n)s คน ประกาศผล %(day)s") % {"n": shown(row.considered), "day": day(row.announced_on)}
        else:
            line += f" · {row.get_state_display()}"
        told.append(line)
    return tuple(told) or (_("ยังไม่มีรอบในปีนี้"),)


def _found(organization: Organization, year: int, *registers: Register) -> tuple[str, ...]:
    """What each measure found, with its whole."""
    return tuple(
        _told(str(measure.label), str(measure.of), share, few=register is APPEALS)
        for register in registers
        for measure, share in measured(register, organization, year)
    )


def _told(label: str, of: str, share: Share, *, few: bool) -> str:
    """`few`: it counts people whose outcome is theirs; of a few of them no share is told."""
    if share.whole is None:
        return f"{label}: {number(share.part)}" if not of else _("%(label)s: ยังไม่มีข้อมูล") % {"label": label}
    if share.percent is None:
        return _("%(label)s: ยังไม่มีข้อมูล") % {"label": label}
    if few and share.whole < LEAST_SHOWN:
        return _("%(label)s: น้อยกว่า 5 ราย จึงไม่แสดงสัดส่วน") % {"label": label}
    return _("%(label)s: %(part)s จาก %(whole)s (ร้อยละ %(percent)s) %(of)s") % {
        "label": label, "part": number(share.part), "whole": number(share.whole), "percent": number(share.percent),
        "of": of,
    }  # fmt: skip
