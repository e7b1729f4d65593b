-- What each campaign returned for what it cost, by Salesforce.
--
-- Gain is the sum of the opportunities won for which it is the primary campaign; amounts are in the organisation's
-- currency. A campaign without a cost has no return.
--
-- title: ROI
-- reads: salesforce.campaigns
-- corrected: cost and gain are those that Salesforce keeps, not numbers typed into the query.
-- group: Marketing
-- chart: hbar x=campaign y=roi
select
    name as campaign,                                                      -- In Salesforce.
    cast(actual_cost as numeric(18, 2)) as cost,                           -- As it was entered.
    cast(coalesce(amount_won_opportunities, 0) as numeric(18, 2)) as gain,   -- Of opportunities won.
    cast((coalesce(amount_won_opportunities, 0) - actual_cost) / nullif(actual_cost, 0) as numeric(18, 2)) as roi   -- (Gain - cost) / cost.
from salesforce.campaigns
where actual_cost > 0 and _deleted_at is null
order by roi desc, campaign
