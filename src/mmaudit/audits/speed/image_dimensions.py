"""Does the browser know how large pictures will be?"""

from mmaudit.audits.audit import PageAudit
from mmaudit.facts.page_facts import PageFacts
from mmaudit.model.limits import Limits
from mmaudit.model.snapshot import Image, Section
from mmaudit.model.verdict import Category, Evidence, Outcome, Spec, Status, Verdict

MAX_EVIDENCE = 10

SPEC = Spec(
    id="image-dimensions",
    category=Category.SPEED,
    title="Pictures keep their place free",
    why="A picture without known size takes no room until it is there; then everything below it jumps.",
    fix="Give every picture its width and height. "
    "Write width and height (in pixels of the file) on every <img>, and 'height: auto' in the style sheet.",
    source="https://web.dev/articles/optimize-cls#images-without-dimensions",
    unit="pictures",
    needs=(Section.LAYOUT,),
    outcomes={
        "none": Outcome(status=Status.NOT_APPLICABLE, text="The page shows no pictures."),
        "all": Outcome(status=Status.PASS, text="Every picture keeps its place free ({total}).", score=100),
        "some-missing": Outcome(
            status=Status.WARN, text="Pictures without width and height: {missing} of {total}.", score=50
        ),
        "most-missing": Outcome(
            status=Status.FAIL, text="Pictures without width and height: {missing} of {total}.", score=0
        ),
    },
)


def judge(page: PageFacts, limits: Limits) -> Verdict:
    """Judge the pictures that take room on the page."""
    images = [image for image in layout_images(page) if takes_room(image) or will_take_room(image)]
    if not images:
        return Verdict(outcome="none")
    missing = [image for image in images if not image.has_dimensions]
    few = len(missing) < limits.numbers["image_dimensions_fail_ratio"] * len(images)
    return Verdict(
        outcome="all" if not missing else "some-missing" if few else "most-missing",
        value=len(missing),
        params={"missing": len(missing), "total": len(images)},
        evidence=tuple(evidence(image) for image in missing[:MAX_EVIDENCE]),
    )


def takes_room(image: Image) -> bool:
    """Whether a picture is more than a dot."""
    return image.box.width > 1 and image.box.height > 1


def will_take_room(image: Image) -> bool:
    """Whether a picture far below the screen, which was not asked for, has no place kept free for it."""
    return image.loading == "lazy" and not image.complete and not image.has_dimensions


def layout_images(page: PageFacts) -> tuple[Image, ...]:
    """The pictures of the layout."""
    return page.snapshot.layout.images if page.snapshot.layout else ()


def evidence(image: Image) -> Evidence:
    """A picture with the size that it should name."""
    natural = f"{image.natural_width} × {image.natural_height}" if image.natural_width else ""
    return Evidence(
        kind="element", label="picture without size", value=natural, selector=image.selector, url=image.url
    )


AUDIT = PageAudit(spec=SPEC, judge=judge)
