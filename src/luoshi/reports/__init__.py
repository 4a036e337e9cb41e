"""Reports of an organisation's work: as a page, in Word from the office's templates, as workbooks."""
