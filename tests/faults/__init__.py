"""What may go wrong and what must hold then: a row per fault, each shown by tests that bear its number."""
