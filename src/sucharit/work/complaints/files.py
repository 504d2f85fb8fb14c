"""What people send with a complaint, cleaned as every stranger's file is."""

from sucharit.work.evidence.strangers import ACCEPT, MOST_BYTES, MOST_FILES, Clean, clean, clean_all

__all__ = ["ACCEPT", "MOST_BYTES", "MOST_FILES", "Clean", "clean", "clean_all"]
