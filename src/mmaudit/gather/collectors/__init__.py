"""What is read from an open page, one module a section, in the order of ``ORDER``."""
