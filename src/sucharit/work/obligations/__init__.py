"""What is due: obligations made from steps, cadences and rules; reminded, done with proof, or not applicable.

Never here: what was done (progress).
"""
