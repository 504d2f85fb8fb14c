"""The place of every sheet in the framework, from the outline headings that stand before it."""

from collections.abc import Iterator, Sequence

from msgspec import Struct

from sucharit.core.reading.sheets.finding import Draft


class Placement(Struct, frozen=True):
    """Codes of a sheet. `inherited`: no objective heading stands before this sheet, it goes on with the last one."""

    dimension: str | None = None
    mission: str | None = None
    objectives: tuple[str, ...] = ()
    inherited: bool = True


def place_sheets(drafts: Sequence[Draft]) -> Iterator[Placement]:
    """A placement for each draft, in order. Several objective headings in a row all head the sheet under them."""
    dimension: str | None = None
    mission: str | None = None
    objectives: tuple[str, ...] = ()
    for draft in drafts:
        fresh = False
        codes = [heading.code for heading in draft.outline]
        if draft.label_code:
            codes.append(draft.label_code)
        for code in codes:
            parts = code.split(".")
            if parts[0] != dimension or len(parts) == 1:
                mission, objectives, fresh = None, (), False
            if len(parts) > 1 and (here := ".".join(parts[:2])) and (here != mission or len(parts) == 2):
                mission, objectives, fresh = here, (), False
            dimension = parts[0]
            if len(parts) > 2:
                objectives = (*objectives, code) if fresh else (code,)
                fresh = True
        yield Placement(dimension, mission, tuple(dict.fromkeys(objectives)), inherited=not fresh)
