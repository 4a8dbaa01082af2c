"""The application's way to a browser tab."""

from __future__ import annotations

from textual import messages
from textual.drivers.web_driver import WebDriver
from textual.theme import Theme


class TabDriver(WebDriver):
    """Ends the application when nobody can type into it any more: its server is gone, however that went. The page
    around the terminal has the colour of the theme.
    """

    def start_application_mode(self) -> None:
        super().start_application_mode()
        self._app.call_later(self._follow_theme)

    def run_input_thread(self) -> None:
        super().run_input_thread()
        self._app.post_message(messages.ExitApp())

    def _follow_theme(self) -> None:
        self._app.theme_changed_signal.subscribe(self._app, self._tell_background)
        self._tell_background(self._app.current_theme)

    def _tell_background(self, theme: Theme) -> None:
        """Set the terminal's own background (OSC 11), which the page takes over."""
        background = self._app.theme_variables.get("background", "")
        if background.startswith("#") and not theme.ansi:
            self.write(f"\x1b]11;{background[:7]}\x07")
