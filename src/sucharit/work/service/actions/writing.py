"""A draft gets its steps, fees and needs; the next version begins from the one in force."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from sucharit.base.audit.verbs import declare
from sucharit.base.people.gate import NotAllowed, Officer
from sucharit.work.service.models import MOST_TIME, Fee, Manual, Need, Step
from sucharit.work.shelf.actions.locking import kept, locked
from sucharit.work.shelf.actions.writing import add
from sucharit.work.shelf.registry import register_of
from sucharit.work.years.recording.writing import text_of

FILLED = declare("service.filled", gettext_lazy("เขียนขั้นตอน ค่าธรรมเนียม และเอกสารของ{label}: {steps} ขั้นตอน"))
VERSIONED = declare("service.versioned", gettext_lazy("เริ่มฉบับใหม่: {label} ฉบับที่ {version}"))
MOST_STEPS, MOST_FEES, MOST_NEEDS = 40, 30, 40


@dataclass(frozen=True)
class Done:
    """A step as it is written."""

    text: str
    amount: int | None = None
    unit: str = "minute"
    owner: str = ""


@dataclass(frozen=True)
class Paid:
    """A fee as it is written."""

    title: str
    amount: Decimal | None
    per: str = ""


@dataclass(frozen=True)
class Brought:
    """A document as it is written."""

    title: str
    originals: int = 1
    copies: int = 0
    note: str = ""


@transaction.atomic
def fill(
    manual: Manual, *, by: Officer, steps: Sequence[Done], fees: Sequence[Paid] = (), needs: Sequence[Brought] = (),
    edition: int | None = None,
) -> Manual:  # fmt: skip
    """These are all steps, fees and needs of the draft, in this order. ValidationError says which line is wrong."""
    row = locked(manual, by, Manual.State.DRAFT, edition=edition)
    _few(steps, MOST_STEPS, _("ขั้นตอน"))
    _few(fees, MOST_FEES, _("ค่าธรรมเนียม"))
    _few(needs, MOST_NEEDS, _("เอกสาร"))
    for children in (row.steps, row.fees, row.needs):
        children.all().delete()
    Step.objects.bulk_create(_step(row, place, one) for place, one in enumerate(steps, 1))
    Fee.objects.bulk_create(_fee(row, place, one) for place, one in enumerate(fees, 1))
    Need.objects.bulk_create(_need(row, place, one) for place, one in enumerate(needs, 1))
    row.free = row.free and not fees
    row.no_needs = row.no_needs and not needs
    return kept(row, by=by, verb=FILLED, facts={"steps": len(steps), "fees": len(fees), "needs": len(needs)})


def _few(rows: Sequence[Any], most: int, name: str) -> None:
    if len(rows) > most:
        raise ValidationError(_("%(name)sมีได้ไม่เกิน %(most)s รายการ") % {"name": name, "most": most})


def _step(manual: Manual, place: int, one: Done) -> Step:
    told = text_of(one.text, 500, "text", required=_("โปรดเขียนขั้นตอน"))
    if one.amount is not None and not 1 <= one.amount <= MOST_TIME:
        raise ValidationError({"amount": _("ขั้นตอนที่ %(n)s: เวลาต้องอยู่ระหว่าง 1 ถึง 999") % {"n": place}})
    if one.unit not in Step.Unit.values:
        raise ValidationError({"unit": _("ขั้นตอนที่ %(n)s: โปรดเลือกหน่วยเวลา") % {"n": place}})
    owner = text_of(one.owner, 160, "owner", one_line=True)
    return Step(manual=manual, place=place, text=told, amount=one.amount, unit=one.unit, owner=owner)


def _fee(manual: Manual, place: int, one: Paid) -> Fee:
    told = text_of(one.title, 200, "title", one_line=True, required=_("โปรดเขียนชื่อค่าธรรมเนียม"))
    if one.amount is None or one.amount <= 0:
        raise ValidationError(
            {"amount": _("“%(title)s” ต้องมีจำนวนเงินมากกว่า 0 ไม่มีค่าธรรมเนียมให้เลือก “ไม่มีค่าธรรมเนียม”") % {"title": told[:60]}}
        )
    per = text_of(one.per, 80, "per", one_line=True)
    return Fee(manual=manual, place=place, title=told, amount=one.amount, per=per)


def _need(manual: Manual, place: int, one: Brought) -> Need:
    told = text_of(one.title, 300, "title", one_line=True, required=_("โปรดเขียนชื่อเอกสาร"))
    if not (0 <= one.originals <= 20 and 0 <= one.copies <= 20) or not one.originals + one.copies:
        raise ValidationError(
            {"originals": _("“%(title)s” ต้องใช้ฉบับจริงหรือสำเนาอย่างน้อย 1 และไม่เกิน 20 ฉบับ") % {"title": told[:60]}}
        )
    note = text_of(one.note, 200, "note", one_line=True)
    return Need(manual=manual, place=place, title=told, originals=one.originals, copies=one.copies, note=note)


COPIED = (
    "kind", "title", "area", "words", "criteria", "place", "hours", "contact", "law", "post", "free", "no_needs",
    "unit",
)  # fmt: skip


@transaction.atomic
def new_version(manual: Manual, *, by: Officer, changes: str, edition: int | None = None) -> Manual:
    """A draft with everything that the version in force says. One is written at a time."""
    row = locked(manual, by, Manual.State.PUBLISHED, edition=edition)
    if Manual.objects.filter(series=row.series, state__in=("draft", "proposed"), withdrawn_at=None).exists():
        raise NotAllowed("มีร่างฉบับใหม่อยู่แล้ว โปรดแก้ไขร่างนั้น", "a new version is being written already")
    told = text_of(changes, 300, "changes", one_line=True, required=_("โปรดเขียนว่าจะแก้ไขอะไร"))
    version = Manual.objects.filter(series=row.series).order_by("-version").values_list("version", flat=True)[0] + 1
    fields = {name: getattr(row, name) for name in COPIED} | {"changes": told}
    made: Manual = add(
        register_of(row), by=by, fields=fields, carried_from=row, verb=VERSIONED, facts={"version": version},
        series=row.series, version=version,
    )  # fmt: skip
    Step.objects.bulk_create(_copied(one, made) for one in row.steps.all())
    Fee.objects.bulk_create(_copied(one, made) for one in row.fees.all())
    Need.objects.bulk_create(_copied(one, made) for one in row.needs.all())
    return made


def _copied(child: Any, manual: Manual) -> Any:
    child.pk, child._state.adding, child.manual = None, True, manual
    return child
