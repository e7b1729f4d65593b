"""The analyses as one HTML page: which there are, what they answer here, how it is drawn."""
