"""What the audits found on the sample's pages."""

from tests.report.sample.origin import ORIGIN

from mmaudit.model.snapshot import Picture
from mmaudit.model.verdict import AuditResult, Category, Confidence, Evidence, Status


def result(audit_id: str, category: Category, status: Status, **more: object) -> AuditResult:
    scores = {Status.PASS: 100.0, Status.WARN: 62.0, Status.FAIL: 14.0}
    base: dict[str, object] = {
        "title": audit_id.replace("-", " ").capitalize(),
        "text": "What was seen on this page.",
        "fix": "Do this, here, in this way.",
        "why": "Because a visitor with a phone waits for it.",
        "source": "https://web.dev/articles/vitals",
        "outcome": status.value,
        "value": None,
        "unit": "",
    }
    return AuditResult(
        id=audit_id, category=category, status=status, score=scores.get(status), **{**base, **more}  # type: ignore[arg-type]
    )  # fmt: skip


def home_audits(picture: Picture) -> tuple[AuditResult, ...]:
    return (
        result(
            "largest-contentful-paint", Category.SPEED, Status.FAIL, title="The main content appears quickly",
            text="The main content takes 10.5 s to appear; 2.5 s or less is good.", value=10_480.0, unit="ms",
            why="Until then a visitor sees a heading over nothing, and every third one leaves.",
            fix="Send hero.jpg as WebP or AVIF, 824 px wide, and preload it in the head.",
            evidence=(
                Evidence(kind="element", label="The largest element", selector="main > figure.hero > img",
                         url=f"{ORIGIN}/img/hero.jpg", excerpt="Koduselt hea kohvik", picture=picture),
                Evidence(kind="request", label="Its file", value=1_912_334.0, unit="bytes",
                         url=f"{ORIGIN}/img/hero.jpg"),
            ),
        ),
        result(
            "oversized-images", Category.SPEED, Status.FAIL, title="Images are no larger than shown",
            text="5 images hold more pixels than the phone can show; about 2.6 MB could be saved.",
            value=2_600_000.0, unit="bytes", fix="Offer sizes with srcset; 824 px serves this phone.",
            confidence=Confidence.MEDIUM,
            evidence=tuple(
                Evidence(kind="request", label=f"{width} px wide, shown at 412 px", value=bytes_, unit="bytes",
                         url=f"{ORIGIN}/img/{name}.jpg", selector=f"main > section:nth-of-type({n}) > img")
                for n, (name, width, bytes_) in enumerate(
                    [("hero", 4000, 1_912_334.0), ("saal", 3000, 640_112.0), ("kook", 2400, 402_800.0),
                     ("aed", 2400, 390_112.0), ("uks", 1800, 210_000.0), ("laud", 1800, 200_000.0),
                     ("aken", 1800, 190_000.0), ("tool", 1800, 180_000.0)], start=1)
            ),
        ),
        result("total-blocking-time", Category.SPEED, Status.WARN, title="The page reacts while it loads",
               text="Scripts block the page for 630 ms in all; 200 ms or less is good.", value=627.0, unit="ms",
               fix="Load the map only when the visitor scrolls to it.",
               evidence=(Evidence(kind="number", label="Longest task", value=312.0, unit="ms"),)),
        result("first-contentful-paint", Category.SPEED, Status.PASS, title="Something appears soon",
               text="The first text appears after 840 ms.", value=840.0, unit="ms"),
        result("layout-shift", Category.SPEED, Status.PASS, title="Nothing moves while it loads"),
        result("tap-targets", Category.SITE, Status.WARN, title="Links are large enough for a finger",
               text="7 of 31 links are smaller than 24 px or touch another one.", value=77.0, unit="%",
               fix="Give links in the footer a padding of 12 px.",
               evidence=(Evidence(kind="element", label="18 × 18 px", selector="footer > ul > li:nth-child(2) > a",
                                  excerpt="Privaatsus"),)),
        result("viewport-meta", Category.SITE, Status.PASS, title="The page fits the phone's width"),
        result("text-size", Category.SITE, Status.PASS, title="Text is large enough to read"),
        result("horizontal-overflow", Category.SCROLL, Status.PASS, title="Nothing sticks out sideways"),
        result("overlays", Category.SCROLL, Status.WARN, title="Overlays leave the screen free",
               text="A cookie notice covers 38 % of the first screen.", value=38.0, unit="%",
               fix="Let the notice take one line at the bottom.",
               evidence=(Evidence(kind="quote", label="The notice", selector="div#cookie-consent",
                                  excerpt="See veebileht kasutab küpsiseid, et pakkuda paremat kogemust."),)),
        result("amp-presence", Category.AMP, Status.NOT_APPLICABLE, title="AMP", text="The page offers no AMP."),
        result("service-worker", Category.PWA, Status.INFO, title="Works offline",
               text="There is no service worker; the site does not claim to be an app."),
        result("inp", Category.SPEED, Status.NOT_MEASURED, title="Taps are answered quickly",
               text="Nobody tapped during this visit."),
    )  # fmt: skip


def light_audits(*, slow: bool) -> tuple[AuditResult, ...]:
    return (
        result("largest-contentful-paint", Category.SPEED, Status.WARN if slow else Status.PASS,
               title="The main content appears quickly", text="The main content takes 3.0 s to appear."),
        result("viewport-meta", Category.SITE, Status.PASS, title="The page fits the phone's width"),
        result("tap-targets", Category.SITE, Status.PASS, title="Links are large enough for a finger"),
        result("text-size", Category.SITE, Status.WARN if slow else Status.PASS, title="Text is large enough to read",
               text="12 % of the text is smaller than 12 px.",
               evidence=(Evidence(kind="element", label="214 characters", value=10.0, unit="px",
                                  selector="small.allergens", excerpt="sisaldab gluteeni, piima, muna"),)),
    )  # fmt: skip
