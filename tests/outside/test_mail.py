"""Letters, handed to a real mail server on this machine."""

import io
import logging
import socket
import ssl
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from email import message_from_bytes, policy
from ipaddress import ip_address
from pathlib import Path
from typing import Any

import pytest
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import AuthResult
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from showcase.foundation.settings import WrongSetting, read_settings
from showcase.outside.mail import Letter, MailFailed, NotSetUp, Printed, Smtp, open_mail

SENDER = "Showcase <showcase@example.org>"
KEY = "a-key-that-nobody-else-reads"
LETTER = Letter("mika@example.org", "A new password", f"Choose it here: {KEY}", "<p>Choose it</p>", "en")


class Taken:
    """What a server took."""

    def __init__(self) -> None:
        self.letters: list[Any] = []
        self.to: list[list[str]] = []
        self.from_whom: list[str] = []

    async def handle_RCPT(self, _server, _session, envelope, address, _options):  # noqa: N802
        if address.startswith("nobody"):
            return "550 no such mailbox"
        if address.startswith("later"):
            return "451 later"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, _server, _session, envelope):  # noqa: N802
        self.letters.append(message_from_bytes(envelope.content, policy=policy.default))
        self.to.append(envelope.rcpt_tos)
        self.from_whom.append(envelope.mail_from)
        return "250 OK"


@pytest.fixture(scope="module")
def certificate(tmp_path_factory) -> Path:
    """Of 127.0.0.1, and good for an hour."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "mail")])
    now = datetime.now(UTC)
    made = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(1)
        .not_valid_before(now - timedelta(hours=1))
        .not_valid_after(now + timedelta(hours=1))
        .add_extension(x509.SubjectAlternativeName([x509.IPAddress(ip_address("127.0.0.1"))]), critical=False)
        .sign(key, hashes.SHA256())
    )
    file = tmp_path_factory.mktemp("mail") / "mail.pem"
    private = key.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    file.write_bytes(made.public_bytes(serialization.Encoding.PEM) + private)
    return file


@pytest.fixture(scope="module")
def trust(certificate) -> ssl.SSLContext:
    return ssl.create_default_context(cafile=certificate)


@pytest.fixture(scope="module")
def own(certificate) -> ssl.SSLContext:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate)
    return context


@pytest.fixture
def taken() -> Taken:
    return Taken()


def opened(taken: Taken, **more: Any) -> Iterator[int]:
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    controller = Controller(taken, hostname="127.0.0.1", port=port, **more)
    controller.start()
    yield port
    controller.stop()


def right(_server, _session, _envelope, _mechanism, given) -> AuthResult:
    known = given.login == b"showcase" and given.password == b"s:e/cret"
    return AuthResult(success=known, handled=False)


@pytest.fixture
def server(taken, own) -> Iterator[int]:
    """Speaks only after STARTTLS, and only with somebody it knows."""
    yield from opened(taken, tls_context=own, require_starttls=True, authenticator=right, auth_required=True)


@pytest.fixture
def server_with_tls(taken, own) -> Iterator[int]:
    yield from opened(taken, ssl_context=own)


@pytest.fixture
def plain_server(taken) -> Iterator[int]:
    yield from opened(taken)


async def test_a_letter_goes_out_after_starttls_with_the_password(taken, server, trust):
    mail = Smtp(f"smtp://showcase:s%3Ae%2Fcret@127.0.0.1:{server}", SENDER, trust=trust)

    await mail.send(LETTER)

    letter = taken.letters[0]
    assert (letter["to"], letter["from"], letter["subject"]) == ("mika@example.org", SENDER, "A new password")
    assert letter["auto-submitted"] == "auto-generated"
    assert letter["content-language"] == "en"
    assert letter["message-id"].endswith("@example.org>")
    assert KEY in letter.get_body(("plain",)).get_content()
    assert letter.get_body(("html",)).get_content().strip() == "<p>Choose it</p>"
    assert taken.to == [["mika@example.org"]]
    assert taken.from_whom == ["showcase@example.org"]


async def test_a_letter_goes_out_over_tls_from_the_first_byte(taken, server_with_tls, trust):
    await Smtp(f"smtps://127.0.0.1:{server_with_tls}", SENDER, trust=trust).send(LETTER)

    assert len(taken.letters) == 1


async def test_a_relay_inside_without_tls_has_to_be_asked_for(taken, plain_server):
    with pytest.raises(MailFailed):
        await Smtp(f"smtp://127.0.0.1:{plain_server}", SENDER).send(LETTER)
    assert taken.letters == []

    await Smtp(f"smtp://127.0.0.1:{plain_server}?tls=no", SENDER).send(LETTER)

    assert len(taken.letters) == 1


async def test_a_server_whose_certificate_is_not_known_is_told_nothing(taken, server):
    with pytest.raises(MailFailed, match="SSLCertVerificationError"):
        await Smtp(f"smtp://showcase:secret@127.0.0.1:{server}", SENDER).send(LETTER)

    assert taken.letters == []


@pytest.mark.parametrize("wrong", ["showcase:wrong@", ""])
async def test_a_wrong_password_is_a_failure_that_does_not_tell_it(taken, server, trust, wrong):
    with pytest.raises(MailFailed) as failed:
        await Smtp(f"smtp://{wrong}127.0.0.1:{server}", SENDER, trust=trust).send(LETTER)

    assert "wrong" not in str(failed.value)
    assert failed.value.__cause__ is None
    assert taken.letters == []


@pytest.mark.parametrize(("reader", "code"), [("nobody", "550"), ("later", "451")])
async def test_a_refused_reader_is_not_named(taken, plain_server, reader, code):
    with pytest.raises(MailFailed, match=code) as failed:
        letter = Letter(f"{reader}@example.org", "Hello", KEY)
        await Smtp(f"smtp://127.0.0.1:{plain_server}?tls=no", SENDER).send(letter)

    assert reader not in str(failed.value)
    assert KEY not in str(failed.value)


async def test_a_server_that_is_away_is_a_failure():
    with pytest.raises(MailFailed, match="ConnectionRefusedError"):
        await Smtp("smtp://127.0.0.1:1?tls=no", SENDER).send(LETTER)


async def test_a_subject_stays_one_header(taken, plain_server):
    mail = Smtp(f"smtp://127.0.0.1:{plain_server}?tls=no", SENDER)
    hostile = "Hello\r\nBcc: all@example.org\r\n\r\n<script>\x00\u2028 ¡Señal! قارب"

    await mail.send(Letter("mika@example.org", hostile, "Words"))

    letter = taken.letters[0]
    assert letter["bcc"] is None
    assert letter["subject"] == "Hello Bcc: all@example.org <script> ¡Señal! قارب"
    assert taken.to == [["mika@example.org"]]


@pytest.mark.parametrize(
    "reader",
    [
        "mika@example.org\r\nBcc: all@example.org",
        "mika@example.org\nRCPT TO:<all@example.org>",
        "mika@example.org, all@example.org",
        "Mika <mika@example.org>",
        "mika",
        "",
        "@",
    ],
)
async def test_a_letter_goes_to_one_address_or_nowhere(taken, plain_server, reader):
    with pytest.raises(MailFailed, match="not an address"):
        await Smtp(f"smtp://127.0.0.1:{plain_server}?tls=no", SENDER).send(Letter(reader, "Hello", "Words"))

    assert taken.letters == []


async def test_words_may_look_like_the_end_of_a_letter(taken, plain_server):
    text = "First\n.\nMAIL FROM:<x@example.org>\n.\n" + "long " * 2000 + "زرقاء"

    await Smtp(f"smtp://127.0.0.1:{plain_server}?tls=no", SENDER).send(Letter("mika@example.org", "Hi", text))

    assert len(taken.letters) == 1
    assert taken.letters[0].get_content().split() == text.split()


async def test_without_a_server_the_log_says_so_and_nothing_more(caplog):
    mail = open_mail("", "")

    with caplog.at_level(logging.INFO):
        await mail.send(LETTER)

    assert isinstance(mail, NotSetUp)
    assert not mail.is_set_up
    assert "mail is not set up" in caplog.text
    assert KEY not in caplog.text
    assert "mika" not in caplog.text


async def test_the_demo_prints_its_letters():
    paper = io.StringIO()

    await Printed(paper).send(LETTER)

    assert "A letter to mika@example.org: A new password" in paper.getvalue()
    assert KEY in paper.getvalue()


def test_a_letter_does_not_show_its_words_in_a_trace():
    assert KEY not in repr(LETTER)


RIGHT = {
    "SHOWCASE_SMTP_URL": "smtp://showcase:secret@mail.example.org:587",
    "SHOWCASE_MAIL_FROM": SENDER,
    "SHOWCASE_BASE_URL": "https://showcase.example.org",
}


def test_right_settings_are_taken(tmp_path):
    settings = read_settings({"SHOWCASE_DATA": str(tmp_path), **RIGHT})

    assert isinstance(open_mail(settings.smtp_url, settings.mail_from), Smtp)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("SHOWCASE_SMTP_URL", "mail.example.org"),
        ("SHOWCASE_SMTP_URL", "https://mail.example.org"),
        ("SHOWCASE_SMTP_URL", "smtp://"),
        ("SHOWCASE_SMTP_URL", "smtp://mail.example.org:port"),
        ("SHOWCASE_SMTP_URL", "smtp://mail.example.org:99999"),
        ("SHOWCASE_SMTP_URL", "smtp://mail.example.org/inbox"),
        ("SHOWCASE_SMTP_URL", "smtp://mail.example.org?tls=perhaps"),
        ("SHOWCASE_SMTP_URL", "smtp://showcase:secret@mail.example.org?tls=no"),
        ("SHOWCASE_MAIL_FROM", ""),
        ("SHOWCASE_MAIL_FROM", "showcase"),
        ("SHOWCASE_MAIL_FROM", "Showcase <showcase@example.org>\nBcc: all@example.org"),
        ("SHOWCASE_BASE_URL", ""),
    ],
)
def test_a_wrong_setting_is_refused_by_name_without_its_password(tmp_path, name, value):
    with pytest.raises(WrongSetting, match=name) as refused:
        read_settings({"SHOWCASE_DATA": str(tmp_path), **RIGHT, name: value})

    assert "secret" not in str(refused.value)
