"""What stands around the office pages of a survey: crumbs, tabs, what may be done; refusals beside a form."""

from collections.abc import Callable
from typing import Any, cast

from django.conf import settings
from django.core.exceptions import ValidationError
from django.forms import Form, ModelForm
from django.urls import reverse
from django.utils.translation import gettext as _

from sucharit.base.people.gate import NotAllowed, Officer, OfficerRequest
from sucharit.base.people.roles import Can
from sucharit.base.screens.forms import retyped, show_faults
from sucharit.work.surveys.actions.locking import may_run
from sucharit.work.surveys.models import Survey
from sucharit.work.surveys.queries import survey_for
from sucharit.work.surveys.words import STATE_KINDS, rule_words
from sucharit.work.years.recording.answers import said
from sucharit.work.years.recording.writing import Stale


def room_page(officer: Officer, *crumbs: tuple[str, str], **more: Any) -> dict[str, Any]:
    """Around the pages of all surveys."""
    first = (_("แบบสำรวจและแบบทดสอบ"), reverse("survey_list", args=[officer.organization.code]))
    return _page(officer, first, *crumbs, **more)


def _page(officer: Officer, *crumbs: tuple[str, str], **more: Any) -> dict[str, Any]:
    return {"crumbs": [*crumbs[:-1], (crumbs[-1][0], "")], "may_survey": officer.may(Can.SURVEY), **more}


def survey_page(
    officer: Officer, survey: Survey, current: str, *crumbs: tuple[str, str], **more: Any
) -> dict[str, Any]:
    """Around the pages of one survey. The form of an online service is nobody's survey: it leads back to its room."""
    code, form = officer.organization.code, survey.purpose == Survey.Purpose.FORM
    runs = may_run(officer, survey)
    tabs = [
        ("survey", _("ภาพรวม"), not form),
        ("survey_build", _("คำถาม"), True),
        ("survey_settings", _("ตั้งค่า"), runs),
        ("survey_promises", _("ตัวชี้วัด"), not form),
        ("survey_results", _("ผล"), survey.state != Survey.State.DRAFT),
    ]
    first = (_("บริการออนไลน์"), "e_services") if form else (_("แบบสำรวจและแบบทดสอบ"), "survey_list")
    here = (survey.title, reverse("survey_build" if form else "survey", args=[code, survey.code]))
    return _page(
        officer, (first[0], reverse(first[1], args=[code])), here, *crumbs, survey=survey, runs=runs,
        state_kind=STATE_KINDS[Survey.State(survey.state)], rule=rule_words(survey),
        tabs=[
            {"label": label, "url": reverse(name, args=[code, survey.code]), "current": name == current}
            for name, label, shown in tabs if shown
        ],
    ) | more  # fmt: skip


def found(request: OfficerRequest, code: str) -> Survey:
    return survey_for(request.officer, code)


def run_by(request: OfficerRequest, code: str) -> Survey:
    """A survey that this officer runs; 404 for another unit's."""
    from django.http import Http404

    survey = survey_for(request.officer, code)
    if not may_run(request.officer, survey):
        raise Http404
    return survey


def tried(form: "Form | ModelForm[Any]", verb: Callable[[], Any]) -> tuple[Any, int]:
    """(what the verb gave, 302), or (None, status) with what is wrong beside the fields."""
    try:
        return verb() or True, 302
    except NotAllowed as refused:
        form.add_error(None, said(refused))
    except Stale as stale:
        who = _("%(who)s แก้ไขแบบนี้ก่อนท่าน") % {"who": stale.who or _("มีผู้")}
        form.add_error(None, who + " " + _("สิ่งที่ท่านพิมพ์ยังอยู่ โปรดเปิดหน้านี้ในแท็บใหม่เพื่อดูค่าล่าสุด แล้วบันทึกอีกครั้ง"))
        retyped(cast(Form, form), "edition", stale.edition)
        return None, 409
    except ValidationError as fault:
        show_faults(form, fault)
    return None, 422


def door_address(survey: Survey, name: str = "survey_door", *more: str) -> str:
    """An address to print: with that of this installation."""
    return f"{settings.ADDRESS}{reverse(name, args=[survey.organization.code, survey.code, *more])}"
