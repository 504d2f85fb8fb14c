"""What an operator mistypes: each variable's nonsense is refused with a sentence that names it."""

import re
from pathlib import Path

import pytest
from django.core.exceptions import ImproperlyConfigured

from sucharit.config import environment
from sucharit.config.openid import openid

ROOT = Path(__file__).resolve().parents[2]
#: As config/settings.py asks for them.
ASKED = {
    "SUCHARIT_HTTPS": lambda: environment.flag("SUCHARIT_HTTPS", default=True),
    "SUCHARIT_FILE_BYTES": lambda: environment.whole("SUCHARIT_FILE_BYTES", default=64, least=1, most=2 * 1024**3),
    "SUCHARIT_HOSTS": lambda: environment.hosts("SUCHARIT_HOSTS", default="localhost"),
    "SUCHARIT_ADDRESS": lambda: environment.address("SUCHARIT_ADDRESS", default="http://localhost:8000"),
    "SUCHARIT_TRUSTED_ORIGINS": lambda: environment.origins("SUCHARIT_TRUSTED_ORIGINS"),
    "SUCHARIT_MAIL_FROM": lambda: environment.mail_address("SUCHARIT_MAIL_FROM", default="sucharit@localhost"),
    "SUCHARIT_MAIL_PASSWORD": lambda: environment.text("SUCHARIT_MAIL_PASSWORD"),
    "SUCHARIT_HOME": environment.home,
    "SUCHARIT_SECRET_KEY": lambda: environment.secret_key(Path("/nowhere")),
    "DATABASE_URL": lambda: environment.database(Path("/nowhere"), seconds=60),
    "SUCHARIT_OPENID_ISSUER": openid,
}
GOOD = {
    "SUCHARIT_HTTPS": {"1": True, " ON ": True, "no": False, "": False},
    "SUCHARIT_FILE_BYTES": {"1024": 1024, " 7 ": 7},
    "SUCHARIT_HOSTS": {
        "integrity.example.go.th": ["integrity.example.go.th"],
        "a.example, 127.0.0.1,[::1]": ["a.example", "127.0.0.1", "[::1]"],
        ".example.go.th": [".example.go.th"], "*": ["*"],
    },
    "SUCHARIT_ADDRESS": {
        "https://integrity.example.go.th/": "https://integrity.example.go.th", "http://127.0.0.1:8000": "http://127.0.0.1:8000",
        "http://[::1]:8000": "http://[::1]:8000",
    },
    "SUCHARIT_TRUSTED_ORIGINS": {"": [], "https://a.example,https://*.b.example": ["https://a.example", "https://*.b.example"]},
    "SUCHARIT_MAIL_FROM": {
        "": "sucharit@localhost", "อบต.ดอนสุขใจ <saraban@example.go.th>": "อบต.ดอนสุขใจ <saraban@example.go.th>",
    },
    "SUCHARIT_MAIL_PASSWORD": {"a,b c": "a,b c"},
}  # fmt: skip
NONSENSE = {
    "SUCHARIT_HTTPS": ["maybe", "2", "ใช่"],
    "SUCHARIT_FILE_BYTES": ["", "0", "-1", "1.5", "64MB", "๖๔", "9" * 5000, "3000000000", "0x10"],
    "SUCHARIT_HOSTS": ["", ",", "https://a.example", "a.example:8000", "a.example/path", "a b", "a..b", "-a.example"],
    "SUCHARIT_ADDRESS": [
        "integrity.example.go.th", "ftp://a.example", "https://", "https://a.example/path", "https://a.example?x=1",
        "https://user:secret@a.example", "https://a.example:99999", "https://a.example:0", "https://a b", "http://[::1",
    ],
    "SUCHARIT_TRUSTED_ORIGINS": ["a.example", "https://a.example,b.example", "https://a.example/path"],
    "SUCHARIT_MAIL_FROM": ["saraban", "a@b@c", "a <b", "x@y\r\nBcc: all@example.com"],
    "SUCHARIT_MAIL_PASSWORD": ["two\nlines", "nul\0"],
    "SUCHARIT_SECRET_KEY": ["short", "x" * 39],
    "DATABASE_URL": ["mysql://u:hidden@h/n", "sucharit", "postgres://", "postgres://u:hidden@h", "postgres://u:hidden@h:port/n"],
    "SUCHARIT_OPENID_ISSUER": ["https://login.example.go.th"],
}  # fmt: skip


def _set(monkeypatch: pytest.MonkeyPatch, name: str, value: str) -> None:
    """As the environment holds it; what no environment can hold (NUL) is put where it would be read."""
    if "\0" in value:
        monkeypatch.setattr(environment, "_value", lambda _name, _default: value)
    else:
        monkeypatch.setenv(name, value)


@pytest.mark.parametrize(("name", "value"), [(n, v) for n, values in GOOD.items() for v in values])
def test_sense_is_taken(monkeypatch, name, value):
    _set(monkeypatch, name, value)
    assert ASKED[name]() == GOOD[name][value]


@pytest.mark.parametrize(("name", "value"), [(n, v) for n, values in NONSENSE.items() for v in values])
def test_nonsense_is_refused_in_two_languages(monkeypatch, name, value):
    _set(monkeypatch, name, value)
    with pytest.raises(ImproperlyConfigured) as refused:
        ASKED[name]()
    thai, slash, english = str(refused.value).partition(" / ")
    assert name in thai
    assert re.search("[ก-๙]{3}", thai), thai
    assert slash
    assert english
    assert "hidden" not in str(refused.value), "a password is never repeated"
    assert len(str(refused.value)) < 400


def test_a_home_that_is_a_file(monkeypatch, tmp_path):
    (tmp_path / "file").write_text("x")
    monkeypatch.setenv("SUCHARIT_HOME", str(tmp_path / "file"))
    with pytest.raises(ImproperlyConfigured, match="ต้องเป็นโฟลเดอร์"):
        environment.home()


def test_a_misspelt_name_is_told(monkeypatch):
    monkeypatch.setenv("SUCHARIT_HOST", "a.example")
    monkeypatch.setenv("SUCHARIT_HTTPS", "0")
    environment.flag("SUCHARIT_HTTPS", default=True)
    assert "SUCHARIT_HOST" in environment.unknown()
    assert "SUCHARIT_HTTPS" not in environment.unknown()


def test_the_key_is_made_once_for_its_owner_only(monkeypatch, tmp_path):
    monkeypatch.delenv("SUCHARIT_SECRET_KEY")
    first = environment.secret_key(tmp_path)
    assert environment.secret_key(tmp_path) == first
    assert len(first) > 60
    assert (tmp_path / "keys" / "secret.key").stat().st_mode & 0o077 == 0
    assert [path.name for path in (tmp_path / "keys").iterdir()] == ["secret.key"]


def test_every_variable_is_in_the_handbook_of_the_operator():
    """What the settings read is what docs/operating/settings.md tells of."""
    read = set()
    for name in ("settings.py", "environment.py", "openid.py"):
        read |= set(
            re.findall(r'"(SUCHARIT_[A-Z_]+|DATABASE_URL)"', (ROOT / "src/sucharit/config" / name).read_text("utf-8"))
        )
    told = (ROOT / "docs/operating/settings.md").read_text("utf-8")
    short = {"SUCHARIT_DEMO_DATABASE_URL", "SUCHARIT_TEST_DATABASE_URL", "SUCHARIT_RUN_EVERYTHING"}
    missing = [
        name for name in sorted(read - short)
        if name not in told and not (name.startswith("SUCHARIT_MAIL_") and f"`_{name.rpartition('_')[2]}`" in told)
        and not name.startswith("SUCHARIT_OPENID_")
    ]  # fmt: skip
    assert not missing


def test_the_command_says_it_in_one_sentence(home):
    ran = home.run("audit", "verify", SUCHARIT_HTTPS="maybe")
    assert ran.returncode == 2
    assert "SUCHARIT_HTTPS" in ran.stderr
    assert "Traceback" not in ran.stderr


def test_the_demonstration_is_never_open_to_the_world(home):
    ran = home.run("audit", "verify", SUCHARIT_DEMONSTRATION="1", SUCHARIT_HTTPS="1")
    assert ran.returncode == 2
    assert "เครื่องของตนเอง" in ran.stderr


def test_a_database_that_does_not_answer(home):
    ran = home.run("audit", "verify", DATABASE_URL="postgres://nobody:hidden@127.0.0.1:9/none")
    assert ran.returncode == 2
    assert "ฐานข้อมูลไม่ตอบ" in ran.stderr
    assert "hidden" not in ran.stderr
    assert "Traceback" not in ran.stderr


def test_production_is_clean_under_djangos_own_check(home):
    """`manage.py check --deploy` with what an installation sets: nothing to say."""
    home.further = {
        "SUCHARIT_HTTPS": "1", "SUCHARIT_HOSTS": "integrity.example.go.th",
        "SUCHARIT_ADDRESS": "https://integrity.example.go.th", "SUCHARIT_BEHIND_PROXY": "1",
        "SUCHARIT_OPENID_ISSUER": "https://login.example.go.th", "SUCHARIT_OPENID_CLIENT": "sucharit",
        "SUCHARIT_OPENID_SECRET": "x",
    }  # fmt: skip
    said = home.python(
        "from django.core.checks import run_checks\n"
        "from django.conf import settings\n"
        "print([str(one) for one in run_checks(include_deployment_checks=True) if not one.is_silenced()])\n"
        "print(settings.SILENCED_SYSTEM_CHECKS)\n"
        "from django.urls import reverse\n"
        "from allauth.socialaccount import providers\n"
        "print(reverse('openid_connect_login', args=['openid']), list(providers.registry.provider_map))"
    )
    assert said.split("\n")[:2] == ["[]", "[]"]
    assert said.split("\n")[2] == "/accounts/openid/openid/login/ ['openid_connect']", "where an issuer is named"
