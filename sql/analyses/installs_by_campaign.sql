-- Which campaigns brought installations of the app, by what an attribution partner tells.
--
-- A device counts for the campaign that was told of first.
--
-- title: Installs by campaign
-- reads: events.install_attributed
-- corrected: no such query is in Segment's documents; a device counts once, whatever is told of it later.
-- group: Product
-- chart: hbar x=campaign y=installs by=source
with told as (
    select
        coalesce(campaign_source, provider, 'unnamed') as source,
        coalesce(campaign_name, 'unnamed') as campaign,
        row_number() over (
            partition by coalesce(anonymous_id, user_id) order by coalesce("timestamp", received_at), id
        ) as place
    from events.install_attributed
    where coalesce(anonymous_id, user_id) is not null
)

select
    source,                                                                -- Where the ad was; else who tells of it.
    campaign,                                                              -- As the partner names it.
    count(*) as installs                                                   -- Devices.
from told
where place = 1
group by source, campaign
order by installs desc, source, campaign
