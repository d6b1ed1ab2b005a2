"""mmaudit with its scroll pass left out: ``python benchmarks/without_scroll.py audit URL …``.

There is no such option for users: an audit without scrolling says nothing about scrolling. The benchmark needs it to
compare like with like, since a bare crawl does not scroll.
"""

from mmaudit.cli import main
from mmaudit.gather import plan
from mmaudit.model.snapshot import Section

if __name__ == "__main__":
    steps = tuple(step for step in plan.PLAN if step.section is not Section.SCROLL)
    vars(plan)["PLAN"] = steps
    main()
