"""The registers of conduct as the shelf knows them."""

from sucharit.work.conduct.registers.gifts import GIFTS

REGISTERS = (GIFTS,)
