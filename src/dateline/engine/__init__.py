"""Where stages run: in this process, or in several at once; the results are the same."""

from dateline.engine.local import InProcess, Processes, choose
from dateline.engine.protocol import Engine, Make

__all__ = ["Engine", "InProcess", "Make", "Processes", "choose"]
