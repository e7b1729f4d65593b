-- Which pages each customer has seen, the newest first, also those from before anybody knew who it was.
--
-- For one customer, add a condition on canonical_segment_id.
--
-- title: Pages of a customer
-- reads: identity.id_graph, identity.pages
-- corrected: pages of nobody who is known by now are left out.
-- group: Profiles
-- chart: none
select
    graph.canonical_segment_id,                                            -- The customer.
    coalesce(pages."timestamp", pages.received_at) as at,                  -- When the page was seen.
    pages.event_source_id,                                                 -- Schema of the site that tells of it.
    pages.path,                                                            -- The page.
    pages.title                                                            -- What stands above it.
from "identity".pages as pages
join "identity".id_graph as graph on graph.segment_id = pages.segment_id
order by coalesce(pages."timestamp", pages.received_at) desc, pages.event_source_id, pages.id
