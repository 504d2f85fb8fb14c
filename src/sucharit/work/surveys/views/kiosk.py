"""The push-button kiosk: one question with five faces, full screen, which keeps what was pressed through a gap in the
network. Its address holds a key of its own; only the device at the counter has it."""

import secrets

from django.http import Http404, HttpRequest, HttpResponseBase, HttpResponseRedirect, JsonResponse
from django.utils.translation import gettext as _

from sucharit.work.surveys import rates
from sucharit.work.surveys.actions.receiving import Given, Refused, accepts, receive
from sucharit.work.surveys.asking import FACES
from sucharit.work.surveys.models import DoorCount, Question, Survey
from sucharit.work.surveys.views.door import open_door, page, within

MOST_AT_ONCE = 200


@open_door("GET", "POST")
def survey_kiosk(request: HttpRequest, survey: Survey, key: str) -> HttpResponseBase:
    """The buttons; each press is a sheet of one answer."""
    question = survey.questions.filter(kind=Question.Is.FACES, under=None).first()
    if not survey.by_kiosk or question is None or not secrets.compare_digest(key.encode(), survey.kiosk_key.encode()):
        raise Http404
    if request.method == "POST":
        return _pressed(request, survey, question, key)
    return page(
        request, survey, "kiosk", question=question, faces=list(enumerate(FACES, 1)), accepting=accepts(survey),
        thanked=request.GET.get("thanks") == "1", here=within(survey, "survey_kiosk", key),
    )  # fmt: skip


def _pressed(request: HttpRequest, survey: Survey, question: Question, key: str) -> HttpResponseBase:
    by_script = request.headers.get("X-Requested-With") == "kiosk"
    if not rates.PRESSING.admits(request, survey.code):
        return JsonResponse({"error": _("กดถี่เกินไป")}, status=429)
    told = [one.partition(":") for one in request.POST.getlist("press")[:MOST_AT_ONCE]]
    given = [
        Given({question.key: int(step)}, mark=mark[:40]) for step, _colon, mark in told
        if step in ("1", "2", "3", "4", "5")
    ]  # fmt: skip
    try:
        if given:
            receive(survey, given, DoorCount.Door.KIOSK)
    except Refused:
        return JsonResponse({"closed": True}, status=410)
    if by_script:
        return JsonResponse({"taken": len(told)})
    place = within(survey, "survey_kiosk", key)
    return HttpResponseRedirect(f"{place}{'&' if '?' in place else '?'}thanks=1")
