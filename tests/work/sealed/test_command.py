"""`sucharit sealed`: what reporters and other offices do on a computer of their own."""

from pathlib import Path

import pytest
from click.testing import CliRunner
from tests.work.sealed.conftest import WORDS, Room, a_photo

from sucharit.cli.commands import cli
from sucharit.core.sealing import new_receipt
from sucharit.work.sealed.actions import handing_on
from sucharit.work.sealed.actions.filing import proof_of
from sucharit.work.sealed.signing import public_keys, signing_key

pytestmark = pytest.mark.django_db


def run(*arguments: object) -> tuple[int, str]:
    done = CliRunner().invoke(cli, ["sealed", *map(str, arguments)])
    return done.exit_code, done.output


def test_a_proof_is_checked_without_its_content(room: Room, tmp_path: Path):
    held = room.held(room.filed())
    file = tmp_path / "document.json"
    file.write_bytes(proof_of(held, whole=False))
    code, said = run("verify", file)
    assert code == 0
    assert "องค์การบริหารส่วนตำบลดอนสุขใจ" in said
    assert run("verify", file, "--key", public_keys(room.door)[0])[0] == 0
    assert run("verify", file, "--key", "00" * 32)[0] == 1
    file.write_bytes(proof_of(held, whole=True))
    assert "ตรงกับที่แจ้ง" in run("verify", file)[1]
    file.write_text(file.read_text("utf-8").replace(WORDS[:10], "x"), "utf-8")
    assert run("verify", file)[0] == 1
    file.write_bytes(b"nothing")
    assert run("verify", file)[0] == 1


def test_proofs_of_before_hold_when_the_secret_of_the_installation_changes(room: Room, settings, tmp_path: Path):
    held = room.held(room.filed())
    before = public_keys(room.door)[0]
    settings.SECRET_KEY = "another secret of the installation, as long as one"  # noqa: S105
    assert signing_key(room.door).public.hex() != before
    assert public_keys(room.door)[1] == before
    file = tmp_path / "proof.json"
    file.write_bytes(proof_of(held, whole=False))
    assert run("verify", file, "--key", before)[0] == 0


def test_a_parcel_is_opened_with_its_code(room: Room, tmp_path: Path):
    room.filed(files=[a_photo()])
    parcel, code = handing_on.parcel_of(room.case(), by=room.office.officer("integrity"))
    file, folder = tmp_path / "a.sucharit", tmp_path / "opened"
    file.write_bytes(parcel)
    assert run("open", file, "--to", folder, "--code", new_receipt())[0] == 1
    assert run("open", file, "--to", folder, "--code", "x")[0] == 1
    assert not folder.exists()
    assert run("open", file, "--to", folder, "--code", code)[0] == 0
    assert WORDS in (folder / "report.json").read_text("utf-8")
    assert sorted(one.suffix for one in folder.iterdir()) == [".jpeg", ".json"]
