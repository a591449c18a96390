"""By which names Showcase is asked, and whose pages may ask it for changes."""

from dataclasses import replace

import httpx2
import pytest

from showcase.app import create_app
from showcase.foundation.networks import hosts_in, networks_in
from showcase.models import Person

PUBLIC = "https://showcase.example.org"


@pytest.fixture
async def asked_as(settings, workshop, vera, signed_in):
    """`await asked_as("a.example", path="/", …)`: Vera's request by a name, to a Showcase for others."""
    public = replace(
        settings,
        base_url=PUBLIC,
        hosts=hosts_in("showcase.intern 10.1.2.3:8443"),
        proxies=networks_in("10.0.0.7"),
    )
    app = create_app(public, workshop=workshop)
    key = next(iter((await signed_in(vera)).cookies.values()))

    async def ask(host, path="/teams", method="GET", *, peer="203.0.113.9", headers=None, **more):
        transport = httpx2.ASGITransport(app, client=(peer, 1), raise_app_exceptions=False)
        async with httpx2.AsyncClient(transport=transport, base_url="http://showcase.test") as client:
            for name in ("__Host-showcase", "showcase"):
                client.cookies.set(name, key)
            return await client.request(method, path, headers={"host": host, **(headers or {})}, **more)

    return ask


OURS = [
    "showcase.example.org", "SHOWCASE.example.org", "showcase.example.org.", "showcase.example.org:443", "showcase.intern",
    "showcase.intern:8000", "10.1.2.3", "10.1.2.3:8443", "localhost", "localhost:8000", "127.0.0.1:8000", "[::1]:8000",
]  # fmt: skip
NOT_OURS = [
    "evil.example", "showcase.example.org.evil.example", "evil.showcase.example.org", "example.org", "", " ", "10.1.2.4",
    "showcase.example.org@evil.example", "evil.example#showcase.example.org", "showcase.example.org/", "localhost.evil.example",
    "127.0.0.1.evil.example", "showcase.example.org:evil", "[::2]", "[showcase.example.org]", "0.0.0.0", "x" * 5000, "<script>",
    "showcase.example.org,evil.example", "showcase.test",
]  # fmt: skip


@pytest.mark.parametrize("host", OURS)
async def test_it_answers_by_the_names_that_were_named(asked_as, host):
    assert (await asked_as(host)).status_code == 200


@pytest.mark.parametrize("host", NOT_OURS)
async def test_by_any_other_name_it_says_which_setting_names_it(asked_as, host):
    page = await asked_as(host)
    problem = await asked_as(host, "/api/v1/pins")

    assert page.status_code == problem.status_code == 421
    assert "SHOWCASE_BASE_URL" in page.text and "SHOWCASE_HOSTS" in page.text
    assert page.headers["content-type"].startswith("text/plain") and len(page.text) < 400
    assert problem.json()["status"] == 421 and "SHOWCASE_HOSTS" in problem.json()["detail"]
    for answer in (page, problem):
        assert answer.headers["content-security-policy"]
        assert "set-cookie" not in answer.headers


async def test_a_name_that_is_not_ours_is_told_so_in_ones_own_language(asked_as):
    told = (await asked_as("evil.example", headers={"accept-language": "es"})).text

    assert "evil.example" in told and "SHOWCASE_HOSTS" in told


async def test_whoever_watches_over_it_needs_no_name(asked_as):
    assert (await asked_as("10.9.9.9:8000", "/healthz")).text == "alive"
    assert (await asked_as("10.9.9.9:8000", "/readyz")).status_code == 200


async def test_a_name_that_a_proxy_passes_on_is_looked_at_too(asked_as):
    told = {"x-forwarded-host": "evil.example"}

    assert (await asked_as("showcase.example.org", peer="10.0.0.7", headers=told)).status_code == 421
    assert (await asked_as("showcase.example.org", peer="203.0.113.9", headers=told)).status_code == 200
    told = {"x-forwarded-host": "showcase.example.org"}
    assert (await asked_as("app-7", peer="10.0.0.7", headers=told)).status_code == 200
    assert (await asked_as("app-7", peer="203.0.113.9", headers=told)).status_code == 421


ORIGINS = [
    # Host, what a browser says, whether the change is taken
    ("showcase.example.org", {"origin": PUBLIC}, True),
    ("showcase.example.org", {"origin": PUBLIC, "sec-fetch-site": "same-origin"}, True),
    ("showcase.example.org", {"sec-fetch-site": "same-origin"}, True),
    ("showcase.example.org", {"referer": f"{PUBLIC}/boards/new"}, True),
    ("showcase.example.org", {}, True),
    ("localhost:8000", {"origin": PUBLIC, "sec-fetch-site": "same-origin"}, True),  # a proxy that asks by its own name
    ("localhost:8000", {"origin": "http://localhost:8000"}, True),
    ("showcase.intern", {"origin": "https://showcase.intern"}, True),
    ("10.1.2.3:8443", {"origin": "https://10.1.2.3:8443"}, True),
    ("showcase.example.org", {"origin": "https://SHOWCASE.example.org"}, True),
    ("showcase.example.org", {"origin": "null"}, False),
    ("showcase.example.org", {"origin": "null", "sec-fetch-site": "same-origin"}, True),  # a page without a referrer
    ("showcase.example.org", {"origin": "null", "sec-fetch-site": "cross-site"}, False),
    ("showcase.example.org", {"origin": "null", "sec-fetch-site": "none"}, False),
    ("showcase.example.org", {"origin": ""}, False),
    ("showcase.example.org", {"origin": "http://showcase.example.org"}, False),  # somebody on the way could have made it
    ("showcase.example.org", {"origin": f"{PUBLIC}:8443"}, False),
    ("showcase.example.org", {"origin": f"{PUBLIC}.evil.example"}, False),
    ("showcase.example.org", {"origin": "https://evil.example"}, False),
    ("showcase.example.org", {"origin": "http://localhost:8000"}, False),
    ("showcase.example.org", {"origin": PUBLIC, "sec-fetch-site": "cross-site"}, False),
    ("showcase.example.org", {"sec-fetch-site": "same-site"}, False),
    ("showcase.example.org", {"sec-fetch-site": "rubbish"}, False),
    ("showcase.example.org", {"referer": "https://evil.example/showcase.example.org"}, False),
    ("showcase.example.org", {"referer": "https://evil.example", "origin": PUBLIC}, True),
    ("localhost:8000", {"origin": "http://localhost:9000"}, False),
    ("10.1.2.3:8443", {"origin": "https://10.1.2.3"}, False),
]  # fmt: skip


@pytest.mark.parametrize(("host", "said", "taken"), ORIGINS, ids=range(len(ORIGINS)))
async def test_changes_are_taken_from_our_own_pages_alone(asked_as, vera, host, said, taken):
    answer = await asked_as(host, "/language", "POST", headers=said, data={"language": "es", "back": "/"})

    assert answer.status_code == (303 if taken else 403)
    assert (await Person.get(id=vera.id)).language == ("es" if taken else None)


@pytest.mark.parametrize("method", ["POST", "PUT", "PATCH", "DELETE", "TRACE", "NONSENSE", "post"])
async def test_no_other_method_is_a_way_around_it(asked_as, method):
    answer = await asked_as(
        "showcase.example.org", "/api/v1/pins/1", method, headers={"origin": "https://evil.example"}
    )

    assert answer.status_code == 403
    assert answer.headers["content-type"] == "application/problem+json"


async def test_behind_tls_browsers_are_told_to_keep_to_it(asked_as, browser, settings):
    for path in ("/sign-in", "/nowhere", "/assets/x/app.css", "/healthz"):
        answer = await asked_as("showcase.example.org", path)
        assert answer.headers["strict-transport-security"] == "max-age=31536000; includeSubDomains"

    assert "strict-transport-security" not in (await browser().get("/sign-in")).headers
