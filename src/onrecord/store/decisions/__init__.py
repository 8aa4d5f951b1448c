"""What humans decided: its own file, and what it comes to in the record as that is now.

`decision` has the types and `lines` their JSON; `anchors` says what is decided on and finds it
again; `deciding` and `editing` make decisions, `log` keeps them in the `file`; `applying` applies
those on attributions to a reading; `resolving` brings up to date what lists join with, and
`entities` does so for merges and splits.
"""
