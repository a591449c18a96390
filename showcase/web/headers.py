"""What every answer carries, so that pages keep to themselves."""

from urllib.parse import urlsplit

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
    """With what follows from the settings: whether TLS is kept to, and where signing in may lead."""
    headers = HEADERS | UNSAID
    if settings.base_url.startswith("https://"):
        headers["strict-transport-security"] = STRICTLY_TLS
    if settings.oidc_issuer:
        provider = urlsplit(settings.oidc_issuer)
        policy = headers["content-security-policy"]
        # Browsers hold this against redirects, too: signing out leads a form's POST on to the provider.
        ours = f"form-action 'self' {provider.scheme}://{provider.netloc}"
        headers["content-security-policy"] = policy.replace("form-action 'self'", ours)
    return headers
