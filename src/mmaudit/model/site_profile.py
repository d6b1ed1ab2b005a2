"""What kind of site it is: which of the visitor's questions can be asked of it at all."""

from enum import StrEnum


class SiteProfile(StrEnum):
    """The kinds of site.

    ``shop`` sells goods; ``local-service`` is visited or called: a café, a hairdresser, a law office; ``content`` is
    read: a blog, a magazine, documentation; ``institution`` is public: a school, a town, a museum; ``tool`` is worked
    with in the browser: a calculator, an editor, a dashboard.
    """

    SHOP = "shop"
    LOCAL_SERVICE = "local-service"
    CONTENT = "content"
    INSTITUTION = "institution"
    TOOL = "tool"


PROFILES = tuple(each.value for each in SiteProfile)
# In the place of a profile: find it out.
AUTO = "auto"
