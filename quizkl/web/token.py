"""The token: who has the address that the server printed is the one who started it.

The loopback address is that of everybody who is logged in on this computer. The token comes once, in the address, and
from then on in a cookie, which the browser sends with the websocket too and shows to no script.
"""

from __future__ import annotations

from secrets import compare_digest

from aiohttp import web

PARAMETER = "token"


def has_token(request: web.Request, token: str, port: int) -> bool:
    """Whether the request comes with the token, in its address or in its cookie."""
    brought = (request.query.get(PARAMETER, ""), request.cookies.get(_cookie(port), ""))
    return any(compare_digest(each.encode("utf-8", "replace"), token.encode()) for each in brought)


def keep_token(response: web.StreamResponse, token: str, port: int) -> None:
    """Let the browser bring the token from now on, until it is closed, and to pages of this server alone."""
    response.set_cookie(_cookie(port), token, httponly=True, samesite="Strict", path="/")


def _cookie(port: int) -> str:
    """The cookie's name: browsers do not tell the ports of one host apart."""
    return f"quizkl-{port}"
