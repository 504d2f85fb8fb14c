"""The pages that only this room has: papers, the yearly report, and one's own results."""
