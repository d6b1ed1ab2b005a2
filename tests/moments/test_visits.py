"""Questions of those who come: how to get in, which branch, what there is, how to send a message."""

import pytest

STREETS = "".join(f"<p>{street}, 10148 Tallinn</p>" for street in ("Pärnu mnt 12", "Narva mnt 5", "Lai tn 3"))
OPEN = "<p>Open Mon-Fri 9:00-18:00</p>"


@pytest.fixture
def status(ask):
    return lambda question, body, **options: ask(question, body, **options).status.value


@pytest.mark.parametrize(
    ("body", "lang", "expected"),
    [
        ("<p>The entrance is step-free and there is a lift to the first floor.</p>", "en", "answered"),
        ("<p>Koerad lubatud nii terrassil kui ka väikeses saalis.</p>", "et", "answered"),
        ("<p>店内设有无障碍通道，欢迎携带宠物。</p>", "zh", "answered"),
        (OPEN, "en", "not-found"),
        ("<p>Nothing here.</p>", "en", "not-applicable"),
    ],
)
def test_who_can_get_in(status, body, lang, expected):
    assert status("go.access", body, lang=lang) == expected


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (STREETS, "answered"),
        ("<a href='/stores'>Store finder</a>", "linked"),
        ("<p>Pärnu mnt 12, 10148 Tallinn</p>", "not-applicable"),
    ],
)
def test_which_branch_is_nearest_is_asked_of_chains(status, body, expected):
    assert status("go.nearest", body, lang="en", url="https://a.ee/") == expected


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (f"{OPEN}<h2>Our services</h2><ul><li>Cuts</li><li>Colour</li><li>Shaves</li></ul>", "answered"),
        (f"{OPEN}<a href='/menu.pdf'>Menu</a>", "partial"),
        (f"{OPEN}<a href='/menu'>Menu</a>", "linked"),
        (OPEN, "not-found"),
    ],
)
def test_what_they_offer_there(status, body, expected):
    assert status("go.whatsthere", body) == expected


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("https://wa.me/3725123456", "answered"),
        ("https://api.whatsapp.com/send?phone=3725123456&text=Hi", "answered"),
        ("https://m.me/firm", "answered"),
        ("sms:+3725123456", "answered"),
        ("https://wa.me/?text=Look", "not-found"),
        ("https://api.whatsapp.com/send?text=Look", "not-found"),
        ("https://t.me/share/url?url=x", "not-found"),
        ("https://foam.me/a", "not-found"),
    ],
)
def test_a_chat_is_opened_and_not_shared(status, url, expected):
    assert status("go.message", f"{OPEN}<a href='{url}'>Write</a>") == expected
