"""Pages of placed text (pdf, OFD, recognised scans) to one running text, as a reader would join it."""
