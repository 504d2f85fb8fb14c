"""Which papers can be printed, and in which formats."""

from typing import TYPE_CHECKING, Literal, TypeAlias

import click

if TYPE_CHECKING:
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
#: Kind of document > what an officer means by "print it": the paper that the document itself is.
OWN_PAPER = {
    "annual_plan": "annual-plan",
    "integrity_report": "integrity-report",
    "memo": "memo",
    "order": "order",
    "announcement": "announcement",
}
SUFFIXES = (".pdf", ".docx", ".xlsx", ".json")


def printed(reading: "Reading", paper: str | None, suffix: str, digits: Digits) -> bytes:
    """The bytes of the paper (None: the document's own) in the format of the suffix.

    Errors: ClickException where there is nothing to print.
    """
    if suffix == ".json":
        from sucharit.cli.work import JSON
        from sucharit.core.reading import contract

        return JSON.encode(contract(reading))
    from sucharit.core import papers

    try:
        name = paper or OWN_PAPER.get(reading.kind.value, "book")
        made = papers.paper(name, reading.plan, memo=reading.memo, integrity_report=reading.integrity_report)
    except papers.NothingToPrint as nothing:
        raise click.ClickException(f"{nothing.thai} / {nothing.english}") from nothing
    writer = {".pdf": papers.write_pdf, ".docx": papers.write_docx, ".xlsx": papers.write_xlsx}[suffix]
    return writer(made, digits=digits)
