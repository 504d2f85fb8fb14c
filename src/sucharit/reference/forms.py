"""Forms of internal control (ปค.) and what internal audit looks at."""

from msgspec import Struct

from sucharit.reference.confidence import Fact
from sucharit.reference.loading import load, once


class Law(Fact, frozen=True, kw_only=True):
    text: str


class ControlForm(Fact, frozen=True, kw_only=True):
    """A form such as ปค.5 with the columns or components that it must have."""

    id: str
    title: str
    signer: str | None = None
    period: str | None = None
    components: tuple[str, ...] = ()
    columns: tuple[str, ...] = ()
    followup_rounds: tuple[str, ...] = ()


class InternalControl(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    law: Law
    forms: tuple[ControlForm, ...]

    def form(self, name: str) -> ControlForm | None:
        """The form "ปค.5", or None."""
        return next((form for form in self.forms if form.id == name), None)


class InternalAudit(Fact, frozen=True, kw_only=True):
    """Risk dimensions of an audit plan, score levels, and the five elements of a finding."""

    risk_dimensions: tuple[str, ...]
    factor_count: int
    factor_basis: str
    score_levels: tuple[int, ...]
    finding_elements: tuple[str, ...]
    engagement_plan_basis: str


@once
def internal_control() -> InternalControl:
    """The forms ปค.1 to ปค.6."""
    return load("forms/internal-control.yaml", InternalControl)


@once
def internal_audit() -> InternalAudit:
    """The vocabulary of internal audit."""
    return load("forms/internal-audit.yaml", InternalAudit)
