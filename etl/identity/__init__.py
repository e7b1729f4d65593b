"""Identity: which of all the identifiers that sources and events hold are one person's."""
