"""Containers: files that hold many documents, one module each."""
