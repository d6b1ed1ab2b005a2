"""A rich, invented report for the outputs: a café in Tallinn with a small shop, in three languages."""

from tests.report.sample.album import Album
from tests.report.sample.audits import result
from tests.report.sample.field import sample_field
from tests.report.sample.moments import sample_moments
from tests.report.sample.origin import ORIGIN
from tests.report.sample.pages import sample_pages

from mmaudit.model.failure import FailureCode
from mmaudit.model.report import (
    BrokenLink,
    CategoryScore,
    Fix,
    Gate,
    GateVerdict,
    Network,
    Run,
    RunStatus,
    Site,
    SiteReport,
    SkippedUrl,
    Taps,
)
from mmaudit.model.verdict import Category, Status


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
        field=sample_field(),
    )  # fmt: skip
