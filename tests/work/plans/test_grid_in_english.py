"""The table as a file is the same file in either language of the screen."""

import io

from django.core.files.uploadedfile import SimpleUploadedFile

from sucharit.office.demonstration.people import Cast
from sucharit.work.plans.models import Plan


def test_a_table_downloaded_in_english_comes_back(demonstrated: object, office: Cast, desk_of):
    draft = Plan.objects.get(organization=office.organization, state=Plan.State.DRAFT)
    planner = office.users["planner"]
    planner.language = "en"
    planner.save()
    desk = desk_of(planner)
    answer = desk.get(f"/o/donsukchai/plans/{draft.pk}/grid/file/")
    content = b"".join(answer.streaming_content) if answer.streaming else answer.content
    upload = SimpleUploadedFile("table.xlsx", io.BytesIO(content).getvalue())
    page = desk.post(f"/o/donsukchai/plans/{draft.pk}/grid/upload/", {"file": upload}, follow=True)
    assert page.status_code == 200
    assert page.context["changes"] == []
    assert page.context["faults"] == []
