"""Which pages: seeds, robots.txt, sitemaps, scope, canonical form, frontier, sampling."""
