"""Manifests drawn by lot, the same ones for the same seed: each member is left out, right, or wrong in many ways."""

import random

ABSENT = object()
CHOICES = {
    "name": ["Northern ferries", "Northern ferries", "", "  ", 4, None, ABSENT],
    "short_name": ["Ferries", ABSENT, ABSENT, "", ["F"], None],
    "start_url": [
        "/app/", "/app/", "/app/", "", ".", "?a=b", "#top", " /app/ ", "https://elsewhere.test/", "//elsewhere.test/", 7,
        None, "/other/", "http://[", ABSENT,
    ],
    "scope": ["/app/", ABSENT, "/other/", 3],
    "display": [
        "standalone", "standalone", "STANDALONE", " fullscreen ", "minimal-ui", "browser", "window", "tabbed",
        "window-controls-overlay", 5, None, ABSENT,
    ],
    "display_override": [
        ABSENT, ABSENT, ABSENT, [], ["browser"], ["minimal-ui"], ["of-the-future", "standalone"], ["of-the-future"],
        "browser", ["browser", "standalone"], [3, "fullscreen"], ["window-controls-overlay"], ["tabbed"], ["borderless"],
        [" BROWSER "],
    ],
    "prefer_related_applications": [ABSENT, ABSENT, True, False],
    "theme_color": [ABSENT, "#036", "blau"],
}  # fmt: skip
ICON = {
    "src": ["/i.png", "/i.png", "/i.png", "i.svg", "/i.webp", "/i.jpg", "/i", "/i.PNG", "/gone.png", 4, "", ABSENT],
    "sizes": [
        "192x192", "192x192", "512x512", "144x144", "143x143", "48x48", "any", "ANY", "48x48 192X192", "0x192", "192",
        "192x100", "1024x1024", "2048x2048", "", 5, ABSENT,
    ],
    "type": [
        "image/png", ABSENT, ABSENT, "IMAGE/PNG", "image/svg+xml", "image/webp", "image/jpeg", "png", "", 3, " image/png ",
    ],
    "purpose": [ABSENT, ABSENT, "any", "maskable", "any maskable", "monochrome", "badge", "ANY", "", "badge any", 3],
}  # fmt: skip
ICON_LISTS = (1, 1, 1, 1, 0, 2)


def drawn(choices, lot):
    members = {name: lot.choice(values) for name, values in choices.items()}
    return {name: value for name, value in members.items() if value is not ABSENT}


def manifests(count, seed=2026):
    """``count`` manifests. Half of them differ from a good one in two members at most: there one rule decides."""
    lot = random.Random(seed)  # noqa: S311 - no secret
    good = {name: values[0] for name, values in CHOICES.items() if values[0] is not ABSENT}
    good_icon = {"src": "/i.png", "sizes": "192x192", "type": "image/png"}
    found = []
    for number in range(count):
        if number % 2:
            members, icon = drawn(CHOICES, lot), drawn(ICON, lot)
        else:
            names = lot.sample(sorted(CHOICES), 1)
            members = good | {name: lot.choice(CHOICES[name]) for name in names}
            icon = good_icon | {name: lot.choice(ICON[name]) for name in lot.sample(sorted(ICON), 1)}
        members = {name: value for name, value in members.items() if value is not ABSENT}
        icon = {name: value for name, value in icon.items() if value is not ABSENT}
        others = [drawn(ICON, lot) for _ in range(lot.choice(ICON_LISTS) - 1)]
        found.append(members | {"icons": [icon, *others]})
    return found
