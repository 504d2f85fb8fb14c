"""Sixty initiatives, in a file of its own: no other year stands here."""

from django.urls import reverse
from tests.work.obligations.running import running_year

from sucharit.work.obligations.actions import accept
from sucharit.work.obligations.models import Rule

YEAR = ("donsukchai", 2569)


def get(client, name, *args, **query):
    return client.get(reverse(name, args=args), query)


def test_queries_do_not_grow(office, at, desk_of, django_assert_max_num_queries):
    from sucharit.work.obligations.actions import generate

    year = running_year(office, 60)
    generate(year, by=at("planner"))
    for rule in Rule.objects.filter(state="proposed")[:20]:
        accept(rule, by=at("planner"))
    browser = desk_of(office.users["planner"])
    for name, *more in (
        ("obligation_year",),
        ("obligation_month", 3),
        ("obligation_initiatives",),
        ("obligation_export", "csv"),
    ):
        with django_assert_max_num_queries(25):
            assert get(browser, name, *YEAR, *more).status_code == 200
    for name in ("rule_list", "rule_proposals"):
        with django_assert_max_num_queries(25):
            assert get(browser, name, "donsukchai").status_code == 200
