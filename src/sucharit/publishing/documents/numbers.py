"""The register: taking the next number, leaving one empty with a reason, beginning in the middle of a year."""

import datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from sucharit.base.audit.actions import record
from sucharit.base.audit.verbs import declare
from sucharit.base.people.gate import NotAllowed, Officer, require
from sucharit.base.people.roles import Can
from sucharit.core.thai import clean
from sucharit.publishing.documents.kinds import Register
from sucharit.publishing.documents.models import MOST_NUMBER, Document, NumberBook, NumberingRule, RegisterNumber

VOIDED = declare("documents.number_voided", _("เว้นเลข {label}: {reason}"))
STARTED = declare("documents.numbering_started", _("ให้ {label} เริ่มที่เลข {number}: {reason}"))
BASIS_SET = declare("documents.numbering_basis_set", _("ให้ {label} นับเลขตาม{basis}"))
_MOST_SKIPPED = 500
_LONGEST_REASON = 300


def basis_for(officer: Officer, register: str) -> str:
    """ "calendar" unless the organization chose otherwise."""
    rule = NumberingRule.objects.filter(organization=officer.organization, register=register).first()
    return rule.basis if rule else NumberingRule.Basis.CALENDAR.value


def year_for(officer: Officer, register: str, day: datetime.date) -> int:
    """The year (B.E.) in whose register a paper of that day is numbered."""
    return NumberingRule.year_of(basis_for(officer, register), day)


def take_number(document: Document, day: datetime.date, *, by: Officer) -> RegisterNumber:
    """The next number of the document's register, inside the transaction of the verb that issues it."""
    book = _locked(by, document.register, year_for(by, document.register, day))
    return _taken(book, by, state=RegisterNumber.State.USED, document=document)


@transaction.atomic
def void_next(register: str, year: int, *, by: Officer, reason: str) -> RegisterNumber:
    """Leaves the next number empty, e.g. because it was given on paper outside this system."""
    require(by, Can.ISSUE_DOCUMENTS)
    book = _locked(by, register, year)
    number = _taken(book, by, state=RegisterNumber.State.VOID, reason=_said(reason))
    label = f"{book.get_register_display()} {number.number}/{year}"
    record(VOIDED, by=by, subject=book, label=label, facts={"number": number.number, "reason": number.reason})
    return number


@transaction.atomic
def start_at(register: str, year: int, number: int, *, by: Officer, reason: str) -> NumberBook:
    """Lets the register go on at `number`: an unused one begins there, in a used one those between stay empty."""
    require(by, Can.ISSUE_DOCUMENTS)
    why = _said(reason)
    book = _locked(by, register, year)
    if number > MOST_NUMBER or number <= 0:
        raise NotAllowed(f"เลขต้องอยู่ระหว่าง 1 ถึง {MOST_NUMBER}", "the number is out of bounds")
    if book.numbers.exists():
        _skipped(book, number, why, by)
    else:
        book.first_number = book.next_number = number
        book.start_reason = why if number > 1 else ""
        book.save()
    facts = {"number": number, "reason": why}
    record(STARTED, by=by, subject=book, label=str(book), facts=facts)
    return book


@transaction.atomic
def set_basis(register: str, basis: str, *, by: Officer) -> NumberingRule:
    """Counts the register by calendar or fiscal year from now on; numbers already given stay."""
    require(by, Can.ISSUE_DOCUMENTS)
    if basis not in NumberingRule.Basis.values or register not in Register.values:
        raise NotAllowed("โปรดเลือกว่าจะนับเลขตามปีใด", "choose a year basis")
    rule, _new = NumberingRule.objects.update_or_create(
        organization=by.organization, register=register, defaults={"basis": basis}
    )
    facts = {"basis": str(NumberingRule.Basis(basis).label)}
    record(BASIS_SET, by=by, subject=rule, label=str(Register(register).label), facts=facts)
    return rule


def _skipped(book: NumberBook, number: int, reason: str, by: Officer) -> None:
    if number <= book.next_number:
        raise NotAllowed(
            f"ทะเบียนนี้ใช้ถึงเลข {book.next_number - 1} แล้ว เลขที่จะไปต่อต้องมากกว่า {book.next_number}",
            "numbers only go forward",
        )
    if number - book.next_number > _MOST_SKIPPED:
        raise NotAllowed(f"ข้ามได้ครั้งละไม่เกิน {_MOST_SKIPPED} เลข โปรดตรวจเลขอีกครั้ง", "too many numbers at once")
    RegisterNumber.objects.bulk_create(
        RegisterNumber(book=book, number=skipped, state=RegisterNumber.State.VOID, reason=reason, by=by.user)
        for skipped in range(book.next_number, number)
    )
    book.next_number = number
    book.save(update_fields=["next_number"])


def _locked(by: Officer, register: str, year: int) -> NumberBook:
    if register not in Register.values or not 2500 <= year <= 2700:
        raise NotAllowed("ไม่มีทะเบียนนี้", "there is no such register")
    NumberBook.objects.get_or_create(organization=by.organization, register=register, year=year)
    return NumberBook.objects.select_for_update().get(organization=by.organization, register=register, year=year)


def _taken(
    book: NumberBook, by: Officer, *, state: str, document: Document | None = None, reason: str = ""
) -> RegisterNumber:
    if book.next_number > MOST_NUMBER:
        raise NotAllowed("ทะเบียนของปีนี้เต็มแล้ว", "this year's register is full")
    taken = RegisterNumber.objects.create(
        book=book, number=book.next_number, state=state, document=document, reason=reason, by=by.user
    )
    book.next_number += 1
    book.save(update_fields=["next_number"])
    return taken


def _said(reason: str) -> str:
    said = " ".join(clean(reason).split())
    if not said:
        raise NotAllowed("โปรดเขียนเหตุผล เพื่อให้ผู้ตรวจสอบทราบว่าเลขนี้หายไปเพราะเหตุใด", "say why")
    if len(said) > _LONGEST_REASON:
        raise NotAllowed(f"เหตุผลยาวเกิน {_LONGEST_REASON} ตัวอักษร", "the reason is too long")
    return said
