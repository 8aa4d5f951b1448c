"""Switches off what a library below would send by itself, before it can be loaded.

onnxruntime from 1.31 on sends telemetry unless its switch stands in the environment when it is
loaded; its own function for that comes too late: by then a lasting id of the device is written,
and the first events. Workers inherit the switch.
"""

from __future__ import annotations

import os
import sys
import warnings

SWITCH = "ORT_DISABLE_TELEMETRY"
_OFF = ("1", "true", "yes", "on")


def switch_off() -> None:
    """Set the switch for this process and all that it starts.

    Warns (`RuntimeWarning`) where the program loaded onnxruntime without it.
    """
    asked = os.environ.get(SWITCH, "").lower() in _OFF
    os.environ[SWITCH] = "1"
    if "onnxruntime" in sys.modules and not asked:
        warnings.warn(
            "onnxruntime was imported before onrecord, with its telemetry on: this process may "
            "report to its maker, and nothing can stop that any more. To send nothing, import "
            f"onrecord first or set {SWITCH}=1 before the program starts.",
            RuntimeWarning,
            stacklevel=3,
        )
