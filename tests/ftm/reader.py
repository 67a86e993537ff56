"""Reads entities of FollowTheMoney with its own package, in an environment of its own.

Prints for each line what the model understood: its schema, its caption, and its values by property.
Ends with an error where a line is not valid, or where the model would leave out a value.
"""

import json
import sys

from followthemoney import model
from followthemoney.proxy import EntityProxy

for line in sys.stdin:
    said = json.loads(line)
    schema = model.get(said["schema"])
    schema.validate(said)
    read = EntityProxy.from_dict(said, cleaned=False).to_dict()["properties"]
    left_out = {
        name: sorted(values)
        for name, values in said["properties"].items()
        if sorted(read.get(name, [])) != sorted(values)
    }
    if left_out:
        sys.exit(f"not understood: {said['schema']} {left_out}, read as {read}")
    print(json.dumps([schema.name, said["id"], read], ensure_ascii=False))
