"""Pages: the public door (door, filing, tracking, telling) and the office (the other files)."""
