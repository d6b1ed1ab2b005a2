"""Where the sample's site stands."""

ORIGIN = "https://kohvik.example"
