"""A printed document as tagged lines: what stands on each line, so that damage knows where to strike."""

from dataclasses import dataclass, replace
from functools import cached_property

from sucharit.core.plan import IntegrityReport, Memo, Plan
from sucharit.core.reading.values import DocumentKind


@dataclass(frozen=True)
class Printed:
    """One line. `part` says what it is ("item", "budget.row", "heading" ...), the rest of which thing."""

    text: str = ""
    part: str = "blank"
    initiative: int | None = None
    field: str | None = None
    item: int | None = None  # number of the top-level item in its list, from 1
    depth: int = 0
    code: str | None = None
    mark: str | None = None  # set by damage; a wanted finding names it, whatever moves the line later

    @property
    def cells(self) -> list[str]:
        return self.text.split("\t")

    def with_text(self, text: str) -> "Printed":
        return replace(self, text=text)

    def with_cells(self, cells: list[str]) -> "Printed":
        return replace(self, text="\t".join(cells))


@dataclass(frozen=True)
class Wanted:
    """A finding that a check must report: of this code, about this initiative or objective, or near marked lines."""

    code: str
    initiative: int | None = None
    objective: str | None = None
    field: str | None = None
    mark: str | None = None


@dataclass(frozen=True)
class Sample:
    """A printed document, the reading that is right for it, and the findings that are truly in it."""

    name: str
    lines: tuple[Printed, ...]
    plan: Plan
    kind: DocumentKind = DocumentKind.ACTION_PLAN
    report: IntegrityReport | None = None
    memo: Memo | None = None
    wanted: tuple[Wanted, ...] = ()
    damages: tuple[str, ...] = ()

    @property
    def text(self) -> str:
        return "\n".join(line.text for line in self.lines) + "\n"

    @cached_property
    def _by_part(self) -> dict[str, list[int]]:
        found: dict[str, list[int]] = {}
        for place, line in enumerate(self.lines):
            found.setdefault(line.part, []).append(place)
        return found

    def places(self, part: str, **wanted: object) -> list[int]:
        """Indices (from 0) of the lines of this part whose tags equal all of `wanted`."""
        places = self._by_part.get(part, [])
        return [i for i in places if all(getattr(self.lines[i], key) == value for key, value in wanted.items())]

    def marked(self, mark: str) -> list[int]:
        """Line numbers (from 1) of the lines with this mark."""
        return [number for number, line in enumerate(self.lines, 1) if line.mark == mark]

    def first_line(self, seq: int) -> int | None:
        """Line number (from 1) where the sheet of an initiative begins."""
        parts = ("sheet.number", "sheet.title")
        found = [n for n, line in enumerate(self.lines, 1) if line.initiative == seq and line.part in parts]
        return found[0] if found else None
