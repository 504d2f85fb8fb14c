"""The register of honours as the shelf knows it."""

from sucharit.work.honours.registers.honours import HONOURS

REGISTERS = (HONOURS,)

__all__ = ["HONOURS", "REGISTERS"]
