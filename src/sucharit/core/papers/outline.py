"""Outline codes and their titles, and the markers of lists."""

from collections.abc import Iterable, Mapping, Sequence

from sucharit.core.papers.paper import Item
from sucharit.core.plan import FrameworkNode, Initiative, NodeLevel, Plan, Step
from sucharit.core.plan.totals import outline_key


def titles_of(plan: Plan) -> Mapping[str, str]:
    """The titles that the plan itself prints, by code. The first one counts."""
    titles: dict[str, str] = {}
    for node in plan.framework:
        titles.setdefault(node.code, node.title)
    return titles


def with_framework_titles(plan: Plan) -> Plan:
    """The plan with every node of its framework that it does not print itself, titled by the reference data."""
    from msgspec.structs import replace

    from sucharit.reference import framework, framework_versions

    if plan.framework_version not in framework_versions():
        return plan
    stated = {node.code for node in plan.framework}
    added = tuple(
        FrameworkNode(code=node.code, level=NodeLevel(node.level), title=node.title)
        for node in framework(plan.framework_version).nodes
        if node.code not in stated
    )
    nodes = sorted((*plan.framework, *added), key=lambda node: outline_key(node.code))
    return replace(plan, framework=tuple(nodes))


def with_official_spaces(plan: Plan) -> Plan:
    """The plan with official titles where it prints the same letters: scanners and narrow columns add spaces."""
    from msgspec.structs import replace

    from sucharit.reference import framework, framework_versions

    if plan.framework_version not in framework_versions():
        return plan
    official = {(node.code, _letters(node.title)): node.title for node in framework(plan.framework_version).nodes}
    nodes = (
        replace(node, title=official.get((node.code, _letters(node.title)), node.title)) for node in plan.framework
    )
    return replace(plan, framework=tuple(nodes))


def _letters(title: str) -> str:
    return title.replace(" ", "")


def codes_of(initiative: Initiative) -> tuple[str, ...]:
    """Where an initiative stands: its objectives, else its mission, else its dimension."""
    if initiative.objective_codes:
        return initiative.objective_codes
    place = initiative.mission or initiative.dimension
    return (place,) if place else ()


def above(code: str) -> str | None:
    """ "1.1.2" > "1.1" > "1" > None."""
    return code.rpartition(".")[0] or None


def numbered(texts: Iterable[str], marker: str = "{})") -> tuple[Item, ...]:
    """Items "1)", "2)" ...; further lines of a text stand under it as they are."""
    return tuple(_item(text, marker.format(at)) for at, text in enumerate(texts, start=1))


def _item(text: str, marker: str) -> Item:
    first, *nested = text.split("\n")
    return Item(text=first, marker=marker, items=tuple(Item(text=line) for line in nested if line))


def step_items(steps: Sequence[Step], above_: str = "") -> tuple[Item, ...]:
    """Steps with markers that say their level: "1)", "1.1)", "1.1.1)"."""
    return tuple(
        Item(text=step.text, marker=f"{above_}{at})", items=step_items(step.steps, f"{above_}{at}."))
        for at, step in enumerate(steps, start=1)
    )
