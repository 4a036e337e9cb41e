"""From a document's bytes to rows: read, joined into commitments, matched to units, carried over."""
