"""A post with what a site has around it: lists that are none of its own."""

NAV = (
    "<div class='top'><ul><li><a href='/'>Home</a></li><li><a href='/about'>About us</a></li>"
    "<li><a href='/news'>News</a></li><li><a href='/contact'>Contact</a></li></ul></div>"
)
MORE = (
    "<h3>Latest posts</h3><ul><li><a href='/a'>A walk along the river</a></li>"
    "<li><a href='/b'>Autumn in the garden</a></li><li><a href='/c'>What we read this year</a></li></ul>"
)
FOOT = "<footer><p>© 2024 All rights reserved</p></footer>"


def post(body: str) -> str:
    """``body`` as the post of a page."""
    return f"{NAV}<div class='post'>{body}</div>{MORE}{FOOT}"


def name_of(case: tuple[str, ...]) -> str:
    """What a case (kind of page, language, title, body) is called among the tests."""
    return f"{case[1]}: {case[0]}"
