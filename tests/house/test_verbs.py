"""Every verb asks whether its officer may, and leaves its entry in the record (design/architecture.md).

A verb is a public function of an `actions` module that takes `by` and runs in a transaction. It may leave the asking or
the recording to a function that it calls; this reads the calls, module by module.
"""

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

SOURCE = Path(__file__).resolve().parents[2] / "src"
ROOMS = ("base", "work", "publishing", "office")
MOST_CALLS = 8  # how deep a verb may hide what it must do

Place = tuple[str, str]  # module, function

#: verb > why it leaves no entry
UNRECORDED: dict[str, str] = {
    "sucharit.publishing.disclosure.actions.checks.ask_check": "a look changes nothing; its own row says who asked",
}
_BELOW = "organizations stand below people and roles: office.settings.actions asks before it calls"
_THING = "approvals know no capabilities of rooms: the verb of the thing has asked"
#: verb > why it asks nothing
UNASKED: dict[str, str] = {
    "sucharit.base.approvals.actions.open_approval": _THING,
    "sucharit.base.approvals.actions.withdraw": "only who submitted it may: asked by person, not by role",
    "sucharit.base.files.actions.keep": "the verb of the room that takes the file has asked",
    "sucharit.base.organizations.actions.add_unit": _BELOW,
    "sucharit.base.organizations.actions.change": _BELOW,
    "sucharit.base.organizations.actions.change_unit": _BELOW,
    "sucharit.base.organizations.actions.found": _BELOW,
    "sucharit.base.organizations.actions.order_units": _BELOW,
    "sucharit.base.organizations.actions.set_logo": _BELOW,
    "sucharit.base.organizations.actions.set_unit_active": _BELOW,
    "sucharit.work.obligations.actions.calendar.make_feed": "one's own calendar",
    "sucharit.work.obligations.actions.calendar.revoke_feed": "one's own calendar",
    "sucharit.work.obligations.actions.making.begin_term": "may_begin: who answers for the rule, or the planner",
    "sucharit.work.publications.actions.channels.ensure_channels": "the usual list, the same whoever opens it first",
}


@cache
def tree_of(module: str) -> ast.Module | None:
    path = SOURCE / Path(*module.split("."))
    for file in (path.with_suffix(".py"), path / "__init__.py"):
        if file.exists():
            return ast.parse(file.read_text("utf-8"))
    return None


@cache
def names_in(module: str) -> dict[str, Place]:
    """What a name at the top of a module stands for: a function of its own, or one that was imported."""
    tree = tree_of(module)
    told: dict[str, Place] = {}
    for node in ast.walk(tree) if tree else ():
        if isinstance(node, ast.ImportFrom) and node.module and node.module.startswith("sucharit."):
            told |= {alias.asname or alias.name: (node.module, alias.name) for alias in node.names}
    for node in tree.body if tree else ():
        if isinstance(node, ast.FunctionDef):
            told[node.name] = (module, node.name)
    return told


def called(place: Place) -> Iterator[Place]:
    """The functions of ours that a function calls; `module.name(...)` is looked up in the module."""
    module, _name = place
    function = function_at(place)
    for node in ast.walk(function) if function else ():
        if not isinstance(node, ast.Call):
            continue
        if isinstance(node.func, ast.Name):
            found = names_in(module).get(node.func.id)
            yield found or ("", node.func.id)
        elif isinstance(node.func, ast.Attribute) and isinstance(node.func.value, ast.Name):
            package = names_in(module).get(node.func.value.id)
            yield (f"{package[0]}.{package[1]}" if package else "", node.func.attr)


@cache
def function_at(place: Place) -> ast.FunctionDef | None:
    tree = tree_of(place[0])
    return next((n for n in tree.body if isinstance(n, ast.FunctionDef) and n.name == place[1]), None) if tree else None


def resolved(place: Place) -> Place:
    """Through the `__init__` of a package to where the function stands."""
    for _step in range(4):
        if function_at(place):
            break
        place = names_in(place[0]).get(place[1], place)
    return place


def reaches(place: Place, names: frozenset[str], left: int = MOST_CALLS, seen: frozenset[Place] = frozenset()) -> bool:
    """Does the function call one of these names, itself or through what it calls?"""
    place = resolved(place)
    if place in seen or not left:
        return False
    calls = set(called(place))
    if any(name in names for _module, name in calls):
        return True
    return any(reaches(call, names, left - 1, seen | {place}) for call in calls if call[0])


@cache
def verbs() -> list[Place]:
    """Public functions with `by`, in a transaction, of modules that are named actions or stand in such a folder."""
    found = []
    for room in ROOMS:
        for file in sorted((SOURCE / "sucharit" / room).rglob("*.py")):
            module = ".".join(file.relative_to(SOURCE).with_suffix("").parts).removesuffix(".__init__")
            if "actions" not in module.split("."):
                continue
            tree = tree_of(module)
            found += (
                [(module, n.name) for n in tree.body if isinstance(n, ast.FunctionDef) and _is_verb(n)] if tree else []
            )
    return found


def _is_verb(node: ast.FunctionDef) -> bool:
    takes = {argument.arg for argument in (*node.args.args, *node.args.kwonlyargs)}
    atomic = any(ast.unparse(decorator).startswith("transaction.atomic") for decorator in node.decorator_list)
    return not node.name.startswith("_") and "by" in takes and atomic


def test_there_are_verbs():
    assert len(verbs()) > 100


def without(names: frozenset[str], exempt: dict[str, str]) -> list[str]:
    """The verbs that reach none of these names, and need to."""
    told = ((".".join(verb), verb) for verb in verbs())
    return [name for name, verb in told if name not in exempt and not reaches(verb, names)]


def test_a_verb_leaves_an_entry():
    assert without(frozenset({"record", "record_everywhere"}), UNRECORDED) == [], "these never call record()"


def test_a_verb_asks_whether_its_officer_may():
    assert without(frozenset({"require", "may"}), UNASKED) == [], "these never ask"


def test_every_exemption_is_still_one():
    known = {".".join(verb) for verb in verbs()}
    assert {*UNRECORDED, *UNASKED} <= known
