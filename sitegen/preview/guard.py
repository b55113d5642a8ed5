"""What keeps pages of the web from the preview: headers on every answer, and who may ask at all.

In: requests. Out: the application's answers with these headers; 403 for what a page from elsewhere
asks for on its own. A person who follows a link to the preview gets it.
"""

from __future__ import annotations

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

# Nothing is kept by the browser, nothing may be used or framed by pages from elsewhere; a site may
# frame its own pages, as it may where it is published.
HEADERS = {
    "Cache-Control": "no-store",
    "X-Content-Type-Options": "nosniff",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Content-Security-Policy": "frame-ancestors 'self'",
    "X-Frame-Options": "SAMEORIGIN",
}
# Who asks, as browsers tell it: a page of the preview itself, or a person who typed the address.
# Other servers on this machine are not among them: for browsers they are the "same-site".
TRUSTED = ("same-origin", "none")


class Guard:
    """Wraps an application."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return

        async def send_guarded(message: Message) -> None:
            if message["type"] == "http.response.start":
                MutableHeaders(scope=message).update(HEADERS)
            await send(message)

        app = self._app
        if _is_from_elsewhere(Headers(scope=scope)):
            app = PlainTextResponse("Pages from elsewhere get nothing here.", status_code=403)
        await app(scope, receive, send_guarded)


def _is_from_elsewhere(headers: Headers) -> bool:
    """Tell whether a page of another server asks; browsers that do not say so pass."""
    if headers.get("sec-fetch-site", "none") in TRUSTED:
        return False
    is_visit = headers.get("sec-fetch-mode") == "navigate"
    return not (is_visit and headers.get("sec-fetch-dest") == "document")
