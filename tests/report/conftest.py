"""A rich, invented report for the outputs: a café in Tallinn with a small shop, in three languages."""

import hashlib
import io
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, fields, is_dataclass, replace
from enum import StrEnum

import pytest
from PIL import Image, ImageDraw

from mmaudit.model.answer import Answer, AnswerSource, AnswerStatus, Moment, MomentServed
from mmaudit.model.failure import Failure, FailureCode
from mmaudit.model.report import (
    AmpSummary,
    BestAnswer,
    BrokenLink,
    CategoryScore,
    Fix,
    Gate,
    GateVerdict,
    Metric,
    MomentSummary,
    Network,
    PageMetrics,
    PageReport,
    PageStatus,
    PwaSummary,
    QuestionSummary,
    Run,
    RunStatus,
    ScrollSummary,
    Site,
    SiteReport,
    SkippedUrl,
    Taps,
)
from mmaudit.model.snapshot import Frame, Picture, Redirect
from mmaudit.model.verdict import AuditResult, Category, Confidence, Evidence, Status

ORIGIN = "https://kohvik.example"


@dataclass
class Album:
    """Pictures by hash, as the run folder keeps them."""

    files: dict[str, bytes] = field(default_factory=dict)

    def add(self, image: Image.Image) -> Picture:
        held = io.BytesIO()
        image.save(held, "WEBP", quality=70)
        name = hashlib.sha256(held.getvalue()).hexdigest()
        self.files[name] = held.getvalue()
        return Picture(sha256=name, mime="image/webp", width_px=image.width, height_px=image.height)

    def get(self, sha256: str) -> bytes | None:
        return self.files.get(sha256)


def draw_page(done: float, *, hue: tuple[int, int, int] = (196, 128, 74), scale: int = 1) -> Image.Image:
    """A phone screen of a café that has appeared to the share ``done`` (0-1)."""
    image = Image.new("RGB", (412 * scale, 823 * scale), (255, 253, 250))
    pen = ImageDraw.Draw(image)

    def box(x: int, y: int, width: int, height: int, colour: tuple[int, int, int]) -> None:
        pen.rectangle([x * scale, y * scale, (x + width) * scale, (y + height) * scale], fill=colour)

    if done > 0.1:
        box(0, 0, 412, 56, (52, 38, 30))
        box(16, 20, 130, 16, (240, 226, 210))
    if done > 0.2:
        for row, width in enumerate((300, 340, 220)):
            box(16, 84 + 30 * row, width, 16, (60, 52, 46))
    if done > 0.6:
        for row in range(260):
            shade = row / 260 * min(1.0, done)
            box(0, 200 + row, 412, 1, tuple(int(each * (1 - 0.5 * shade)) for each in hue))  # type: ignore[arg-type]
    if done > 0.3:
        for row in range(8):
            box(16, 490 + 26 * row, 380 - 37 * (row % 3), 11, (138, 128, 118))
    if done > 0.9:
        box(16, 730, 380, 52, (31, 78, 95))
    return image


def metric(*runs: float) -> Metric:
    ordered = sorted(runs)
    return Metric(median=ordered[len(ordered) // 2], min=ordered[0], max=ordered[-1], runs=runs)


def metrics(lcp: float, *, weight: float, cls: float = 0.02) -> PageMetrics:
    return PageMetrics(
        ttfb_ms=metric(318, 322, 341),
        fcp_ms=metric(812, 840, 905),
        lcp_ms=metric(lcp * 0.985, lcp, lcp * 1.012),
        cls=metric(cls, cls, cls),
        tbt_ms=metric(lcp * 0.05, lcp * 0.06, lcp * 0.08),
        speed_index_ms=metric(lcp * 0.5, lcp * 0.52, lcp * 0.55),
        load_ms=metric(lcp * 1.05, lcp * 1.08, lcp * 1.1),
        transfer_bytes=metric(weight, weight, weight),
        requests=metric(31, 31, 32),
    )


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


def answer(question: str, status: AnswerStatus, quote: str = "", **more: object) -> Answer:
    return Answer(
        question=question, moment=Moment(question.partition(".")[0]), status=status, quote=quote,
        answered=status is AnswerStatus.ANSWERED, confidence=0.9, **more,  # type: ignore[arg-type]
    )  # fmt: skip


def served(*moments: Moment) -> dict[Moment, MomentServed]:
    return {each: MomentServed(serves=each in moments, confidence=0.8) for each in Moment}


def page(path: str, title: str, **more: object) -> PageReport:
    base: dict[str, object] = {
        "http_status": 200, "status": PageStatus.AUDITED, "error": None, "lang": "et", "depth": 1,
        "taps_from_home": 1, "canonical_url": ORIGIN + path, "metrics": metrics(2100, weight=412_000),
        "scroll": ScrollSummary(horizontal_overflow_px=0, cls_while_scrolling=0.0, dropped_frames_ratio=0.02,
                                covered_ratio=0.06, late_content_ratio=0.0, screens=2.4),
        "amp": AmpSummary(), "pwa": PwaSummary(), "moments": served(), "answers": (),
        "audits": light_audits(slow=False), "score": 91.0,
    }  # fmt: skip
    return PageReport(url=ORIGIN + path, final_url=ORIGIN + path, title=title, **{**base, **more})  # type: ignore[arg-type]


def sample_pages(album: Album) -> tuple[PageReport, ...]:
    home_picture = album.add(draw_page(1.0, scale=2))
    frames = tuple(
        Frame(time_ms=time, picture=album.add(draw_page(done)))
        for time, done in [
            (300, 0.0),
            (840, 0.25),
            (1500, 0.35),
            (3000, 0.4),
            (6000, 0.7),
            (8000, 0.8),
            (10_500, 1.0),
        ]
    )
    home = page(
        "/", "Sinilille kohvik: hommikusöök ja koogid Tallinnas", depth=0, taps_from_home=0, score=54.0,
        metrics=metrics(10_480, weight=3_412_000), audits=home_audits(home_picture), screenshot=home_picture,
        frames=frames, moments=served(Moment.KNOW, Moment.GO),
        scroll=ScrollSummary(horizontal_overflow_px=0, cls_while_scrolling=0.04, dropped_frames_ratio=0.11,
                             covered_ratio=0.38, late_content_ratio=0.08, screens=4.2),
        pwa=PwaSummary(service_worker=False, installable=False, installability_errors=("no-manifest",)),
        answers=(answer("go.hours", AnswerStatus.ANSWERED, "Esmaspäevast reedeni 8.00–18.00", selector="footer > p.ajad",
                        answer="Mo-Fr 08:00-18:00", source=AnswerSource.TEXT, screens_down=0.0),
                 answer("know.what", AnswerStatus.ANSWERED, "Väike kohvik Kalamajas, kus kõik küpsetatakse kohapeal.",
                        source=AnswerSource.TEXT, screens_down=0.2)),
        unmeasured={"amp": "The page names no AMP partner."},
        warnings=("late-frames: the machine was busy while the page was scrolled; the figures may be too high.",),
    )  # fmt: skip
    return (
        home,
        page("/menuu", "Menüü ja hinnad", score=72.0, metrics=metrics(3020, weight=4_012_000, cls=0.14),
             audits=light_audits(slow=True), moments=served(Moment.BUY),
             screenshot=album.add(draw_page(0.8, hue=(120, 150, 90)))),
        page("/kontakt", "Kontakt ja asukoht", moments=served(Moment.GO),
             screenshot=album.add(draw_page(0.5, hue=(90, 120, 160)))),
        page("/en/", "Sinilille café: breakfast and cakes", lang="en", moments=served(Moment.KNOW, Moment.GO)),
        page("/zh/", "蓝花咖啡馆：塔林的早餐和蛋糕", lang="zh", moments=served(Moment.KNOW),
             redirects=(Redirect(url=f"{ORIGIN}/cn", status=301),)),
        page("/pood/kinkekaart", "Kinkekaart", taps_from_home=2, depth=2, moments=served(Moment.BUY)),
        page("/uudised", "", status=PageStatus.FAILED, http_status=503, metrics=PageMetrics(), audits=(), score=None,
             scroll=ScrollSummary(), lang="",
             error=Failure(code=FailureCode.HTTP_5XX, message="The server answered 503 Service Unavailable.")),
    )  # fmt: skip


def asked(
    question: str, text: str, status: AnswerStatus, best: BestAnswer | None = None, fix: str = ""
) -> QuestionSummary:
    answered = 1 if status is AnswerStatus.ANSWERED else 0
    return QuestionSummary(
        id=question, text=text, asked=6, answered=answered, best=best, status=status.value, fix=fix
    )


def best(
    path: str, quote: str, taps: int | None, screens: float | None, lang: str, **more: bool
) -> BestAnswer:
    return BestAnswer(
        url=ORIGIN + path, quote=quote, taps_from_home=taps, screens_down=screens, lang=lang, **more
    )


def sample_moments() -> dict[Moment, MomentSummary]:
    done, partly, linked, missing = (
        AnswerStatus.ANSWERED, AnswerStatus.PARTIAL, AnswerStatus.LINKED, AnswerStatus.NOT_FOUND
    )  # fmt: skip
    return {
        Moment.KNOW: MomentSummary(score=92.0, questions=(
            asked("know.what", "What is this?", done,
                  best("/", "Väike kohvik Kalamajas, kus kõik küpsetatakse kohapeal.", 0, 0.2, "et")),
            asked("know.who", "Who stands behind it, and since when?", done,
                  best("/zh/", "自2011年起，我们每天早上亲手烘焙面包和蛋糕。", 1, 1.4, "zh")),
            asked("know.faq", "Are frequent questions answered?", done,
                  best("/en/", "Can I bring my dog? Yes, water bowls are by the door.", 1, 3.1, "en",
                       machine_readable=True)),
        )),
        Moment.GO: MomentSummary(score=58.0, questions=(
            asked("go.hours", "When is it open?", done,
                  best("/", "Esmaspäevast reedeni 8.00–18.00", 0, 0.0, "et", machine_readable=True)),
            asked("go.address", "Where is it?", done, best("/kontakt", "Näidise 7, 10411 Tallinn", 1, 0.6, "et")),
            asked("go.phone", "How do I call?", partly, best("/kontakt", "Tel 600 1234", 1, 2.2, "et"),
                  "Make the number a tel: link, so that one tap calls."),
            asked("go.map", "How do I get there?", missing, None, "Link the address to a map application."),
            asked("go.parking", "Where can I park?", AnswerStatus.NOT_APPLICABLE),
        )),
        Moment.DO: MomentSummary(score=None, questions=(
            asked("do.steps", "Which steps lead there?", AnswerStatus.NOT_APPLICABLE),
        )),
        Moment.BUY: MomentSummary(score=31.0, questions=(
            asked("buy.price", "What does it cost?", done, best("/menuu", "Kaneelirull 3,50 €", 1, 1.0, "et")),
            asked("buy.order", "Can I order it?", linked, best("/pood/kinkekaart", "Osta kinkekaart", 2, 0.4, "et"),
                  "Put one clear button beside the price."),
            asked("buy.delivery", "How and when does it arrive?", missing, None,
                  "State the delivery price and time near the price."),
            asked("buy.returns", "Can I send it back?", missing, None, "State the days for returns."),
        )),
    }  # fmt: skip


def sample_fixes() -> tuple[Fix, ...]:
    return (
        Fix(audit_id="oversized-images", category=Category.SPEED, title="Images are no larger than shown",
            text="5 images hold more pixels than the phone can show; about 2.6 MB could be saved.",
            how="Offer sizes with srcset; 824 px serves this phone.", gain=6.2, category_gain=21.0,
            pages=(f"{ORIGIN}/", f"{ORIGIN}/menuu"), page_count=2),
        Fix(audit_id="largest-contentful-paint", category=Category.SPEED, title="The main content appears quickly",
            text="The main content takes 10.5 s to appear; 2.5 s or less is good.",
            how="Send hero.jpg as WebP or AVIF, 824 px wide, and preload it in the head.", gain=5.1, category_gain=17.0,
            pages=(f"{ORIGIN}/",), page_count=1),
        Fix(audit_id="buy.delivery", category=Category.MOMENTS, title="How and when does it arrive?",
            text="No page that was audited answers this.",
            how="State the delivery price and time near the price, not only at the checkout.", gain=3.4, category_gain=9.0),
        Fix(audit_id="go.phone", category=Category.MOMENTS, title="How do I call?",
            text="The site answers this only in part.",
            how="Show the phone number and make it a tel: link, so that one tap calls.",
            gain=2.1, category_gain=6.0, pages=(f"{ORIGIN}/kontakt",), page_count=1),
        Fix(audit_id="overlays", category=Category.SCROLL, title="Overlays leave the screen free",
            text="A cookie notice covers 38 % of the first screen.", how="Let the notice take one line at the bottom.",
            gain=1.6, category_gain=11.0, pages=(f"{ORIGIN}/",), page_count=1),
        Fix(audit_id="text-size", category=Category.SITE, title="Text is large enough to read",
            text="12 % of the text is smaller than 12 px.", how="Set body text to 16 px and nothing below 12 px.",
            gain=0.3, category_gain=1.2, pages=(f"{ORIGIN}/menuu",), page_count=1),
    )  # fmt: skip


def sample_run() -> Run:
    return Run(
        id="4f1d0c2b9a77", started_at="2026-11-22T09:14:05+00:00", duration_s=412.6, mmaudit="0.1.0",
        chromium="156.0.8078.79", device="moto-g-power", cpu_slowdown=4.0, runs=3, status=RunStatus.PARTIAL,
        network=Network(name="slow-4g", rtt_ms=150, down_kbps=1638.4, up_kbps=750), browser_path="/usr/bin/chromium",
        user_agent="Mozilla/5.0 (Linux; Android 11; moto g power (2022)) Chrome/156.0.0.0 Mobile", sandboxed=False,
        notes=("The browser ran without its sandbox, because this machine gave it no user namespaces.",),
    )  # fmt: skip


def build_sample(album: Album) -> SiteReport:
    return SiteReport(
        site=Site(start_url=f"{ORIGIN}/", origin=ORIGIN, languages=("et", "en", "zh")),
        run=sample_run(),
        score=61.4,
        categories=(
            CategoryScore(id=Category.SPEED, score=38.0, measured_share=0.94),
            CategoryScore(id=Category.SCROLL, score=78.0, measured_share=1.0),
            CategoryScore(id=Category.AMP, score=None, measured_share=0.0),
            CategoryScore(id=Category.PWA, score=None, measured_share=0.0),
            CategoryScore(id=Category.MOMENTS, score=60.3, measured_share=1.0),
            CategoryScore(id=Category.SITE, score=93.0, measured_share=0.98),
        ),
        gate=Gate(verdict=GateVerdict.FAIL, reasons=("speed<70: the speed score is 38.",)),
        pages=sample_pages(album),
        moments=sample_moments(),
        taps=Taps(to_buy=3, to_call=None, to_directions=None, to_contact=1),
        site_audits=(
            result("https", Category.SITE, Status.PASS, title="The site is served by HTTPS"),
            result("broken-links", Category.SITE, Status.FAIL, title="Links lead somewhere",
                   text="2 links lead nowhere.", fix="Correct or remove them; the list below names the pages."),
            result("moment-buy", Category.MOMENTS, Status.WARN, title="I want to buy: the site lets visitors order",
                   text="1 of 4 questions is answered."),
        ),
        links_broken=(
            BrokenLink(url=f"{ORIGIN}/suvi-2019", status=404, found_on=(f"{ORIGIN}/", f"{ORIGIN}/menuu")),
            BrokenLink(url="https://vana.kohvik.example/", status=None, found_on=(f"{ORIGIN}/kontakt",),
                       why="The host name does not exist."),
        ),
        skipped=(
            SkippedUrl(url=f"{ORIGIN}/menuu.pdf", why=FailureCode.NOT_HTML),
            SkippedUrl(url=f"{ORIGIN}/logout", why=FailureCode.SIDE_EFFECT),
            *(SkippedUrl(url=f"{ORIGIN}/blogi/{n}", why=FailureCode.LIMIT) for n in range(1, 31)),
        ),
        fixes=sample_fixes(),
        scoring_version="1",
    )  # fmt: skip


@pytest.fixture(scope="session")
def sample() -> tuple[SiteReport, Album]:
    """The sample with its pictures, drawn once."""
    album = Album()
    return build_sample(album), album


@pytest.fixture
def album(sample: tuple[SiteReport, Album]) -> Album:
    """The sample's pictures, to which a test may add."""
    return Album(files=dict(sample[1].files))


@pytest.fixture
def report(sample: tuple[SiteReport, Album]) -> SiteReport:
    """The sample."""
    return sample[0]


@pytest.fixture
def many_pages(report: SiteReport) -> Callable[[int], SiteReport]:
    """Makes the sample as large as wanted: the heavy home page under many addresses."""

    def build(count: int) -> SiteReport:
        pages = tuple(
            replace(report.pages[0], url=f"{ORIGIN}/leht/{n}", final_url=f"{ORIGIN}/leht/{n}", depth=2)
            for n in range(count - 1)
        )
        return replace(report, pages=(report.pages[0], *pages))

    return build


# What hostile pages put where a title or a name is wanted.
ATTACKS = (
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "' onmouseover='alert(1)",
    "javascript:alert(1)",
    "{{7*7}}{% raw %}${7*7}",
    "=cmd|'/C calc'!A0",
    "\x1b]0;owned\x07\x1b[31m\x9b32m",
    "]]><x/>&lt;\x00\uffff\ud800",
    "::error::owned\n::set-output name=x::y\r\n##vso[task.complete]",
    "[x](javascript:alert(1)) ![y](https://evil.example/p.png) @everyone | **b** <b>",
    "\u202egnp.exe\u2066",
    "</style></title></textarea><svg onload=alert(1)>",
)


def poisoned(value: object, words: str) -> object:
    """A copy of a record in which every text of the site's own carries ``words``; enums and our own words stay."""
    if isinstance(value, StrEnum):
        return value
    if isinstance(value, str):
        return f"{words}{value}"
    if isinstance(value, tuple):
        return tuple(poisoned(each, words) for each in value)
    if isinstance(value, Mapping):
        return {key: poisoned(each, words) for key, each in value.items()}
    if isinstance(value, Picture):
        return value
    if is_dataclass(value) and not isinstance(value, type):
        changes = {
            each.name: poisoned(getattr(value, each.name), words)
            for each in fields(value)
            if each.name not in UNTOUCHED
        }
        return replace(value, **changes)
    return value


# A question's status is of a closed list, though its type is a string.
UNTOUCHED = frozenset({"status"})


@pytest.fixture
def hostile(report: SiteReport) -> SiteReport:
    """The sample with every attack in every text, addresses included."""
    attacked = poisoned(report, " ".join(ATTACKS))
    assert isinstance(attacked, SiteReport)
    return attacked
