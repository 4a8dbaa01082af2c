"""A day in words."""

from __future__ import annotations

from datetime import date


def day_words(day: date) -> str:
    """``Fri 20 Nov``, whatever the locale."""
    weekdays = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
    months = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
    return f"{weekdays[day.weekday()]} {day.day} {months[day.month - 1]}"
