"""Apps whose manifest has one virtue or fault each, and what the audits must say of them."""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

KIND = "application/manifest+json"
Answer = tuple[int, str, bytes]


@dataclass(frozen=True, slots=True, kw_only=True)
class ManifestCase:
    """``members`` change the good manifest (``None`` takes one away); ``body`` stands in place of it.

    ``installable`` and ``manifest`` are the outcomes of those audits.
    """

    name: str
    members: Mapping[str, object] = field(default_factory=dict)
    body: bytes | None = None
    status: int = 200
    kind: str = KIND
    head: str = ""
    linked: bool = True
    files: Mapping[str, Callable[[], Answer]] = field(default_factory=dict)
    installable: str = "installable"
    manifest: str = "complete"
    reason: str = ""

    def answer(self, name: str, good: Mapping[str, object]) -> Answer:
        """Status, content type and body of a file of the app."""
        if name in self.files:
            return self.files[name]()
        if name != "app.webmanifest":
            return 404, "text/html", b"<title>Nothing</title>"
        merged = {key: value for key, value in {**good, **self.members}.items() if value is not None}
        body = json.dumps(merged).encode() if self.body is None else self.body
        return self.status, self.kind, body


BAD = "not-installable"
MANIFEST_CASES = (
    ManifestCase(name="good"),
    ManifestCase(name="no-link", linked=False, installable="no-manifest", manifest="no-app"),
    ManifestCase(name="file-missing", status=404, body=b"", installable=BAD, manifest="unreadable"),
    ManifestCase(name="empty", body=b"", installable=BAD, manifest="unreadable"),
    ManifestCase(name="broken-json", body=b'{"name": "Ferries",\n "display": standalone}', installable=BAD,
                 manifest="unreadable", reason="The manifest cannot be loaded or is not valid JSON."),
    ManifestCase(name="a-list", body=b"[1, 2]", installable=BAD, manifest="unreadable"),
    ManifestCase(name="byte-order-mark", kind="text/plain", members={"description": "Boats"}),
    ManifestCase(name="no-name", members={"name": None, "short_name": None}, installable=BAD,
                 manifest="incomplete"),
    ManifestCase(name="display-browser", members={"display": "browser"}, installable=BAD),
    ManifestCase(name="display-unknown", members={"display": "window"}, installable=BAD, manifest="faulty"),
    ManifestCase(name="override-browser", members={"display_override": ["browser"]}, installable=BAD),
    ManifestCase(name="override-minimal", members={"display_override": ["minimal-ui"], "display": "browser"}),
    ManifestCase(name="start-elsewhere", members={"start_url": "https://elsewhere.test/"}, installable=BAD,
                 manifest="faulty"),
    ManifestCase(name="start-outside-scope", members={"scope": "/other/"}, manifest="faulty"),
    ManifestCase(name="bad-colour", members={"theme_color": "notacolor"}, manifest="faulty"),
    ManifestCase(name="icons-of-wrong-type", members={"icons": "icon.png"}, installable=BAD, manifest="faulty"),
    ManifestCase(name="icons-small", members={"icons": [{"src": "/icon/48.png", "sizes": "48x48"}]},
                 installable=BAD, manifest="incomplete"),
)  # fmt: skip
