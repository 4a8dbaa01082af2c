"""One study session as a pure state machine."""
