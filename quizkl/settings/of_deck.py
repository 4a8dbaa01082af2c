"""The settings that hold for the cards of one deck."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from quizkl.deck.own_settings import OwnSetting
    from quizkl.settings.settings import Settings


def settings_in(own: Sequence[OwnSetting], settings: Settings) -> Settings:
    """``settings`` with those of a deck in their place."""
    if not own:
        return settings
    from quizkl.settings.catalogue import SETTINGS
    from quizkl.settings.kinds import Wrong

    for one in own:
        changed = SETTINGS[one.key].put(settings, one.value)
        assert not isinstance(changed, Wrong)  # the deck was read by the same bounds
        settings = changed
    return settings
