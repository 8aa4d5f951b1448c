"""Quality and speed, measured against floors: `python -m evals --help`."""

import onrecord  # noqa: F401 - switches telemetry off before anything here loads onnxruntime
