"""Letters go out by a mail server, or are printed where there is none to send them."""

import asyncio
import logging
import smtplib
import ssl
import sys
from dataclasses import dataclass, field
from email.errors import HeaderParseError
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import formatdate, make_msgid, parseaddr
from typing import Protocol, TextIO
from urllib.parse import parse_qs, unquote, urlsplit

log = logging.getLogger(__name__)

PATIENCE = 10  # seconds that a mail server has for each answer
PORTS = {"smtp": 587, "smtps": 465}


class MailFailed(Exception):
    """A letter did not go out. The message names neither its reader nor its words."""


@dataclass(frozen=True, slots=True)
class Letter:
    """html: the same words once more, or nothing."""

    to: str
    subject: str
    text: str = field(repr=False)
    html: str = field(default="", repr=False)
    language: str = ""


class Mail(Protocol):
    """Whoever takes letters along."""

    @property
    def is_set_up(self) -> bool:
        """Whether a letter reaches somebody."""

    async def send(self, letter: Letter) -> None:
        """Raises MailFailed when it may be tried again."""


def open_mail(smtp_url: str, mail_from: str) -> Mail:
    """By the settings. Nothing is connected yet."""
    return Smtp(smtp_url, mail_from) if smtp_url else NotSetUp()


class Smtp:
    """A mail server: `smtp://` turns to TLS before anything is said (unless `?tls=no`), `smtps://` begins with it."""

    is_set_up = True

    def __init__(self, url: str, sender: str, *, trust: ssl.SSLContext | None = None) -> None:
        """trust: whose certificates are believed; those of the machine when it is not said."""
        parts = urlsplit(url)
        self._host, self._port = parts.hostname or "", parts.port or PORTS[parts.scheme]
        self._user, self._password = unquote(parts.username or ""), unquote(parts.password or "")
        self._tls_first = parts.scheme == "smtps"
        self._tls = parse_qs(parts.query).get("tls") != ["no"]
        self._sender, self._trust = sender, trust

    async def send(self, letter: Letter) -> None:
        message = envelope(letter, self._sender)
        await asyncio.to_thread(self._hand_over, message, letter.to)

    def _hand_over(self, message: EmailMessage, to: str) -> None:
        try:
            with self._connected() as server:
                if self._user:
                    server.login(self._user, self._password)
                server.send_message(message, parseaddr(self._sender)[1], [to])
        except smtplib.SMTPRecipientsRefused as refused:
            codes = ", ".join(str(code) for code, _words in refused.recipients.values())
            raise MailFailed(f"The mail server does not take a letter to this address ({codes}).") from None
        except smtplib.SMTPResponseException as refused:
            raise MailFailed(f"The mail server refused ({refused.smtp_code}).") from None
        except (OSError, smtplib.SMTPException) as reason:
            raise MailFailed(f"The mail server cannot be used: {type(reason).__name__}.") from None

    def _connected(self) -> smtplib.SMTP:
        trust = self._trust or ssl.create_default_context()
        if self._tls_first:
            return smtplib.SMTP_SSL(self._host, self._port, timeout=PATIENCE, context=trust)
        server = smtplib.SMTP(self._host, self._port, timeout=PATIENCE)
        if self._tls:
            try:
                server.starttls(context=trust)
            except BaseException:
                server.close()
                raise
        return server


class Printed:
    """The demo's: every letter is printed, for whoever tries it out to read."""

    is_set_up = True

    def __init__(self, to: TextIO | None = None) -> None:
        self._paper = to or sys.stdout

    async def send(self, letter: Letter) -> None:
        rule = "─" * 72
        words = f"{rule}\nA letter to {letter.to}: {one_line(letter.subject)}\n\n{letter.text}\n{rule}"
        print(words, file=self._paper, flush=True)


class NotSetUp:
    """Nobody takes letters along, and the log says so. It says no more: a letter may carry a key."""

    is_set_up = False

    async def send(self, letter: Letter) -> None:  # noqa: ARG002
        log.warning("A letter was not sent: mail is not set up. SHOWCASE_SMTP_URL says how.")


def envelope(letter: Letter, sender: str) -> EmailMessage:
    """The letter as mail servers take it. No header holds more than its line.

    Raises MailFailed when it is addressed to anything but one address.
    """
    message = EmailMessage(policy=SMTP)
    name, address = parseaddr(sender)
    try:
        message["From"] = Address(one_line(name), addr_spec=address)
        message["To"] = Address(addr_spec=letter.to)
    except (ValueError, IndexError, HeaderParseError):  # IndexError: what an empty one raises
        raise MailFailed("That is not an address that a letter can go to.") from None
    message["Subject"] = one_line(letter.subject)
    message["Date"] = formatdate()
    message["Message-ID"] = make_msgid(domain=address.rpartition("@")[2])
    message["Auto-Submitted"] = "auto-generated"  # so that nobody's holiday answers it (RFC 3834)
    message.set_content(letter.text)
    if letter.html:
        message.add_alternative(letter.html, subtype="html")
    if letter.language:
        message["Content-Language"] = letter.language
    return message


def one_line(text: str) -> str:
    """Without what could end a line, or begin another header."""
    return " ".join("".join(letter if letter.isprintable() else " " for letter in text).split())
