"""What one version of a document changed in another."""
