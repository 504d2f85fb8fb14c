"""Pages of this room: the list and a document, drafting, files and previews, registers."""
