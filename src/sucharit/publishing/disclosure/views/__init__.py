"""What the browser sees of this room."""
