"""Accounts and keys, from the command line."""

import stat

from showcase.actions.people import sign_in
from showcase.models import Person, Role, Token


async def test_somebody_added_can_sign_in(typed, lisbon, settings):
    done = typed(
        "person",
        "add",
        "Zoe@Example.org",
        "--name",
        "Zoë Ruiz",
        "--role",
        "curator",
        "--team",
        "lisbon",
        answers="a long password\n",
    )

    zoe = await Person.get(email="zoe@example.org")
    assert done.stdout.splitlines()[-1] == "added   zoe@example.org as curator, at /people/zoe-ruiz"
    assert zoe.role is Role.CURATOR
    assert await sign_in("zoe@example.org", "a long password", device="", secret=settings.secret_key)


async def test_nobody_has_two_accounts(typed, mika):
    done = typed("person", "add", "mika@example.org", "--name", "Mika", answers="a long password\n")

    assert done.returncode == 1
    assert "“mika@example.org” has an account already." in done.stderr


async def test_a_short_password_is_refused(typed, database):
    done = typed("person", "add", "zoe@example.org", "--name", "Zoë", answers="short\n")

    assert done.returncode == 1
    assert "A password has between 8 and 200 characters." in done.stderr
    assert not await Person.exists()


async def test_a_token_is_told_once_and_kept_as_a_digest(typed, mika):
    key = typed("token", "add", "mika@example.org", "--scope", "read").stdout.splitlines()[-1]

    token = await Token.get()
    assert key.startswith("sc_")
    assert key not in (token.digest, *map(str, token.__dict__.values()))


async def test_a_wrong_setting_is_refused_by_name(typed, database):
    for name, value, right in (
        ("SHOWCASE_DATABASE_URL", "mysql://x", "postgres://"),
        ("SHOWCASE_STORE_URL", "ftp://x", "s3://bucket"),
        ("SHOWCASE_SECRET_KEY", "short", "at least 32 characters"),
        ("SHOWCASE_BASE_URL", "showcase.example.org", "https://"),
        ("SHOWCASE_JOBS", "celery", "inline"),
        ("SHOWCASE_STORE_URL", "s3://bucket?color=red", "color"),
        ("SHOWCASE_FETCH_HOSTS", "https://intranet/", "intranet"),
    ):
        done = typed("migrate", **{name: value})

        assert done.returncode == 2
        assert name in done.stderr
        assert right in done.stderr


def test_the_kept_secret_is_for_its_owner_only(typed, settings, tmp_path):
    done = typed("migrate", SHOWCASE_DATA=str(tmp_path / "own"), SHOWCASE_SECRET_KEY="")

    secret = tmp_path / "own" / "secret"
    assert done.returncode == 0
    assert stat.S_IMODE(secret.stat().st_mode) == 0o600
    assert len(secret.read_text()) >= 32


def test_wrong_use_is_told(typed):
    assert typed("pin").returncode == 2
    assert typed().returncode == 2
