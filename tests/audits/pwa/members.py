"""Manifests with one member each that is right, or wrong in one way."""

GOOD = {
    "name": "Northern ferries",
    "start_url": "/app/",
    "scope": "/app/",
    "display": "standalone",
    "icons": [{"src": "/i.svg", "sizes": "any", "type": "image/svg+xml"}],
}
SHARE = {"action": "/app/s", "params": {"title": "t"}}
FILES = {"files": [{"name": "f", "accept": ["image/png"]}]}


def icon(**members):
    return {"icons": [{"src": "/a.png", "sizes": "192x192"} | members]}


def shortcut(**members):
    return {"shortcuts": [{"name": "A", "url": "/app/a"} | members]}


def handler(**members):
    return {"protocol_handlers": [{"protocol": "web+tea", "url": "/app/?t=%s"} | members]}


RIGHT = [
    {},
    {"theme_color": None, "lang": None},
    {"theme_color": "oklch(60% 0.15 50)", "background_color": " RebeccaPurple "},
    {"theme_color": "#11223344"},
    {"display": "STANDALONE"},
    {"display_override": ["of-the-future", "tabbed"]},
    {"orientation": "portrait-primary", "dir": "auto", "lang": "zh-Hant-TW"},
    {"id": "?app", "start_url": "?source=pwa"},
    {"scope": "/app"},
    {"categories": ["ferries"]},
    icon(purpose="any badge"),
    icon(purpose=""),
    icon(sizes="48x48 192X192 any"),
    icon(src="https://cdn.test/a.png"),
    icon(src="data:image/png;base64,AA"),
    icon(type="image/svg+xml;charset=utf-8"),
    {"screenshots": [{"src": "/s.png", "sizes": "400x800", "form_factor": "narrow", "label": "A"}]},
    shortcut(icons=[{"src": "/s.png", "sizes": "96x96"}]),
    handler(),
    handler(protocol="MAILTO"),
    {"share_target": SHARE},
    {"share_target": {"action": "/app/s", "method": "POST", "enctype": "multipart/form-data", "params": FILES}},
    {"file_handlers": [{"action": "/app/o", "accept": {"text/csv": [".csv"]}}]},
    {"related_applications": [{"platform": "play", "url": "market://a", "id": "a.b"}]},
    {"prefer_related_applications": False},
    {"launch_handler": {"client_mode": "auto"}},
    {"startUrl": "/", "START-URL": "/"},
    {"of_the_future": 5, "x-vendor": True},
]  # fmt: skip

# What is written, and what is said of it.
WRONG = [
    ({"name": 4}, "name: is not a text"),
    ({"icons": "a.png"}, "icons: is not a list"),
    ({"icons": ["a.png"]}, "icons[0]: is not an object"),
    ({"prefer_related_applications": "true"}, "prefer_related_applications: is not true or false"),
    ({"share_target": []}, "share_target: is not an object"),
    ({"display": "window"}, "display: “window” is not known"),
    ({"orientation": "upright"}, "orientation: “upright” is not known"),
    ({"dir": "left"}, "dir: “left” is not known"),
    ({"theme_color": "blau"}, "theme_color: “blau” is no colour"),
    ({"theme_color": "#12345"}, "theme_color: “#12345” is no colour"),
    ({"theme_color": "var(--x)"}, "theme_color: “var(--x)” is no colour"),
    ({"start_url": "http://["}, "start_url: is no web address"),
    ({"start_url": "https://b.test/"}, "start_url: leads to another origin"),
    ({"start_url": "data:text/html,x"}, "start_url: is no web address"),
    ({"id": "https://b.test/"}, "id: leads to another origin"),
    ({"scope": "https://b.test/"}, "scope: leads to another origin"),
    ({"scope": "/other/"}, "scope: does not hold the start page"),
    ({"theme-color": "#fff"}, "theme-color: unknown; it resembles theme_color"),
    ({"shortName": "A"}, "shortName: unknown; it resembles short_name"),
    (icon(src=" "), "icons[0]: lacks src"),
    (icon(src="javascript:1"), "icons[0].src: is no web address"),
    (icon(purpose="big"), "icons[0].purpose: “big” is not known"),
    (icon(sizes="192"), "icons[0].sizes: “192” is no size such as 192x192"),
    (icon(sizes="192×192"), "icons[0].sizes: “192×192” is no size such as 192x192"),
    (icon(sizes=["192x192"]), "icons[0].sizes: is not a text"),
    (icon(type="png"), "icons[0].type: “png” is no type of picture"),
    (shortcut(name=" "), "shortcuts[0]: lacks name"),
    (shortcut(url="/b"), "shortcuts[0].url: is outside the scope"),
    (shortcut(url="https://b.test/"), "shortcuts[0].url: leads to another origin"),
    (shortcut(icons=[{"sizes": "96x96"}]), "shortcuts[0].icons[0]: lacks src"),
    ({"screenshots": [{"src": "/s.png", "form_factor": "phone"}]},
     "screenshots[0].form_factor: “phone” is not known"),
    (handler(protocol="http"), "protocol_handlers[0].protocol: “http” is no protocol that a site may handle"),
    (handler(protocol="web+tea1"),
     "protocol_handlers[0].protocol: “web+tea1” is no protocol that a site may handle"),
    (handler(url="/app/"), "protocol_handlers[0].url: lacks %s, where the address would go"),
    ({"share_target": {"params": {}}}, "share_target: lacks action"),
    ({"share_target": SHARE | {"action": "/s"}}, "share_target.action: is outside the scope"),
    ({"share_target": SHARE | {"method": "PUT"}}, "share_target.method: “PUT” is not known"),
    ({"share_target": SHARE | {"params": FILES}},
     "share_target: files need method POST and enctype multipart/form-data"),
    ({"file_handlers": [{"accept": {}}]}, "file_handlers[0]: lacks action"),
]  # fmt: skip
