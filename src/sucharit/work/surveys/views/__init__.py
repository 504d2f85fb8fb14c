"""Pages of surveys: the office's, and the public door without cookies."""
