"""Out of the door: files and e-mail."""
