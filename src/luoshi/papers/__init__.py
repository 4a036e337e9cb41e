"""Documents in and out: spreadsheets, Word tables, calendar feeds. Pure: no Django, no database, no clock."""
