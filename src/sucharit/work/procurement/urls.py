"""Office addresses of this room: /o/<organization>/procurement/…"""

from django.urls import path

from sucharit.work.procurement.views import people, years

urlpatterns = [
    path("", years.procurement_year, name="procurement_year"),
    path("months/", years.procurement_months, name="procurement_months"),
    path("plan/", years.procurement_plan, name="procurement_plan"),
    path("vendors/", people.procurement_vendors, name="procurement_vendors"),
    path("vendors/<str:key>/", people.procurement_vendor, name="procurement_vendor"),
    path("rotation/", people.procurement_rotation, name="procurement_rotation"),
    path("budget/", people.procurement_budget, name="procurement_budget"),
    path("rules/", people.procurement_rules, name="procurement_rules"),
    path("reports/<int:report>/paper/", years.procurement_report_paper, name="procurement_report_paper"),
    path("<int:fiscal_year>/report/<slug:form>/", years.procurement_year_file, name="procurement_year_file"),
    path("<int:fiscal_year>/plan/<slug:form>/", years.procurement_plan_file, name="procurement_plan_file"),
    path("<int:fiscal_year>/items/<slug:form>/", years.procurement_items_file, name="procurement_items_file"),
    path("<int:fiscal_year>/questions/<slug:asks>/", years.procurement_question, name="procurement_question"),
    path(
        "<int:fiscal_year>/months/<int:month>/<slug:form>/", years.procurement_month_file, name="procurement_month_file"
    ),
]
