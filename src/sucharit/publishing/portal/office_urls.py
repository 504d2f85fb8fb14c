"""Addresses of publishing in the office: /o/<organization>/publishing/…"""

from django.urls import path

from sucharit.publishing.portal.views import office, office_years

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
    path("years/<int:fiscal_year>/", office_years.publishing_year, name="publishing_year"),
    path("years/<int:fiscal_year>/prepare/", office_years.publishing_year_prepare, name="publishing_year_prepare"),
    path("years/<int:fiscal_year>/preview/", office_years.publishing_year_preview, name="publishing_year_preview"),
    path("years/<int:fiscal_year>/choose/", office_years.publishing_year_choose, name="publishing_year_choose"),
    path("years/<int:fiscal_year>/withdraw/", office_years.publishing_year_withdraw, name="publishing_year_withdraw"),
]
