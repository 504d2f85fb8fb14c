"""What stands on the sheet of a request: who asked, what was answered, the story, files."""

from typing import Any

from sucharit.base.people.gate import Officer
from sucharit.work.requests.actions.arranging import arranges
from sucharit.work.requests.models import Answer, Applicant, Request
from sucharit.work.requests.queries import story_of

TONES = {
    Request.State.RECEIVED.value: "waiting", Request.State.WORKING.value: "info", Request.State.WAITING.value: "warn",
    Request.State.DONE.value: "good", Request.State.REFUSED.value: "bad", Request.State.CANCELLED.value: "quiet",
}  # fmt: skip


def sheet_part(request: Any, officer: Officer) -> dict[str, Any]:
    """Context of requests/_sheet.html. The citizen is shown to the officers of the service alone."""
    knows = arranges(request.service, officer)
    told: dict[str, Any] = {"request": request, "knows": knows, "code": officer.organization.code}
    if knows:
        told |= {
            "applicant": Applicant.objects.filter(request=request).first(),
            "answers": list(Answer.objects.filter(request=request)), "story": story_of(request),
        }  # fmt: skip
    late = request.running and request.due_on is not None and request.due_on < officer.today
    return told | {"late": late}
