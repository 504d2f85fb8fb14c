"""The nouns of the room."""

from sucharit.work.gatherings.models.gathering import Door, Gathering, Material, Speaker
from sucharit.work.gatherings.models.participant import Participant

__all__ = ["Door", "Gathering", "Material", "Participant", "Speaker"]
