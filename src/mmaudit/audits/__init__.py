"""The audits: one file each, pure functions of facts."""
