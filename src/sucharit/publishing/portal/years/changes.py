"""What differs between two editions of a published year, line by line, in words."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from sucharit.base.screens.changes import Changes, changes
from sucharit.base.screens.words import budget, day, number
from sucharit.publishing.portal.years.reading import YearReading
from sucharit.publishing.portal.years.words import (
    fields_said,
    money_said,
    period_said,
    quarters_said,
    reason_said,
    status_said,
    verdict_said,
)

Told = dict[str, Any]
Key = tuple[str, ...]
MOST = 400
_LINE = {
    "title": gettext_lazy("ชื่อ"), "quarters": gettext_lazy("ไตรมาสที่ดำเนินการ"), "unit": gettext_lazy("หน่วยงาน"),
    "responsible": gettext_lazy("หน่วยงานรับผิดชอบ (ตามที่พิมพ์)"), "quantity": gettext_lazy("ปริมาณงาน"),
    "amount": gettext_lazy("งบประมาณตามแผน"), "ordinance_amount": gettext_lazy("งบประมาณตามข้อบัญญัติ"),
    "paid": gettext_lazy("จ่ายแล้ว"), "indicators": gettext_lazy("ตัวชี้วัด"), "outcomes": gettext_lazy("ผลลัพธ์"),
    "status": gettext_lazy("สถานะ"), "reason": gettext_lazy("เหตุผล"), "result": gettext_lazy("ผลการดำเนินงาน"),
    "done_activities": gettext_lazy("จำนวนกิจกรรม"),
}  # fmt: skip


@dataclass(frozen=True)
class Line:
    """Something that an edition says: where it stands, what it is called, what it says."""

    where: str
    what: str | Promise
    said: str


@dataclass(frozen=True)
class Difference:
    """A line of two editions; "" where one of them does not say it."""

    where: str
    what: str | Promise
    before: str
    after: str

    @property
    def changes(self) -> Changes:
        return changes(self.before, self.after)


def differences(before: YearReading, after: YearReading) -> list[Difference]:
    """What the later edition says otherwise, in its own order; what it no longer says last."""
    old, new = dict(_lines(before)), dict(_lines(after))
    told = [
        Difference(line.where, line.what, old[key].said if key in old else "", line.said)
        for key, line in new.items()
        if key not in old or old[key].said != line.said
    ]
    gone = [Difference(line.where, line.what, line.said, "") for key, line in old.items() if key not in new]
    return [one for one in (*told, *gone) if one.before or one.after]


def _lines(read: YearReading) -> Iterator[tuple[Key, Line]]:
    closed = read.value["closed_on"]
    yield ("closed",), Line(_("ทั้งปี"), _("ปิดปีงบประมาณเมื่อ"), day(closed) if closed else "")
    for one in read.initiatives:
        yield from _initiative(one)
    titles = {one["seq"]: _named(one) for one in read.initiatives}
    for one in read.indicators:
        said = " · ".join(part for part in (verdict_said(one["verdict"]), one["reason"], one["found"]) if part)
        where = titles.get(one["seq"], _("ค่าเป้าหมายของแผน"))
        yield ("indicator", one["key"]), Line(where, _("ตัวชี้วัด: %(text)s") % {"text": one["sentence"]}, said)
    yield from _lists(read)
    yield from _ita(read.ita)


def _named(one: Told) -> str:
    return f"{one['seq']}. {one['title']}"


def _initiative(one: Told) -> Iterator[tuple[Key, Line]]:
    where = _named(one)
    said = {
        "title": one["title"], "quarters": quarters_said(one["quarters"]), "unit": one["unit"],
        "responsible": one["responsible"],
        "quantity": "" if one["quantity"] is None else f"{number(one['quantity'])} {one['quantity_unit']}".strip(),
        "amount": money_said(one["amount"]), "ordinance_amount": money_said(one["ordinance_amount"]),
        "paid": budget(one["paid"]) if one["paid"] else "", "indicators": "\n".join(one["indicators"]),
        "outcomes": "\n".join(one["outcomes"]), "status": status_said(one["status"]),
        "reason": " ".join(part for part in (reason_said(one["reason"]), one["reason_text"]) if part),
        "result": one["result"], "done_activities": number(sum(one["activities_by_quarter"])),
    }  # fmt: skip
    for name, words in said.items():
        yield ("initiative", one["key"], name), Line(where, _LINE[name], words)
    for report in one["reports"]:
        words = "\n".join(report[name] for name in ("done", "obstacles", "recommendations") if report[name])
        what = _("รายงาน %(period)s") % {"period": period_said(report["period"])}
        yield ("report", one["key"], report["period"]), Line(where, what, words)
    for name, what in (("activities", _("กิจกรรม")), ("evidence", _("หลักฐาน"))):
        for row in one[name]:
            yield (name, one["key"], str(row["number"])), Line(where, what, row["title"])


def _lists(read: YearReading) -> Iterator[tuple[Key, Line]]:
    for one in read.publications:
        said = f"{one['title']} ({one['channel']} {day(one['published_on'])})"
        yield ("publication", str(one["number"])), Line(_("การเผยแพร่"), _("เผยแพร่"), said)
    for one in read.reports:
        yield ("paper", one["kind"]), Line(_("รายงาน"), one["title"], _paper(one))
    for one in read.amendments:
        where = _("แก้ไขแผนครั้งที่ %(n)s") % {"n": one["number"]}
        yield ("amendment", str(one["number"])), Line(where, one["title"], one["reason"])
    for one in read.corrections:
        said = f"{fields_said(one['field'])}: {one['stated']} → {one['corrected']}"
        yield ("correction", str(one["number"])), Line(_("แก้คำผิดหลังปิดปี"), one["title"], said)


def _paper(one: Told) -> str:
    file = _("มีไฟล์") if one["path"] else _("ไม่มีไฟล์")
    return f"{one['number']} {day(one['dated_on'])} {file}"


def _ita(ita: Told | None) -> Iterator[tuple[Key, Line]]:
    if ita is None:
        return
    for one in (ita["total"], *ita["instruments"]):
        what = _("คะแนนรวม") if one["key"] == "total" else one["key"]
        yield ("ita", one["key"]), Line("ITA", what, number(one["mark"]) if one["mark"] is not None else "")
    for one in ita["indicators"]:
        said = number(one["mark"]) if one["mark"] is not None else ""
        yield ("ita", str(one["number"])), Line("ITA", f"{one['number']}. {one['title']}", said)
    for one in ita["improvements"]:
        yield ("improvement", str(one["number"])), Line("ITA", one["measure"], one["report"] or one["state"])
