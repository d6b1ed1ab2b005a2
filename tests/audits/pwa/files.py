"""Files of an app as they came: good ones, but for what is given."""

from mmaudit.model.app_files import AppFile, FileUse, WantedFile

APP = "https://shop.test/"


def file(
    path="icons[0]", *, use=FileUse.ICON, sizes="", kind="png", of_type="", purpose="", form_factor="", **seen
):
    """A PNG of 512 × 512 that came as it should, but for what is given."""
    wanted = WantedFile(
        use=use,
        path=path,
        url=f"{APP}{path}",
        sizes=sizes,
        type=of_type,
        purpose=purpose,
        form_factor=form_factor,
    )
    usual = {"status": 200, "content_type": "image/png", "kind": kind, "width_px": 512, "height_px": 512}
    if seen.get("fault") or seen.get("status", 200) != 200:
        usual |= {"kind": "", "width_px": None, "height_px": None}
    return AppFile(wanted=wanted, **usual | {"clear_share": 0.0, "cut_share": 0.0} | seen)


def shot(path="screenshots[0]", **given):
    return file(path, use=FileUse.SCREENSHOT, **{"width_px": 400, "height_px": 800} | given)


def touch(**given):
    return file("apple-touch-icon", use=FileUse.TOUCH_ICON, **{"width_px": 180, "height_px": 180} | given)


def start(**given):
    return file("start_url", use=FileUse.START_PAGE, **{"final_url": f"{APP}start"} | given)
