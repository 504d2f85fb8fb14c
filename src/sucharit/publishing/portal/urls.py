"""Public addresses: /p/…, open to everyone, without a cookie."""

from django.urls import URLPattern, URLResolver, path

from sucharit.publishing.portal.api import api_urls, portal_api_docs
from sucharit.publishing.portal.views import downloads, machines, plans, year_files, years

PLAN = "<slug:organization>/plans/<str:span>/"
YEARS = "<slug:organization>/years/"
YEAR = f"{YEARS}<int:fiscal_year>/"
EDITION = f"{YEAR}editions/<int:edition>/"

urlpatterns: list[URLPattern | URLResolver] = [
    path("", plans.portal_front, name="portal_front"),
    path("api/v1/docs/", portal_api_docs, name="portal_api_docs"),
    path("api/v1/", api_urls()),
    path("data-dictionary/", plans.portal_dictionary, name="portal_dictionary"),
    path("catalog.jsonld", machines.portal_catalogue, name="portal_catalogue"),
    path("sitemap.xml", machines.portal_sitemap, name="portal_sitemap"),
    path("robots.txt", machines.portal_robots, name="portal_robots"),
    path("feed.atom", machines.portal_feed, name="portal_feed"),
    path("<slug:organization>/", plans.portal_organization, name="portal_organization"),
    path("<slug:organization>/sitemap.xml", machines.portal_organization_sitemap, name="portal_organization_sitemap"),
    path("<slug:organization>/feed.atom", machines.portal_organization_feed, name="portal_organization_feed"),
    path("<slug:organization>/emblem", downloads.portal_emblem, name="portal_emblem"),
    path(
        "<slug:organization>/documents/<slug:register>-<int:year>-<int:number>.pdf",
        downloads.portal_document,
        name="portal_document",
    ),
    path(PLAN, plans.portal_plan, name="portal_plan"),
    path(f"{PLAN}budget/", plans.portal_budget, name="portal_budget"),
    path(f"{PLAN}risks/", plans.portal_risks, name="portal_risks"),
    path(f"{PLAN}initiatives/<int:seq>/", plans.portal_initiative, name="portal_initiative"),
    path(f"{PLAN}plan.json", downloads.portal_plan_json, name="portal_plan_json"),
    path(f"{PLAN}plan.jsonld", downloads.portal_plan_data, name="portal_plan_data"),
    path(f"{PLAN}initiatives.csv", downloads.portal_initiatives_csv, name="portal_initiatives_csv"),
    path(f"{PLAN}budget.csv", downloads.portal_budget_csv, name="portal_budget_csv"),
    path(f"{PLAN}plan.xlsx", downloads.portal_workbook, name="portal_workbook"),
    path(f"{PLAN}book.pdf", downloads.portal_book, name="portal_book"),
    path(YEARS, years.portal_years, name="portal_years"),
    path(YEAR, years.portal_year, name="portal_year"),
    path(f"{YEAR}plan/", years.portal_year_plan, name="portal_year_plan"),
    path(f"{YEAR}initiatives/<int:seq>/", years.portal_year_initiative, name="portal_year_initiative"),
    path(f"{YEAR}money/", years.portal_year_money, name="portal_year_money"),
    path(f"{YEAR}indicators/", years.portal_year_indicators, name="portal_year_indicators"),
    path(f"{YEAR}publications/", years.portal_year_publications, name="portal_year_publications"),
    path(f"{YEAR}ita/", years.portal_year_ita, name="portal_year_ita"),
    path(f"{YEAR}editions/", years.portal_year_editions, name="portal_year_editions"),
    path(EDITION, years.portal_year_edition, name="portal_year_edition"),
    path(f"{EDITION}year.json", year_files.portal_year_edition_json, name="portal_year_edition_json"),
    path(f"{YEAR}year.json", year_files.portal_year_json, name="portal_year_json"),
    path(f"{YEAR}year.jsonld", year_files.portal_year_data, name="portal_year_data"),
    path(f"{YEAR}tables/<slug:table>.csv", year_files.portal_year_csv, name="portal_year_csv"),
    path(f"{YEAR}tables/<slug:table>.json", year_files.portal_year_table, name="portal_year_table"),
    path(f"{YEAR}evidence/<slug:digest>/", year_files.portal_year_evidence, name="portal_year_evidence"),
]
