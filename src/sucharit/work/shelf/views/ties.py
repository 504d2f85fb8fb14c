"""Which entries of other registers are of the same matter."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from sucharit.base.people.gate import Officer, OfficerRequest, gate
from sucharit.base.people.roles import Can
from sucharit.work.shelf.actions import tie, untie
from sucharit.work.shelf.forms import TieForm
from sucharit.work.shelf.models import Entry
from sucharit.work.shelf.queries import entry_for, may_keep
from sucharit.work.shelf.registry import register_for, registers_for
from sucharit.work.shelf.tied import tied_to, to_tie
from sucharit.work.shelf.views.frame import entry_address, entry_crumb, register_page
from sucharit.work.years.recording.answers import says_why, tried


@gate(Can.SEE_REGISTERS)
@says_why
def register_tie(request: OfficerRequest, register: str, entry: int) -> HttpResponseBase:
    """A form to tie one more; each that is tied can be let go."""
    officer = request.officer
    found = register_for(officer, register)
    row = entry_for(found, officer, entry)
    if not may_keep(found, officer, row):
        raise Http404
    there = sorted(registers_for(officer), key=lambda one: str(one.name))
    form, status = TieForm(request.POST or None, registers=there), 200
    choices: list[tuple[Any, str]] = []
    if request.method == "POST":
        status = 422
        act = untie if "untie" in request.POST else tie
        if form.is_valid() and "/" not in form.cleaned_data["number"]:
            choices = _by_words(form, officer, row)
            status = 200 if choices else 422
        elif form.is_valid():
            told = {name: form.cleaned_data[name] for name in ("register", "number")}
            made, status, _conflict = tried(form, lambda: act(row, by=officer, **told))
            if made:
                messages.success(request, _("เลิกผูกแล้ว") if act is untie else _("ผูกแล้ว"))
                return redirect(entry_address(officer, found, row))
    context = register_page(
        officer, found, "register_list", entry_crumb(officer, found, row), (_("ผูกกับรายการอื่น"), ""), form=form,
        entry=row, choices=choices, tied=tied_to(row, officer), cancel_url=entry_address(officer, found, row),
        heading=_("รายการที่เกี่ยวข้องกับเลขที่ %(n)s") % {"n": row},
    )  # fmt: skip
    return render(request, "shelf/tie.html", context, status=status)


def _by_words(form: TieForm, officer: Officer, row: Entry) -> list[tuple[Any, str]]:
    """What words were typed instead of a number: the entries that they may mean. None is an error of the field."""
    register = register_for(officer, form.cleaned_data["register"])
    found = to_tie(register, officer, form.cleaned_data["number"], row)
    if not found:
        form.add_error("number", _("ไม่พบรายการที่มีคำนี้ในทะเบียนที่เลือก โปรดลองคำที่สั้นลง หรือพิมพ์เลขที่ เช่น 12/2569"))
    return found
