"""Addresses of publishing in the office: /o/<organization>/publishing/…"""

from django.urls import path

from sucharit.publishing.portal.views import office

urlpatterns = [
    path("", office.publishing, name="publishing"),
    path("plans/<int:plan>/", office.publishing_plan, name="publishing_plan"),
    path("plans/<int:plan>/preview/", office.publishing_preview, name="publishing_preview"),
    path("published/<int:number>/withdraw/", office.publishing_withdraw, name="publishing_withdraw"),
    path("published/<int:number>/files/", office.publishing_files, name="publishing_files"),
    path("documents/<int:number>/", office.publishing_document, name="publishing_document"),
    path(
        "published-documents/<int:number>/withdraw/",
        office.publishing_document_withdraw,
        name="publishing_document_withdraw",
    ),
]
