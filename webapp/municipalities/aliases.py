"""Other names in use for places of today."""

from collections import defaultdict

from webapp.municipalities.catalogue import rows

ALIASES: defaultdict[str, list[str]] = defaultdict(list)
for _row in rows("aliases.csv"):
    ALIASES[_row["name"]].append(_row["alias"])
