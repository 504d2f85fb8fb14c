"""Static files under names that carry their digest, so that they can be cached for ever."""

from collections.abc import Iterator
from typing import Any

from django.contrib.staticfiles.storage import StaticFilesStorage
from whitenoise.storage import CompressedManifestStaticFilesStorage


class WorkedOutOnce(StaticFilesStorage):
    """The address of a file is worked out once in a process: a page names a dozen, a fifteenth of the page's time."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._addresses: dict[tuple[Any, ...], str] = {}

    def url(self, *named: Any) -> str:
        """As the storage itself tells it: `named` is the file's name, and whether it is asked for under DEBUG too."""
        if named not in self._addresses:
            self._addresses[named] = super().url(*named)
        return self._addresses[named]


class StaticFiles(WorkedOutOnce, CompressedManifestStaticFilesStorage):  # type: ignore[misc]
    """Before `collectstatic` has run (tests, a checkout under DEBUG) a file keeps its plain name instead of failing."""

    manifest_strict = False

    def post_process(self, *args: Any, **options: Any) -> Iterator[tuple[str, str, bool]]:
        """Files get new names; who draws pages in the same process afterwards asks again."""
        yield from super().post_process(*args, **options)
        self._addresses.clear()
