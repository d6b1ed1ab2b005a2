"""What a rule is: from a page's reading and findings to hits."""

from collections.abc import Callable, Iterator

from mmaudit.moments.findings import Findings
from mmaudit.moments.hit import Hit
from mmaudit.moments.reading import Reading

Rule = Callable[[Reading, Findings], Iterator[Hit]]
