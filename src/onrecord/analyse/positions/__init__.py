"""Positions: what somebody demanded, promised, threatened, praised, criticised or denied."""
