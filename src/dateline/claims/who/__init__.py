"""Who did it, to whom: from the phrases of a sentence to the parties that they mean."""
