"""What every answer of the desk tells the browser not to do."""

from __future__ import annotations

PAGE_POLICY = "; ".join((
    "default-src 'none'", "script-src 'self'", "style-src 'self'", "img-src 'self'", "connect-src 'self'",
    "form-action 'self'", "base-uri 'none'", "frame-ancestors 'none'",
))  # fmt: skip
"""For pages: nothing from elsewhere, nothing inline. https://www.w3.org/TR/CSP3/"""

DATA_POLICY = "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; sandbox"
"""For what is no page: should a browser show it after all, it runs nothing and has no origin."""

_ALWAYS = {
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "referrer-policy": "same-origin",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
}
_HTTPS = {"strict-transport-security": "max-age=31536000"}
_NOT_KEPT = "no-cache, private"


def headers_for(media_type: str, told: frozenset[str], *, https: bool) -> dict[str, str]:
    """The headers to add to an answer of that media type. `told`: those that it has, in small letters."""
    policy = PAGE_POLICY if media_type.startswith("text/html") else DATA_POLICY
    wanted = _ALWAYS | {"content-security-policy": policy, "cache-control": _NOT_KEPT}
    if https:
        wanted |= _HTTPS
    return {name: value for name, value in wanted.items() if name not in told}
