"""Addresses that only this room has: /o/<organization>/inspection/…"""

from django.urls import path

from sucharit.work.inspection.views import approval, audit, control

urlpatterns = [
    path("control/", control.control_year, name="control_year"),
    path(
        "control/<int:fiscal_year>/follow-up/<int:months>/<slug:form>/", control.control_follow_up,
        name="control_follow_up",
    ),
    path("control/<int:report>/<slug:which>/<slug:form>/", control.control_paper, name="control_paper"),
    path("papers/<slug:which>/<int:entry>/<slug:form>/", audit.audit_paper, name="audit_paper"),
    path("<slug:kind>/<int:thing>/approval/", approval.inspection_approval, name="inspection_approval"),
    path("<slug:kind>/<int:thing>/submit/", approval.inspection_submit, name="inspection_submit"),
    path("<slug:kind>/<int:thing>/decide/", approval.inspection_decide, name="inspection_decide"),
    path("<slug:kind>/<int:thing>/take-back/", approval.inspection_take_back, name="inspection_take_back"),
]  # fmt: skip
