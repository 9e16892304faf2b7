"""How the weights of ``dateline.language`` and of the claim heads are made; see README.md."""
