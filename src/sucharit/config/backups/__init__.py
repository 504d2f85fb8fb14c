"""Backup and restore: the database, the files and the keys in one archive that says what must be in it.

A backup is a tar file: `manifest.json` first (version, database, digest and size of every member, the last digest of
every chain of the record), then the database, files and keys. A restore checks every member before it touches anything
and, after it, that the record's chains are those of the manifest and every stored file is there. Whoever holds a backup
holds the keys: keep it where only the operator can read it.
"""

from sucharit.config.backups.archive import UnusableBackup
from sucharit.config.backups.making import backup
from sucharit.config.backups.restoring import Restored, restore

__all__ = ["Restored", "UnusableBackup", "backup", "restore"]
