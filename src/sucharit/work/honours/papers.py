"""Papers of a round: its criteria and its result as they are announced, and the certificates, a page each."""

import datetime

from django.http import Http404, HttpResponse
from django.utils.translation import gettext as _

from sucharit.base.people.gate import Officer
from sucharit.base.screens.words import day_full, number
from sucharit.core.papers import Paper
from sucharit.core.papers.metadata import metadata_for
from sucharit.core.papers.paper import Block, Emblem, Heading, Item, NumberedList, text
from sucharit.work.honours.models import Honour
from sucharit.work.honours.showing import DONE
from sucharit.work.shelf.certificates import RULE, Certificate, certificates_file
from sucharit.work.years.recording.papers import paper_file, signed_by_chief


def criteria_announcement(officer: Officer, row: Honour, form: str) -> HttpResponse:
    """What is judged, told before names are taken; 404 while it is a draft."""
    if row.criteria_on is None:
        raise Http404
    lines = [f"{one.text} ({number(one.points)} {_('คะแนน')})" for one in row.criteria.all()]
    lines = lines or [_("ดำรงตำแหน่งกรรมการชุมชนครบวาระ 4 ปี")]
    told = _("จึงประกาศหลักเกณฑ์การคัดเลือก และขอเชิญทุกหน่วยงานเสนอชื่อ จำนวนที่จะยกย่อง %(n)s ราย คะแนนเท่ากันได้รับทุกราย") % {
        "n": number(row.places)
    }  # fmt: skip
    title = _("หลักเกณฑ์การคัดเลือก%(title)s") % {"title": row.title}
    return _announcement(officer, row, form, title, [told], lines, row.criteria_on, "criteria")


def result_announcement(officer: Officer, row: Honour, form: str) -> HttpResponse:
    """Who is honoured, and for what; 404 before it is decided."""
    if row.state not in DONE:
        raise Http404
    people = row.nominees.filter(chosen=True).order_by("-total", "name")
    lines = [" ".join(part for part in (one.name, one.group) if part) + f": {one.deed}" for one in people]
    told = _("ตามที่ได้ประกาศหลักเกณฑ์เมื่อวันที่ %(day)s คณะกรรมการได้พิจารณาแล้ว จึงประกาศผู้ได้รับการยกย่อง ดังนี้") % {
        "day": day_full(row.criteria_on)
    }  # fmt: skip
    title = _("ผลการคัดเลือก%(title)s") % {"title": row.title}
    return _announcement(officer, row, form, title, [told], lines, row.announced_on, "result")


def _announcement(
    officer: Officer, row: Honour, form: str, title: str, told: list[str], lines: list[str], on: datetime.date | None,
    kind: str,
) -> HttpResponse:  # fmt: skip
    house = officer.organization.name
    items = tuple(Item(text=line, marker=f"{place}.") for place, line in enumerate(lines, 1))
    if row.committee:
        told.insert(0, _("โดยคณะกรรมการคัดเลือก %(who)s") % {"who": row.committee})
    blocks: list[Block] = [
        Emblem(height=3.0), Heading(text=_("ประกาศ%(house)s") % {"house": house}, centered=True, large=True),
        text(_("เรื่อง %(title)s") % {"title": title}, align="center"), text("-" * 30, align="center"),
        *(text(line, first_line=True) for line in told), NumberedList(items=items),
        text(_("ประกาศ ณ วันที่ %(day)s") % {"day": day_full(on)}, first_line=True),
        signed_by_chief(officer.organization, on or officer.today, RULE),
    ]  # fmt: skip
    paper = Paper(
        kind=f"honour-{kind}", title=title, blocks=tuple(blocks),
        metadata=metadata_for(officer.organization.as_value(), title, officer.today.isoformat()),
    )  # fmt: skip
    return paper_file(paper, form, f"{kind}-{row.number}-{row.fiscal_year}")


def honour_certificates_file(officer: Officer, row: Honour, form: str) -> HttpResponse:
    """404 for another form, and before the result is announced."""
    why = _("ได้รับการยกย่องเป็น %(title)s") % {"title": row.title}
    people = row.nominees.filter(chosen=True).order_by("name")
    return certificates_file(
        officer, [Certificate(one.name, one.group, (why, one.deed)) for one in people], form, kind="certificates",
        title=_("ใบประกาศเกียรติคุณ %(title)s") % {"title": row.title},
        opening=_("มอบใบประกาศเกียรติคุณฉบับนี้ให้ไว้เพื่อแสดงว่า"), given_on=row.ceremony_on or row.announced_on,
        name=f"certificates-{row.number}-{row.fiscal_year}",
    )  # fmt: skip
