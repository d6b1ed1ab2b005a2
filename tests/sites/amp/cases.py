"""AMP pages and pairs, each with one virtue or fault, and what the audits must say of them.

``VALIDATOR`` is a small engine with the interface of AMP's own: it takes ``<blink>`` for an error, ``<marquee>`` for
something outdated, and breaks for good at ``BREAK``.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

VALIDATOR = """
var broken = false;
self.amp = { validator: {
  init: async () => {},
  validateString: (html) => {
    if (broken || html.includes("BREAK")) { broken = true; throw new Error("Aborted(OOM)"); }
    const errors = [];
    html.split("\\n").forEach((text, n) => {
      if (text.includes("<blink>")) errors.push({severity: "ERROR", code: "DISALLOWED_TAG", line: n + 1, col: 0});
      if (text.includes("<marquee>")) errors.push({severity: "WARNING", code: "DEPRECATED_TAG", line: n + 1, col: 0});
    });
    return { status: errors.some((e) => e.severity === "ERROR") ? "FAIL" : "PASS", errors };
  },
  renderErrorMessage: (error) => `Line ${error.line} breaks ${error.code}.`,
} };
"""

TEXT = "".join(
    f"<p>{name} kettles are made by hand in a small workshop by the harbour and keep their colour for many years.</p>\n"
    for name in ("Blue", "Green", "Red")
)
HEAD = '<meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Kettles</title>'
# Pages stand here on 127.0.0.1, where AMP's runtime cannot be reached: they ask for it only where that is the case.
RUNTIME = '<script async src="https://cdn.ampproject.org/v0.js"></script>'


@dataclass(frozen=True, slots=True, kw_only=True)
class Served:
    """What the server says to one path; ``{here}`` in a text is the server's origin."""

    body: str = ""
    status: int = 200
    headers: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class AmpCase:
    """A page at ``/<name>`` and its AMP half at ``/<name>/amp``; ``kind`` and ``outcomes`` by audit must come out."""

    name: str
    page: Served
    half: Served | None = None
    kind: str
    outcomes: Mapping[str, str]


def frame(body: str, heading: str = "Kettles") -> str:
    """What both kinds have around their text."""
    return f"<body><main><h1>{heading}</h1>\n{body}</main></body></html>"


def ordinary(
    *,
    link: str = '<link rel="amphtml" href="{here}/{name}/amp">',
    body: str = TEXT,
    lang: str = "en",
    heading: str = "Kettles",
) -> str:
    """An ordinary page."""
    return f'<!doctype html><html lang="{lang}"><head>{HEAD}{link}</head>{frame(body, heading)}'


def amp(
    *,
    sign: str = "amp",
    link: str = '<link rel="canonical" href="{here}/{name}">',
    body: str = TEXT,
    lang: str = "en",
    heading: str = "Kettles",
) -> str:
    """An AMP page, which names its ordinary half unless ``link`` says something else."""
    return f'<!doctype html><html {sign} lang="{lang}"><head>{HEAD}{link}</head>{frame(body, heading)}'


GOOD = {"amp-pairing": "good", "amp-validity": "valid", "amp-parity": "same"}
UNPAIRED = {"amp-pairing": "no-amp", "amp-validity": "no-amp", "amp-parity": "no-pair"}
ALONE = {"amp-pairing": "stands-alone", "amp-validity": "valid", "amp-parity": "no-pair"}
OTHER_FORMAT = {**UNPAIRED, "amp-presence": "wrong-format"}
NOT_READ = {"amp-validity": "no-amp", "amp-parity": "no-pair"}


def pair(
    name: str, half: str | Served, *, page: str | None = None, kind: str = "paired", **outcomes: str
) -> AmpCase:
    """A pair whose outcomes are those of a good one but for ``outcomes``."""
    told = {key.replace("_", "-"): value for key, value in outcomes.items()}
    return AmpCase(
        name=name,
        page=Served(body=page or ordinary()),
        half=half if isinstance(half, Served) else Served(body=half),
        kind=kind,
        outcomes={**GOOD, **told},
    )


def single(name: str, body: str, *, kind: str, outcomes: Mapping[str, str], **served: object) -> AmpCase:
    """A page without another half."""
    return AmpCase(name=name, page=Served(body=body, **served), kind=kind, outcomes=outcomes)


VIDEO = '<iframe src="https://www.youtube.com/embed/x" width=300 height=200></iframe>'
PICTURE = (
    "<img src=\"data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg'/%3E\" width=300 height=200 "
    'alt="A blue kettle">'
)
ACTION = '<p><a href="/buy" style="display:inline-block;padding:14px 24px;background:#036;color:#fff">Order a kettle</a></p>'
PRICE = "<p>Price: 49.00 €</p>"
CALL = '<p><a href="tel:+3726000000">Call us</a></p>'
DATA = '{"@context": "https://schema.org", "@type": "Product", "name": "Kettle"}'
PRODUCT = f'<script type="application/ld+json">{DATA}</script>'

CASES: tuple[AmpCase, ...] = (
    single("plain", ordinary(link=""), kind="none", outcomes=UNPAIRED),
    single("amplifier", ordinary(link="", body="<p>Our amp has a ⚡ on it.</p>"), kind="none", outcomes=UNPAIRED),
    single("empty-link", ordinary(link='<link rel="amphtml" href="">'), kind="none", outcomes=UNPAIRED),
    single("script-link", ordinary(link='<link rel="amphtml" href="javascript:alert(1)">'), kind="none",
           outcomes=UNPAIRED),
    single("alone", amp(), kind="amp-first", outcomes=ALONE),
    single("lightning", amp(sign="⚡"), kind="amp-first", outcomes=ALONE),
    single("lightning-varied", amp(sign="\u26a1\ufe0f"), kind="amp-first", outcomes=ALONE),
    single("story", amp(body='<amp-story standalone title="Kettles"></amp-story>'), kind="story", outcomes=ALONE),
    single("advertisement", amp(sign="amp4ads"), kind="wrong-format", outcomes=OTHER_FORMAT),
    single("mail", amp(sign="⚡4email"), kind="wrong-format", outcomes=OTHER_FORMAT),
    single("misplaced-link", ordinary(link="", body='<link rel="amphtml" href="/good/amp">' + TEXT), kind="paired",
           outcomes={"amp-pairing": "misplaced"}),
    single("no-canonical", amp(link=""), kind="amp-first", outcomes={**ALONE, "amp-pairing": "no-canonical"}),
    single("names-itself", amp(link='<link rel="canonical" href="{here}/{name}"><link rel="amphtml" href="{here}/{name}">'),
           kind="amp-first", outcomes={**ALONE, "amp-pairing": "self-reference"}),
    single("invalid-alone", amp(body=TEXT + "<blink>New</blink>"), kind="amp-first",
           outcomes={**ALONE, "amp-validity": "invalid"}),
    single("breaks-the-engine", amp(body=TEXT + "BREAK"), kind="amp-first",
           outcomes={**ALONE, "amp-validity": "not-checked"}),
    single("after-the-break", amp(), kind="amp-first", outcomes=ALONE),
    single("huge", amp(body=TEXT + f"<p hidden>{'x' * 1_600_000}</p>"), kind="amp-first",
           outcomes={**ALONE, "amp-validity": "not-checked"}),
    single("no-runtime", amp(body=TEXT + RUNTIME), kind="amp-first", outcomes={**ALONE, "amp-runtime": "missing"}),
    pair("good", amp()),
    pair("relative", amp(), page=ordinary(link='<link rel="amphtml" href="/{name}/amp">')),
    pair("tracked", amp(link='<link rel="canonical" href="{here}/{name}?utm_source=amp">')),
    pair("several", amp(), page=ordinary(link='<link rel=amphtml href="/{name}/amp"><link rel=amphtml href="/{name}/b">'),
         amp_pairing="several"),
    pair("missing", Served(status=404), amp_pairing="unreachable", **{"amp_validity": "no-amp", "amp_parity": "no-pair"}),
    pair("broken", Served(status=500), amp_pairing="unreachable", **{"amp_validity": "no-amp", "amp_parity": "no-pair"}),
    pair("moved", Served(status=302, headers={"Location": "/good/amp"}), amp_pairing="other-canonical"),
    pair("not-amp", ordinary(link=""), amp_pairing="not-amp", amp_validity="no-amp", amp_parity="no-pair"),
    pair("half-for-ads", amp(sign="amp4ads"), amp_pairing="not-amp", amp_validity="no-amp", amp_parity="no-pair"),
    pair("belongs-elsewhere", amp(link='<link rel="canonical" href="{here}/plain">'), amp_pairing="other-canonical"),
    pair("half-without-canonical", amp(link=""), amp_pairing="no-canonical"),
    pair("left-out", amp(link='<link rel="canonical" href="{here}/{name}"><meta name="robots" content="noindex">'),
         amp_pairing="noindex"),
    pair("left-out-by-header", Served(body=amp(), headers={"X-Robots-Tag": "noindex"}), amp_pairing="noindex"),
    pair("another-language", amp(lang="et"), amp_pairing="other-language"),
    pair("kept-out", amp(), amp_pairing="kept-out", amp_validity="no-amp", amp_parity="no-pair"),
    pair("chain", amp(link='<link rel="canonical" href="{here}/{name}"><link rel="amphtml" href="{here}/good/amp">'),
         amp_pairing="chain"),
    pair("link-below-a-picture", amp(), page=ordinary(link='<meta name="a"><link rel="amphtml" href="/{name}/amp">')),
    pair("invalid", amp(body=TEXT + "<blink>New</blink>"), amp_validity="invalid"),
    pair("outdated", amp(body=TEXT + "<marquee>New</marquee>"), amp_validity="warned"),
    pair("short", amp(body=TEXT[:120]), amp_parity="other"),
    pair("no-film", amp(), page=ordinary(body=TEXT + VIDEO), amp_parity="lacks"),
    pair("film", amp(body=TEXT + "<amp-youtube data-videoid=x></amp-youtube>"), page=ordinary(body=TEXT + VIDEO)),
    pair("no-call", amp(), page=ordinary(body=TEXT + CALL), amp_parity="lacks"),
    pair("no-product", amp(), page=ordinary(body=TEXT + PRODUCT), amp_parity="lacks"),
    pair("no-pictures", amp(), page=ordinary(body=TEXT + PICTURE), amp_parity="lacks"),
    pair("pictures", amp(body=TEXT + "<amp-img src=/k.png width=300 height=200></amp-img>"),
         page=ordinary(body=TEXT + PICTURE)),
    pair("no-action", amp(), page=ordinary(body=TEXT + ACTION), amp_parity="lacks"),
    pair("action", amp(body=TEXT + '<a href="/buy">Order a kettle</a>'), page=ordinary(body=TEXT + ACTION)),
    pair("no-price", amp(), page=ordinary(body=TEXT + PRICE), amp_parity="lacks"),
    pair("price", amp(body=TEXT + PRICE), page=ordinary(body=TEXT + PRICE)),
    pair("no-heading", amp(), page=ordinary(heading="All that boils"), amp_parity="lacks"),
    pair("product", amp(body=TEXT + PRODUCT), page=ordinary(body=TEXT + PRODUCT)),
)  # fmt: skip
