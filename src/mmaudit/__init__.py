"""mmaudit: the mobile micro-moment auditor.

``mmaudit.audit("https://example.com/", max_pages=5)`` answers a ``SiteReport``: its ``score``, its ``pages``.
"""

from typing import TYPE_CHECKING

from mmaudit.errors import CannotRunError, MmauditError, UsageError
from mmaudit.version import __version__

if TYPE_CHECKING:
    from typing import Unpack

    from mmaudit.model.report import SiteReport
    from mmaudit.run.options import Options

__all__ = ["CannotRunError", "MmauditError", "UsageError", "__version__", "audit", "audit_async"]


def audit(url: str, **options: "Unpack[Options]") -> "SiteReport":
    """Audit the site at ``url`` as a phone sees it and answer the ``SiteReport``.

    ``options`` are those of ``mmaudit audit`` (see ``mmaudit.run.options.Options``). Without ``out``
    nothing is left on disk; with it the report's files and the run folder are written there.

    Raises ``UsageError`` for a wrong option, ``CannotRunError`` when there is no browser or the site
    cannot be audited at all. What single pages do wrong is in ``report.pages``.
    """
    # Imported here: the whole line takes a second to import, and ``import mmaudit`` should not.
    from mmaudit.run import audit as story

    return story.audit(url, **options)


async def audit_async(url: str, **options: "Unpack[Options]") -> "SiteReport":
    """``audit`` for callers with an event loop."""
    from mmaudit.run import audit as story

    return await story.audit_async(url, **options)
