"""The kinds of rows that are kept for a time: every register, and surveys."""

from abc import ABC, abstractmethod
from collections.abc import Sequence
from typing import Any

from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from sucharit.base.organizations.models import Organization
from sucharit.base.people.gate import Officer
from sucharit.base.people.roles import Can
from sucharit.core.fiscal import FiscalYear
from sucharit.work.plans.pages import address
from sucharit.work.shelf.declaring import Register, Retention, Words
from sucharit.work.shelf.queries import keeps_all
from sucharit.work.shelf.registry import register_called, registers
from sucharit.work.surveys.models import Survey


class Series(ABC):
    """`all_of`: every row of an organization; `over` and `running` narrow them."""

    key: str
    name: Words
    retention: Retention
    see: Can = Can.SEE_REGISTERS

    @abstractmethod
    def all_of(self, organization: Organization) -> "QuerySet[Any]": ...

    @abstractmethod
    def over(self, last_year: int) -> Q:
        """Rows whose time, counted from a fiscal year up to `last_year`, is over."""

    @abstractmethod
    def running(self) -> Q:
        """Rows that are still at work and therefore stay, however old."""

    @abstractmethod
    def label(self, row: Any) -> str: ...

    @abstractmethod
    def url(self, organization: Organization, row: Any) -> str: ...

    def of_officer(self, officer: Officer) -> "QuerySet[Any]":
        """Those that this officer may put on a list: all, or those of their units."""
        rows = self.all_of(officer.organization)
        return rows if keeps_all(officer) else rows.filter(unit__in=officer.unit_ids)


class OfRegister(Series):
    """The entries of a register, withdrawn ones too: a withdrawn name is a name."""

    def __init__(self, register: Register) -> None:
        self.register = register
        self.key, self.name = register.key, register.name
        self.retention, self.see = register.retention, register.see

    def all_of(self, organization: Organization) -> "QuerySet[Any]":
        return self.register.model._base_manager.filter(organization=organization)

    def over(self, last_year: int) -> Q:
        since = self.register.ending.since
        if not since:
            return Q(fiscal_year__lte=last_year)
        return Q(**{f"{since}__lte": FiscalYear(last_year).last_day}) | Q(
            fiscal_year__lte=last_year, withdrawn_at__isnull=False
        )

    def running(self) -> Q:
        """What was withdrawn is at work no more."""
        running = self.register.ending.running
        return Q(pk__in=[]) if running is None else running & Q(withdrawn_at__isnull=True)

    def label(self, row: Any) -> str:
        return f"{row.number or '-'}/{row.fiscal_year}"

    def url(self, organization: Organization, row: Any) -> str:
        return address("register_entry", organization.code, self.key, row.pk)


class OfSurveys(Series):
    """Surveys and tests: figures and answers by number stay, words go. Nobody stands in them by name."""

    key, name = "surveys", _("แบบสำรวจและแบบทดสอบ")
    retention = Retention(10, _("ระเบียบงานสารบรรณ เก็บไม่น้อยกว่า 10 ปี คำตอบที่เป็นตัวเลขคงไว้เพื่อสถิติ"))

    def all_of(self, organization: Organization) -> "QuerySet[Any]":
        return Survey.objects.filter(organization=organization).exclude(purpose=Survey.Purpose.FORM)

    def over(self, last_year: int) -> Q:
        return Q(fiscal_year__lte=last_year)

    def running(self) -> Q:
        return Q(state=Survey.State.OPEN)

    def label(self, row: Any) -> str:
        return f"{row.code}/{row.fiscal_year}"

    def url(self, organization: Organization, row: Any) -> str:
        return address("survey", organization.code, row.code)


def every_series() -> list[Series]:
    return [*(OfRegister(one) for one in registers()), OfSurveys()]


def series_for(officer: Officer) -> list[Series]:
    """Those that this officer may look into."""
    return [one for one in every_series() if officer.may(one.see)]


def series_called(key: str) -> Series | None:
    if key == OfSurveys.key:
        return OfSurveys()
    found = register_called(key)
    return OfRegister(found) if found else None


def in_order(keys: Sequence[str]) -> list[Series]:
    """Those of `keys`, as the shelves stand."""
    return [one for one in every_series() if one.key in keys]
