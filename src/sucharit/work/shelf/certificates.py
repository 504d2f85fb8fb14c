"""Certificates, a landscape page for each person or organization: of honour, of attendance."""

import datetime
from collections.abc import Sequence
from dataclasses import dataclass

from django.http import Http404, HttpResponse
from django.utils.translation import gettext as _

from sucharit.base.people.gate import Officer
from sucharit.base.screens.words import day_full
from sucharit.core.papers import Paper
from sucharit.core.papers.metadata import metadata_for
from sucharit.core.papers.paper import Block, Emblem, Heading, PageBreak, Signature, text
from sucharit.work.years.recording.papers import paper_file, signed_by_chief

RULE = "(ลงชื่อ)" + "." * 40


@dataclass(frozen=True)
class Certificate:
    """Whose it is, what they are, and why it is given, line by line."""

    name: str
    under: str
    why: tuple[str, ...]


def certificates_file(
    officer: Officer, pages: Sequence[Certificate], form: str, *, kind: str, title: str, opening: str,
    given_on: datetime.date | None, name: str,
) -> HttpResponse:  # fmt: skip
    """All of them in one file; 404 for another form, and where there is nobody."""
    if not pages:
        raise Http404
    blocks: list[Block] = []
    sign = signed_by_chief(officer.organization, given_on or officer.today, RULE)
    for one in pages:
        blocks += [*([PageBreak()] if blocks else []), *_page(officer, one, opening, given_on, sign)]
    paper = Paper(
        kind=kind, title=title, blocks=tuple(blocks), landscape=True, numbers="none",
        metadata=metadata_for(officer.organization.as_value(), title, officer.today.isoformat()),
    )  # fmt: skip
    return paper_file(paper, form, name)


def _page(
    officer: Officer, one: Certificate, opening: str, given_on: datetime.date | None, sign: Signature
) -> list[Block]:
    lines = [line for line in (one.under, *one.why) if line]
    return [
        Emblem(height=2.5), Heading(text=officer.organization.name, centered=True), text(opening, align="center"),
        Heading(text=one.name, centered=True, large=True), *(text(line, align="center") for line in lines),
        text(_("ให้ไว้ ณ วันที่ %(day)s") % {"day": day_full(given_on)}, align="center"),
        sign,
    ]  # fmt: skip
