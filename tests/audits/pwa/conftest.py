"""Sites with and without an app, for the app audits."""

import json

import pytest

from mmaudit.model.snapshot import Pwa

GOOD_MANIFEST = {
    "name": "Kettles",
    "start_url": "/",
    "display": "standalone",
    "theme_color": "#003366",
    "background_color": "#ffffff",
    "icons": [
        {"src": "192.png", "sizes": "192x192"},
        {"src": "512.png", "sizes": "512x512", "purpose": "maskable"},
    ],
}


@pytest.fixture
def app(a_page, a_snapshot, a_site):
    """A site whose start page was asked about an app that is good in everything that is not overridden."""

    def build(*, manifest=GOOD_MANIFEST, **overrides):
        harmless = {
            "manifest_url": "https://shop.test/app.webmanifest",
            "manifest_text": manifest if isinstance(manifest, str) else json.dumps(manifest),
            "manifest_errors": (),
            "installability_errors": (),
            "service_worker_url": "https://shop.test/sw.js",
            "service_worker_scope": "https://shop.test/",
            "service_worker_state": "activated",
        }
        home = a_page(snapshot=a_snapshot(pwa=Pwa(**harmless | overrides)))
        other = a_page("https://shop.test/a", snapshot=a_snapshot("https://shop.test/a", depth=1))
        return a_site([other, home])

    return build


@pytest.fixture
def no_app(app):
    """A site without manifest and service worker."""
    return app(
        manifest="",
        manifest_url=None,
        service_worker_url=None,
        service_worker_state="",
        installability_errors=("no-manifest",),
    )


@pytest.fixture
def never_asked(a_page, a_snapshot, a_site):
    """A site on which the work about the app failed."""
    return a_site([a_page(snapshot=a_snapshot(unmeasured={"pwa": "The browser did not answer."}))])


@pytest.fixture
def judged(apps, result, a_page, a_snapshot, a_site):
    """The row of an audit about one of the module's ``apps``, which a browser looked at."""

    def judge(audit, name):
        url = f"{apps.origin}/{name}/"
        return result(audit, a_site([a_page(url, snapshot=a_snapshot(url, pwa=apps.records[name]))]))

    return judge
