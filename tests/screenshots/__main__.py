"""Makes the pictures of the README, under .github/: ``python -m tests.screenshots``.

They are what the application draws, on the shipped decks and with the real helper, so that a picture never shows what
the program does not do. Nothing is fetched when they are looked at: the picture names a font and carries none.
"""

from __future__ import annotations

import asyncio
import os
import re
import tempfile
from pathlib import Path
from typing import Final

from tests.screenshots.scenes import SCENES, Scene
from tests.tui.sitting import Table

ROOT: Final = Path(__file__).parents[2]
FOLDER: Final = ROOT / ".github"
FONT: Final = "'DejaVu Sans Mono', Menlo, Consolas, monospace"


async def picture(scene: Scene, folder: Path) -> str:
    """The screen at the end of a scene, as SVG."""
    table = Table(folder)
    for name, text in scene.decks(ROOT / "decks").items():
        table.write(name, text)
    async with table.sitting(scene.size, scene.studies) as sitting:
        await scene.play(sitting)
        return without_fonts(sitting.app.export_screenshot(title="quizkl", simplify=True))


def without_fonts(svg: str) -> str:
    """The picture without the fonts that it would fetch."""
    svg = re.sub(r"@font-face \{.*?\}|<!--.*?-->", "", svg, flags=re.DOTALL)
    return re.sub(r"font-family: [^;]+;", f"font-family: {FONT};", svg)


def main() -> None:
    for name in ("TEXTUAL_THEME", "NO_COLOR"):
        os.environ.pop(name, None)
    os.environ["COLORTERM"] = "truecolor"  # with sixteen colours the application takes the terminal's own
    FOLDER.mkdir(exist_ok=True)
    for scene in SCENES:
        with tempfile.TemporaryDirectory() as folder:
            svg = asyncio.run(picture(scene, Path(folder)))
        path = FOLDER / f"{scene.name}.svg"
        path.write_text(svg, encoding="utf-8")
        print(f"{path.relative_to(ROOT)}: {len(svg.encode()) / 1000:.0f} kB")


if __name__ == "__main__":
    main()
