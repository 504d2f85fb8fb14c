"""The framework that the NACC gives to local governments: dimensions > missions > objectives."""

from functools import cache, cached_property
from typing import Literal

from msgspec import Struct

from sucharit.reference.confidence import Confidence, Fact
from sucharit.reference.loading import edition, editions

_LEVELS = ("dimension", "mission", "objective")


class Node(Fact, frozen=True, kw_only=True):
    """One node: outline code ("1.1.2"), level, title in full official wording, and other wordings met in plans."""

    code: str
    level: Literal["dimension", "mission", "objective"]
    title: str
    also: tuple[str, ...] = ()
    sample_initiatives: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if _LEVELS[self.code.count(".")] != self.level:
            raise ValueError(f"code {self.code} cannot be a {self.level}")

    @property
    def parent(self) -> str | None:
        """Code of the node above, None for a dimension."""
        return self.code.rpartition(".")[0] or None


class Manual(Fact, frozen=True, kw_only=True):
    """The printed manual that a framework comes from; `printed` as on its imprint."""

    title: str
    publisher: str
    printed: str | None = None
    pages: int | None = None


class ReportRound(Fact, frozen=True, kw_only=True):
    """A round of reporting on the plan; `period` in Thai words."""

    round: int
    months: int
    label: str
    period: str


class WordList(Fact, frozen=True, kw_only=True):
    """Words that a form of the framework offers."""

    values: tuple[str, ...]
    reasons: tuple[str, ...] = ()


class Framework(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, dict=True):
    """A whole framework. `version` is "2566-2570", `years` its fiscal years (B.E.), `nodes` stand in outline order."""

    version: str
    years: tuple[int, ...]
    nodes: tuple[Node, ...]
    manual: Manual | None = None
    plan_parts: WordList | None = None
    sample_sections: WordList | None = None
    report_rounds: tuple[ReportRound, ...] = ()
    item_types: WordList | None = None
    report_status: WordList | None = None

    def __post_init__(self) -> None:
        codes = [node.code for node in self.nodes]
        twice = sorted({code for code in codes if codes.count(code) > 1})
        if twice:
            raise ValueError(f"nodes: codes {', '.join(twice)} stand twice")
        orphans = [node.code for node in self.nodes if node.parent and node.parent not in codes]
        if orphans:
            raise ValueError(f"nodes: {', '.join(orphans)} have no node above them")

    @cached_property
    def _by_code(self) -> dict[str, Node]:
        return {node.code: node for node in self.nodes}

    def node(self, code: str) -> Node | None:
        """The node with this code, or None: plans carry codes that no framework has."""
        return self._by_code.get(code)

    def under(self, code: str | None) -> tuple[Node, ...]:
        """The nodes right below `code`; below None, the dimensions."""
        return tuple(node for node in self.nodes if node.parent == code)

    @cached_property
    def dimensions(self) -> tuple[Node, ...]:
        return self._of("dimension")

    @cached_property
    def missions(self) -> tuple[Node, ...]:
        return self._of("mission")

    @cached_property
    def objectives(self) -> tuple[Node, ...]:
        return self._of("objective")

    def _of(self, level: str) -> tuple[Node, ...]:
        return tuple(node for node in self.nodes if node.level == level)

    @property
    def confidence(self) -> Confidence:
        """That of the least sure node."""
        ranks = list(Confidence)
        return max((node.confidence for node in self.nodes), key=ranks.index)


@cache
def framework(version: str) -> Framework:
    """The framework "2566-2570" or "2561-2564"; UnknownReference for any other."""
    return edition("frameworks", version, Framework)


def framework_versions() -> tuple[str, ...]:
    """All versions, oldest first."""
    return editions("frameworks")
