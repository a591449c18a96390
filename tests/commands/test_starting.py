"""What is refused at the start, with the setting's name and what would be right."""

import pytest

from showcase.commands.starting import check_alone, check_reach
from showcase.foundation.settings import WrongSetting, read_settings

GOOD = "Kq3vXw8Zt5Rb1Ny7Lc0Hd4Mf6Gs2Jp9A"
PUBLIC = "https://showcase.example.org"


@pytest.fixture
def read(tmp_path):
    """`read(base_url="https://…")`: settings, of an installation of its own."""

    def of(**given):
        named = {f"SHOWCASE_{name.upper()}": value for name, value in given.items()}
        return read_settings({"SHOWCASE_DATA": str(tmp_path), **named})

    return of


@pytest.mark.parametrize("host", ["127.0.0.1", "::1", "localhost", "127.8.0.1"])
def test_for_this_machine_alone_nothing_has_to_be_set(read, host):
    check_reach(read(), host)
    check_reach(read(database_url="postgres://showcase@db/showcase"), host)
    check_reach(read(base_url="http://127.0.0.1:8000"), host)


@pytest.mark.parametrize("host", ["0.0.0.0", "::", "10.0.0.7", "showcase.intern", ""])
def test_whoever_lets_others_come_says_by_which_address(read, host):
    for given in ({}, {"base_url": "http://localhost:8000"}):
        with pytest.raises(WrongSetting, match="SHOWCASE_BASE_URL is needed"):
            check_reach(read(**given), host)

    check_reach(read(base_url=PUBLIC), host)


@pytest.mark.parametrize(("name", "value"), [("hosts", "showcase.intern"), ("proxies", "127.0.0.1")])
def test_behind_a_proxy_on_the_same_machine_the_address_is_needed_too(read, name, value):
    with pytest.raises(WrongSetting, match="SHOWCASE_BASE_URL is needed"):
        check_reach(read(**{name: value}), "127.0.0.1")

    check_reach(read(**{name: value}, base_url=PUBLIC), "127.0.0.1")


def test_machines_that_share_a_database_share_a_secret_that_was_set(read):
    grown_up = {"base_url": PUBLIC, "database_url": "postgres://showcase@db/showcase"}

    with pytest.raises(WrongSetting, match="SHOWCASE_SECRET_KEY is needed with PostgreSQL"):
        check_reach(read(**grown_up), "127.0.0.1")

    check_reach(read(**grown_up, secret_key=GOOD), "127.0.0.1")


def test_without_tls_it_is_said_what_that_means(read, capsys):
    check_reach(read(base_url="http://showcase.intern"), "0.0.0.0")

    assert "can be read on their way" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("name", "value"), [("base_url", PUBLIC), ("hosts", "showcase.intern"), ("proxies", "10.0.0.7")]
)
def test_the_demo_is_for_this_machine_alone(read, name, value):
    with pytest.raises(WrongSetting, match="the demo is for this machine alone"):
        check_alone(read(**{name: value}))

    check_alone(read(base_url="http://127.0.0.1:8001", hosts="localhost"))


@pytest.mark.parametrize(
    "weak",
    [
        "short", "x" * 64, "abababababababababababababababababab", "changeme-changeme-changeme-changeme",
        "your-secret-key-goes-here-123456789", "replace this with something at random!",
        "django-insecure-2hd8w9h2d8923hd2938hd", "default secret of the installation 42",
    ],
)  # fmt: skip
def test_a_secret_that_can_be_guessed_is_refused_with_how_to_make_one(read, weak):
    with pytest.raises(WrongSetting, match=r"SHOWCASE_SECRET_KEY .* made at random: python3 -c") as refused:
        read(secret_key=weak)

    assert f" {weak}" not in str(refused.value).replace("too short", "")


def test_a_kept_secret_is_made_once_for_its_owner_alone(read, tmp_path):
    first, again = read(), read()

    file = tmp_path / "secret"
    assert first.secret_key == again.secret_key == file.read_text() and len(first.secret_key) >= 48
    assert first.keeps_own_secret and not read(secret_key=GOOD).keeps_own_secret
    assert file.stat().st_mode & 0o077 == 0
    assert [path.name for path in tmp_path.iterdir() if path.name.startswith(".secret")] == []


def test_a_folder_without_links_keeps_a_secret_too(read, tmp_path, monkeypatch):
    def no_links(*_paths):
        raise PermissionError(1, "Operation not permitted")

    monkeypatch.setattr("os.link", no_links)

    first, again = read(), read()

    assert first.secret_key == again.secret_key and len(first.secret_key) >= 48
    assert (tmp_path / "secret").stat().st_mode & 0o077 == 0


@pytest.mark.parametrize("left", ["", "\n", "changeme"])
def test_a_kept_secret_that_is_none_is_not_used(read, tmp_path, left):
    (tmp_path / "secret").write_text(left)

    with pytest.raises(WrongSetting, match="Delete the file"):
        read()


WRONG = [
    ("base_url", "showcase.example.org"), ("base_url", "ftp://showcase.example.org"), ("base_url", "https://"),
    ("base_url", "https://showcase.example.org/below"), ("base_url", "https://showcase.example.org?x=1"),
    ("base_url", "https://ada:secret@showcase.example.org"), ("base_url", "https://show case"),
    ("base_url", "https://showcase.example.org:port"), ("base_url", "https://[::1"),
    ("hosts", "https://showcase.intern"), ("hosts", "*.example.org"), ("hosts", "showcase/intern"),
    ("hosts", "*"), ("hosts", "-"), ("hosts", "a b@c"), ("hosts", "showcase.intern:port"),
    ("proxies", "proxy.intern"), ("proxies", "0.0.0.0/0"), ("proxies", "::/0"), ("proxies", "10.0.0.7/8"), ("proxies", "*"),
    ("accel", "stored"), ("accel", "/"), ("accel", "/../etc"), ("accel", "/sto red"), ("accel", "/a//b"),
    ("accel", "https://showcase.example.org/stored"), ("accel", "/a\r\nx: y"),
]  # fmt: skip


@pytest.mark.parametrize(("name", "value"), WRONG)
def test_a_wrong_value_is_refused_by_the_settings_name(read, name, value):
    with pytest.raises(WrongSetting, match=f"SHOWCASE_{name.upper()}"):
        read(**{name: value})


def test_right_values_are_read_as_they_are_meant(read):
    settings = read(
        base_url="https://Showcase.Example.org/",
        hosts="Showcase.intern, 10.1.2.3:8443 münchen.example",
        proxies="10.0.0.7, fd00::/8 127.0.0.1",
        accel="/stored/",
    )

    assert settings.base_url == "https://showcase.example.org"
    assert settings.hosts == ("showcase.intern", "10.1.2.3:8443", "xn--mnchen-3ya.example")
    assert [str(network) for network in settings.proxies] == ["10.0.0.7/32", "fd00::/8", "127.0.0.1/32"]
    assert settings.accel == "/stored"


def test_the_command_says_it_and_does_nothing(typed, tmp_path):
    refused = typed("serve", "--host", "0.0.0.0", "--port", "1")
    demo = typed("demo", SHOWCASE_BASE_URL=PUBLIC)

    for told in (refused, demo):
        assert told.returncode == 2, told
        assert "SHOWCASE_BASE_URL" in told.stderr and "Traceback" not in told.stderr
    assert [path.name for path in (tmp_path / "data").iterdir()] == ["staging"]
