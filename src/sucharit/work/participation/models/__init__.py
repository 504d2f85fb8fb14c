"""The nouns of participation."""

from sucharit.work.participation.models.forums import Area, Forum, Proposal

__all__ = ["Area", "Forum", "Proposal"]
