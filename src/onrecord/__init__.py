"""OnRecord: who said what, to whom, when, and according to whom.

`onrecord.read(text)` reads one text; `onrecord.open(folder)` opens a case. The room
`onrecord.read` is imported as a module first and its name is bound to the function last:
`from onrecord.read import ...` keeps working, since imports look in `sys.modules`.
"""

import onrecord.read  # noqa: F401 - must come before the name is bound to the function
from onrecord import telemetry
from onrecord.case import Case, read
from onrecord.config import VERSION, Settings

telemetry.switch_off()  # nothing above loads the encoder's library, and nothing can before this

__version__ = VERSION

open = Case.open  # noqa: A001 - read as `onrecord.open`

__all__ = ["Case", "Settings", "__version__", "open", "read"]
