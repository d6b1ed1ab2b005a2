"""The settings of one run and the profiles that they name."""
