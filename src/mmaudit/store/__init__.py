"""The run folder: what was gathered, crash-safe, to be judged again without a browser."""
