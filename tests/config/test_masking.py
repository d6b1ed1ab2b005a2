"""Nothing of the command line's secrets is stored, and nothing that cannot be written."""

import msgspec
import pytest

from mmaudit.config.masking import MASK, Masker
from mmaudit.config.settings import Access, Cookie

SECRETS = Access(
    headers=(
        ("X-Key", 'k3y/with "quotes" & more'),
        ("Authorization", "Bearer t0ken-of-mine"),
        ("Accept", "x"),
    ),
    cookies=(Cookie(name="session", value="c00kie-value"), Cookie(name="lang", value="et")),
    username="me",
    password="pa55word",  # noqa: S106 - of nobody
)


@pytest.mark.parametrize(
    "seen",
    [
        'k3y/with "quotes" & more',
        "k3y%2Fwith%20%22quotes%22%20%26%20more",
        "k3y/with &quot;quotes&quot; &amp; more",
        'k3y/with \\"quotes\\" & more',
        "c00kie-value",
        "pa55word",
        "bWU6cGE1NXdvcmQ=",
    ],
)
def test_a_secret_is_masked_however_a_page_writes_it(seen):
    assert Masker(SECRETS).text(f"You sent {seen}!") == f"You sent {MASK}!"


def test_short_values_are_words_and_stay():
    assert Masker(SECRETS).text("et x me") == "et x me"


def test_without_secrets_text_stays_the_same():
    text = "蓝色 kettles 🙂"
    assert Masker(Access()).text(text) is text


def test_a_whole_record_can_be_written_and_holds_no_secret(a_snapshot, a_document):
    document = a_document("<p>c00kie-value \ud800</p>", title="half \udfff")
    snapshot = a_snapshot(document=document, warnings=("c00kie-value",))
    written = msgspec.json.encode(Masker(SECRETS).record(snapshot)).decode()
    assert "c00kie-value" not in written
    assert "half \ufffd" in written


def test_a_record_without_secrets_is_equal_to_what_it_was(a_snapshot, a_document, a_load):
    snapshot = a_snapshot(document=a_document("<p>x</p>"), loads=(a_load(),))
    assert Masker(SECRETS).record(snapshot) == snapshot
