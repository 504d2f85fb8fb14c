"""Addresses of static files are worked out once, and again where `collectstatic` has given new names."""

from pathlib import Path

from sucharit.config.static import StaticFiles


def test_a_file_that_changed_has_a_new_address_once_it_is_collected(tmp_path: Path):
    storage, script = StaticFiles(location=tmp_path, base_url="/static/"), tmp_path / "a.js"
    seen = []
    for content in ("first", "second"):
        script.write_text(content)
        list(storage.post_process({"a.js": (storage, "a.js")}))
        seen += [storage.url("a.js"), storage.url("a.js")]
    assert seen[0] == seen[1] != seen[2] == seen[3]
    assert all((tmp_path / address.removeprefix("/static/")).read_text() for address in seen)
