"""Addresses of this room: /o/<organization>/plans/… A plan is named by its number, an initiative by its place.

The rooms beside it (grid, approval, revision, comparing, controls, adoption) bring their own lists.
"""

from django.urls import URLPattern, URLResolver, path

from sucharit.work.plans.views import sheet, tree

urlpatterns: list[URLPattern | URLResolver] = [
    # path("", include("sucharit.work.plans.grid.urls")),
    # path("", include("sucharit.work.plans.approval.urls")),
    # path("", include("sucharit.work.plans.revision.urls")),
    # path("", include("sucharit.work.plans.comparing.urls")),
    # path("", include("sucharit.work.plans.control_urls")),
    # path("", include("sucharit.work.plans.adoption.urls")),
    path("<int:first>-<int:last>/", tree.plan_current, name="plan_current"),
    path("initiatives/<int:initiative>/", sheet.initiative_at, name="initiative_at"),
    path("<int:plan>/", tree.plan_tree, name="plan_tree"),
    path("<int:plan>/initiatives/<int:seq>/", sheet.initiative, name="initiative"),
]
