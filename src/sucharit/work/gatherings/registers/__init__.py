"""The register of gatherings as the shelf knows it."""

from sucharit.work.gatherings.registers.gatherings import GATHERINGS

REGISTERS = (GATHERINGS,)

__all__ = ["GATHERINGS", "REGISTERS"]
