"""Pages of the intake: the list with its uploads, one document and its tree, its questions, its parts, its lines."""
