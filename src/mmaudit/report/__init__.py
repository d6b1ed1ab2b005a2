"""The report in every output format: functions of a ``SiteReport``."""
