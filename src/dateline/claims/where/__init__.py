"""Where it happened: from the toponyms of a report to the places of its claims."""
