"""``python -m quizkl`` is the ``quizkl`` command."""

from quizkl.cli import main

main()
