"""Streamed event tables: one typed union of all schemas that have them, and a loader of calls into them."""
