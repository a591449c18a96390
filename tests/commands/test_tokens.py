"""Keys for programs, from the command line."""

from datetime import timedelta

from showcase.foundation import clock
from showcase.models import Record, Scope, Token


async def test_a_token_says_what_it_is_for_and_until_when(typed, mika):
    done = typed(
        "token", "add", "Mika@Example.org", "--scope", "read", "--name", "Lobby screen", "--days", "30"
    )

    token = await Token.get()
    assert done.returncode == 0
    assert done.stdout.splitlines()[-1].startswith("sc_")
    assert (token.person_id, token.scope, token.name) == (mika.id, Scope.READ, "Lobby screen")
    assert timedelta(days=29) < token.expires_at - clock.now() <= timedelta(days=30)
    assert (await Record.get(noun="token")).by_id is None


async def test_a_token_is_found_in_the_list_and_ended_by_its_number(typed, mika):
    typed("token", "add", "mika@example.org", "--name", "Lobby screen")
    token = await Token.get()

    listed = typed("token", "list", "mika@example.org").stdout.splitlines()[-1]
    ended = typed("token", "end", str(token.id))
    again = typed("token", "end", str(token.id))

    assert listed == f"{token.id}\tpin\tfor ever\tnever used\tLobby screen"
    assert (
        ended.stdout.splitlines()[-1] == again.stdout.splitlines()[-1] == f"ended   {token.id} Lobby screen"
    )
    assert (await Token.get()).ended_at is not None
    assert typed("token", "list", "mika@example.org").stdout.splitlines()[-1] == "no tokens"


async def test_what_is_not_there_is_said(typed, mika):
    nobody = typed("token", "list", "nobody@example.org")
    nothing = typed("token", "end", "999")
    too_long = typed("token", "add", "mika@example.org", "--days", "0")

    assert (nobody.returncode, nothing.returncode, too_long.returncode) == (1, 1, 1)
    assert "There is nobody with the address “nobody@example.org”." in nobody.stderr
    assert "There is no token 999." in nothing.stderr
    assert "A token is good for between 1 and 3,650 days." in too_long.stderr
    assert typed("token", "end", "one").returncode == 2


async def test_whoever_lost_their_phone_is_helped(typed, mika):
    mika.two_steps_since, mika.totp_secret = clock.now(), "sealed"
    await mika.save()

    done = typed("person", "end-two-steps", "mika@example.org")

    await mika.refresh_from_db()
    assert done.stdout.splitlines()[-1] == "ended   the second step of mika@example.org"
    assert (mika.two_steps_since, mika.totp_secret) == (None, None)
    assert typed("person", "end-two-steps", "nobody@example.org").returncode == 1
