"""Codes of the year file in the words of the page's language."""

from collections.abc import Iterable
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from sucharit.base.screens.words import budget
from sucharit.work.assessments.models import Improvement
from sucharit.work.indicators.models import Binding, JudgementRecord
from sucharit.work.years.models import YearInitiative
from sucharit.work.years.pages import STATUS_KINDS
from sucharit.work.years.periods import PeriodKey
from sucharit.work.years.rows import NAMES

VERDICT_KINDS = {"met": "good", "not_met": "bad", "cannot_be_judged": "waiting"}

_KINDS = {"project": gettext_lazy("โครงการ"), "activity": gettext_lazy("กิจกรรม"), "measure": gettext_lazy("มาตรการ")}


def _label(choices: Any, value: str) -> str:
    """The label of a choice; a code that this version does not know stands as it is."""
    return str(choices(value).label) if value in choices.values else value


def status_said(value: str) -> str:
    return _label(YearInitiative.Status, value)


def status_kind(value: str) -> str:
    known = value in YearInitiative.Status.values
    return STATUS_KINDS[YearInitiative.Status(value)] if known else "quiet"


def kind_said(value: str) -> str:
    """โครงการ, กิจกรรม or มาตรการ."""
    return str(_KINDS.get(value, value))


def reason_said(value: str) -> str:
    """Why it cannot be carried out, in the words of the NACC's system."""
    return _label(YearInitiative.Reason, value) if value else ""


def verdict_said(value: str) -> str:
    return _label(JudgementRecord.Verdict, value)


def verdict_kind(value: str) -> str:
    return VERDICT_KINDS.get(value, "quiet")


def section_said(value: str) -> str:
    return _label(Binding.Section, value)


def period_said(value: str) -> str:
    return _label(PeriodKey, value)


def improvement_said(value: str) -> str:
    return _label(Improvement.State, value)


def fields_said(name: str) -> str:
    """A field of the annual plan; "" is the year as a whole."""
    return str(NAMES.get(name, name)) if name else _("ทั้งปี")


def money_said(value: Decimal | None) -> str:
    return "" if value is None else budget(value)


def quarters_said(numbers: Iterable[int]) -> str:
    return ", ".join(_("ไตรมาส %(n)s") % {"n": one} for one in numbers)
