"""The chain followed both ways: from each risk of the demonstration to a published item and its score, and back."""

import re
import uuid
from collections.abc import Iterator
from dataclasses import dataclass, field
from html import unescape

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from pytest_django.plugin import DjangoDbBlocker
from tests.standing import standing

from sucharit.base.people.gate import Officer
from sucharit.core.fiscal import FiscalYear
from sucharit.core.indicators import Verdict
from sucharit.office.chain.queries import chain_of_initiative
from sucharit.office.chain.stations import At
from sucharit.office.chain.table import table_for
from sucharit.office.demonstration import chain, plans, risks, year
from sucharit.office.demonstration.ita import improvements, scores
from sucharit.office.demonstration.people import Cast
from sucharit.office.demonstration.surveys import one_for_all
from sucharit.publishing.disclosure.actions import copy_checklist, make_checklist, pull_published
from sucharit.publishing.disclosure.models import ChecklistItem, ChecklistYear
from sucharit.publishing.portal import actions as portal
from sucharit.publishing.portal.years.actions import publish_year
from sucharit.publishing.reports.actions import begin_report
from sucharit.publishing.reports.models import ReportSection
from sucharit.work.assessments.models import Improvement
from sucharit.work.evidence.models import Evidence
from sucharit.work.indicators.actions import bind_year
from sucharit.work.indicators.models import Binding
from sucharit.work.indicators.queries import judgements_for
from sucharit.work.information.models import Suggestion
from sucharit.work.information.registers import SUGGESTIONS
from sucharit.work.plans.models import Initiative
from sucharit.work.progress.actions import record_activity
from sucharit.work.progress.models import Activity
from sucharit.work.publications.actions import record_publications
from sucharit.work.publications.models import Channel, Publication
from sucharit.work.risks.models import Risk
from sucharit.work.shelf.actions import add, bind_measure, link_initiatives, withdraw
from sucharit.work.shelf.linked import standings_of
from sucharit.work.surveys.models import Survey
from sucharit.work.years.models import YearInitiative, YearPlan

STATION = re.compile(
    r'<li class="chain-station[^"]*" data-chain="(\w+)"[^>]*>(.*?)</li>\s*(?=<li class="chain-sta|</ol>)', re.S
)
LINK = re.compile(r'<a href="([^"]+)"')
MOST_QUERIES = 25


@pytest.fixture(scope="module")
def built(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """Once for this file."""
    with standing(django_db_blocker) as office:
        lived(office)
        yield


@pytest.fixture
def town(built: None, office: Cast) -> Cast:
    return office


def lived(office: Cast) -> None:
    """อบต.ดอนสุขใจ with a chain in this year: risks, links, a running year, work, proof, promises, a report, scores."""
    register = risks.last_and_this_year(office)
    adopted = plans.adopted_plan(office, register)
    chain.linked(office, adopted)
    planner = office.officer("planner")
    this = FiscalYear.of(planner.today).value
    running = year._this_year(office, adopted, this)
    for row in running.initiatives.filter(seq__in={seq for places in chain.CARRIED.values() for seq in places}):
        record_activity(row, by=planner, title=f"ประชุม {row.seq}", held_on=planner.today, people=20)
        link_initiatives(add(SUGGESTIONS, by=planner, fields=heard(planner, row.seq)), by=planner, keys=[row.key])
    chain.proved(office, running)
    bind_year(running, by=planner)
    chain.told_under(office, running)
    begin_report("round-6", this, by=planner)
    begin_report("integrity", this, by=planner)
    improvements(office, scores(office, this + 1))
    make_checklist(2569, by=planner)


def heard(by: Officer, n: int) -> dict[str, object]:
    """What someone said in a box, as its register asks for it."""
    return {"given_on": by.today, "kind": "idea", "channel": "box", "words": f"ข้อเสนอแนะที่ {n}"}


def opened(cast: Cast, username: str) -> Client:
    client = Client()
    client.force_login(cast.users[username], backend="django.contrib.auth.backends.ModelBackend")
    return client


@dataclass
class Walker:
    """Someone who reads pages and clicks links of their strips; a page is opened once."""

    client: Client
    seen: dict[str, dict[str, list[str]]] = field(default_factory=dict)

    def links(self, url: str) -> dict[str, list[str]]:
        """Station > the addresses in the strip that the page at `url` fetches as a browser does."""
        if url not in self.seen:
            page = self.client.get(url)
            assert page.status_code == 200, url
            part = re.search(r'hx-get="([^"]+/chain/[^"]+)"', page.content.decode())
            assert part, f"no chain on {url}"
            told = STATION.findall(self.client.get(part[1]).content.decode())
            self.seen[url] = {at: [] if "chain-gap" in body else LINK.findall(unescape(body)) for at, body in told}
        return self.seen[url]

    def way(self, url: str, stations: list[At]) -> list[str]:
        """The pages along these stations, one click each; where a branch ends the next is taken. [] for no way."""
        if not stations:
            return [url]
        for link in self.links(url)[stations[0]]:
            if rest := self.way(link, stations[1:]):
                return [url, *rest]
        return []


def test_from_each_risk_to_its_score_and_back_in_one_click_a_link(town: Cast):
    walker, code = Walker(opened(town, "planner")), town.organization.code
    found = Risk.objects.filter(register__organization=town.organization, removed_at=None, register__state="draft")
    starts = [reverse("risk", args=[code, risk.register.fiscal_year, risk.seq]) for risk in found]
    assert len(starts) == 7
    for start in starts:
        there = walker.way(start, list(At)[1:])
        assert len(there) - 1 == 9  # clicks between ten stations
        back = walker.way(there[-1], list(At)[-2::-1])
        assert len(back) - 1 == 9 and back[-1] in starts


def part(client: Client, cast: Cast, subject: str, pk: int) -> str:
    answer = client.get(reverse("chain_part", args=[cast.organization.code, subject, pk]))
    assert answer.status_code == 200, subject
    return answer.content.decode()


def records(cast: Cast) -> dict[str, int]:
    """One record of each kind that has a strip."""
    ours = {"organization": cast.organization}
    return {
        "risk": Risk.objects.filter(register__organization=cast.organization, register__state="draft").first(),
        "initiative": Initiative.objects.filter(plan__organization=cast.organization, seq=3).first(),
        "year-initiative": YearInitiative.objects.filter(year_plan__organization=cast.organization, seq=3).first(),
        "activity": Activity.objects.filter(year_initiative__seq=3).first(),
        "entry-suggestions": Suggestion.objects.filter(**ours).first(),
        "evidence": Evidence.objects.filter(uses__subject__startswith="progress.activity", **ours).first(),
        "indicator": Binding.objects.filter(section="output", **ours).first(),
        "section": ReportSection.objects.exclude(initiative_key=None)
        .filter(report__organization=cast.organization)
        .first(),
        "publication": Publication.objects.filter(**ours).first(),
        "improvement": Improvement.objects.filter(assessment__organization=cast.organization).first(),
        "item": ChecklistItem.objects.filter(checklist__organization=cast.organization, number="O23").first(),
    }


def test_it_says_plainly_what_is_missing_and_where_it_is_made(town: Cast, django_assert_max_num_queries):
    client = opened(town, "planner")
    for subject, row in records(town).items():
        with django_assert_max_num_queries(MOST_QUERIES):
            assert part(client, town, subject, row.pk).count('class="chain-station') == 10, subject
    bare = Initiative.objects.get(plan__organization=town.organization, seq=1)
    told = part(client, town, "initiative", bare.pk)
    assert "ยังไม่ผูกกับความเสี่ยงใด" in told
    assert reverse("initiative_controls", args=[town.organization.code, bare.plan_id, 1]) in told
    assert "ยังไม่มีหลักฐาน" in told and "ยังไม่มีกิจกรรมที่บันทึก" in told
    row = YearInitiative.objects.get(year_plan__organization=town.organization, seq=1)
    assert reverse("activity_add", args=[town.organization.code, row.year_plan.fiscal_year, 1]) in told
    assert (
        client.get(reverse("activity_add", args=[town.organization.code, row.year_plan.fiscal_year, 1])).status_code
        == 200
    )
    whole = client.get(reverse("chain_initiative", args=[town.organization.code, bare.key]))
    assert "ยังขาด" in whole.content.decode()


def test_an_entry_leads_to_its_risk_and_to_what_its_register_is_counted_for(town: Cast):
    walker, code, by = Walker(opened(town, "planner")), town.organization.code, town.officer("planner")
    row = Suggestion.objects.filter(organization=town.organization).first()
    sheet = reverse("register_entry", args=[code, "suggestions", row.pk])
    assert walker.way(sheet, [At.INITIATIVE, At.RISK]), "entry > initiative > risk"
    promise = Binding.objects.filter(organization=town.organization, section="outcome").first()
    bind_measure(SUGGESTIONS, "treated", promise, by=by)
    loose = add(SUGGESTIONS, by=by, fields=heard(by, 99))
    told = part(walker.client, town, "entry-suggestions", loose.pk)
    assert "ยังไม่ผูกกับโครงการใด" in told and reverse("register_link", args=[code, "suggestions", loose.pk]) in told
    page = reverse("indicator", args=[code, promise.fiscal_year, promise.item_key])
    assert page in told, "no initiative, and yet it counts"
    back = walker.links(page)[At.ENTRY]
    assert reverse("register_statistics", args=[code, "suggestions"]) in back[0]
    assert walker.client.get(reverse("chain", args=[code, "entry-nothing", row.pk])).status_code == 404


def test_nobody_sees_in_a_strip_what_they_may_not_open(town: Cast, neighbour: Cast):
    rows, code = records(town), town.organization.code
    stranger, council = opened(neighbour, "neighbour-planner"), opened(town, "council")
    for subject, row in rows.items():
        if row is not None:
            assert stranger.get(reverse("chain_part", args=[code, subject, row.pk])).status_code == 404
            own = reverse("chain_part", args=[neighbour.organization.code, subject, row.pk])
            assert stranger.get(own).status_code == 404, subject
    assert council.get(reverse("chain_part", args=[code, "risk", rows["risk"].pk])).status_code == 404
    assert council.get(reverse("chain_part", args=[code, "section", rows["section"].pk])).status_code == 404
    Evidence.objects.filter(organization=town.organization).update(personal=True, title="ภาพคนที่จำได้")
    told = part(council, town, "year-initiative", rows["year-initiative"].pk)
    assert 'data-chain="risk"' not in told and "ภาพคนที่จำได้" not in told and "/reports/" not in told
    walker = Walker(council)
    links = [
        one
        for at in walker.links(
            reverse("year_initiative", args=[code, rows["year-initiative"].year_plan.fiscal_year, 3])
        ).values()
        for one in at
    ]
    assert links and all(council.get(one).status_code == 200 for one in links)


def test_what_is_no_record_has_no_chain(town: Cast):
    client, code = opened(town, "planner"), town.organization.code
    for subject, pk in (("risk", 999999), ("nothing", 1), ("ita", 256999), ("ita", 1)):
        assert client.get(reverse("chain", args=[code, subject, pk])).status_code == 404
    assert client.get(reverse("chain_initiative", args=[code, uuid.uuid4()])).status_code == 404


def test_the_table_of_a_year_says_where_chains_break(town: Cast, django_assert_max_num_queries):
    client, code = opened(town, "planner"), town.organization.code
    this = FiscalYear.of(town.officer("planner").today).value
    assert client.get(reverse("chain_list", args=[code])).headers["Location"] == reverse(
        "chain_year", args=[code, this]
    )
    with django_assert_max_num_queries(MOST_QUERIES):
        told = client.get(reverse("chain_year", args=[code, this]))
    table = told.context["table"]
    assert table.count == len(table.lines) == 32
    lacking = {key: n for key, _name, n in table.columns}
    linked = {seq for places in chain.CARRIED.values() for seq in places}
    assert lacking["risk"] == 32 - len(linked) and lacking["indicator"] == 0
    only = client.get(reverse("chain_year", args=[code, this]), {"gap": "evidence"}).context["table"]
    assert len(only.lines) == lacking["evidence"] and all(dict(line.cells)["หลักฐาน"] == 0 for line in only.lines)
    assert client.get(reverse("chain_year", args=[code, this + 1])).status_code == 404


def test_the_table_counts_as_published_what_the_strip_of_each_initiative_counts(town: Cast):
    planner = town.officer("planner")
    year_plan = YearPlan.objects.get(organization=town.organization)
    row = year_plan.initiatives.get(seq=5)
    channel = Channel.objects.create(organization=town.organization, name="เว็บไซต์", online=True)
    record_publications(
        year_plan,
        by=planner,
        channels=[channel],
        addresses={channel.pk: "https://donsukchai.go.th/5"},
        title="ผลของโครงการที่ 5",
        published_on=planner.today,
        keys=[row.key],
        document="ประกาศ",
    )
    portal.publish(year_plan.plan, by=planner)
    publish_year(year_plan, by=planner)
    old = ChecklistYear.objects.get(organization=town.organization, fiscal_year=2569, kind="oit")
    assert pull_published(copy_checklist(old, year_plan.fiscal_year, by=planner), by=planner) > 1

    def counted() -> list[int]:
        return [dict(line.cells)["สิ่งที่เผยแพร่"] for line in table_for(planner, year_plan).lines]

    def of_strips() -> list[int]:
        keys = year_plan.initiatives.order_by("seq").values_list("key", flat=True)
        chains = [chain_of_initiative(planner, key, year_plan.fiscal_year) for key in keys]
        return [next(one.found.total for one in told.stations if one.at is At.PUBLISHED) for told in chains]

    assert counted() == of_strips()
    assert min(counted()) > 0 and counted()[4] == min(counted()) + 1


def test_more_records_cost_no_more_queries(town: Cast):
    client, planner = opened(town, "planner"), town.officer("planner")
    row = YearInitiative.objects.get(year_plan__organization=town.organization, seq=3)
    url = reverse("chain_part", args=[town.organization.code, "year-initiative", row.pk])

    def asked() -> int:
        with CaptureQueriesContext(connection) as queries:
            client.get(url)
        return len(queries)

    asked()
    before = asked()
    for number in range(60):
        record_activity(row, by=planner, title=f"ประชุมครั้งที่ {number}", held_on=planner.today, people=9)
    assert asked() == before
    told = client.get(url).content.decode()
    assert "และอีก" in told and told.count("ประชุมครั้งที่") == 40  # the rest is counted, not shown


def test_the_page_of_an_initiative_counts_its_entries_by_state(town: Cast, neighbour: Cast):
    client, code, by = opened(town, "planner"), town.organization.code, town.officer("planner")
    row = YearInitiative.objects.select_related("year_plan").get(year_plan__organization=town.organization, seq=3)
    year = row.year_plan.fiscal_year
    pages = (
        reverse("year_initiative", args=[code, year, 3]), reverse("progress_initiative", args=[code, year, 3]),
        reverse("initiative", args=[code, row.year_plan.plan_id, 3]), reverse("chain_initiative", args=[code, row.key]),
    )  # fmt: skip
    at = reverse("register_initiative_part", args=[code, row.key])
    assert all(f'hx-get="{at}' in client.get(page).content.decode() for page in pages)
    second = add(SUGGESTIONS, by=by, fields=heard(by, 50))
    link_initiatives(second, by=by, keys=[row.key])
    assert [(one.count, dict(one.states)) for one in standings_of(by, row.key, year)] == [(2, {"new": 2})]
    assert "ข้อเสนอแนะของประชาชน" in client.get(at).content.decode()
    whole = client.get(reverse("register_initiative", args=[code, row.key]), {"year": year}).content.decode()
    assert reverse("register_entry", args=[code, "suggestions", second.pk]) in whole
    withdraw(second, by=by, reason="บันทึกซ้ำ")
    assert [one.count for one in standings_of(by, row.key, year)] == [1], "a withdrawn entry does not count"
    assert standings_of(by, row.key, year - 1) == []
    stranger = opened(neighbour, "neighbour-planner")
    assert stranger.get(at).status_code == 404
    assert stranger.get(reverse("register_initiative", args=[neighbour.organization.code, row.key])).status_code == 404


def test_seven_initiatives_that_promise_eighty_percent_are_judged_from_one_survey(town: Cast):
    by, code = town.officer("planner"), town.organization.code
    survey = one_for_all(by)
    assert survey is not None and survey.answered == survey.sheets.count() == 60, "sixty people, a sheet each"
    assert Survey.objects.filter(organization=town.organization).count() == 1 and not survey.invitations.exists()
    told = [
        one for one in judgements_for(by, survey.fiscal_year)
        if one.binding.source == "survey" and one.measure.threshold == 80
    ]  # fmt: skip
    assert len({one.binding.initiative_key for one in told}) == 7
    assert {one.verdict for one in told} == {Verdict.MET, Verdict.NOT_MET}, "each by what was said of it"
    client = opened(town, "planner")
    for one in told:
        assert one.observed.of == 60 and one.observed.pieces == 60
        assert survey.title in one.observed.detail and "ระดับ 4 จาก 5" in one.observed.detail, "one survey, its rule"
        page = client.get(reverse("indicator", args=[code, survey.fiscal_year, one.binding.item_key])).content.decode()
        assert one.value_words.startswith(f"{one.observed.part:f} จาก 60 (ร้อยละ") and one.value_words in page
        assert "ผู้ตอบ 60 คน" in page
        assert survey.title in page and "ร้อยละ 80" in page
