"""Reports as pages and files, and their templates."""
