"""``python -m quizkl.maths.helper``: the helper process."""

from quizkl.maths.helper.server import main

if __name__ == "__main__":
    main()
