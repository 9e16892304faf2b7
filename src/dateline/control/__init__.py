"""Events → Control: who held each place on which days, how sure that is, and whose word it is.

::

    events ─observe─▶ signs per place ─chain─▶ belief per day ─intervals─▶ Control
"""

from dateline.control.assess import assess
from dateline.control.lookup import in_force, spell

__all__ = ["assess", "in_force", "spell"]
