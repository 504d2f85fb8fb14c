"""The settings of the tests: the real ones, in a home of their own, with quick passwords and mail that stays here."""

import atexit
import os
import shutil
import tempfile

from tests.bytecode import keep_bytecode

keep_bytecode()  # before anything large is imported
os.fsync = lambda fd: None  # nobody pulls the plug of a test's files, as of its SQLite (below)
os.environ["SUCHARIT_HOME"] = tempfile.mkdtemp(prefix="sucharit-tests-")
atexit.register(shutil.rmtree, os.environ["SUCHARIT_HOME"], ignore_errors=True)
os.environ.setdefault("SUCHARIT_HTTPS", "0")
os.environ.setdefault("SUCHARIT_SECRET_KEY", "a key for tests only, which protects nothing at all")

from sucharit.config.settings import *  # noqa: E402, F403

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
TASKS = {
    "default": {
        "BACKEND": "django_tasks.backends.immediate.ImmediateBackend",
        "QUEUES": ["default", "reading", "papers"],
    }
}
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "sucharit.config.static.WorkedOutOnce"},
}
GALLERY = True
STATIC_ROOT.mkdir(exist_ok=True)  # noqa: F405 - WhiteNoise warns of an absent folder, and a warning is an error
if DATABASES["default"]["ENGINE"] == "django.db.backends.sqlite3":  # noqa: F405
    # A file, as in real life: threads of a test meet each other's locks there, not those of SQLite's shared cache.
    DATABASES["default"]["TEST"] = {"NAME": os.path.join(os.environ["SUCHARIT_HOME"], "tests.sqlite3")}  # noqa: F405, PTH118
    DATABASES["default"]["OPTIONS"] = DATABASES["default"]["OPTIONS"] | {  # noqa: F405
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=OFF; PRAGMA foreign_keys=ON;"
    }
