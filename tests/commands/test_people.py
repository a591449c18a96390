"""Accounts and keys, from the command line."""

import stat

from showcase.actions.letters import LETTERS
from showcase.actions.signing_in.by_password import sign_in
from showcase.actions.signing_in.sessions import Browser
from showcase.models import EmailKey, Job, Membership, Person, Record, Role, Token

LONG = "lamps over the green water"
MAIL = {
    "SHOWCASE_SMTP_URL": "smtp://127.0.0.1:1",
    "SHOWCASE_MAIL_FROM": "showcase@example.org",
    "SHOWCASE_BASE_URL": "https://showcase.example.org",
}


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
        answers=f"{LONG}\n",
    )

    zoe = await Person.get(email="zoe@example.org")
    assert done.stdout.splitlines()[-1] == "added   zoe@example.org as curator, at /people/zoe-ruiz"
    assert zoe.role is Role.CURATOR
    assert await sign_in("zoe@example.org", LONG, browser=Browser(), secret=settings.secret_key)
    assert (await Record.get(verb="add")).noun_id == zoe.id


async def test_nobody_has_two_accounts(typed, mika):
    done = typed("person", "add", "mika@example.org", "--name", "Mika", answers=f"{LONG}\n")

    assert done.returncode == 1
    assert "“mika@example.org” has an account already." in done.stderr


async def test_a_short_password_is_refused(typed, database):
    done = typed("person", "add", "zoe@example.org", "--name", "Zoë", answers="short\n")

    assert done.returncode == 1
    assert "A password has at least 15 characters" in done.stderr
    assert not await Person.exists()


INVITE = (
    "person",
    "invite",
    "zoe@example.org",
    "--name",
    "Zoë Ruiz",
    "--role",
    "curator",
    "--team",
    "lisbon",
)


async def test_without_a_mail_server_the_link_is_printed_once_and_lets_in(typed, lisbon, browser, settings):
    done = typed(*INVITE, SHOWCASE_BASE_URL="https://showcase.example.org")

    link = done.stdout.splitlines()[-1]
    assert link.startswith(f"https://showcase.example.org{LETTERS}")
    zoe = await Person.get(email="zoe@example.org")
    assert zoe.role is Role.CURATOR and zoe.invited_at and zoe.password is None
    assert await Membership.exists(person_id=zoe.id, team_id=lisbon.id)
    path = link.removeprefix("https://showcase.example.org")
    assert path.rpartition("/")[2] not in str([vars(key) for key in await EmailKey.all()])
    assert (await browser().post(path, data={"password": LONG})).status_code == 303
    again = typed(*INVITE)
    assert again.returncode == 1 and "has an account already, and has come in" in again.stderr


async def test_with_a_mail_server_the_letter_waits_for_showcase_to_run(typed, lisbon):
    first, second = typed(*INVITE, **MAIL), typed(*INVITE, **MAIL)

    assert first.returncode == second.returncode == 0
    assert "the letter goes out while Showcase is running" in second.stdout
    assert LETTERS not in first.stdout + second.stdout
    assert 1 <= await Job.filter(task="send key").count() <= 2
    assert await Person.filter(email="zoe@example.org").count() == 1


async def test_somebody_is_given_another_password(typed, mika, settings):
    done = typed("person", "password", "mika@example.org", answers=f"{LONG}\n")

    assert "changed the password of mika@example.org" in done.stdout
    assert await sign_in("mika@example.org", LONG, browser=Browser(), secret=settings.secret_key)
    assert (await Record.get(verb="change password")).by_id is None


async def test_nobody_gets_a_weak_one_nor_a_password_where_there_are_none(typed, mika):
    weak = typed("person", "password", "mika@example.org", answers="short\n")
    nobody = typed("person", "password", "nobody@example.org", answers=f"{LONG}\n")
    only = typed(
        "person", "password", "mika@example.org", answers=f"{LONG}\n",
        SHOWCASE_OIDC_ONLY="yes", SHOWCASE_OIDC_ISSUER="https://id.example.org",
        SHOWCASE_OIDC_CLIENT_ID="showcase", SHOWCASE_OIDC_CLIENT_SECRET="secret",
        SHOWCASE_BASE_URL="https://showcase.example.org",
    )  # fmt: skip

    assert (weak.returncode, nobody.returncode, only.returncode) == (1, 1, 1)
    assert "at least 15 characters" in weak.stderr
    assert "nobody with the address" in nobody.stderr
    assert "nobody comes in with a password" in only.stderr
    assert (await Person.get(id=mika.id)).password == mika.password


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
