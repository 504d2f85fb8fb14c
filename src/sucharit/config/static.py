"""Static files under names that carry their digest, so that they can be cached for ever."""

from whitenoise.storage import CompressedManifestStaticFilesStorage


class StaticFiles(CompressedManifestStaticFilesStorage):  # type: ignore[misc]
    """Before `collectstatic` has run (tests, a checkout under DEBUG) a file keeps its plain name instead of failing."""

    manifest_strict = False
