"""What processes share in a test: the number of the process that loaded it."""

import os

LOADED_IN = os.getpid()
