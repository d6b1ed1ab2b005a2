"""The phone: one visit makes one snapshot."""
