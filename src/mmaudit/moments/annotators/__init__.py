"""Typed annotators: each finds one kind of value in a page's passages and normalises it. Pure, without I/O."""
