"""The contract of the API: what it answers, how it refuses, and that its own schema tells the truth."""

import jsonschema
import pytest
from tests.publishing.plans import adopted, draft_plan

from sucharit.publishing.portal import actions

pytestmark = pytest.mark.django_db
API = "/p/api/v1"
PLAN = f"{API}/plans/donsukchai/2566-2570"


@pytest.fixture(autouse=True)
def published(office):
    return actions.publish(adopted(draft_plan(office)), by=office.officer("planner"))


@pytest.fixture
def ask(client):
    def asked(address, status=200, **query):
        answer = client.get(address, query)
        assert answer.status_code == status, answer.content
        return answer.json()

    return asked


def test_who_has_published(ask):
    told = ask(f"{API}/organizations", q="ดอน", province="อุทัยธานี")
    assert told["count"] == 1
    assert told["items"][0]["code"] == "donsukchai"
    assert ask(f"{API}/organizations", q="ไม่มี")["items"] == []
    assert ask(f"{API}/organizations/donsukchai")["name"] == "องค์การบริหารส่วนตำบลดอนสุขใจ"


def test_plans(ask, published):
    told = ask(f"{API}/plans", organization="donsukchai", year=2568)
    assert told["items"][0]["digest"] == published.digest
    assert told["items"][0]["total_baht"] == "327500.00"
    assert ask(f"{API}/plans", year=2599)["count"] == 0
    assert ask(PLAN)["initiatives"] == 4


def test_initiatives_filtered_and_in_pages(ask):
    assert [one["seq"] for one in ask(f"{PLAN}/initiatives", dimension="1")["items"]] == [1, 2]
    assert [one["seq"] for one in ask(f"{PLAN}/initiatives", year=2567)["items"]] == [1, 4]
    assert [one["seq"] for one in ask(f"{PLAN}/initiatives", q="นิทาน")["items"]] == [2]
    page = ask(f"{PLAN}/initiatives", page=2, size=3)
    assert (page["count"], [one["seq"] for one in page["items"]]) == (4, [4])


def test_one_initiative_is_whole(ask):
    told = ask(f"{PLAN}/initiatives/1")
    assert told["amounts"][0] == {"fiscal_year": 2566, "baht": "20000"} or told["amounts"][0]["baht"] == "20000.00"
    assert told["steps"][0]["steps"][0]["text"] == "ประชุม"
    assert told["objective_codes"] == ["1.1.1"]


def test_money_by_dimension(ask):
    lines = {line["code"]: line for line in ask(f"{PLAN}/budget")}
    assert float(lines[""]["amounts"][0]["baht"]) == 65_500
    assert float(lines["3"]["amounts"][0]["baht"]) == 45_500
    assert lines["1"]["initiatives"] == 2


def test_faults_are_problems_in_two_languages(client):
    faults = (
        (f"{API}/organizations/nobody", 404), (f"{API}/plans/donsukchai/2599-2603", 404),
        (f"{PLAN}/initiatives/99", 404), (f"{PLAN}/initiatives?page=0", 422), (f"{PLAN}/initiatives?size=9999", 422),
        (f"{PLAN}/initiatives/x", 422), (f"{API}/plans?year=x", 422),
    )  # fmt: skip
    for address, status in faults:
        answer = client.get(address)
        told = answer.json()
        assert (answer.status_code, told["status"]) == (status, status), address
        assert answer["Content-Type"] == "application/problem+json"
        assert answer["Access-Control-Allow-Origin"] == "*"
        assert told["detail"]
        assert told["detail_en"]


def test_any_origin_may_read_and_nobody_write(client):
    assert client.get(PLAN)["Access-Control-Allow-Origin"] == "*"
    assert client.options(PLAN).status_code == 204
    for verb in (client.post, client.put, client.delete, client.patch):
        assert verb(PLAN).status_code == 405


def test_the_schema_tells_the_truth(ask):
    told = ask(f"{API}/openapi.json")
    assert set(told["paths"]) == {
        f"{API}/{path}" for path in (
            "organizations", "organizations/{organization}", "plans", "plans/{organization}/{span}",
            "plans/{organization}/{span}/initiatives", "plans/{organization}/{span}/initiatives/{seq}",
            "plans/{organization}/{span}/budget", "years", "years/{organization}/{fiscal_year}",
            "years/{organization}/{fiscal_year}/initiatives", "years/{organization}/{fiscal_year}/indicators",
            "documents", "published",
        )
    }  # fmt: skip
    for address, name in ((PLAN, "PlanShape"), (f"{PLAN}/initiatives/1", "InitiativeWhole"), (f"{API}/plans", "Plans")):
        jsonschema.validate(ask(address), {"$ref": f"#/components/schemas/{name}", "components": told["components"]})


def test_the_documentation_is_a_page(client):
    page = client.get(f"{API}/docs/").content.decode()
    assert "/p/api/v1/plans/{organization}/{span}/initiatives" in page
    assert "<script src=" not in page.replace('<script src="/static/', "")
