"""Which papers can be printed, and in which formats."""

from typing import Literal, TypeAlias

import click

from sucharit.cli.work import JSON
from sucharit.core.reading import contract
from sucharit.core.reading.values import Reading

Digits: TypeAlias = Literal["thai", "arabic"]
PAPERS = (
    "book",
    "budget-table",
    "annual-plan",
    "risk-register",
    "order",
    "announcement",
    "memo",
    "integrity-report",
)
SUFFIXES = (".pdf", ".docx", ".xlsx", ".json")


def printed(reading: Reading, paper: str, suffix: str, digits: Digits) -> bytes:
    """The bytes of the paper in the format of the suffix. Errors: ClickException where there is nothing to print."""
    if suffix == ".json":
        return JSON.encode(contract(reading))
    from sucharit.core import papers

    try:
        made = papers.paper(paper, reading.plan, memo=reading.memo, integrity_report=reading.integrity_report)
    except papers.NothingToPrint as nothing:
        raise click.ClickException(f"{nothing.thai} / {nothing.english}") from nothing
    writer = {".pdf": papers.write_pdf, ".docx": papers.write_docx, ".xlsx": papers.write_xlsx}[suffix]
    return writer(made, digits=digits)
