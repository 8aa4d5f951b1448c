"""One folder per model: how its weights were made."""

import onrecord  # noqa: F401 - switches telemetry off before anything here loads onnxruntime
