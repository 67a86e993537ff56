// All that has an end between two days, and whatever that joins or is about, in one question.
CALL {
<BRANCHES>
}
WITH collect({label: label, rows: rows}) AS found, collect(named) AS lists
CALL {
  WITH lists
  UNWIND lists AS list UNWIND list AS some UNWIND some AS x
  RETURN collect(DISTINCT x) AS things
}
UNWIND found + <THINGS> AS part
WITH part WHERE part.rows <> []
RETURN part.label AS label, part.rows AS rows
