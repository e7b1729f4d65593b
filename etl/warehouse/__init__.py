"""The only room that knows databases: connections, DDL, stages and merges, the ledger."""
