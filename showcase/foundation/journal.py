"""What Showcase writes down while it runs: never a key, whoever wrote the line."""

import logging
import re

HIDDEN = "…"

_NAMES = (
    r"x-amz-[a-z-]+|signature|code|state|nonce|password|passwd|secret|client_secret|code_verifier|logout_token|"
    r"[a-z_]*token(?:_hint)?|key|authorization|set-cookie|cookie"
)
_KEYS = [
    # An address with a password, or whose path is a key.
    (re.compile(r"(?<=://)[^/\s@'\"]+(?=@)"), HIDDEN),
    (re.compile(r"(?<=/letters/)[^/?#\s'\"&]+"), HIDDEN),
    # What a name says is a key: in a query, a header, a form, JSON, or a Python dict.
    (
        re.compile(rf"(?i)(?<![\w-])({_NAMES})((?:['\"]?\s*[=:]|['\"],)\s*b?['\"]?)[^'\"&\s,;)}}\]]+"),
        rf"\1\2{HIDDEN}",
    ),
    (re.compile(r"(?i)\b(bearer|basic)\s+[\w.~+/=-]{8,}"), rf"\1 {HIDDEN}"),
    # What can only be one by how it looks: tokens, hashed passwords, signed claims, second steps, random texts.
    (re.compile(r"\bsc_[\w-]{8,}"), f"sc_{HIDDEN}"),
    (re.compile(r"\$argon2\w*\$[\w$=,+/.-]+"), HIDDEN),
    (re.compile(r"\beyJ[\w-]{8,}\.[\w-]+\.?[\w-]*"), HIDDEN),
    (re.compile(r"\b[A-Z2-7]{32,}\b"), HIDDEN),
    (re.compile(r"(?<![\w-])(?=[\w-]*\d)(?=[\w-]*[a-z])(?=[\w-]*[A-Z])[\w-]{32,}(?![\w-])"), HIDDEN),
]


class Discreet(logging.Formatter):
    """Writes a record with its traceback, and leaves out whatever looks like a key."""

    def format(self, record: logging.LogRecord) -> str:
        return without_keys(super().format(record))


def without_keys(text: str) -> str:
    for looks_so, instead in _KEYS:
        text = looks_so.sub(instead, text)
    return text


def write_discreetly(level: int = logging.WARNING) -> None:
    """Everything that this process logs goes to standard error, without keys."""
    handler = logging.StreamHandler()
    handler.setFormatter(Discreet("%(asctime)s %(levelname)s %(name)s: %(message)s"))
    logging.basicConfig(level=level, handlers=[handler], force=True)
