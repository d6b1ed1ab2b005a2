"""Questions to the site: profiles and not share buttons, stated times of reply, what measures visits."""

import pytest

from mmaudit.model.answer import AnswerSource, AnswerStatus
from mmaudit.moments.presence import is_network_front, is_profile

SHOP = "<h1>Kettle</h1><p>Pärnu mnt 12, 10148 Tallinn</p><p>€ 29.00</p><button>Add to cart</button>"


@pytest.mark.parametrize(
    "url",
    [
        "https://www.facebook.com/kohvikkadri",
        "https://instagram.com/kohvik.kadri/",
        "https://x.com/kohvik",
        "https://www.linkedin.com/company/kohvik/",
        "https://www.youtube.com/@kohvik",
        "https://vk.com/kofe_tallinn",
        "https://weibo.com/u/1234567",
        "https://t.me/kohvikkadri",
        "https://www.tiktok.com/@kohvik",
    ],
)
def test_a_link_to_a_profile_is_one(url):
    assert is_profile(url)


@pytest.mark.parametrize(
    "url",
    [
        "https://www.facebook.com/sharer/sharer.php?u=https://kohvik.ee",
        "https://www.facebook.com/share.php?u=https://kohvik.ee",
        "https://twitter.com/intent/tweet?text=hi",
        "https://twitter.com/share",
        "https://www.linkedin.com/shareArticle?mini=true&url=https://kohvik.ee",
        "https://www.linkedin.com/sharing/share-offsite/?url=https://kohvik.ee",
        "https://pinterest.com/pin/create/button/?url=x",
        "https://t.me/share/url?url=https://kohvik.ee",
        "https://vk.com/share.php?url=https://kohvik.ee",
        "https://www.facebook.com/plugins/like.php",
        "https://www.facebook.com/wordpress",
        "https://www.facebook.com/",
        "https://netflix.com/title",
        "https://example.org/about",
    ],
)
def test_share_buttons_and_others_are_no_profiles(url):
    assert not is_profile(url)


def test_a_networks_front_page_is_half_an_answer(ask):
    assert is_network_front("https://www.facebook.com/")
    body = f"{SHOP}<a href='https://www.facebook.com/'>Facebook</a>"
    assert ask("x.social", body).status is AnswerStatus.PARTIAL


def test_a_profile_in_the_footer_is_found_and_a_share_button_is_not(ask):
    profile = "<footer><a href='https://www.facebook.com/kadri.kohvik'>Facebook</a></footer>"
    share = "<a href='https://www.facebook.com/sharer/sharer.php?u=https://a.ee'>Share</a>"
    found = ask("x.social", SHOP + share + profile)
    assert (found.status, found.quote) == (AnswerStatus.BOILERPLATE, "Facebook")
    assert ask("x.social", SHOP + share).status is AnswerStatus.NOT_FOUND


def test_profiles_named_in_the_data_count(ask):
    data = [{"@type": "Organization", "name": "Kadri", "sameAs": ["https://www.instagram.com/kadri.kohvik"]}]
    assert ask("x.social", SHOP, structured=data).answered


@pytest.mark.parametrize(
    ("lang", "text", "minutes"),
    [
        ("en", "We reply within 24 hours on working days.", "24 h"),
        ("et", "Vastame kirjadele 2 tunni jooksul.", "2 h"),
        ("zh", "我们会在24小时内回复您的留言。", "24 h"),
        ("de", "Wir melden uns innerhalb von 2 Tagen bei Ihnen.", "48 h"),
        ("ru", "Мы ответим вам в течение 2 часов.", "2 h"),
    ],
)
def test_a_stated_time_of_reply_is_an_answer(ask, lang, text, minutes):
    answer = ask("x.response_time", f"<p>Pärnu mnt 12, 10148 Tallinn</p><p>{text}</p>", lang=lang)
    assert (answer.status, answer.answer) == (AnswerStatus.ANSWERED, minutes)
    assert answer.quote in text


def test_a_promise_without_a_time_is_half_an_answer(ask):
    answer = ask("x.response_time", SHOP + "<p>Leave your number and we shall call you back soon.</p>")
    assert answer.status is AnswerStatus.PARTIAL


def test_a_chat_window_promises_a_quick_answer_and_states_none(ask):
    answer = ask("x.response_time", SHOP + "<script src='https://embed.tawk.to/1/2'></script>")
    assert (answer.status, answer.answer) == (AnswerStatus.PARTIAL, "Tawk.to")


@pytest.mark.parametrize(
    ("script", "name"),
    [
        ("<script src='https://www.googletagmanager.com/gtm.js?id=GTM-X'></script>", "Google Tag Manager"),
        ("<script>var u='//stats.example.org/';g.src=u+'matomo.js';</script>", "Matomo"),
        ("<script src='https://hm.baidu.com/hm.js?1'></script>", "Baidu Tongji"),
    ],
)
def test_what_measures_visits_is_named(ask, script, name):
    answer = ask("x.measured", SHOP + script)
    assert (answer.status, answer.answer, answer.source) == (
        AnswerStatus.ANSWERED,
        name,
        AnswerSource.STRUCTURE,
    )


def test_a_shop_that_measures_nothing_is_told_so(ask):
    assert ask("x.measured", SHOP).status is AnswerStatus.NOT_FOUND
