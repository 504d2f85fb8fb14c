"""Requests that no page of ours would send: forged, without a token, to the wrong host, with impossible numbers."""

import re
from urllib.parse import urljoin, urlsplit

import pytest
from django.test import Client, override_settings
from django.urls import NoReverseMatch, reverse
from tests.hostile.world import World, shut
from tests.house.addresses import Address, addresses

from sucharit.base.people.models import User
from sucharit.base.people.roles import GRANTS, Role

pytestmark = pytest.mark.django_db
ALL = addresses()
#: Beyond every integer of a database, of Python's own patience with digits, below zero, and no digits of ASCII.
NUMBERS = ["9223372036854775808", "9" * 5000, "-1", "๑", "²", "1.0", "0x1", "1e3", "%00", "%ff%fe"]
SHORT_NUMBERS = [number for number in NUMBERS if len(number) < 100]
EXAMPLES = {
    "organization": "donsukchai",
    "kind": "order",
    "format": "pdf",
    "register": "order",
    "part": "facts",
    "step": "units",
    "key": "00000000-0000-0000-0000-000000000001",
    "digest": "0" * 64,
    "span": "2566-2570",
    "username": "clerk",
    "verb": "disable",
    "token": "x",
}


def filled(address: Address, **given: str) -> str:
    """The address with something in each place."""
    try:
        return reverse(address.name, kwargs={name: (EXAMPLES | given).get(name, 1) for name in address.arguments})
    except NoReverseMatch:
        return "/" + re.sub(r"<[^>]*>|\(\?P<[^)]*\)", "1", address.pattern.replace("<slug:organization>", "donsukchai"))


COOKIELESS = (
    "/p/donsukchai/complaints/", "/p/donsukchai/surveys/", "/s/donsukchai/", "/p/donsukchai/requests/",
    "/p/donsukchai/gatherings/", "/p/donsukchai/participation/", "/p/donsukchai/information/",
)  # fmt: skip


def allowed(where: str) -> tuple[int, ...]:
    """Doors that set no cookie carry a signed token in the form itself and refuse a form without it with 422; a list
    that is closed is gone (410). Leaving one's own case changes nothing but the browser's own cookie."""
    if where in ("/p/donsukchai/complaints/case/leave/", "/p/donsukchai/requests/case/leave/"):
        return (302,)
    return (403, 404, 405, 410, 422) if where.startswith(COOKIELESS) else (403, 404, 405)


@pytest.mark.parametrize("signed_in", [True, False], ids=["somebody", "nobody"])
def test_no_address_takes_a_form_without_its_token(whole_world: World, signed_in: bool):
    """Every address of the configuration, as who could do most with it and as nobody."""
    planner, admin = (whole_world.browser(one, enforce_csrf_checks=True) for one in ("planner", "admin"))
    own = {can.value for can in GRANTS[Role.ADMINISTRATOR] - GRANTS[Role.PLAN_OFFICER]}
    nobody = Client(enforce_csrf_checks=True)
    client = {one: nobody if not signed_in else admin if one.gate in own else planner for one in ALL}
    answers = {filled(one): client[one].post(filled(one), {"x": "1"}).status_code for one in ALL}
    assert {where: status for where, status in answers.items() if status not in allowed(where)} == {}
    gated = [filled(one) for one in ALL if one.gate not in ("public", "")]
    assert {answers[where] for where in gated} <= {403, 404}


def test_a_refused_form_says_how_to_go_on_in_thai_and_loses_no_page(whole_world: World):
    client = whole_world.browser("planner", enforce_csrf_checks=True)
    answer = client.post(reverse("plan_new", args=["donsukchai"]), {"title": "ก"})
    assert answer.status_code == 403
    assert "โปรด" in answer.content.decode()


@pytest.mark.parametrize("number", NUMBERS, ids=lambda number: number[:12])
def test_impossible_numbers_in_an_address_are_not_found(whole_world: World, number: str):
    planner, nobody = whole_world.browser("planner"), Client(raise_request_exception=False)
    for where in (
        "plans/{}/",
        "plans/{}/initiatives/{}/",
        "documents/{}/",
        "intake/{}/",
        "intake/{}/parts/{}/",
        "risks/{}/",
        "risks/2570/{}/",
        "evidence/{}/",
        "documents/registers/order/{}/",
        "plans/{}-{}/",
        "publishing/plans/{}/",
        "notices/{}/",
    ):
        answer = planner.get("/o/donsukchai/" + where.replace("{}", number))
        assert answer.status_code in (400, 404, 405), where
    for where in (
        "p/donsukchai/plans/{}/",
        "p/donsukchai/plans/2566-2570/initiatives/{}/",
        "p/api/v1/plans/donsukchai/{}",
        "p/donsukchai/documents/order-{}-{}.pdf",
    ):
        assert nobody.get("/" + where.replace("{}", number)).status_code in (400, 404, 422), where


ASKED = [*SHORT_NUMBERS, "9" * 400, "%ED%A0%80", "%00", "a" * 3000, "[]", "*", "None"]
#: What chooses among the rows, and what only arranges them: the second is asked of lists that are full, too.
CHOOSING = ("q", "state", "year", "unit", "kind")
ARRANGING = ("page", "sort", "show", "cell", "tab")


@pytest.mark.parametrize("names", [ARRANGING, CHOOSING + ARRANGING], ids=["arranging", "both"])
@pytest.mark.parametrize("turn", range(len(ASKED)))
def test_impossible_questions_are_answered_as_none(whole_world: World, names: tuple[str, ...], turn: int):
    """Each of these in each of those: every one has another in each turn, and all stand in one question."""
    planner = whole_world.browser("planner")
    question = "&".join(f"{name}={ASKED[(turn + place) % len(ASKED)]}" for place, name in enumerate(names))
    for where in (
        "plan_list",
        "document_list",
        "intake_list",
        "risk_register_list",
        "approval_list",
        "notice_list",
        "search",
    ):
        assert planner.get(f"{reverse(where, args=['donsukchai'])}?{question}").status_code == 200, where
    nobody = Client(raise_request_exception=False)
    for where in ("/p/", "/p/donsukchai/", "/p/feed.atom"):
        assert nobody.get(f"{where}?{question}").status_code == 200, where
    for where in ("/p/api/v1/organizations", "/p/api/v1/plans"):  # refuses the first that it does not understand
        for one in question.split("&") if names != ARRANGING else ():  # the longer question has the same ones
            assert nobody.get(f"{where}?{one}").status_code in (200, 404, 422), where


PAGES = [
    "/",
    "/p/",
    "/p/donsukchai/",
    "/accounts/login/",
    "/health/",
    "/robots.txt",
    "/p/catalog.jsonld",
    "/p/api/v1/docs/",
    "/nowhere/",
    "/o/donsukchai/",
    "/o/nobody/",
    "/p/nobody/",
    "/setup/",
    "/accounts/password/reset/",
]


@pytest.mark.parametrize("where", PAGES)
def test_every_answer_carries_the_policies(whole_world: World, where: str):
    """Pages, errors and files alike, for nobody and for somebody."""
    for client in (Client(raise_request_exception=False), whole_world.browser("planner")):
        answer = client.get(where)
        policy = answer["Content-Security-Policy"]
        assert "script-src 'self'" in policy, where
        assert "unsafe" not in policy
        assert "frame-ancestors 'none'" in policy
        assert answer["X-Frame-Options"] == "DENY"
        assert answer["X-Content-Type-Options"] == "nosniff"
        assert answer["Referrer-Policy"] == "same-origin"


def test_a_page_has_nothing_that_the_policy_would_stop(whole_world: World):
    """No script or style inside a page, no handler, no address of another house."""
    inline = re.compile(
        r"<script(?![^>]*\b(src|application/(ld\+)?json))|<style|\son\w+=|\sstyle=|javascript:", re.IGNORECASE
    )
    for username, pages in (("planner", whole_world.pages_of("planner")), ("admin", whole_world.pages_of("admin"))):
        for where, page in pages.items():
            assert (found := inline.search(page.text)) is None, f"{username} {where}: {found}"


def test_files_of_the_office_never_run(whole_world: World):
    planner = whole_world.browser("planner")
    files = [
        where for where in whole_world.links_of("planner") if re.search(r"(file/?|original/|\.(pdf|xlsx|json))$", where)
    ]
    assert len(files) > 3
    for where in files:
        answer = planner.get(where)
        shut(answer)
        if answer.status_code == 200 and "html" not in answer["Content-Type"]:
            assert answer["X-Content-Type-Options"] == "nosniff", where
            assert "default-src" in answer["Content-Security-Policy"], where
            ours = where.endswith(
                "/book.pdf"
            )  # drawn by this system at this moment: it may be looked at in the browser
            assert ours or "attachment" in answer.get("Content-Disposition", "attachment"), where


@pytest.mark.parametrize(
    "host", ["evil.example", "localhost.evil.example", "localhost:80@evil.example", "", "[::1", "a b"]
)
def test_another_host_is_refused(host: str):
    for where in ("/p/", "/accounts/login/", "/accounts/password/reset/"):
        assert Client(raise_request_exception=False).get(where, headers={"host": host}).status_code == 400


def test_a_link_to_a_password_never_names_the_asking_host(whole_world: World):
    from sucharit.base.people.links import password_link

    with override_settings(ADDRESS="https://integrity.example"):
        assert password_link(whole_world.user("planner")).startswith("https://integrity.example/")


@pytest.mark.parametrize(
    "next_",
    [
        "https://evil.example/",
        "//evil.example",
        "/\\evil.example",
        "\\\\evil.example",
        "javascript:alert(1)",
        "https:evil.example",
        "\thttps://evil.example",
        "http:///evil.example",
        "@evil.example",
        "%0d%0aX:1",
    ],
)
def test_nobody_is_led_out_of_the_house(whole_world: World, next_: str):
    user = User.objects.get(username="planner")  # a row of its own: the world's planner stays as the others know them
    user.set_password("ผ่าน-7654321-ยาว")
    user.save()
    client = Client(raise_request_exception=False)
    told = {"login": "planner", "password": "ผ่าน-7654321-ยาว", "next": next_}
    for answer in (
        client.post("/accounts/login/", told),
        client.post("/me/digits/", {"digits": "thai", "next": next_}),
        client.get("/me/second-factor/", {"next": next_}),
        client.post("/accounts/logout/", {"next": next_}),
    ):
        assert answer.status_code in (302, 303), answer.status_code
        led = urlsplit(urljoin("http://testserver/accounts/login/", answer["Location"].replace("\\", "/")))
        assert (led.scheme, led.netloc) == ("http", "testserver"), answer["Location"]


@pytest.mark.parametrize(
    "headers",
    [
        {"accept": "\x00", "range": "bytes=0-999999999999999999999", "if-none-match": "W/" + '"x",' * 2000},
        {"range": "bytes=-9", "if-none-match": "*", "if-modified-since": "yesterday", "accept-language": "x" * 5000},
        {"range": "bytes=9-1,,,", "accept-encoding": "br;q=9", "if-none-match": '"', "hx-request": "true"},
        {
            "hx-current-url": "https://evil.example/\r\nx",
            "hx-request": "true",
            "referer": "\\\\evil",
            "cookie": "sessionid=\x7f; =",
        },
    ],
)
def test_strange_headers_change_nothing(whole_world: World, headers: dict[str, str]):
    for client in (Client(raise_request_exception=False), whole_world.browser("planner")):
        for where in (*PAGES, "/p/donsukchai/plans/2566-2570/plan.json", "/p/donsukchai/sitemap.xml"):
            for method in ("get", "head", "options"):
                answer = getattr(client, method)(where, headers=headers)
                assert answer.status_code < 500, f"{method} {where}"
                assert "evil" not in answer.get("Location", "")


def test_other_methods_do_nothing(whole_world: World):
    """HEAD and OPTIONS answer; PUT, PATCH, DELETE and TRACE write nothing."""
    before, planner = whole_world.deeds(), whole_world.browser("planner")
    for one in ALL:
        for method in ("head", "options", "put", "patch", "delete", "trace"):
            answer = getattr(planner, method)(filled(one))
            shut(answer)
            assert answer.status_code < 500, f"{method} {one.pattern}"
            refused = 405 if method in ("put", "patch", "delete", "trace") else None
            assert refused in (None, answer.status_code), f"{method} {one.pattern} {answer.status_code}"
    assert whole_world.deeds() == before
