"""What an officer may see of criteria and registers: only those of their own organization; 404 for anything else."""

import uuid
from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Count, Model, Prefetch, Q, QuerySet
from django.http import Http404
from django.shortcuts import get_object_or_404

from sucharit.base.audit.actions import subject_key
from sucharit.base.audit.models import Entry
from sucharit.base.history.models import Version
from sucharit.base.history.queries import versions_of
from sucharit.base.people.gate import Officer
from sucharit.work.risks.models import MatrixCell, Risk, RiskCriteria, RiskRegister
from sucharit.work.risks.values import present_risks, whole

AT_WORK = ("draft", "adopted")


@dataclass(frozen=True)
class YearOfRisks:
    """A fiscal year with the register and the criteria that are at work in it, either of which may be missing."""

    fiscal_year: int
    register: RiskRegister | None
    criteria: RiskCriteria | None


def registers_for(officer: Officer) -> QuerySet[RiskRegister]:
    """Every register that is not a discarded draft, the newest year and revision first."""
    return (
        RiskRegister.objects.filter(organization=officer.organization)
        .exclude(state=RiskRegister.State.DISCARDED)
        .select_related("organization", "criteria", "adopted_by")
    )


def criteria_of(officer: Officer) -> QuerySet[RiskCriteria]:
    return (
        RiskCriteria.objects.filter(organization=officer.organization)
        .exclude(state=RiskCriteria.State.DISCARDED)
        .select_related("organization", "adopted_by")
    )


def years_for(officer: Officer) -> list[YearOfRisks]:
    """The years that have a register or criteria, newest first, with counts of risks and controls; two queries."""
    present = Q(risks__removed_at=None)
    registers: dict[int, RiskRegister] = {}
    counted = registers_for(officer).filter(state__in=AT_WORK).annotate(
        risk_count=Count("risks", present, distinct=True),
        control_count=Count("risks__controls", present & Q(risks__controls__removed_at=None), distinct=True),
    )  # fmt: skip
    for register in counted.order_by("revision"):
        registers[register.fiscal_year] = register
    criteria = {one.fiscal_year: one for one in criteria_of(officer).filter(state__in=AT_WORK).order_by("revision")}
    years = sorted({*registers, *criteria}, reverse=True)
    return [YearOfRisks(year, registers.get(year), criteria.get(year)) for year in years]


def register_for(officer: Officer, fiscal_year: int, revision: int | None = None) -> RiskRegister:
    """The register at work in a year (a draft before the adopted one that it will replace), or a revision by number."""
    registers = (
        registers_for(officer).filter(fiscal_year=fiscal_year).prefetch_related(_cells(), "criteria__scale_steps")
    )
    if revision is not None:
        return get_object_or_404(registers, revision=revision)
    return _first(registers.filter(state__in=AT_WORK))


def _cells() -> Prefetch[str]:
    return Prefetch("criteria__cells", MatrixCell.objects.order_by("-likelihood", "impact"))


def _first(registers: QuerySet[RiskRegister]) -> RiskRegister:
    found = registers.order_by("-revision").first()
    if found is None:
        raise Http404
    return found


def register_before(officer: Officer, fiscal_year: int) -> RiskRegister | None:
    """The register of the nearest earlier year."""
    earlier = registers_for(officer).filter(fiscal_year__lt=fiscal_year, state__in=AT_WORK).prefetch_related(_cells())
    return earlier.order_by("-fiscal_year", "-revision").first()


def revisions_of(register: RiskRegister) -> QuerySet[RiskRegister]:
    """All registers of that year that were not discarded, newest first."""
    return (
        RiskRegister.objects.filter(organization=register.organization_id, fiscal_year=register.fiscal_year)
        .exclude(state=RiskRegister.State.DISCARDED)
        .select_related("adopted_by")
        .order_by("-revision")
    )


def criteria_for(officer: Officer, fiscal_year: int, revision: int | None = None) -> RiskCriteria:
    """The criteria at work in a year, or a revision by number."""
    found = criteria_of(officer).filter(fiscal_year=fiscal_year).prefetch_related("scale_steps", "cells")
    if revision is not None:
        return get_object_or_404(found, revision=revision)
    current = found.filter(state__in=AT_WORK).order_by("-revision").first()
    if current is None:
        raise Http404
    return current


def criteria_revisions(criteria: RiskCriteria) -> QuerySet[RiskCriteria]:
    return (
        RiskCriteria.objects.filter(organization=criteria.organization_id, fiscal_year=criteria.fiscal_year)
        .exclude(state=RiskCriteria.State.DISCARDED)
        .select_related("adopted_by")
        .order_by("-revision")
    )


def risk_for(officer: Officer, register: RiskRegister, seq: int) -> Risk:
    """The risk at a place of a register of the officer's organization, with all its parts."""
    return _one(officer, register, seq=seq, removed_at=None)


def risk_by_key(officer: Officer, register: RiskRegister, key: uuid.UUID) -> Risk:
    """The same by its key, taken out or not: places move while people work."""
    return _one(officer, register, key=key)


def _one(officer: Officer, register: RiskRegister, **place: object) -> Risk:
    risks = Risk.objects.filter(register=register, register__organization=officer.organization, **place)
    risk = get_object_or_404(whole(risks))
    risk.register = register
    return risk


def deeds_on(officer: Officer, register: RiskRegister, risks: Iterable[Risk], most: int = 100) -> list[Entry]:
    """What was done to a register and its risks, the latest first."""
    subjects = [subject_key(register), *(subject_key(risk) for risk in risks)]
    entries = Entry.objects.filter(chain=officer.organization.code, subject__in=subjects)
    return list(entries.order_by("-number")[:most])


def version_or_404(row: Model, number: int) -> Version:
    """A version of a row that the officer may see."""
    return get_object_or_404(versions_of(row), number=number)


def last_place(register: RiskRegister) -> int:
    return present_risks(register).count()


def risks_in_order(register: RiskRegister) -> QuerySet[Risk]:
    return present_risks(register)


def removed_risks(register: RiskRegister) -> QuerySet[Risk]:
    """What was taken out, the latest first."""
    return Risk.objects.filter(register=register, removed_at__isnull=False).order_by("-removed_at")
