"""mmaudit: the mobile micro-moment auditor."""

from mmaudit.version import __version__

__all__ = ["__version__"]
