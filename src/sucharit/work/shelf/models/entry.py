"""Entry: what a line of every register has in common."""

from collections.abc import Collection
from typing import Any

from django.core.exceptions import FieldError, ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from django.db.models.functions import Coalesce
from django.utils.functional import classproperty
from django.utils.translation import gettext_lazy as _

from sucharit.work.obligations.days import Days, days_of
from sucharit.work.shelf.models.conditions import NotForeseen, foreseen
from sucharit.work.years.recording.withdrawable import WITHDRAWN_WHOLE, Withdrawable

FIRST, LAST = 2500, 2700
#: what the mechanism writes; the history keeps everything else
MECHANISM = frozenset(
    {
        "id", "organization", "fiscal_year", "number", "batch", "carried_from", "edition", "recorded_by", "recorded_at",
        "withdrawn_at", "withdrawn_by", "withdrawn_reason",
    }
)  # fmt: skip
NUMBERED = ("organization", "fiscal_year", "number")
ENTRY_CONSTRAINTS: list[models.BaseConstraint] = [
    models.UniqueConstraint(fields=NUMBERED, name="%(app_label)s_%(class)s_numbered_once"),
    models.CheckConstraint(condition=WITHDRAWN_WHOLE, name="%(app_label)s_%(class)s_withdrawn_by_someone"),
    models.CheckConstraint(
        condition=Q(number__isnull=False) | Q(withdrawn_at__isnull=False), name="%(app_label)s_%(class)s_has_a_number"
    ),
    models.CheckConstraint(
        condition=Q(fiscal_year__gte=FIRST, fiscal_year__lte=LAST), name="%(app_label)s_%(class)s_of_a_fiscal_year"
    ),
]
"""Of every register; a model with constraints of its own writes `[*ENTRY_CONSTRAINTS, ...]`."""


class Entry(Withdrawable):
    """A line of a register, numbered 1.. within its fiscal year; a number is never given twice. Only a line that came
    with an import that was undone as a whole has lost its number.

    Personal data: recorded_by, withdrawn_by; what else, each register's columns say.
    """

    organization = models.ForeignKey("organizations.Organization", models.PROTECT, related_name="+")
    fiscal_year = models.PositiveIntegerField(
        _("ปีงบประมาณ"), validators=[MinValueValidator(FIRST), MaxValueValidator(LAST)]
    )
    number = models.PositiveIntegerField(_("เลขที่"), null=True)
    unit = models.ForeignKey(
        "organizations.Unit", models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("หน่วยงาน")
    )
    batch = models.ForeignKey("shelf.ImportBatch", models.PROTECT, null=True, blank=True, related_name="+")
    carried_from = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="carried_to")

    #: year and number with which it was locked by a verb; None for a new one
    numbered_before: tuple[int, int | None] | None = None

    class Meta:
        abstract = True
        ordering = ["-fiscal_year", "-number"]
        constraints = ENTRY_CONSTRAINTS

    @classproperty
    def written_fields(cls) -> tuple[str, ...]:  # noqa: N805
        """What the history keeps: every field of the register's own."""
        return tuple(one.name for one in cls._meta.concrete_fields if one.name not in MECHANISM)

    @property
    def office_days(self) -> Days:
        """How the office counts days; asked once for all entries of the same organization in a row."""
        held = self.organization.__dict__
        if "_office_days" not in held:
            held["_office_days"] = days_of(self.organization)
        days: Days = held["_office_days"]
        return days

    def validate_constraints(self, exclude: Collection[str] | None = None) -> None:
        """As always, but the conditions of the table are foreseen, or asked in one question; one after another only
        where one of them is broken, to say which."""
        if not self._holds(exclude):
            super().validate_constraints(exclude)

    def _holds(self, exclude: Collection[str] | None) -> bool:
        told = [(model, one) for model, many in self.get_constraints() for one in many]
        try:
            if not self._meets(
                [one.condition for _model, one in told if isinstance(one, models.CheckConstraint)], exclude
            ):
                return False
            for model, one in told:
                if not isinstance(one, models.CheckConstraint) and not self._numbered_as_before(one):
                    one.validate(model, self, exclude=set(exclude) if exclude else None)
        except (FieldError, ValidationError):
            return False
        return True

    def _numbered_as_before(self, one: models.BaseConstraint) -> bool:
        """It kept the number under which it was locked: no other has that, the table saw to it when it was given."""
        fields = one.fields if isinstance(one, models.UniqueConstraint) else ()
        return tuple(fields) == NUMBERED and self.numbered_before == (self.fiscal_year, self.number)

    def _meets(self, conditions: list[Any], exclude: Collection[str] | None) -> bool:
        """What can be foreseen of the conditions is; the others are asked of the database, all at once."""
        asked = []
        for one in conditions:
            try:
                if foreseen(one, self) is False:
                    return False
            except NotForeseen:
                asked.append(one)
        if not asked:
            return True
        whole = Q(*[Coalesce(Q(one), True, output_field=models.BooleanField()) for one in asked])
        return whole.check(self._get_field_expression_map(meta=self._meta, exclude=exclude))  # type: ignore[attr-defined]

    @property
    def known_by(self) -> tuple[str, ...]:
        """Other words by which a spreadsheet names it."""
        return ()

    def __str__(self) -> str:
        return f"{self.number or '-'}/{self.fiscal_year}"

    @property
    def described(self) -> str:
        """How an entry of another register names it; a room adds what people know it by."""
        return str(self)
