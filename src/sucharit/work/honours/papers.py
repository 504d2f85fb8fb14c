"""Certificates of those who are honoured, a page each; the announcement of the result."""

from django.http import Http404, HttpResponse
from django.utils.translation import gettext as _

from sucharit.base.people.gate import Officer
from sucharit.base.screens.digits import chosen
from sucharit.base.screens.words import day
from sucharit.core.papers import Paper
from sucharit.core.papers.metadata import metadata_for
from sucharit.core.papers.paper import Block, Emblem, Heading, PageBreak, Signature, text
from sucharit.work.honours.models import Honour, Nominee
from sucharit.work.years.recording.papers import paper_file

RULE = "(ลงชื่อ)" + "." * 40


def certificates_file(officer: Officer, row: Honour, form: str) -> HttpResponse:
    """404 for another form, and before the result is announced."""
    people = list(row.nominees.filter(chosen=True).order_by("name"))
    if not people:
        raise Http404
    blocks: list[Block] = []
    for one in people:
        blocks += [*([PageBreak()] if blocks else []), *_certificate(officer, row, one)]
    title = _("ใบประกาศเกียรติคุณ %(title)s") % {"title": row.title}
    paper = Paper(
        kind="certificates", title=title, digits=chosen(), blocks=tuple(blocks), landscape=True, numbers="none",
        metadata=metadata_for(officer.organization.as_value(), title, officer.today.isoformat()),
    )  # fmt: skip
    return paper_file(paper, form, f"certificates-{row.number}-{row.fiscal_year}")


def _certificate(officer: Officer, row: Honour, one: Nominee) -> list[Block]:
    given = row.ceremony_on or row.announced_on
    return [
        Emblem(height=2.5),
        Heading(text=officer.organization.name, centered=True),
        text(_("มอบใบประกาศเกียรติคุณฉบับนี้ให้ไว้เพื่อแสดงว่า"), align="center"),
        Heading(text=one.name, centered=True, large=True),
        text(one.group, align="center"),
        text(_("ได้รับการยกย่องเป็น %(title)s") % {"title": row.title}, align="center"),
        text(one.deed, align="center"),
        text(_("ให้ไว้ ณ วันที่ %(day)s") % {"day": day(given)}, align="center"),
        Signature(position=(_("ผู้บริหารท้องถิ่น"),), rule=RULE),
    ]
