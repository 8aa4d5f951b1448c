"""What there is to read: files and folders, what they hold, addresses, sidecars."""
