"""Leaving a page and coming back, in a tab of its own."""

from mmaudit.gather.collectors.back import Told, reasons_of
from mmaudit.model.snapshot import KeptOut

PAGE, FRAME = "https://shop.test/", "https://ads.test/frame"


def explained(reason, kind="PageSupportNeeded", **more):
    return {"type": kind, "reason": reason} | more


def test_reasons_name_the_script_or_else_the_document():
    script = {"url": "https://ads.test/a.js", "lineNumber": 1, "columnNumber": 2}
    tree = {
        "url": PAGE,
        "explanations": [explained("WebLocks", details=[script]), explained("CacheLimit", "Circumstantial")],
        "children": [{"url": FRAME, "explanations": [explained("UnloadHandler")], "children": []}],
    }
    assert reasons_of(tree) == [
        KeptOut(reason="WebLocks", url="https://ads.test/a.js"),
        KeptOut(reason="UnloadHandler", url=FRAME),
    ]


def test_what_the_tree_leaves_out_is_kept():
    told = Told()
    told.not_kept(
        {
            "notRestoredExplanations": [explained("WebLocks"), explained("UnloadHandlerExistsInMainFrame")],
            "notRestoredExplanationsTree": {
                "url": PAGE,
                "explanations": [explained("WebLocks")],
                "children": [],
            },
        }
    )
    assert told.reasons == [
        KeptOut(reason="WebLocks", url=PAGE),
        KeptOut(reason="UnloadHandlerExistsInMainFrame"),
    ]
