"""Quality and speed, measured against floors: `python -m evals --help`."""
