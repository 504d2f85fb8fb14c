"""What the pages of one initiative show: its sheet, its neighbours, its findings."""

from typing import Any

from sucharit.base.history.queries import versions_of
from sucharit.base.people.gate import Officer
from sucharit.base.people.roles import Can
from sucharit.work.plans.forms.sheet import OLD_FORM, SheetForm
from sucharit.work.plans.models import Initiative
from sucharit.work.plans.pages import frame_of, outline_crumbs
from sucharit.work.plans.queries.cards import cards_for
from sucharit.work.plans.queries.findings import findings_of
from sucharit.work.plans.sheet import LISTS
from sucharit.work.plans.values import initiatives_of


def page_of(officer: Officer, row: Initiative) -> dict[str, Any]:
    """What both pages of a sheet show around it."""
    code = officer.organization.code
    sheets = initiatives_of(row.plan)
    found = findings_of(row.plan, sheets)
    places = {one.seq for one in sheets}
    mine = found.of(row)
    return frame_of(
        officer, row.plan, "plan_tree", *outline_crumbs(row.plan, row, code),
        initiative=row, count=len(sheets), previous=_if_there(row.seq - 1, places), next=_if_there(row.seq + 1, places),
        open_findings=found.open_of(row), cards=cards_for(officer, row.plan, mine, here=row),
        may_submit=officer.may(Can.SUBMIT_PLANS), last=versions_of(row).first(),
    )  # fmt: skip


def _if_there(seq: int, places: set[int]) -> int | None:
    return seq if seq in places else None


def edit_page(officer: Officer, row: Initiative, form: SheetForm, **more: Any) -> dict[str, Any]:
    """The form around which the page stands."""
    chosen = form["others"].value() or []
    return page_of(officer, row) | {
        "form": form,
        "amounts": [form[name] for name in form.amount_names],
        "old_form": old_lists(form),
        "others_count": len(chosen),
        **more,
    }


def old_lists(form: SheetForm) -> list[Any]:
    """Lists that only the form of 2561-2564 or an imported sheet has."""
    old = form.plan.framework_version == OLD_FORM
    names = ("targets", "results_unsorted", "indicators")
    return [form[name] for name in names if form.sheet[name] or form[name].errors or (old and name == "targets")]


def nested_lists(sheet: dict[str, Any]) -> dict[str, list[dict[str, Any]]]:
    """The lists of a sheet as nested items: text and the items below."""
    return {name: _nested(sheet[name]) for name in LISTS}


def _nested(lines: list[list[Any]]) -> list[dict[str, Any]]:
    top: list[dict[str, Any]] = []
    stack: list[tuple[int, list[dict[str, Any]]]] = [(-1, top)]
    for _key, depth, text in lines:
        while stack[-1][0] >= depth:
            stack.pop()
        item: dict[str, Any] = {"text": text, "items": []}
        stack[-1][1].append(item)
        stack.append((depth, item["items"]))
    return top
