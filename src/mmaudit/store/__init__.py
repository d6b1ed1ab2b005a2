"""The run folder: what was gathered, crash-safe, to be judged again without a browser."""

from mmaudit.store.run_folder import RunFolder

__all__ = ["RunFolder"]
