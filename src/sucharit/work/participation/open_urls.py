"""Public addresses of the room: /p/<organization>/participation/…"""

from django.urls import path

from sucharit.work.participation.views import drafts
from sucharit.work.participation.views import open as doors

urlpatterns = [
    path("council/", doors.council_calendar, name="council_calendar"),
    path("drafts/", drafts.plan_drafts_door, name="plan_drafts_door"),
    path("drafts/<int:fiscal_year>/<int:number>/", drafts.plan_draft_door, name="plan_draft_door"),
]
