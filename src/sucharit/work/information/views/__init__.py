"""Pages of the centre: `office` (summary, clock, letter) and `open` (what anyone meets)."""
