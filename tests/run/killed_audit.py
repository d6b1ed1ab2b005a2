"""An audit without a browser, to be killed: its pages are a list, or a tree that is found link by link."""

import asyncio
from pathlib import Path

from mmaudit.config.profiles import device, network
from mmaudit.config.settings import Config, CrawlLimits
from mmaudit.gather.phone import PhoneInfo
from mmaudit.gather.turn import Machine
from mmaudit.link import LinkProxy, reach_of
from mmaudit.model.snapshot import Content, Link, Snapshot
from mmaudit.run.events import ignore
from mmaudit.run.gathering import Gathering, Instruments
from mmaudit.store import RunFolder


class FakePhone:
    """Visits at once or nearly so; each page has a picture."""

    about = PhoneInfo(version="1", path="", user_agent="fake", sandboxed=True)

    def __init__(self, folder: RunFolder) -> None:
        self._folder = folder

    async def visit(self, job, *, turn, **_):
        turn.over()
        await asyncio.sleep(hash(job.url) % 5 / 1000)
        picture = self._folder.put_picture(job.url.encode(), mime="image/webp", width_px=1, height_px=1)
        links = tuple(Link(url=url, text="", selector="a") for url in links_of(job.url))
        return Snapshot(
            job=job, final_url=job.url, http_status=200, screenshot=picture,
            content=Content(blocks=(), links=links),
        )  # fmt: skip


def links_of(url: str) -> list[str]:
    """Three links a page, some of them to pages that others lead to as well: a tree of 90 pages."""
    origin, _, name = url.rpartition("/")
    names = names_of(90)
    number = names.index(name) + 1 if name in names else 0
    return [f"{origin}/{names[at]}" for at in (2 * number, 2 * number + 1, 3 * number) if at < len(names)]


def settings(start_url: str, names: list[str], *, max_pages: int, resume: bool) -> Config:
    """``names``: the list of pages; without one links are followed."""
    return Config(
        start_url=start_url, device=device("moto-g-power"), network=network("none"), cpu_slowdown=1.0,
        allow_private=True, resume=resume,
        crawl=CrawlLimits(max_pages=max_pages, urls=tuple(start_url + name for name in names)),
    )  # fmt: skip


async def gather(config: Config, folder: RunFolder) -> None:
    reach, machine = reach_of(config.start_url, allow_private=True), Machine()
    async with LinkProxy(reach) as link:
        phones = (FakePhone(folder), FakePhone(folder))
        instruments = Instruments(phones=phones, machine=machine, link=link)
        await Gathering(config, folder, instruments, ignore, asyncio.Event()).whole_site()


def names_of(pages: int) -> list[str]:
    """Names without numbers: pages that differ in numbers alone are a trap to the crawl."""
    letters = "abcdefghijklmnopqrstuvwxyz"
    return [f"{a}{b}-{c}.html" for a in letters for b in letters for c in letters][:pages]


def main(place: str, start_url: str, pages: int, *, is_list: bool) -> None:
    """One life of a run; the next one goes on in ``place``."""
    folder = RunFolder.create(Path(place), fingerprint="f", resume=True)
    names = names_of(pages - 1) if is_list else []
    asyncio.run(gather(settings(start_url, names, max_pages=pages, resume=True), folder))
    folder.close()
