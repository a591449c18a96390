"""What went wrong in systems that do a similar job, line by line, and does not here.

Each test is named after what it prevents. Where a line has its tests beside what they are about, they are named here,
and have to be there.
"""

import ast
import asyncio
import io
import re
from pathlib import Path

import pytest

from showcase.actions.boards import BoardForm, create_board, edit_board
from showcase.actions.media import bring, process
from showcase.actions.pins import NewPin, publish
from showcase.actions.placements import place
from showcase.actions.signing_in.tokens import add_token
from showcase.app import routes
from showcase.models import Media, Openness, Pin, Record, Scope
from tests.conftest import drawing, encoded
from tests.security.crawling import Crawler

HOUSE = Path(__file__).parents[2]

ELSEWHERE = {
    "fetching by address reaches the inside": [
        "outside/test_inside.py::test_nobody_is_led_inside",
        "outside/test_inside.py::test_a_name_that_leads_inside_is_no_better",
        "outside/test_inside.py::test_what_listens_inside_hears_nothing",
        "outside/test_fetching.py::test_one_inside_address_among_public_ones_spoils_them_all",
        "outside/test_redirects.py::test_a_redirect_does_not_lead_inside",
        "outside/test_redirects.py::test_a_name_that_moves_inside_between_two_look_ups_is_caught",
        "outside/test_limits.py::test_an_endless_body_ends_at_the_limit",
        "outside/test_limits.py::test_a_slow_drip_ends_in_time",
        "outside/test_reach.py::test_a_host_that_ada_allows_is_visited_inside",
    ],
    "a list, count, cover or file tells of what one may not see": [
        "queries/test_visibility.py::test_everybody_sees_their_pins_and_boards_and_no_others",
        "queries/test_visibility.py::test_no_count_and_no_collage_tells_of_what_is_private",
        "queries/test_visibility.py::test_bytes_titles_and_likenesses_are_for_those_who_see_a_pin_with_them",
        "rights/test_surfaces.py::test_nothing_that_anybody_can_open_tells_of_what_they_may_not_see",
        "pages/test_media.py::test_who_has_lost_sight_of_a_picture_gets_nothing_at_the_next_request",
    ],
    "one pin is deleted and the picture of another goes": [
        "actions/test_media.py::test_the_trash_is_emptied_after_thirty_days_and_shared_pictures_stay",
        "actions/test_media.py::test_a_board_in_the_trash_goes_with_its_pins_and_leaves_those_of_others",
    ],
    "a destructive action stands behind a read check": [
        "rights/test_routes.py::test_every_address_answers_everybody_as_it_is_written",
        "rights/test_actions.py::test_everybody_may_do_what_is_written_and_nothing_else",
        "api/test_contract.py::test_a_token_to_read_writes_nothing",
    ],
    "a token widens itself": [
        "actions/test_tokens.py::test_nobody_makes_one_that_does_more_than_they_may",
        "actions/test_tokens.py::test_no_scope_does_more_than_its_owner_nor_than_itself",
        "actions/test_tokens.py::test_only_a_person_makes_tokens_and_their_own",
    ],
    "the state of signing on is not checked": [
        "sign_on/test_turned_away.py::test_an_answer_that_nobody_asked_for_is_refused",
        "sign_on/test_turned_away.py::test_an_answer_is_good_once",
        "sign_on/test_turned_away.py::test_an_answer_is_good_only_in_the_browser_that_was_sent",
        "sign_on/test_certified.py::test_a_state_that_was_changed_on_the_way_is_refused",
    ],
    "what somebody types runs in a page, a letter or a table": [
        "pages/test_hostile.py::test_what_people_type_is_only_text_on_every_page",
        "pages/test_hostile.py::test_what_is_typed_into_any_form_is_only_text_wherever_it_is_seen",
        "pages/test_hostile.py::test_no_page_has_a_script_a_style_or_an_event_of_its_own",
        "outside/test_mail.py::test_a_subject_stays_one_header",
    ],
    "SQL comes in by a parameter": [
        "security/test_odd_values.py::test_no_odd_value_anywhere_is_a_fault",
        "api/test_schemathesis.py::test_every_answer_is_as_the_document_says",
    ],
    "another site's page changes something": [
        "security/test_names.py::test_changes_are_taken_from_our_own_pages_alone",
        "pages/test_safety.py::test_another_sites_page_changes_nothing",
    ],
    "a picture that is a bomb takes the house down": [
        "actions/test_media.py::test_a_picture_with_too_many_pixels_says_how_many_fit",
        "imaging/test_refused.py::test_a_tiny_gif_with_a_huge_canvas_is_refused",
        "imaging/test_children.py::test_a_file_that_takes_too_much_memory_is_refused_and_others_go_on",
        "actions/test_media.py::test_what_is_no_picture_is_refused_at_once_and_nothing_is_kept",
        "actions/test_media.py::test_a_file_that_is_cut_off_is_refused_when_it_is_read_and_nothing_is_kept",
        "actions/test_media.py::test_a_files_name_is_only_text",
    ],
    "a picture tells where it was taken, by whom and with what": [
        "imaging/test_renditions.py::test_renditions_say_nothing_of_where_and_by_whom",
    ],
    "an address that a store signs lives for days": [
        "pages/test_media.py::test_an_address_of_the_stores_own_lasts_a_minute_and_is_kept_by_nobody",
        "security/test_journal.py::test_addresses_that_a_store_signs_are_not_written_down",
    ],
    "a default secret is taken, or any host answered": [
        "commands/test_starting.py::test_a_secret_that_can_be_guessed_is_refused_with_how_to_make_one",
        "commands/test_starting.py::test_machines_that_share_a_database_share_a_secret_that_was_set",
        "security/test_names.py::test_by_any_other_name_it_says_which_setting_names_it",
    ],
    "files that people bring run in our origin": [
        "pages/test_media.py::test_an_original_is_only_ever_saved_under_the_pins_name",
        "pages/test_media.py::test_a_rendition_is_kept_by_browsers_and_runs_nothing",
    ],
}


@pytest.mark.parametrize("prevented", ELSEWHERE)
def test_what_prevents_it_is_still_there(prevented):
    for named in ELSEWHERE[prevented]:
        file, _colons, test = named.partition("::")
        tree = ast.parse((HOUSE / "tests" / file).read_text())
        assert test in {one.name for one in ast.walk(tree) if hasattr(one, "name")}, named


INSIDE = [
    "http://127.0.0.1", "http://127.1", "http://2130706433", "http://0x7f.1", "http://[::ffff:127.0.0.1]", "http://localhost",
    "http://169.254.169.254/latest/meta-data", "http://[2002:7f00:1::]", "http://[64:ff9b::7f00:1]", "http://[::127.0.0.1]",
    "http://192.0.0.192", "http://0", "http://[::1]", "file:///etc/passwd", "gopher://127.0.0.1", "http://10.0.0.1",
]  # fmt: skip


@pytest.mark.parametrize("address", INSIDE)
async def test_pinning_by_address_does_not_reach_the_inside(signed_in, mika, address):
    heard = []
    listener = await asyncio.start_server(
        lambda _reader, writer: (heard.append(1), writer.close()), "127.0.0.1", 0
    )
    port = listener.sockets[0].getsockname()[1]
    client = await signed_in(mika)

    for tried in (address, f"{address.partition('/latest')[0]}:{port}/"):
        answer = await client.post(
            "/pin/uploads", data={"address": tried}, headers={"accept": "application/json"}
        )
        assert answer.status_code in (415, 422, 502, 503, 504), (tried, answer.status_code)
        assert answer.status_code != 502 or "127.0.0.1" not in answer.text

    listener.close()
    assert heard == []


async def test_a_private_pin_is_no_cover_of_a_public_board(signed_in, vera, mika, lisbon, posters, pinned):
    plans = await create_board(BoardForm("Plans", lisbon), by=mika)
    secret = await pinned("Secret merger", plans, by=mika)
    await pinned("Low sun", posters, by=mika)
    await place(secret, posters, by=mika)
    await edit_board(plans, BoardForm("Plans", lisbon, openness=Openness.PRIVATE), by=mika)
    client = await signed_in(vera)

    for path in (
        "/",
        "/boards",
        "/boards/posters",
        "/teams/lisbon",
        "/people/mika",
        "/?group=team",
        "/regions/iberia",
    ):
        text = (await client.get(path)).text
        assert "Secret merger" not in text, path
        assert f"/media/{secret.cover_id}/" not in text, path


async def test_nobody_is_told_anybodys_e_mail_address(app, signed_in, browser, settings, something, vera):
    """But admins, who need it."""

    async def check(asked, answer):
        told = set(re.findall(r"[\w.]+@example\.org", answer.text)) - {vera.email}
        assert told == set() or asked.startswith("/you"), (asked, told)

    crawler = Crawler(await signed_in(vera), app, check, spare="never")
    await crawler.look_around("/", "/boards", "/teams", "/people/mika", "/boards/posters", "/you")
    program = browser()
    program.headers["authorization"] = (
        f"Bearer {await add_token(vera, scope=Scope.READ, secret=settings.secret_key)}"
    )
    for path in (
        "pins",
        "pins/1",
        "boards",
        "boards/posters",
        "teams",
        "teams/lisbon",
        "campaigns",
        "regions",
    ):
        await check(path, await program.get(f"/api/v1/{path}"))

    assert len(crawler.routes) > 12


async def test_somebody_elses_picture_is_not_had_by_its_number_nor_by_its_sum(
    signed_in, browser, settings, olga, mika, oslo, drafts, windows, brought
):
    theirs = await brought(mika)
    program = browser()
    program.headers["authorization"] = (
        f"Bearer {await add_token(olga, scope=Scope.PIN, secret=settings.secret_key)}"
    )

    pinned = await program.post(
        "/api/v1/pins", json={"title": "Mine", "media": [theirs.id], "board": "windows"}
    )

    assert pinned.status_code == 422 and await Pin.all().count() == 0
    for path in (
        f"/api/v1/media/{theirs.id}",
        f"/api/v1/media/{theirs.sha256}",
        f"/media/{theirs.id}/236.webp",
    ):
        assert (await program.get(path)).status_code == 404, path


async def test_no_unsafe_method_at_any_address_is_taken_from_another_origin(signed_in, ada, something):
    client = await signed_in(ada)
    before = await Record.all().count(), await Pin.filter(trashed_at=None).count()
    tried = 0

    for route in routes():
        path = re.sub(r"{\w+(:\w+)?}", "1", route.path.replace("{slug}", "posters"))
        for method in (route.methods or set()) - {"GET", "HEAD"}:
            for said in (
                {"origin": "https://evil.example"},
                {"sec-fetch-site": "cross-site"},
                {"origin": "null"},
            ):
                answer = await client.request(
                    method, path, headers=said, data={"title": "Taken", "sure": "yes"}
                )
                assert answer.status_code == 403, (method, path, said)
                tried += 1

    assert tried > 150
    assert (await Record.all().count(), await Pin.filter(trashed_at=None).count()) == before


async def test_looking_changes_nothing(app, signed_in, ada, something):
    """Whatever is only asked for: a link in a letter, a page that is fetched ahead, a crawler."""
    changes = Record.exclude(verb__startswith="export")  # that somebody took a table away is written down

    async def check(_asked, _answer):
        pass

    client = await signed_in(ada)
    before = await changes.count(), await Pin.filter(trashed_at=None).count()
    await Crawler(client, app, check, spare="never").look_around("/", "/boards", "/admin", "/you", "/review")

    assert (await changes.count(), await Pin.filter(trashed_at=None).count()) == before


async def test_where_a_picture_was_taken_and_by_which_camera_is_told_to_nobody(
    app, workshop, signed_in, vera, mika, posters
):
    picture = drawing()
    exif = picture.getexif()
    exif[0x010F], exif[0xA431], exif[0x013B] = "Acme", "SERIAL-4711", "mika@example.org"
    exif.get_ifd(0x8825).update({1: "N", 2: (38.0, 42.0, 0.0), 3: "W", 4: (9.0, 8.0, 0.0)})
    content = encoded(picture, exif=exif)
    upload = await bring(io.BytesIO(content), name="C:\\Users\\mika\\geheim.jpg", by=mika, workshop=workshop)
    media = await Media.get(id=upload.media_id)
    await process(media, workshop=workshop)
    pin = await publish(NewPin("Low sun", posters, [media.id]), by=mika)
    client = await signed_in(vera)
    await media.refresh_from_db()

    assert b"SERIAL-4711" in content
    for width in media.widths:
        bytes_sent = (await client.get(f"/media/{media.id}/{width}.webp")).content
        for told in (b"SERIAL-4711", b"Acme", b"mika@", b"EXIF", b"Exif", b"XMP "):
            assert told not in bytes_sent
    page = await client.get(f"/pins/{pin.id}")
    original = await client.get(f"/media/{media.id}/original")
    assert "geheim" not in page.text and "Users" not in page.text
    assert original.headers["content-disposition"] == 'attachment; filename="low-sun.jpg"'


SCRIPTS = [
    (
        "poster.svg",
        b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>',
        "image/svg+xml",
    ),
    ("poster.jpg", b"<html><script>alert(1)</script></html>", "image/jpeg"),
    ("poster.html", b"<!doctype html><script>alert(1)</script>", "text/html"),
    ("poster.gif", b"GIF89a/*<script>alert(1)</script>*/", "image/gif"),
    ("poster.pdf", b"%PDF-1.4 /JavaScript (alert)", "application/pdf"),
    ("poster.jpg", b"%!PS-Adobe-3.0 EPSF-3.0\n(x) run", "image/jpeg"),
]


@pytest.mark.parametrize(("name", "content", "kind"), SCRIPTS)
async def test_what_could_run_is_not_even_kept(signed_in, mika, name, content, kind):
    client = await signed_in(mika)

    answer = await client.post(
        "/pin/uploads", files={"file": (name, content, kind)}, headers={"accept": "application/json"}
    )

    assert answer.status_code in (415, 422)
    assert await Media.all().count() == 0
