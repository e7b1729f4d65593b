-- Of the deals closed in each month, how many were won, and how long that took.
--
-- By number and by amount; deals without an amount count in the first alone. The month is that of the day of
-- closing. Amounts are in each deal's own currency as Salesforce shows them: an organisation with several has to
-- convert them.
--
-- title: Win rate
-- reads: salesforce.opportunities
-- corrected: no such query is in Segment's documents; of closed deals alone, as open ones are neither.
-- group: Sales
-- chart: line x=month y=win_rate,win_rate_by_amount
select
    cast(date_trunc('month', close_date) as date) as month,                -- Its first day.
    count(*) as closed,                                                    -- Won or lost.
    sum(case when is_won then 1 else 0 end) as won,                        -- Of these.
    cast(100.0 * sum(case when is_won then 1 else 0 end) / count(*) as numeric(18, 1)) as win_rate,   -- Won of a hundred.
    cast(
        100.0 * sum(case when is_won then amount else 0 end) / nullif(sum(amount), 0) as numeric(18, 1)
    ) as win_rate_by_amount,                                               -- Won of a hundred in amount.
    cast(sum(case when is_won then amount else 0 end) as numeric(18, 2)) as won_amount,   -- Sum of the deals won.
    cast(
        avg(case when is_won then 1.0 * (cast(close_date as date) - cast(created_date at time zone 'UTC' as date)) end)
        as numeric(18, 1)
    ) as days_to_win                                                       -- From creation to closing, on average.
from salesforce.opportunities
where is_closed = true and close_date is not null and _deleted_at is null
group by cast(date_trunc('month', close_date) as date)
order by month
