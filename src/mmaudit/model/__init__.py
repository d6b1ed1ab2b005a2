"""The nouns of mmaudit: frozen records of the standard library alone."""
