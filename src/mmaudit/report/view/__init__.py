"""The view: a ``SiteReport`` as strings and shapes, computed here so that templates only place them."""
