"""Documents and registers as an officer may see them: what is issued for all who read, drafts for who works on them."""

from dataclasses import dataclass

from django.db.models import Q, QuerySet
from django.http import Http404
from django.shortcuts import get_object_or_404

from sucharit.base.people.gate import Officer
from sucharit.base.people.roles import Can
from sucharit.core.thai import arabic_digits
from sucharit.publishing.documents.kinds import Register
from sucharit.publishing.documents.models import Document, NumberBook, RegisterNumber
from sucharit.work.plans.models import Plan
from sucharit.work.risks.models import RiskRegister

#: `?sort=` of the list > fields
ORDERS = {
    "changed": ("changed_at", "pk"),
    "number": ("year", "number", "pk"),
    "subject": ("subject", "pk"),
    "date": ("dated_on", "pk"),
    "kind": ("kind", "pk"),
}


def documents_for(officer: Officer) -> QuerySet[Document]:
    """Every document that this officer may open."""
    rows = Document.objects.filter(organization=officer.organization).defer("content")
    if not (officer.may(Can.ISSUE_DOCUMENTS) or officer.may(Can.DECIDE)):
        rows = rows.filter(state__in=[Document.State.ISSUED, Document.State.CANCELLED])
    return rows.select_related("plan", "scan")


def document_for(officer: Officer, number: int) -> Document:
    """One document, or 404."""
    rows = documents_for(officer).defer(None)
    return get_object_or_404(
        rows.select_related(
            "organization", "plan__organization", "risk_register", "scan", "issued_by", "cancelled_by", "created_by"
        ),
        pk=number,
    )


def found(rows: QuerySet[Document], words: str) -> QuerySet[Document]:
    """Those whose subject, signer or number answers to the words."""
    for word in arabic_digits(words).split()[:8]:
        number, _, year = word.partition("/")
        asked = Q(subject__icontains=word) | Q(signatory__icontains=word) | Q(cancel_reason__icontains=word)
        if number.isascii() and number.isdigit() and len(number) < 9:
            numbered = Q(number=int(number))
            if year.isascii() and year.isdigit() and len(year) < 9:
                numbered &= Q(year=int(year))
            asked |= numbered
        rows = rows.filter(asked)
    return rows


def ordered(rows: QuerySet[Document], sort: str) -> QuerySet[Document]:
    """By the column that was asked for; the latest change first where none was."""
    fields = ORDERS.get(sort.removeprefix("-"), ORDERS["changed"])
    falling = sort.startswith("-") or sort.removeprefix("-") not in ORDERS
    return rows.order_by(*(f"-{field}" if falling else field for field in fields))


def plans_to_print_for(officer: Officer) -> QuerySet[Plan]:
    """Plans of which papers can be made, the ones in force first."""
    return (
        Plan.objects.filter(organization=officer.organization)
        .exclude(state=Plan.State.DISCARDED)
        .order_by("-first_year", "-revision", "-pk")
    )


def registers_to_print_for(officer: Officer) -> QuerySet[RiskRegister]:
    return RiskRegister.objects.filter(organization=officer.organization)


def books_for(officer: Officer) -> QuerySet[NumberBook]:
    return NumberBook.objects.filter(organization=officer.organization)


def book_for(officer: Officer, register: str, year: int) -> NumberBook:
    """A register of one year; one that nobody used yet is empty. 404 for a register that there is not."""
    if register not in Register.values or not 2500 <= year <= 2700:
        raise Http404
    found_ = books_for(officer).filter(register=register, year=year).first()
    return found_ or NumberBook(organization=officer.organization, register=register, year=year)


@dataclass(frozen=True)
class Line:
    """A line of the register: a number, or a run of numbers that were given before this system came."""

    first: int
    last: int
    number: RegisterNumber | None
    reason: str = ""

    @property
    def document(self) -> Document | None:
        return self.number.document if self.number else None


def lines_of(book: NumberBook) -> list[Line]:
    """Every number from 1 on, none left out: used, void with its reason, or given before."""
    if book._state.adding:
        return []
    lines: list[Line] = []
    if book.first_number > 1:
        lines.append(Line(1, book.first_number - 1, None, book.start_reason))
    rows = book.numbers.select_related("document", "by").defer("document__content").order_by("number")
    lines.extend(Line(row.number, row.number, row, row.reason) for row in rows)
    return lines
