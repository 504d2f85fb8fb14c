"""Addresses of this room."""

from django.urls import path

from sucharit.work.obligations.views import calendars, lists, rules, single

urlpatterns = [
    path("", lists.obligation_list, name="obligation_list"),
    path("<int:fiscal_year>/", lists.obligation_year, name="obligation_year"),
    path("<int:fiscal_year>/month/<int:month>/", lists.obligation_month, name="obligation_month"),
    path("<int:fiscal_year>/initiatives/", lists.obligation_initiatives, name="obligation_initiatives"),
    path("<int:fiscal_year>/export/<str:kind>/", lists.obligation_export, name="obligation_export"),
    path("<int:fiscal_year>/generate/", lists.obligation_generate, name="obligation_generate"),
    path("at/<int:pk>/", single.obligation, name="obligation"),
    path("at/<int:pk>/done/", single.obligation_done, name="obligation_done"),
    path("at/<int:pk>/not-applicable/", single.obligation_not_applicable, name="obligation_not_applicable"),
    path("at/<int:pk>/reopen/", single.obligation_reopen, name="obligation_reopen"),
    path("at/<int:pk>/assign/", single.obligation_assign, name="obligation_assign"),
    path("assign/", single.obligation_assign_all, name="obligation_assign_all"),
    path("rules/", rules.rule_list, name="rule_list"),
    path("rules/new/", rules.rule_new, name="rule_new"),
    path("rules/proposals/", rules.rule_proposals, name="rule_proposals"),
    path("rules/<int:pk>/", rules.rule_edit, name="rule_edit"),
    path("rules/<int:pk>/decline/", rules.rule_decline, name="rule_decline"),
    path("rules/<int:pk>/end/", rules.rule_end, name="rule_end"),
    path("rules/<int:pk>/event/", rules.rule_event, name="rule_event"),
    path("days/", calendars.office_day_list, name="office_day_list"),
    path("days/counting/", calendars.office_day_counting, name="office_day_counting"),
    path("days/<int:pk>/remove/", calendars.office_day_remove, name="office_day_remove"),
    path("feed/", calendars.obligation_feed, name="obligation_feed"),
    path("feed/revoke/", calendars.obligation_feed_revoke, name="obligation_feed_revoke"),
    path("feed/<str:token>.ics", calendars.obligation_calendar, name="obligation_calendar"),
]
