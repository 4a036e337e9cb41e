"""Standing meetings: called, held, minuted, and their decisions followed until they are done."""
