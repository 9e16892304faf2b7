"""How many: from the quantities of a sentence to the figures of its claims."""
