"""A survey of อบต.ดอนสุขใจ, open; a public browser; a box that can be filled."""

import datetime
from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from sucharit.office.demonstration.people import Cast
from sucharit.work.surveys import rates
from sucharit.work.surveys.actions import building, running
from sucharit.work.surveys.actions.receiving import Given, receive
from sucharit.work.surveys.models import Survey
from sucharit.work.surveys.ready import form_called

TODAY = datetime.date(2026, 3, 2)
OFFICE = "/o/donsukchai/surveys/"
DOOR = "/p/donsukchai/surveys/"


@pytest.fixture(autouse=True)
def the_day(settings: Any) -> None:
    settings.TODAY = TODAY.isoformat()
    rates.forget()


@pytest.fixture
def made(office: Cast) -> Callable[..., Survey]:
    """A survey from a ready form, with other settings; opened unless it is to stay a draft."""

    def one(key: str = "service_point", *, draft: bool = False, who: str = "planner", **fields: Any) -> Survey:
        by = office.officer(who)
        unit = None if who == "planner" else office.units["clerk"]
        row = building.make_survey(by=by, form=form_called(key), unit=unit)
        if fields:
            row = building.change_survey(row, by=by, fields=fields)
        return row if draft else running.open_survey(row, by=by)

    return one


def given(face: int = 5, words: str = "", mark: str = "", **more: Any) -> Given:
    """A sheet of the form of a service point."""
    return Given({"q1": face, **more}, {"q2": words} if words else {}, mark)


def filled(survey: Survey, count: int, face: int = 5, door: str = "link") -> None:
    """So many people answer, each alone."""
    for _one in range(count):
        receive(survey, [given(face)], door)


def marked(browser: Client, survey: Survey, query: str = "") -> str:
    """The mark of a form that was opened."""
    page = browser.get(f"{DOOR}{survey.code}/{query}").content.decode()
    return page.split('name="mark" value="')[1].split('"')[0]
