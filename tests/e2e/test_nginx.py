"""The whole journey in Chromium through nginx, as people arrive in production."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import expect

from tests.e2e.fixtures import People
from tests.e2e.mailbox import Mailbox
from tests.e2e.running import Service
from tests.e2e.visitor import Visitor
from tests.nginx.running import nginx
from tests.notices.post_office import HOST


@pytest.fixture
def people(people: People, service: Service, tmp_path: Path) -> Iterator[People]:
    """Everybody arrives at nginx, which serves the site that the service was built with."""
    behind = urlsplit(service.address).port
    assert behind
    with nginx(tmp_path, service.site, behind) as front:
        people.service = replace(service, address=f"http://{HOST}:{front.port}")
        yield people


def test_a_person_registers_and_signs_in_through_nginx(
    visitor: Visitor, mailbox: Mailbox, service: Service
) -> None:
    visitor.open("/ja/")
    visitor.link("(窓口申請) 在留資格認定証明書電子交付希望者").click()
    visitor.sees("利用者情報登録")
    visitor.choose_municipality()
    visitor.fill(**{"住居地(町名丁目番地号等)": "A" * 200_000})
    visitor.button("確認").click()
    expect(visitor.alert("送られた内容が大きすぎます")).to_be_in_viewport()
    visitor.fill()
    visitor.button("確認").click()
    visitor.sees("利用者情報確認(STEP2)")
    public_id = visitor.step3()
    link = mailbox.link(visitor.email)
    visitor.set_password(link.replace(service.address, visitor.service))
    visitor.sign_in(public_id)
    expect(visitor.page.get_by_role("main")).to_contain_text(public_id)
