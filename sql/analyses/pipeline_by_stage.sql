-- What is in the pipeline, stage by stage, and what waits too long.
--
-- Amounts are in each deal's own currency as Salesforce shows them: an organisation with several has to convert
-- them.
--
-- title: Pipeline by stage
-- reads: salesforce.opportunities
-- corrected: no such query is in Segment's documents; deleted and closed deals are left out.
-- group: Sales
-- chart: bar x=stage y=pipeline,expected
select
    stage_name as stage,                                                   -- As the organisation names it.
    count(*) as deals,                                                     -- Not closed.
    cast(coalesce(sum(amount), 0) as numeric(18, 2)) as pipeline,          -- Sum of their amounts.
    cast(coalesce(sum(expected_revenue), 0) as numeric(18, 2)) as expected,   -- The same, each by its probability.
    sum(case when close_date < current_date then 1 else 0 end) as overdue,    -- Whose day of closing is past.
    cast(avg(1.0 * (current_date - cast(created_date at time zone 'UTC' as date))) as numeric(18, 1)) as days_open   -- On average.
from salesforce.opportunities
where is_closed = false and _deleted_at is null
group by stage_name
order by avg(coalesce(probability, 0)), stage_name
