"""Thai first, whatever the computer was set up in; another language is a choice."""

import pytest

SIGN_IN = "/accounts/login/"


@pytest.mark.django_db
def test_an_english_computer_gets_thai(client):
    answer = client.get(SIGN_IN, headers={"Accept-Language": "en-US,en;q=0.9"})
    assert answer["Content-Language"] == "th"
    assert "Accept-Language" not in answer.get("Vary", "")


@pytest.mark.django_db
def test_a_choice_is_kept_and_nonsense_is_not(client):
    client.post("/language/", {"language": "en", "next": SIGN_IN})
    assert client.get(SIGN_IN)["Content-Language"] == "en"
    client.post("/language/", {"language": "xx", "next": SIGN_IN})
    assert client.get(SIGN_IN)["Content-Language"] in ("th", "en")


@pytest.mark.django_db
def test_a_choice_never_leads_outside(client):
    assert client.post("/language/", {"language": "en", "next": "https://evil.example/"})["Location"] == "/"
