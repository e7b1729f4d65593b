"""Streamed event tables: one typed union of all schemas that have them, and a loader for those who have none."""
