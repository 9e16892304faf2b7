"""When it happened: from the time expressions of a report to the days of its claims."""
