"""The pages of this room: registers by year, risks, criteria. What they say of refusals is in `answers`."""
