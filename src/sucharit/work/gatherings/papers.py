"""Papers of a gathering: the sheet on which people sign, and the summary report."""

from django.http import HttpResponse
from django.utils.translation import gettext as _

from sucharit.base.people.gate import Officer
from sucharit.base.screens.words import day, money, number
from sucharit.core.papers.lists import word_table
from sucharit.core.papers.paper import Block, Heading, Item, NumberedList, Signature, text
from sucharit.work.gatherings.models import Gathering, Participant
from sucharit.work.gatherings.showing import CERTIFIED, HELD, results_of, who
from sucharit.work.shelf.certificates import Certificate, certificates_file
from sucharit.work.years.recording.papers import sheet_file

BLANK_LINES = 12
RULE = "(ลงชื่อ)" + "." * 40
MOST_LINES = 3_000


def attendance_file(officer: Officer, row: Gathering, form: str) -> HttpResponse:
    """Names of those invited with room to sign, and blank lines for who comes without."""
    heads = (
        (_("ลำดับ"), 1.7),
        (_("ชื่อ-สกุล"), 4.4),
        (_("ตำแหน่ง หมู่บ้าน หรือหน่วยงาน"), 4.0),
        (_("ลายมือชื่อ"), 3.6),
        (_("หมายเหตุ"), 2.0),
    )
    people = list(row.people.filter(struck="").order_by("kind", "name")[:MOST_LINES])
    lines = [
        (number(place), one.name, one.group, "", _("คิวอาร์โค้ด") if one.how == Participant.How.DOOR else "")
        for place, one in enumerate(people, 1)
    ]
    lines += [(number(len(people) + place), "", "", "", "") for place in range(1, BLANK_LINES + 1)]
    title = _("ใบลงนามผู้เข้าร่วม %(title)s") % {"title": row.title}
    table = word_table(heads, lines, size="body", strong=True)
    return _file(officer, row, form, "attendance", title, [text(_when(row), align="center"), table])


def report_file(officer: Officer, row: Gathering, form: str) -> HttpResponse:
    """What was held, for whom, who came, what tests and evaluation said, what was resolved, what it cost."""
    blocks: list[Block] = [text(_when(row), align="center")]
    for heading, lines in (
        (_("1. ผู้เข้าร่วม"), _people(row)),
        (_("2. วิทยากรและเอกสาร"), _programme(row)),
        (_("3. ผลการทดสอบและประเมิน"), _results(row)),
        (_("4. สรุปผลหรือรายงานการประชุม"), row.minutes.splitlines() or [_("ยังไม่ได้สรุปผล")]),
        (_("5. ค่าใช้จ่าย"), _cost(row)),
    ):
        items = tuple(Item(text=line, marker="-") for line in lines if line.strip())
        blocks += [Heading(text=heading, level=2), NumberedList(items=items)]
    blocks.append(Signature(name=officer.name, position=(officer.signs_as, _("ผู้รายงาน")), rule=RULE))
    title = _("รายงานผล%(kind)s %(title)s") % {"kind": row.get_kind_display(), "title": row.title}
    return _file(officer, row, form, "report", title, blocks)


def _when(row: Gathering) -> str:
    days = day(row.held_on) + (f" - {day(row.ends_on)}" if row.ends_on else "")
    return " ".join(part for part in (days, row.hours, row.place) if part)


def _people(row: Gathering) -> list[str]:
    came = who(row)
    told = [_("กลุ่มเป้าหมาย %(audience)s") % {"audience": row.audience}]
    if row.planned_people:
        told.append(_("เป้าหมาย %(n)s คน") % {"n": number(row.planned_people)})
    told.append(_("เข้าร่วม %(n)s คน") % {"n": number(len(came))})
    counts = {kind: sum(1 for one in came if one.kind == kind) for kind in Participant.Kind}
    return [*told, *(f"{kind.label} {number(n)} " + _("คน") for kind, n in counts.items() if n)]


def _programme(row: Gathering) -> list[str]:
    told = [
        " ".join(part for part in (one.name, one.position, f"({one.topic})" if one.topic else "") if part)
        for one in row.speakers.all()
    ]
    told += [_("เอกสาร %(title)s") % {"title": one.title} for one in row.materials.all()]
    return told or [_("ไม่มีวิทยากรและเอกสารที่บันทึกไว้")]


def _results(row: Gathering) -> list[str]:
    told = []
    for one in results_of(row):
        if one.survey.result is None:
            told.append(_("%(label)s %(title)s ยังไม่มีผลที่แสดงได้") % {"label": one.label, "title": one.survey.title})
            continue
        line = _("%(label)s ตอบ %(answered)s คน ถึงเกณฑ์ร้อยละ %(result)s ของผู้ที่เป็นฐานของแบบ") % {
            "label": one.label, "answered": number(one.survey.answered), "result": number(one.survey.result),
        }  # fmt: skip
        if one.share is not None:
            line += _(" เทียบผู้เข้าร่วมทั้งหมดร้อยละ %(share)s") % {"share": number(one.share)}
        told.append(line)
    if row.outside_test:
        came = who(row)
        passed = sum(1 for one in came if one.outside == Participant.Outside.PASSED)
        told.append(
            _("%(test)s ผ่าน %(n)s คน จากผู้เข้าร่วม %(of)s คน")
            % {"test": row.outside_test, "n": number(passed), "of": number(len(came))}
        )
    return told or [_("ไม่มีแบบทดสอบหรือแบบประเมินที่ผูกไว้")]


def _cost(row: Gathering) -> list[str]:
    told = []
    if row.budget is not None:
        told.append(_("งบประมาณ %(baht)s บาท") % {"baht": money(row.budget)})
    told.append(_("ใช้จริง %(baht)s บาท") % {"baht": money(row.cost)} if row.cost is not None else _("ยังไม่ได้บันทึกค่าใช้จ่าย"))
    return told


def attendance_certificates(officer: Officer, row: Gathering, form: str) -> HttpResponse:
    """A page for each who came, once it was held; 404 before, and for a meeting."""
    shown = row.state in HELD and row.kind in CERTIFIED
    why = (
        _("ได้เข้าร่วม%(kind)s เรื่อง %(title)s") % {"kind": row.get_kind_display(), "title": row.title},
        _("วันที่ %(when)s") % {"when": _when(row)},
    )
    passed = _("และผ่าน%(test)s") % {"test": row.outside_test}
    pages = [
        Certificate(one.name, one.group, (*why, passed) if one.outside == Participant.Outside.PASSED else why)
        for one in (who(row) if shown else ())
    ]
    title = _("หนังสือรับรองการเข้าร่วม %(title)s") % {"title": row.title}
    return certificates_file(
        officer, pages, form, kind="attendance-certificates", title=title, opening=_("หนังสือฉบับนี้ให้ไว้เพื่อแสดงว่า"),
        given_on=row.last_day, name=f"certificates-{row.number}-{row.fiscal_year}",
    )  # fmt: skip


def _file(officer: Officer, row: Gathering, form: str, kind: str, title: str, blocks: list[Block]) -> HttpResponse:
    return sheet_file(officer, f"gathering-{kind}", title, blocks, form, f"{kind}-{row.number}-{row.fiscal_year}")
