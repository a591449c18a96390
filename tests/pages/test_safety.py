"""What every answer carries, and what is refused at the door."""

import httpx2
import pytest
from starlette.routing import Route

from showcase.web import assets
from showcase.web.headers import HEADERS

PATHS = [
    "/sign-in", "/", "/nowhere", "/boards/nothing", "/healthz", "/readyz", "/pins/1", "/pins/abc",
    "/media/1/original", "/assets/x/app.css", "/assets/x/nothing.css", "/api/v1/pins", "/?after=nonsense",
]  # fmt: skip


@pytest.mark.parametrize("path", PATHS)
async def test_every_answer_keeps_to_itself(signed_in, browser, vera, path):
    for client in (browser(), await signed_in(vera)):
        answer = await client.get(path)

        assert answer.status_code < 500
        for name, value in HEADERS.items():
            if name != "content-security-policy":
                assert answer.headers[name] == value
        policy = answer.headers["content-security-policy"]
        assert "default-src 'none'" in policy and "unsafe" not in policy


async def test_the_policy_lets_nothing_run_or_frame_that_is_not_ours(browser):
    policy = (await browser().get("/sign-in")).headers["content-security-policy"]

    assert {part.strip().partition(" ")[0]: part.strip().partition(" ")[2] for part in policy.split(";")} == {
        "default-src": "'none'",
        "script-src": "'self'",
        "style-src": "'self'",
        "img-src": "'self' data: blob:",
        "font-src": "'self'",
        "connect-src": "'self'",
        "manifest-src": "'self'",
        "form-action": "'self'",
        "base-uri": "'none'",
        "frame-ancestors": "'none'",
    }


@pytest.mark.parametrize(
    "headers",
    [
        {"sec-fetch-site": "cross-site"},
        {"sec-fetch-site": "same-site"},
        {"origin": "https://evil.example"},
        {"origin": "null"},
        {"origin": "http://showcase.test.evil.example"},
        {"origin": "http://showcase.test:8080"},
    ],
)
async def test_another_sites_page_changes_nothing(signed_in, mika, posters, pinned, headers):
    pin = await pinned("Lamp", posters, by=mika)
    browser = await signed_in(mika)

    answer = await browser.post(f"/pins/{pin.id}/trash", headers=headers)

    assert answer.status_code == 403
    assert "Another site asked for this change. Open Showcase and try again." in answer.text
    assert answer.headers["content-security-policy"] == HEADERS["content-security-policy"]
    await pin.refresh_from_db()
    assert pin.trashed_at is None


@pytest.mark.parametrize(
    "headers",
    [{}, {"origin": "http://showcase.test"}, {"sec-fetch-site": "same-origin"}, {"sec-fetch-site": "none"}],
)
async def test_our_own_pages_and_programs_may(signed_in, mika, posters, pinned, headers):
    pin = await pinned("Lamp", posters, by=mika)

    answer = await (await signed_in(mika)).post(f"/pins/{pin.id}/trash", headers=headers)

    assert answer.status_code == 303
    await pin.refresh_from_db()
    assert pin.trashed_at is not None


@pytest.mark.parametrize(
    "path", ["/nowhere", "/boards/nothing", "/campaigns/none", "/people/nobody", "/pins/1"]
)
async def test_what_is_not_there_is_a_page_that_leads_back(signed_in, vera, path):
    answer = await (await signed_in(vera)).get(path)

    assert answer.status_code == 404
    assert answer.headers["content-type"].startswith("text/html")
    assert "There is nothing here" in answer.text and 'href="/"' in answer.text


async def test_a_slug_that_is_not_there_is_named(signed_in, vera):
    browser = await signed_in(vera)

    assert "There is no board “lost-lamps”." in (await browser.get("/boards/lost-lamps")).text
    assert "There is no region “atlantis”." in (await browser.get("/?region=atlantis")).text
    assert "not by “colour”" in (await browser.get("/?group=colour")).text


async def test_a_method_that_an_address_does_not_take_is_a_page(signed_in, vera):
    answer = await (await signed_in(vera)).request("DELETE", "/boards")

    assert answer.status_code == 405
    assert "GET" in answer.headers["allow"]
    assert "This address does not take DELETE." in answer.text


@pytest.fixture
def broken(app):
    """An application with a fault, seen as a browser sees it."""

    async def fault(_request):
        raise RuntimeError("the secret is 12345")

    app.router.routes.insert(0, Route("/fault", fault))
    app.router.routes.insert(0, Route("/api/v1/fault", fault))
    return httpx2.AsyncClient(
        transport=httpx2.ASGITransport(app, raise_app_exceptions=False), base_url="http://showcase.test"
    )


async def test_a_fault_of_ours_tells_nothing(broken):
    async with broken as browser:
        answer = await browser.get("/fault", headers={"accept-language": "es"})
        problem = await browser.get("/api/v1/fault")

    assert answer.status_code == problem.status_code == 500
    assert 'lang="es"' in answer.text
    for told in (answer, problem):
        assert "12345" not in told.text and "RuntimeError" not in told.text
        assert {name: told.headers[name] for name in HEADERS} == HEADERS
    assert problem.json()["status"] == 500
    assert problem.headers["content-type"] == "application/problem+json"


async def test_a_fault_before_anybody_is_known_is_still_a_page(broken, monkeypatch):
    async def lost(*_args, **_more):
        raise OSError("no database at 10.0.0.7")

    monkeypatch.setattr("showcase.web.identity.session_of", lost)
    async with broken as browser:
        browser.cookies.set("showcase", "something")
        answer = await browser.get("/")

    assert answer.status_code == 500
    assert "It has been noted" in answer.text and "10.0.0.7" not in answer.text


ELSEWHERE = [
    "/assets/x/../../pyproject.toml",
    "/assets/x/%2e%2e/%2e%2e/pyproject.toml",
    "/assets/x/..%2f..%2fpyproject.toml",
    "/assets/x//etc/passwd",
    "/assets/x/%2fetc%2fpasswd",
    "/assets/x/css",
    "/assets/x/",
    "/assets/x/%00",
    "/assets/x/css/%00.css",
    "/assets/x/" + "a" * 5000,
    "/assets/" + "a/" * 900,
]


@pytest.mark.parametrize("path", ELSEWHERE, ids=range(len(ELSEWHERE)))
async def test_assets_are_no_way_to_other_files(browser, path):
    answer = await browser().get(path)

    assert answer.status_code == 404
    assert "hatchling" not in answer.text and "root:" not in answer.text


async def test_assets_are_kept_for_ever_by_the_address_of_their_content(browser):
    current = await browser().get(assets.asset("app.css"))
    older = await browser().get("/assets/0123456789ab/app.css")

    assert current.headers["cache-control"] == "public, max-age=31536000, immutable"
    assert current.headers["content-type"] == "text/css; charset=utf-8"
    assert older.headers["cache-control"] == "no-cache"
    assert "set-cookie" not in current.headers


ODD = [
    "0", "-1", "abc", "1.5", "99999999999999999999", "9" * 5000, "9223372036854775807", "%00", "%ff", "1%00",
    "%ED%A0%80", "..", "%2e%2e", "a" * 3000, "١", "1e3", "'; DROP TABLE pin; --", "{{7*7}}", "%0d%0aX:y",
    "a/b", "a%2Fb", "#", "?", "",
]  # fmt: skip


@pytest.mark.parametrize("odd", ODD, ids=range(len(ODD)))
async def test_no_odd_address_is_a_fault(signed_in, mika, posters, pinned, odd):
    pin = await pinned("Lamp", posters, by=mika)
    browser = await signed_in(mika)
    shapes = [
        "/pins/{}", "/pins/{}/edit", "/boards/{}", "/boards/{}/edit", "/teams/{}", "/campaigns/{}", "/regions/{}",
        "/people/{}", "/tags/{}", "/media/{}/236.webp", "/media/1/{}.webp", "/media/{}/original",
        "/media/{}/moving.webp", "/?after={}", "/?region={}", "/?group={}", "/boards/posters?after={}",
        "/boards/posters?region={}", f"/pins/{pin.id}?on={{}}", f"/pins/{pin.id}?on=board:{{}}",
        f"/pins/{pin.id}?on=region:{{}}", "/sign-in?next={}", "/campaigns?region={}", "/teams?region={}",
        "/{}", "/?select={}",
    ]  # fmt: skip
    for shape in shapes:
        answer = await browser.get(shape.replace("{}", odd))
        assert answer.status_code in (200, 303, 307, 404, 405, 422), (shape, answer.status_code)

    posts = [
        ("/pins/{}/trash", {}), ("/pins/{}/restoration", {}), ("/pins/{}/placements", {"board": "posters"}),
        (f"/pins/{pin.id}/placements", {"board": odd}), (f"/pins/{pin.id}/placements", {"board": "posters", "section": odd}),
        ("/boards/posters/order", {"pin": odd}), ("/boards/posters/order", {"pin": str(pin.id), "number": odd}),
        ("/boards/posters/order", {"pin": str(pin.id), "before": odd}),
        ("/boards/posters/order", {"pin": str(pin.id), "section": odd}),
        ("/boards/posters/sections/{}", {"title": "x"}), ("/boards/posters/cover", {"pin": odd}),
        ("/boards/posters/pins/{}/off", {}), ("/boards/{}/trash", {}), ("/boards/{}/restoration", {}),
        ("/pins/bulk", {"verb": odd, "pin": str(pin.id)}), ("/pins/bulk", {"verb": "tag", "pin": odd, "tags": "a"}),
        ("/pins/bulk?verb=restore&pin={}", {}), ("/pins/bulk", {"verb": "place", "pin": str(pin.id), "board": odd}),
        ("/duplicates/verdicts", {"one": odd, "other": "1", "verdict": "version"}),
        ("/boards", {"title": odd, "team": odd, "openness": odd}), ("/language", {"language": odd, "back": odd}),
    ]  # fmt: skip
    for shape, form in posts:
        answer = await browser.post(shape.replace("{}", odd), data=form)
        assert answer.status_code in (200, 303, 307, 403, 404, 405, 422), (shape, form, answer.status_code)


async def test_letters_that_are_none_do_not_reach_the_database(signed_in, mika, lisbon):
    browser = await signed_in(mika)
    boundary = "x"
    body = (
        f'--{boundary}\r\ncontent-disposition: form-data; name="title"\r\n\r\nA \\ud800 B\\u0000\r\n'
        f'--{boundary}\r\ncontent-disposition: form-data; name="team"\r\n\r\nlisbon\r\n--{boundary}--\r\n'
    ).encode()

    answer = await browser.post(
        "/boards",
        content=body,
        headers={"content-type": f"multipart/form-data; charset=unicode_escape; boundary={boundary}"},
    )

    assert answer.status_code == 303
    assert "<h1" in (await browser.get(answer.headers["location"])).text


async def test_a_form_that_is_too_long_is_refused(signed_in, mika, lisbon):
    browser = await signed_in(mika)

    long = await browser.post("/boards", data={"title": "x" * 3_000_000, "team": "lisbon"})
    many = await browser.post("/boards", data={f"field{number}": "" for number in range(3000)})
    broken = await browser.post("/boards", content=b"--", headers={"content-type": "multipart/form-data"})

    assert (long.status_code, many.status_code, broken.status_code) == (413, 400, 400)
    for answer in (long, many, broken):
        assert answer.headers["content-type"].startswith("text/html") and 'href="/"' in answer.text
    assert "That is more than Showcase takes at once." in long.text


@pytest.mark.parametrize("announced", [True, False])
async def test_a_form_that_is_too_long_is_a_page_whether_it_says_so_or_not(
    signed_in, mika, lisbon, announced
):
    async def in_pieces():
        for _piece in range(40):
            yield b"title=" + b"x" * 100_000 + b"&"

    answer = await (await signed_in(mika)).post(
        "/boards",
        content=b"title=" * 700_000 if announced else in_pieces(),
        headers={"content-type": "application/x-www-form-urlencoded"},
    )

    assert answer.status_code == 413
    assert "That is more than Showcase takes at once." in answer.text
