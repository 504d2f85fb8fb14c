"""Addresses of this room: /o/<organization>/plans/… A plan is named by its number, an initiative by its place.

The rooms beside it (grid, approval, revision, comparing, controls, adoption) bring their own lists.
"""

from django.urls import URLPattern, URLResolver, include, path

from sucharit.work.plans.views import (
    catalogue,
    copying,
    export,
    facts,
    findings,
    history,
    initiatives,
    lists,
    sheet,
    tree,
)

SHEET = "<int:plan>/initiatives/<int:seq>/"

urlpatterns: list[URLPattern | URLResolver] = [
    path("", include("sucharit.work.plans.grid.urls")),
    path("", include("sucharit.work.plans.approval.urls")),
    path("", include("sucharit.work.plans.revision.urls")),
    path("", include("sucharit.work.plans.comparing.urls")),
    path("", include("sucharit.work.plans.control_urls")),
    path("", include("sucharit.work.plans.adoption.urls")),
    path("", lists.plan_list, name="plan_list"),
    path("new/", lists.plan_new, name="plan_new"),
    path("<int:first>-<int:last>/", lists.plan_current, name="plan_current"),
    path("initiatives/<int:initiative>/", sheet.initiative_at, name="initiative_at"),
    path("<int:plan>/", tree.plan_tree, name="plan_tree"),
    path("<int:plan>/order/", tree.plan_order, name="plan_order"),
    path("<int:plan>/discard/", lists.plan_discard, name="plan_discard"),
    path("<int:plan>/take-up/", lists.plan_take_up, name="plan_take_up"),
    path("<int:plan>/facts/", facts.plan_facts, name="plan_facts"),
    path("<int:plan>/facts/edit/", facts.plan_facts_edit, name="plan_facts_edit"),
    path("<int:plan>/targets/", facts.plan_targets, name="plan_targets"),
    path("<int:plan>/findings/", findings.plan_findings, name="plan_findings"),
    path("<int:plan>/findings/<slug:digest>/explain/", findings.finding_explain, name="finding_explain"),
    path("<int:plan>/findings/<slug:digest>/unexplain/", findings.finding_unexplain, name="finding_unexplain"),
    path("<int:plan>/history/", history.plan_history, name="plan_history"),
    path("<int:plan>/history/<int:number>/restore/", history.plan_facts_restore, name="plan_facts_restore"),
    path("<int:plan>/removed/<int:removal>/put-back/", initiatives.initiative_put_back, name="initiative_put_back"),
    path("<int:plan>/catalogue/", catalogue.plan_catalogue, name="plan_catalogue"),
    path("<int:plan>/catalogue/<slug:key>/", catalogue.catalogue_entry, name="catalogue_entry"),
    path("<int:plan>/copy/", copying.plan_copy, name="plan_copy"),
    path("<int:plan>/copy-year/", copying.plan_copy_year, name="plan_copy_year"),
    path("<int:plan>/plan.json", export.plan_json, name="plan_json"),
    path("<int:plan>/plan.xlsx", export.plan_xlsx, name="plan_xlsx"),
    path("<int:plan>/initiatives/new/", initiatives.initiative_new, name="initiative_new"),
    path(SHEET, sheet.initiative, name="initiative"),
    path(f"{SHEET}edit/", sheet.initiative_edit, name="initiative_edit"),
    path(f"{SHEET}findings/", sheet.initiative_findings, name="initiative_findings"),
    path(f"{SHEET}move/", tree.initiative_move, name="initiative_move"),
    path(f"{SHEET}duplicate/", initiatives.initiative_duplicate, name="initiative_duplicate"),
    path(f"{SHEET}remove/", initiatives.initiative_remove, name="initiative_remove"),
    path(f"{SHEET}undo/", history.initiative_undo, name="initiative_undo"),
    path(f"{SHEET}history/", history.initiative_history, name="initiative_history"),
    path(f"{SHEET}history/<int:number>/restore/", history.initiative_restore, name="initiative_restore"),
]
