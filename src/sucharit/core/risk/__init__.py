"""Corruption risk as values: level words in their order, ratings, scales, and the matrix as a table to look up.

A level is what the table says for a likelihood and an impact, never their product. Checks of a scale or a matrix give
problems with the cells they mean and a Thai sentence.
Never here: which risks an organization has, and what it does about them.
"""

from sucharit.core.risk.levels import Level, read_level
from sucharit.core.risk.matrix import Cell, Matrix, Rating, turned
from sucharit.core.risk.problems import MatrixProblem, matrix_problems
from sucharit.core.risk.scales import Scale, ScaleProblem, scale_problems

__all__ = [
    "Cell", "Level", "Matrix", "MatrixProblem", "Rating", "Scale", "ScaleProblem", "matrix_problems", "read_level",
    "scale_problems", "turned",
]  # fmt: skip
