"""The verbs of the room. Those of the public door take no actor and leave no entry in the record: it would say when."""
