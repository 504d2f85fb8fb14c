"""The pages that only this room has: who may do what today, and the order on paper."""
