"""Tags and filters of screens.py, built in for every template."""
