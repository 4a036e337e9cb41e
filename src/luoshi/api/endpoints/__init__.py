"""The operations, one module a noun; each calls one action or query."""
