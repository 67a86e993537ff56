// All that has an end between two days, and whatever it names: rows by type or label.
CALL {
<BRANCHES>
}
WITH [
  [label, [x IN links | <LINK>]],
  <NODES>
] AS tables
UNWIND tables AS part
WITH part WHERE part[1] <> []
RETURN part[0] AS label, part[1] AS rows
