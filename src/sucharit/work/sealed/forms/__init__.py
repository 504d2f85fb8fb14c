"""What people fill in: reporters at the door, officers and the clerk inside."""
