"""How a rule is written down: a small function with its code, severity, titles and source."""

from collections.abc import Callable, Iterable, Iterator

from msgspec import Struct

from sucharit.core.checking.case import Case
from sucharit.core.checking.values import Figure, Finding, Severity, Where

MOST_LINES = 400  # a finding names lines for a reader; more than this names nothing


class Remark(Struct, frozen=True, kw_only=True):
    """What a rule yields; the rule itself adds code, severity and source. `severity` overrides the rule's own."""

    message: str
    initiatives: tuple[int, ...] = ()
    objectives: tuple[str, ...] = ()
    lines: tuple[int, ...] = ()
    field: str | None = None
    stated: Figure = None
    computed: Figure = None
    severity: Severity | None = None


class Rule(Struct, frozen=True, kw_only=True):
    """One rule: `thai` and `english` are its titles, `silent` says when it keeps quiet, `source` why it holds."""

    code: str
    severity: Severity
    thai: str
    english: str
    source: str
    silent: str
    speak: Callable[[Case], Iterable[Remark]]

    def __call__(self, case: Case) -> Iterator[Finding]:
        """The findings of this rule, in the order in which it makes them."""
        for remark in self.speak(case):
            yield Finding(
                code=self.code,
                severity=remark.severity or self.severity,
                message=remark.message,
                where=Where(
                    initiatives=tuple(sorted(set(remark.initiatives))),
                    objectives=tuple(dict.fromkeys(remark.objectives)),
                    lines=tuple(sorted({line for line in remark.lines if line > 0}))[:MOST_LINES],
                    field=remark.field,
                ),
                stated=remark.stated,
                computed=remark.computed,
                source_of_rule=self.source,
            )


def rule(
    code: str, severity: Severity, *, thai: str, english: str, source: str, silent: str
) -> Callable[[Callable[[Case], Iterable[Remark]]], Rule]:
    """Decorator: the function becomes a Rule of this code."""

    def register(speak: Callable[[Case], Iterable[Remark]]) -> Rule:
        return Rule(code=code, severity=severity, thai=thai, english=english, source=source, silent=silent, speak=speak)

    return register
