"""How the pages of this room answer: a refusal is a sentence on the page one came from, never an error page."""

from collections.abc import Callable
from typing import Any, NamedTuple

from django.contrib import messages
from django.forms import BaseForm
from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from sucharit.base.people import answers
from sucharit.base.people.gate import NotAllowed, Officer, OfficerRequest
from sucharit.base.people.roles import Can
from sucharit.base.screens.words import fiscal_year
from sucharit.work.risks.models import RiskCriteria, RiskRegister, Yearly

Crumbs = list[tuple[str, str]]

says_why = answers.says_why("risk_register_list")


def still_open(row: Yearly) -> None:
    """Before a page to write in is shown: what is frozen says so at once, not after an hour of typing."""
    if not row.open_to_change:
        told = _("%(what)s มีสถานะ “%(state)s” จึงแก้ไขไม่ได้ โปรดเปิดฉบับแก้ไขพร้อมเหตุผลก่อน")
        raise NotAllowed(told % {"what": row, "state": row.get_state_display()}, "frozen: open a revision first")


def may_edit(officer: Officer, row: Yearly) -> bool:
    return row.open_to_change and officer.may(Can.EDIT_RISKS)


def crumbs(request: OfficerRequest, year: int | None = None, *more: tuple[str, str]) -> Crumbs:
    """ความเสี่ยง > ปีงบประมาณ > ...; the last stands without an address."""
    code = request.officer.organization.code
    told: Crumbs = [(_("ความเสี่ยง"), reverse("risk_register_list", args=[code]))]
    if year is not None:
        told.append((fiscal_year(year), reverse("risk_register", args=[code, year])))
    told.extend(more)
    return [*told[:-1], (told[-1][0], "")]


class Deed(NamedTuple):
    """What a page asks for once: the verb, what is said when it is done, and where one comes to then."""

    act: Callable[[], object]
    done: str
    then: str


def asked(
    request: OfficerRequest, *, back: str, crumbs: Crumbs, form: BaseForm | None = None, deed: Deed | None = None,
    **told: Any,
) -> HttpResponseBase:  # fmt: skip
    """The page that asks once before a deed: `title`, `text`, `action` and what else risks/confirm.html shows. POST
    does the deed, where the form (its reason) has no faults."""
    if deed is not None and request.method == "POST" and (form is None or form.is_valid()):
        deed.act()
        messages.success(request, deed.done)
        return redirect(deed.then)
    context = {"form": form, "cancel_url": back, "crumbs": crumbs, **told}
    status = 422 if form is not None and form.is_bound else 200
    return render(request, "risks/confirm.html", context, status=status)


def register_address(register: RiskRegister, name: str = "risk_register") -> str:
    return reverse(name, args=[register.organization.code, register.fiscal_year])


def criteria_address(criteria: RiskCriteria, name: str = "risk_criteria") -> str:
    return reverse(name, args=[criteria.organization.code, criteria.fiscal_year])


def tag_of(row: Yearly) -> str:
    """The kind of tag for a state."""
    kinds = {"draft": "quiet", "adopted": "good", "superseded": "info", "discarded": "quiet"}
    return kinds[row.state]


def tabs(register: RiskRegister, current: str, count: int | None = None) -> list[dict[str, Any]]:
    """The views of one register."""
    named = (
        ("risk_register", _("ทะเบียน"), count),
        ("risk_heat_map", _("แผนภูมิความเสี่ยง"), None),
        ("risk_criteria", _("เกณฑ์"), None),
        ("risk_comparison", _("เทียบกับปีก่อน"), None),
        ("risk_register_history", _("ประวัติ"), None),
    )
    return [
        {"label": label, "url": register_address(register, name), "current": name == current, "count": told}
        for name, label, told in named
    ]


def download(content: bytes, kind: str, name: str) -> HttpResponse:
    """A file under a name that every system can keep."""
    answer = HttpResponse(content, content_type=CONTENT_TYPES[kind])
    answer["Content-Disposition"] = f'attachment; filename="{name}.{kind}"'
    return answer


CONTENT_TYPES = {
    "pdf": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}
