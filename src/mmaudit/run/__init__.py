"""The story of one audit: crawl, gather, judge, report."""
