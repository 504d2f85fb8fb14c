"""Corruption risks: criteria adopted per year, the register with its ratings and controls, the heat map.

Never here: the initiative that carries out a control (plans links to it).
"""
