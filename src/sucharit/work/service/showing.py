"""What stands on the sheet of a version beside its columns: steps, fees, documents, files, versions, papers."""

from typing import Any

from django.db.models import prefetch_related_objects

from sucharit.base.people.gate import Officer
from sucharit.work.service.models import Manual, minimum_of
from sucharit.work.service.queries import LISTS, blanks_of, may_write, versions_of
from sucharit.work.service.words import MINIMUM, span_words, step_time


def sheet_part(manual: Any, officer: Officer) -> dict[str, Any]:
    """Context of service/_sheet.html."""
    prefetch_related_objects([manual], *LISTS)
    return {
        **contents(manual), "code": officer.organization.code, "writes": may_write(manual, officer),
        "keeps": _keeps(manual, officer), "versions": versions_of(manual), "blanks": blanks_of(manual),
        "minimum": [(MINIMUM[name], there) for name, there in minimum_of(manual).items()],
    }  # fmt: skip


def _keeps(manual: Manual, officer: Officer) -> bool:
    from sucharit.work.shelf.queries import may_keep
    from sucharit.work.shelf.registry import register_of

    return may_keep(register_of(manual), officer, manual) and not manual.withdrawn


def contents(manual: Manual) -> dict[str, Any]:
    """The three lists with their words, for pages and papers alike."""
    return {
        "manual": manual, "steps": [(one, step_time(one)) for one in manual.steps.all()],
        "fees": list(manual.fees.all()), "needs": list(manual.needs.all()), "whole": span_words(manual.span),
    }  # fmt: skip
