-- Which pages people read on AMP, and who they turned out to be.
--
-- AMP has a client id of its own. Who comes from there to the site brings it along, and is known by the user of that
-- visit, or the first who identified in that browser later.
--
-- title: AMP cookie join
-- reads: events.pages, identity.amp_users
-- corrected: no such query is in Segment's documents, which describe it.
-- group: Profiles
-- chart: none
select
    readers.user_id,                                                       -- Who; null where nobody came along.
    coalesce(pages."timestamp", pages.received_at) as at,                  -- When the page was read.
    pages.path,                                                            -- The page.
    readers.amp_id                                                         -- AMP's client id.
from events.pages as pages
join "identity".amp_users as readers on readers.amp_id = pages.anonymous_id
order by coalesce(pages."timestamp", pages.received_at) desc, pages.id
