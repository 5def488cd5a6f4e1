"""The pure rules of the fields: what was typed becomes one canonical text, or a reason."""
