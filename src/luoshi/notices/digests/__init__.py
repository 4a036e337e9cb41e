"""What stands in whose digest: pure functions of what waits, the day, the calendar and the thresholds."""
