"""What every answer carries, so that pages keep to themselves."""

from showcase.foundation.settings import Settings

HEADERS = {
    "content-security-policy": "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; "
    "font-src 'self'; connect-src 'self'; manifest-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
    "x-content-type-options": "nosniff",
    "referrer-policy": "same-origin",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "x-permitted-cross-domain-policies": "none",
    "permissions-policy": "camera=(self), microphone=(), geolocation=(), payment=(), usb=(), browsing-topics=()",
}
UNSAID = {"cache-control": "private, no-cache"}
"""Of answers that say nothing of their own."""

STRICTLY_TLS = "max-age=31536000; includeSubDomains"


def headers_of(settings: Settings) -> dict[str, str]:
    """With what follows from the settings: whether browsers keep to TLS."""
    headers = HEADERS | UNSAID
    if settings.base_url.startswith("https://"):
        headers["strict-transport-security"] = STRICTLY_TLS
    return headers
