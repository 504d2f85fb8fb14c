"""Pages of the door (`door`, `follow`, `open_pages`) and of the office (`reports`, `keys`, `custody`, `arranging`)."""
