"""What goes out of a register bears name and position of who signs, of the day that it is of."""

import datetime
from types import SimpleNamespace
from typing import Any

import pytest

from sucharit.core.papers.paper import Signature
from sucharit.office.demonstration.people import Cast
from sucharit.work.agreements.papers import _signs
from sucharit.work.conduct import papers as conduct
from sucharit.work.gatherings import letters
from sucharit.work.honours import papers as honours
from sucharit.work.shelf import certificates

DAY = datetime.date(2026, 3, 2)


def last(blocks: Any) -> tuple[str | None, str]:
    found = [one for one in blocks if isinstance(one, Signature)][-1]
    return found.name, str(found.position[0])


@pytest.fixture
def given(monkeypatch: pytest.MonkeyPatch) -> list[Any]:
    """The papers that would be written."""
    papers: list[Any] = []
    for module in (certificates, honours):
        monkeypatch.setattr(module, "paper_file", lambda paper, *_rest: papers.append(paper))
    return papers


def test_certificates_announcements_letters_and_reports_name_the_chief(office: Cast, given: list[Any]):
    by = office.officer("planner", DAY)
    chief = (office.users["mayor"].full_name, "นายกองค์การบริหารส่วนตำบลดอนสุขใจ")
    page = certificates.Certificate("นายหนึ่ง", "", ())
    certificates.certificates_file(by, [page], "pdf", kind="k", title="ท", opening="ให้", given_on=DAY, name="n")
    honour: Any = SimpleNamespace(committee="", number=1, fiscal_year=2569)
    honours._announcement(by, honour, "pdf", "ผล", [], [], DAY, "result")
    report = conduct.GiftReport(2569, ())
    told = [*given, SimpleNamespace(blocks=letters._page(by, "ผู้รับ", "เชิญ", "ด้วย")), conduct._paper(by, report)]
    assert [last(one.blocks) for one in told] == [chief] * 4
    assert _signs(office.positions["clerk"], DAY).name == office.users["clerk"].full_name
    assert _signs(office.positions["clerk"], datetime.date(1990, 1, 1)).name is None, (
        "nobody held it: a line to write on"
    )
