"""Links that act, and links that only sound like it."""

import pytest

from mmaudit.crawl.side_effects import side_effect


@pytest.mark.parametrize(
    "path",
    [
        "logout", "user/log-out", "LogOut.php", "account/sign_out", "my-logout-page", "auth/signoff.aspx", "wp-login.php",
        "unsubscribe?id=3", "newsletter/unsubscribe", "items/3/delete", "items/delete.php?id=3", "remove",
        "?add-to-cart=7", "shop?add_to_cart=7", "cart/add?id=7", "add-to-cart/7", "addToCart?sku=1", "checkout",
        "wishlist/index/add/product/3", "poll/vote", "post/5/like", "w/index.php?action=edit", "?do=logout",
        "index.php?route=account/logout", "index.php?option=com_users&task=user.logout", "order/confirm", "x?_wpnonce=12ab",
        "%6Cogout", "et/logi-v%C3%A4lja", "lisa_ostukorvi/3", "%E9%80%80%E5%87%BA%E7%99%BB%E5%BD%95", "a?b=log+out",
    ],
)  # fmt: skip
def test_a_link_that_acts_is_known(path: str) -> None:
    assert side_effect("https://example.com/" + path)


@pytest.mark.parametrize(
    "path",
    [
        "", "cart", "login", "blog/how-to-delete-cookies", "blog/remove-stains-from-clothes", "like-new", "catalogoutlet",
        "voters", "products/deleted-scenes", "about/confirmation", "help/blogouting", "a?q=logs", "shop?sort=price",
        "contact?subject=hello", "subscribe", "basket", "transactions", "reactions", "donate",
    ],
)  # fmt: skip
def test_a_harmless_link_is_left_in_peace(path: str) -> None:
    assert side_effect("https://example.com/" + path) is None
