"""Public addresses of the room: /p/<organization>/complaints/…"""

from django.urls import URLPattern, URLResolver, path

from sucharit.work.complaints.views import filing, telling, tracking

urlpatterns: list[URLPattern | URLResolver] = [
    path("", filing.complaint_door, name="complaint_door"),
    path("new/", filing.complaint_new, name="complaint_new"),
    path("receipt.pdf", filing.complaint_receipt, name="complaint_receipt"),
    path("track/", tracking.complaint_track, name="complaint_track"),
    path("case/", tracking.complaint_case, name="complaint_case"),
    path("case/say/", tracking.complaint_say, name="complaint_say"),
    path("case/rating/", tracking.complaint_rate, name="complaint_rate"),
    path("case/leave/", tracking.complaint_leave, name="complaint_leave"),
    path("case/files/<int:attachment>/", tracking.complaint_case_file, name="complaint_case_file"),
    path("case/letters/<int:letter>.<slug:form>", tracking.complaint_case_letter, name="complaint_case_letter"),
    path("figures/", telling.complaint_open_figures, name="complaint_open_figures"),
    path("figures.csv", telling.complaint_open_figures_csv, name="complaint_open_figures_csv"),
    path("figures.json", telling.complaint_open_figures_json, name="complaint_open_figures_json"),
    path("cases/", telling.complaint_cases, name="complaint_cases"),
    path("manual/", telling.complaint_manual, name="complaint_manual"),
    path("manual.pdf", telling.complaint_manual_pdf, name="complaint_manual_pdf"),
    path("poster.pdf", telling.complaint_poster, name="complaint_poster"),
]
