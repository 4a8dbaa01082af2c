"""What the libraries below have to say on the terminal of the server: of faults, and not of what a stranger sends."""

from __future__ import annotations

import logging

from aiohttp.http_exceptions import HttpProcessingError


def keep_faults_only() -> None:
    """Let a request that is none be refused without a word: any page can send one, and it would fill the terminal."""
    logging.getLogger("aiohttp.server").addFilter(_is_fault)
    logging.getLogger("textual-serve").setLevel(logging.CRITICAL)  # a tab that ends says so itself


def _is_fault(record: logging.LogRecord) -> bool:
    return not (record.exc_info and isinstance(record.exc_info[1], HttpProcessingError))
