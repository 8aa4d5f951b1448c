"""Mails and pages saved as mails."""
