"""Signing in through accounts of the government: only by an address that an administrator entered."""

from types import SimpleNamespace

import pytest
from allauth.core.exceptions import ImmediateHttpResponse
from django.core.exceptions import ImproperlyConfigured

from sucharit.base.people import actions
from sucharit.base.people.signing_in import SocialAccountAdapter
from sucharit.config.openid import openid

pytestmark = pytest.mark.django_db


class Login:
    """What allauth hands over once the provider has answered."""

    def __init__(self, *addresses: tuple[str, bool], user=None, process="login") -> None:
        self.email_addresses = [SimpleNamespace(email=email, verified=verified) for email, verified in addresses]
        self.is_existing, self.user, self.state = user is not None, user, {"process": process}
        self.connected = None

    def connect(self, request, user) -> None:
        self.connected = user


@pytest.fixture
def planner(office):
    user = office.users["planner"]
    actions.change_user(
        user, by=office.officer("admin"), edition=user.edition, full_name=user.full_name, email=user.email,
        openid_email="Rattanaporn@gov.example",
    )  # fmt: skip
    user.refresh_from_db()
    return user


def refused(login: Login, rf) -> int:
    with pytest.raises(ImmediateHttpResponse) as caught:
        SocialAccountAdapter().pre_social_login(rf.get("/"), login)
    return caught.value.response.status_code


def test_the_address_that_was_entered_lets_in(planner, rf):
    login = Login(("rattanaporn@gov.example", True))
    SocialAccountAdapter().pre_social_login(rf.get("/"), login)
    assert login.connected == planner


def test_an_address_that_the_provider_has_not_verified_does_not(planner, rf):
    assert refused(Login(("rattanaporn@gov.example", False)), rf) == 403


def test_an_address_that_people_entered_themselves_does_not(planner, rf):
    assert refused(Login(("planner@donsukchai.example", True)), rf) == 403
    assert refused(Login(), rf) == 403
    assert refused(Login(("", True)), rf) == 403


def test_nobody_ties_another_account_to_themselves(planner, rf):
    assert refused(Login(("rattanaporn@gov.example", True), process="connect"), rf) == 403


def test_an_account_tied_before_is_let_in_only_while_the_address_stands(planner, office, rf):
    SocialAccountAdapter().pre_social_login(rf.get("/"), Login(("rattanaporn@gov.example", True), user=planner))
    assert refused(Login(("rattanaporn@gov.example", True), user=office.users["mayor"]), rf) == 403
    actions.change_user(
        planner, by=office.officer("admin"), edition=planner.edition, full_name=planner.full_name, email=planner.email,
        openid_email="",
    )  # fmt: skip
    assert refused(Login(("rattanaporn@gov.example", True), user=planner), rf) == 403


def test_without_an_issuer_there_is_no_address(client):
    assert client.get("/accounts/openid/openid/login/").status_code == 404


def test_the_environment_is_all_or_nothing(monkeypatch):
    assert openid() is None
    monkeypatch.setenv("SUCHARIT_OPENID_ISSUER", "https://idp.example.go.th/realm/")
    with pytest.raises(ImproperlyConfigured):
        openid()
    monkeypatch.setenv("SUCHARIT_OPENID_CLIENT", "sucharit")
    monkeypatch.setenv("SUCHARIT_OPENID_SECRET", "x")
    found = openid()
    assert (found.origin, found.issuer, found.name) == (
        "https://idp.example.go.th",
        "https://idp.example.go.th/realm",
        "บัญชีกลาง",
    )
    monkeypatch.setenv("SUCHARIT_OPENID_ISSUER", "http://idp.example.go.th")
    with pytest.raises(ImproperlyConfigured):
        openid()
