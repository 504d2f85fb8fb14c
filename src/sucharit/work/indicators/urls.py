"""Addresses of this room."""

from django.urls import path

from sucharit.work.indicators.views import lists, measures, single

urlpatterns = [
    path("", lists.indicator_list, name="indicator_list"),
    path("<int:fiscal_year>/", lists.indicator_year, name="indicator_year"),
    path("<int:fiscal_year>/export/<str:kind>/", lists.indicator_export, name="indicator_export"),
    path("<int:fiscal_year>/bind/", lists.indicator_bind_year, name="indicator_bind_year"),
    path("<int:fiscal_year>/accept/", lists.indicator_accept_all, name="indicator_accept_all"),
    path("<int:fiscal_year>/<uuid:key>/", single.indicator, name="indicator"),
    path("<int:fiscal_year>/<uuid:key>/observe/", single.indicator_observe, name="indicator_observe"),
    path("<int:fiscal_year>/<uuid:key>/source/", single.indicator_source, name="indicator_source"),
    path("<int:fiscal_year>/<uuid:key>/measure/", measures.indicator_measure, name="indicator_measure"),
    path(
        "<int:fiscal_year>/<uuid:key>/measure/as-read/",
        measures.indicator_measure_as_read,
        name="indicator_measure_as_read",
    ),
    path("<int:fiscal_year>/<uuid:key>/accept/", single.indicator_accept, name="indicator_accept"),
    path("observations/<int:pk>/correct/", single.observation_correct, name="observation_correct"),
    path("observations/<int:pk>/", single.observation_at, name="observation_at"),
]
