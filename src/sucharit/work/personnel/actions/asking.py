"""What the verbs of the room ask of what was typed."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from sucharit.work.plans.sheet import fit_text


def needed(words: str, most: int, field: str, *, one_line: bool = True) -> str:
    """Words made fit; ValidationError where there are none."""
    told = fit_text(words, most, one_line=one_line)
    if not told:
        raise ValidationError({field: _("โปรดกรอกช่องนี้")})
    return told
