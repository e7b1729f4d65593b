"""Tables of streamed events, as Segment's spec has them; found by the entry point `tributary.events`."""

from models.events import b2b, calls, ecommerce, email, mobile

TABLES = [*calls.TABLES, *email.TABLES, *mobile.TABLES, *ecommerce.TABLES, *b2b.TABLES]
