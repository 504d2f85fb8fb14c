"""Outputs are whole or absent; folders are listed as an officer would expect."""

from pathlib import Path

import pytest

from sucharit.cli.files import Found, write_whole


def test_a_folder_gives_its_documents_in_order_and_leaves_the_rest(tmp_path: Path):
    for name in ("b.docx", "a.txt", "ลึก/c.pdf", "picture.png", "~$b.docx", ".hidden.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("x")
    found = Found.below([tmp_path, tmp_path / "a.txt"])
    assert [p.name for p in found.documents] == ["a.txt", "b.docx", "c.pdf"]
    assert found.passed_over == 3


def test_a_written_file_is_whole_and_leaves_nothing_beside(tmp_path: Path):
    target = tmp_path / "ใหม่" / "เล่ม.pdf"
    write_whole(target, b"whole")
    assert target.read_bytes() == b"whole"
    assert list(target.parent.iterdir()) == [target]


def test_an_interrupted_write_leaves_the_old_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    target = tmp_path / "book.pdf"
    write_whole(target, b"old")

    def pulled_plug(_: int) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("os.fsync", pulled_plug)
    with pytest.raises(KeyboardInterrupt):
        write_whole(target, b"new")
    assert target.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [target]
