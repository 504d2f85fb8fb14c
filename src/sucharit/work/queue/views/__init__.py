"""Pages of the queue: arranging a point, its day, the screens of counter and hall, the kiosk and the telephone."""
