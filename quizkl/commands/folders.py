"""Where quizkl keeps things on this computer; ``QUIZKL_HOME`` moves them all into one folder."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Folders:
    """``journal`` and ``cache`` and ``config`` are files, ``decks`` is the learner's own folder of decks."""

    journal: Path
    cache: Path
    config: Path
    decks: Path


def folders() -> Folders:
    """The folders of this user: the platform's own (XDG on Linux), or all of them below ``QUIZKL_HOME``."""
    home = os.environ.get("QUIZKL_HOME", "").strip()
    if home:
        root = Path(home).expanduser()
        return Folders(root / "journal.db", root / "cache" / "decks.db", root / "config.toml", root / "decks")
    from platformdirs import PlatformDirs

    dirs = PlatformDirs("quizkl", appauthor=False)
    return Folders(
        journal=Path(dirs.user_state_dir) / "journal.db",
        cache=Path(dirs.user_cache_dir) / "decks.db",
        config=Path(dirs.user_config_dir) / "config.toml",
        decks=Path(dirs.user_data_dir) / "decks",
    )
