"""Nouns of the queue: the point with its lines, counters and rules of priority; its days; tickets and what became of
them."""

from sucharit.work.queue.models.day import QueueDay, Stream
from sucharit.work.queue.models.point import Counter, Line, Point, Priority
from sucharit.work.queue.models.ticket import Move, Ticket

__all__ = ["Counter", "Line", "Move", "Point", "Priority", "QueueDay", "Stream", "Ticket"]
