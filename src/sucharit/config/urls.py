"""Addresses. They speak the domain: organization code, fiscal span, outline number.

Office pages stand under /o/<organization>/, public pages under /p/<organization>/; each room brings its own list.
"""

from django.conf import settings
from django.urls import URLPattern, URLResolver, include, path
from django.views.i18n import set_language

from sucharit.publishing.portal.views.machines import portal_robots

urlpatterns: list[URLPattern | URLResolver] = [
    path("", include("sucharit.office.desk.urls")),
    path("o/<slug:organization>/settings/", include("sucharit.office.settings.urls")),
    path("o/<slug:organization>/record/", include("sucharit.office.records.urls")),
    path("o/<slug:organization>/approvals/", include("sucharit.base.approvals.urls")),
    path("o/<slug:organization>/notices/", include("sucharit.base.notices.urls")),
    path("o/<slug:organization>/search/", include("sucharit.base.search.urls")),
    path("o/<slug:organization>/intake/", include("sucharit.work.intake.urls")),
    path("o/<slug:organization>/risks/", include("sucharit.work.risks.urls")),
    path("o/<slug:organization>/plans/", include("sucharit.work.plans.urls")),
    path("o/<slug:organization>/years/", include("sucharit.work.years.urls")),
    path("o/<slug:organization>/evidence/", include("sucharit.work.evidence.urls")),
    path("o/<slug:organization>/obligations/", include("sucharit.work.obligations.urls")),
    path("o/<slug:organization>/progress/", include("sucharit.work.progress.urls")),
    path("o/<slug:organization>/publications/", include("sucharit.work.publications.urls")),
    path("o/<slug:organization>/indicators/", include("sucharit.work.indicators.urls")),
    path("o/<slug:organization>/shelf/", include("sucharit.work.shelf.urls")),
    path("o/<slug:organization>/retention/", include("sucharit.work.retention.urls")),
    path("o/<slug:organization>/conduct/", include("sucharit.work.conduct.urls")),
    path("o/<slug:organization>/inspection/", include("sucharit.work.inspection.urls")),
    path("o/<slug:organization>/gatherings/", include("sucharit.work.gatherings.urls")),
    path("o/<slug:organization>/delegations/", include("sucharit.work.delegations.urls")),
    path("o/<slug:organization>/agreements/", include("sucharit.work.agreements.urls")),
    path("o/<slug:organization>/honours/", include("sucharit.work.honours.urls")),
    path("o/<slug:organization>/personnel/", include("sucharit.work.personnel.urls")),
    path("o/<slug:organization>/participation/", include("sucharit.work.participation.urls")),
    path("o/<slug:organization>/procurement/", include("sucharit.work.procurement.urls")),
    path("o/<slug:organization>/service/", include("sucharit.work.service.urls")),
    path("o/<slug:organization>/queue/", include("sucharit.work.queue.urls")),
    path("o/<slug:organization>/requests/", include("sucharit.work.requests.urls")),
    path("o/<slug:organization>/information/", include("sucharit.work.information.urls")),
    path("o/<slug:organization>/value/", include("sucharit.work.value.urls")),
    path("o/<slug:organization>/surveys/", include("sucharit.work.surveys.urls")),
    path("o/<slug:organization>/ita/", include("sucharit.work.assessments.urls")),
    path("o/<slug:organization>/complaints/", include("sucharit.work.complaints.urls")),
    path("o/<slug:organization>/sealed/", include("sucharit.work.sealed.urls")),
    path("o/<slug:organization>/reports/", include("sucharit.publishing.reports.urls")),
    path("o/<slug:organization>/disclosure/", include("sucharit.publishing.disclosure.urls")),
    path("o/<slug:organization>/dashboard/", include("sucharit.office.dashboard.urls")),
    path("o/<slug:organization>/chain/", include("sucharit.office.chain.urls")),
    path("o/<slug:organization>/documents/", include("sucharit.publishing.documents.urls")),
    path("o/<slug:organization>/publishing/", include("sucharit.publishing.portal.office_urls")),
    path("language/", set_language, name="set_language"),
    path("p/<slug:organization>/disclosure/", include("sucharit.publishing.disclosure.open_urls")),
    path("p/<slug:organization>/complaints/", include("sucharit.work.complaints.open_urls")),
    path("p/<slug:organization>/registers/", include("sucharit.work.shelf.open_urls")),
    path("p/<slug:organization>/gatherings/", include("sucharit.work.gatherings.open_urls")),
    path("p/<slug:organization>/participation/", include("sucharit.work.participation.open_urls")),
    path("p/<slug:organization>/procurement/", include("sucharit.work.procurement.open_urls")),
    path("p/<slug:organization>/services/", include("sucharit.work.service.open_urls")),
    path("p/<slug:organization>/queue/", include("sucharit.work.queue.open_urls")),
    path("p/<slug:organization>/requests/", include("sucharit.work.requests.open_urls")),
    path("p/<slug:organization>/surveys/", include("sucharit.work.surveys.open_urls")),
    path("p/<slug:organization>/information/", include("sucharit.work.information.open_urls")),
    path("s/<slug:organization>/", include("sucharit.work.sealed.open_urls")),
    path("p/", include("sucharit.publishing.portal.urls")),
    path("robots.txt", portal_robots, name="robots"),
    path("accounts/", include("sucharit.base.people.urls")),
    path("province/", include("sucharit.office.province.urls")),
    path("setup/", include("sucharit.office.settings.first_run.urls")),
    path("me/", include("sucharit.office.settings.me.urls")),
]
if settings.GALLERY:
    urlpatterns.append(path("_parts/", include("sucharit.base.screens.urls")))
if settings.DEMONSTRATION:
    urlpatterns.append(path("demo/", include("sucharit.office.demonstration.urls")))
