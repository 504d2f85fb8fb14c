"""Sixty initiatives, in a file of its own: no other year stands here."""

from django.urls import reverse
from tests.work.obligations.running import running_year

from sucharit.work.indicators.actions import bind_year
from sucharit.work.indicators.models import Binding

YEAR = ("donsukchai", 2569)


def get(client, name, *args, **query):
    return client.get(reverse(name, args=args), query)


def test_queries_do_not_grow(office, at, desk_of, django_assert_max_num_queries):
    bind_year(running_year(office, 60), by=at("planner"))
    browser = desk_of(office.users["planner"])
    for name, *more in (("indicator_year",), ("indicator_export", "csv")):
        with django_assert_max_num_queries(25):
            assert get(browser, name, *YEAR, *more).status_code == 200
    one = Binding.objects.filter(source="survey").first()
    with django_assert_max_num_queries(25):
        get(browser, "indicator", *YEAR, one.item_key)
