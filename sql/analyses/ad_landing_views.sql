-- Pages to which a tagged advertisement led: compare them to the clicks that the advertiser counts.
--
-- Fewer views than clicks is what was lost on the way: closed before the page loaded, or a blocker. The tag is any
-- utm_ parameter, Google's gclid, Facebook's fbclid, or one of your own named ttg.
--
-- title: Ad landing views
-- reads: events.pages
-- corrected: any tag, not one path and value.
-- group: Marketing
-- chart: none
select
    received_at,                                                           -- When it reached us.
    coalesce(user_id, anonymous_id) as visitor,                            -- Who came.
    path,                                                                  -- Where they landed.
    search,                                                                -- With which tag.
    url                                                                    -- The whole address.
from events.pages
where search ~ '[?&](utm_[a-z]+|gclid|fbclid|ttg)='
order by received_at desc, id
