"""What all registers are: declared in one way, listed, written, printed, brought in, carried over, counted and shown
in one way. A register is known here by its declaration alone.

Never here: any register itself, or what only one of them does (work.conduct and the rooms beside it).
"""
