CREATE SCHEMA shop;


CREATE SCHEMA stripe;


CREATE SCHEMA tributary;


COMMENT ON SCHEMA tributary IS 'What Tributary has synced, when, and what it refused.';


CREATE SCHEMA tributary_stage;


CREATE TABLE shop.customers (
    id bigint CONSTRAINT "1e10ab9a_771da484a1561_id_not_null" NOT NULL,
    updated timestamp with time zone,
    email text,
    gone boolean,
    _extra jsonb,
    received_at timestamp with time zone DEFAULT now() CONSTRAINT "1e10ab9a_771da484a1561_received_at_not_null" NOT NULL,
    _version timestamp with time zone CONSTRAINT "1e10ab9a_771da484a1561__version_not_null" NOT NULL,
    _deleted_at timestamp with time zone,
    _hash bigint
)
WITH (toast_tuple_target='8160');


COMMENT ON TABLE shop.customers IS 'A customer.';


COMMENT ON COLUMN shop.customers.id IS 'Number.';


COMMENT ON COLUMN shop.customers.updated IS 'When it last changed.';


COMMENT ON COLUMN shop.customers.email IS 'Address.';


COMMENT ON COLUMN shop.customers.gone IS 'Whether it was deleted.';


COMMENT ON COLUMN shop.customers._extra IS 'What the vendor sends that has no column yet, by the vendor''s own names; normally {}.';


COMMENT ON COLUMN shop.customers.received_at IS 'When a sync last wrote this row.';


COMMENT ON COLUMN shop.customers._version IS 'Which copy of the row this is: the vendor''s own stamp, else the time it was asked for.';


COMMENT ON COLUMN shop.customers._deleted_at IS 'When the row was deleted at the vendor; null while it lives there.';


COMMENT ON COLUMN shop.customers._hash IS 'Fingerprint of the vendor''s record, by which unchanged rows are skipped.';


CREATE TABLE shop.order_lines (
    order_id text CONSTRAINT "81fd0a37_771da484a1561_order_id_not_null" NOT NULL,
    "position" bigint CONSTRAINT "81fd0a37_771da484a1561_position_not_null" NOT NULL,
    product text,
    amount bigint,
    _extra jsonb,
    received_at timestamp with time zone DEFAULT now() CONSTRAINT "81fd0a37_771da484a1561_received_at_not_null" NOT NULL,
    _version timestamp with time zone CONSTRAINT "81fd0a37_771da484a1561__version_not_null" NOT NULL,
    _deleted_at timestamp with time zone,
    _hash bigint
)
WITH (toast_tuple_target='8160');


COMMENT ON TABLE shop.order_lines IS 'A line of an order.';


COMMENT ON COLUMN shop.order_lines.order_id IS 'Order.';


COMMENT ON COLUMN shop.order_lines."position" IS 'Place in the order, from 0.';


COMMENT ON COLUMN shop.order_lines.product IS 'What.';


COMMENT ON COLUMN shop.order_lines.amount IS 'How much, in cents.';


COMMENT ON COLUMN shop.order_lines._extra IS 'What the vendor sends that has no column yet, by the vendor''s own names; normally {}.';


COMMENT ON COLUMN shop.order_lines.received_at IS 'When a sync last wrote this row.';


COMMENT ON COLUMN shop.order_lines._version IS 'Which copy of the row this is: the vendor''s own stamp, else the time it was asked for.';


COMMENT ON COLUMN shop.order_lines._deleted_at IS 'When the row was deleted at the vendor; null while it lives there.';


COMMENT ON COLUMN shop.order_lines._hash IS 'Fingerprint of the vendor''s record, by which unchanged rows are skipped.';


CREATE TABLE shop.orders (
    id text CONSTRAINT "03ddb4c6_771da484a1561_id_not_null" NOT NULL,
    created timestamp with time zone,
    amount bigint,
    rate numeric,
    note text,
    metadata jsonb,
    _extra jsonb,
    received_at timestamp with time zone DEFAULT now() CONSTRAINT "03ddb4c6_771da484a1561_received_at_not_null" NOT NULL,
    _version timestamp with time zone CONSTRAINT "03ddb4c6_771da484a1561__version_not_null" NOT NULL,
    _deleted_at timestamp with time zone,
    _hash bigint
)
WITH (toast_tuple_target='8160');


COMMENT ON TABLE shop.orders IS 'An order.';


COMMENT ON COLUMN shop.orders.id IS 'Identifier.';


COMMENT ON COLUMN shop.orders.created IS 'When.';


COMMENT ON COLUMN shop.orders.amount IS 'How much, in cents.';


COMMENT ON COLUMN shop.orders.rate IS 'Exchange rate.';


COMMENT ON COLUMN shop.orders.note IS 'What the customer said.';


COMMENT ON COLUMN shop.orders.metadata IS 'The shop''s own pairs.';


COMMENT ON COLUMN shop.orders._extra IS 'What the vendor sends that has no column yet, by the vendor''s own names; normally {}.';


COMMENT ON COLUMN shop.orders.received_at IS 'When a sync last wrote this row.';


COMMENT ON COLUMN shop.orders._version IS 'Which copy of the row this is: the vendor''s own stamp, else the time it was asked for.';


COMMENT ON COLUMN shop.orders._deleted_at IS 'When the row was deleted at the vendor; null while it lives there.';


COMMENT ON COLUMN shop.orders._hash IS 'Fingerprint of the vendor''s record, by which unchanged rows are skipped.';


CREATE TABLE shop.tags (
    name text CONSTRAINT "5f29e4d4_771da484a1561_name_not_null" NOT NULL,
    color text,
    _extra jsonb,
    received_at timestamp with time zone DEFAULT now() CONSTRAINT "5f29e4d4_771da484a1561_received_at_not_null" NOT NULL,
    _version timestamp with time zone CONSTRAINT "5f29e4d4_771da484a1561__version_not_null" NOT NULL,
    _deleted_at timestamp with time zone,
    _hash bigint
)
WITH (toast_tuple_target='8160');


COMMENT ON TABLE shop.tags IS 'A tag.';


COMMENT ON COLUMN shop.tags.name IS 'The tag.';


COMMENT ON COLUMN shop.tags.color IS 'Its color.';


COMMENT ON COLUMN shop.tags._extra IS 'What the vendor sends that has no column yet, by the vendor''s own names; normally {}.';


COMMENT ON COLUMN shop.tags.received_at IS 'When a sync last wrote this row.';


COMMENT ON COLUMN shop.tags._version IS 'Which copy of the row this is: the vendor''s own stamp, else the time it was asked for.';


COMMENT ON COLUMN shop.tags._deleted_at IS 'When the row was deleted at the vendor; null while it lives there.';


COMMENT ON COLUMN shop.tags._hash IS 'Fingerprint of the vendor''s record, by which unchanged rows are skipped.';


CREATE TABLE stripe.products (
    id text CONSTRAINT "57c0ddba_f057dd5c64081_id_not_null" NOT NULL,
    created timestamp with time zone,
    updated timestamp with time zone,
    livemode boolean,
    name text,
    active boolean,
    type text,
    description text,
    caption text,
    url text,
    images text,
    attributes text,
    deactivate_on text,
    marketing_features jsonb,
    default_price text,
    shippable boolean,
    package_dimensions_height numeric,
    package_dimensions_length numeric,
    package_dimensions_weight numeric,
    package_dimensions_width numeric,
    statement_descriptor text,
    tax_code text,
    tax_details_performance_location text,
    tax_details_tax_code text,
    unit_label text,
    metadata jsonb,
    is_deleted boolean,
    _extra jsonb,
    received_at timestamp with time zone DEFAULT now() CONSTRAINT "57c0ddba_f057dd5c64081_received_at_not_null" NOT NULL,
    _version timestamp with time zone CONSTRAINT "57c0ddba_f057dd5c64081__version_not_null" NOT NULL,
    _deleted_at timestamp with time zone,
    _hash bigint
)
WITH (toast_tuple_target='8160');


COMMENT ON TABLE stripe.products IS 'A good or service that the account sells; what it costs stands in prices.';


COMMENT ON COLUMN stripe.products.id IS 'Stripe''s identifier, `prod_...`, or one the account chose.';


COMMENT ON COLUMN stripe.products.created IS 'When the product was created.';


COMMENT ON COLUMN stripe.products.updated IS 'When the product was last changed.';


COMMENT ON COLUMN stripe.products.livemode IS 'True in live mode, false in test mode.';


COMMENT ON COLUMN stripe.products.name IS 'Name of the product as customers see it.';


COMMENT ON COLUMN stripe.products.active IS 'Whether the product can be bought at present.';


COMMENT ON COLUMN stripe.products.type IS '`service` (subscriptions and most else) or `good` (legacy orders).';


COMMENT ON COLUMN stripe.products.description IS 'Longer text about the product, as customers see it.';


COMMENT ON COLUMN stripe.products.caption IS 'One-line text about a good; only from the retired Orders API.';


COMMENT ON COLUMN stripe.products.url IS 'Public web page of the product.';


COMMENT ON COLUMN stripe.products.images IS 'URLs of up to eight pictures of the product.';


COMMENT ON COLUMN stripe.products.attributes IS 'Names by which SKUs of a good differ, e.g. `size`; only from the retired Orders API.';


COMMENT ON COLUMN stripe.products.deactivate_on IS 'Connect applications that may not sell the good; only from the retired Orders API.';


COMMENT ON COLUMN stripe.products.marketing_features IS 'Up to 15 selling points shown in pricing tables.';


COMMENT ON COLUMN stripe.products.default_price IS 'Price used unless another is asked for.';


COMMENT ON COLUMN stripe.products.shippable IS 'Whether the product is physical and is shipped.';


COMMENT ON COLUMN stripe.products.package_dimensions_height IS 'Height of the package in inches.';


COMMENT ON COLUMN stripe.products.package_dimensions_length IS 'Length of the package in inches.';


COMMENT ON COLUMN stripe.products.package_dimensions_weight IS 'Weight of the package in ounces.';


COMMENT ON COLUMN stripe.products.package_dimensions_width IS 'Width of the package in inches.';


COMMENT ON COLUMN stripe.products.statement_descriptor IS 'Text on card statements; for subscription payments.';


COMMENT ON COLUMN stripe.products.tax_code IS 'Tax category of the product, `txcd_...`.';


COMMENT ON COLUMN stripe.products.tax_details_performance_location IS 'Tax location where the performance takes place.';


COMMENT ON COLUMN stripe.products.tax_details_tax_code IS 'Tax category given in the tax details.';


COMMENT ON COLUMN stripe.products.unit_label IS 'What one unit is called on receipts and invoices, e.g. `seat`.';


COMMENT ON COLUMN stripe.products.metadata IS 'The account''s own keys and values on the product.';


COMMENT ON COLUMN stripe.products.is_deleted IS 'Whether the product was deleted at Stripe.';


COMMENT ON COLUMN stripe.products._extra IS 'What the vendor sends that has no column yet, by the vendor''s own names; normally {}.';


COMMENT ON COLUMN stripe.products.received_at IS 'When a sync last wrote this row.';


COMMENT ON COLUMN stripe.products._version IS 'Which copy of the row this is: the vendor''s own stamp, else the time it was asked for.';


COMMENT ON COLUMN stripe.products._deleted_at IS 'When the row was deleted at the vendor; null while it lives there.';


COMMENT ON COLUMN stripe.products._hash IS 'Fingerprint of the vendor''s record, by which unchanged rows are skipped.';


CREATE TABLE stripe.refunds (
    id text CONSTRAINT "4c4ed744_f057dd5c64081_id_not_null" NOT NULL,
    created timestamp with time zone,
    status text,
    amount bigint,
    currency text,
    reason text,
    description text,
    metadata jsonb,
    charge_id text,
    payment_intent text,
    payment_method text,
    customer text,
    customer_account text,
    balance_transaction_id text,
    failure_balance_transaction text,
    failure_reason text,
    pending_reason text,
    receipt_number text,
    instructions_email text,
    next_action_type text,
    next_action_expires_at timestamp with time zone,
    next_action_email_sent_at timestamp with time zone,
    next_action_email_sent_to text,
    presentment_details_presentment_amount bigint,
    presentment_details_presentment_currency text,
    transfer_reversal text,
    source_transfer_reversal text,
    destination_details_type text,
    destination_details_card_type text,
    destination_details_card_reference text,
    destination_details_card_reference_status text,
    destination_details_card_reference_type text,
    destination_details jsonb,
    _extra jsonb,
    received_at timestamp with time zone DEFAULT now() CONSTRAINT "4c4ed744_f057dd5c64081_received_at_not_null" NOT NULL,
    _version timestamp with time zone CONSTRAINT "4c4ed744_f057dd5c64081__version_not_null" NOT NULL,
    _deleted_at timestamp with time zone,
    _hash bigint
)
WITH (toast_tuple_target='8160');


COMMENT ON TABLE stripe.refunds IS 'Money given back to a payer, in whole or in part.';


COMMENT ON COLUMN stripe.refunds.id IS 'Stripe''s identifier, `re_...` or `pyr_...`.';


COMMENT ON COLUMN stripe.refunds.created IS 'When the refund was made.';


COMMENT ON COLUMN stripe.refunds.status IS '`pending`, `requires_action`, `succeeded`, `failed` or `canceled`.';


COMMENT ON COLUMN stripe.refunds.amount IS 'Amount refunded, in minor units of the currency.';


COMMENT ON COLUMN stripe.refunds.currency IS 'Three-letter currency code, in lower case.';


COMMENT ON COLUMN stripe.refunds.reason IS '`duplicate`, `fraudulent`, `requested_by_customer` or `expired_uncaptured_charge`.';


COMMENT ON COLUMN stripe.refunds.description IS 'Free text on the refund; not for cards.';


COMMENT ON COLUMN stripe.refunds.metadata IS 'The account''s own keys and values on the refund.';


COMMENT ON COLUMN stripe.refunds.charge_id IS 'Charge that is refunded.';


COMMENT ON COLUMN stripe.refunds.payment_intent IS 'Payment intent that is refunded.';


COMMENT ON COLUMN stripe.refunds.payment_method IS 'Payment method that the money goes to.';


COMMENT ON COLUMN stripe.refunds.customer IS 'Customer who gets the money.';


COMMENT ON COLUMN stripe.refunds.customer_account IS 'Account that stands for the customer, if one does.';


COMMENT ON COLUMN stripe.refunds.balance_transaction_id IS 'Balance transaction that took the money from the balance.';


COMMENT ON COLUMN stripe.refunds.failure_balance_transaction IS 'Balance transaction that brought it back after a failure.';


COMMENT ON COLUMN stripe.refunds.failure_reason IS 'Why it failed, such as `declined` or `expired_or_canceled_card`.';


COMMENT ON COLUMN stripe.refunds.pending_reason IS 'Why it is pending: `processing`, `insufficient_funds` or `charge_pending`.';


COMMENT ON COLUMN stripe.refunds.receipt_number IS 'Number on the e-mailed receipt; null until one is sent.';


COMMENT ON COLUMN stripe.refunds.instructions_email IS 'Where to send instructions if the method has no refunds.';


COMMENT ON COLUMN stripe.refunds.next_action_type IS 'What has to happen next.';


COMMENT ON COLUMN stripe.refunds.next_action_expires_at IS 'Until when the payer may act on it.';


COMMENT ON COLUMN stripe.refunds.next_action_email_sent_at IS 'When the payer was sent instructions.';


COMMENT ON COLUMN stripe.refunds.next_action_email_sent_to IS 'Address the instructions went to.';


COMMENT ON COLUMN stripe.refunds.presentment_details_presentment_amount IS 'Amount shown to the buyer, in minor units of that currency.';


COMMENT ON COLUMN stripe.refunds.presentment_details_presentment_currency IS 'Three-letter code of the currency shown to the buyer.';


COMMENT ON COLUMN stripe.refunds.transfer_reversal IS 'Reversal of the transfer to the destination account.';


COMMENT ON COLUMN stripe.refunds.source_transfer_reversal IS 'Reversal of the transfer that the charge came from.';


COMMENT ON COLUMN stripe.refunds.destination_details_type IS 'Kind of payment method refunded, such as `card`.';


COMMENT ON COLUMN stripe.refunds.destination_details_card_type IS 'Card: `refund`, `reversal` or `pending`.';


COMMENT ON COLUMN stripe.refunds.destination_details_card_reference IS 'Card: Number by which the bank can trace the refund.';


COMMENT ON COLUMN stripe.refunds.destination_details_card_reference_status IS 'Card: `pending`, `available` or `unavailable`.';


COMMENT ON COLUMN stripe.refunds.destination_details_card_reference_type IS 'Card: Kind of number, such as `acquirer_reference_number`.';


COMMENT ON COLUMN stripe.refunds.destination_details IS 'Details of methods other than card, keyed by method.';


COMMENT ON COLUMN stripe.refunds._extra IS 'What the vendor sends that has no column yet, by the vendor''s own names; normally {}.';


COMMENT ON COLUMN stripe.refunds.received_at IS 'When a sync last wrote this row.';


COMMENT ON COLUMN stripe.refunds._version IS 'Which copy of the row this is: the vendor''s own stamp, else the time it was asked for.';


COMMENT ON COLUMN stripe.refunds._deleted_at IS 'When the row was deleted at the vendor; null while it lives there.';


COMMENT ON COLUMN stripe.refunds._hash IS 'Fingerprint of the vendor''s record, by which unchanged rows are skipped.';


CREATE TABLE tributary.coverage (
    source text NOT NULL,
    stream text NOT NULL,
    window_start timestamp with time zone NOT NULL,
    window_end timestamp with time zone NOT NULL
);


COMMENT ON TABLE tributary.coverage IS 'Windows of source time that are wholly in the warehouse, per stream.';


CREATE TABLE tributary.dead_letters (
    id bigint NOT NULL,
    run_id text NOT NULL,
    source text NOT NULL,
    stream text NOT NULL,
    table_name text NOT NULL,
    key text,
    column_name text,
    rule text NOT NULL,
    reason text NOT NULL,
    payload text NOT NULL,
    refused_at timestamp with time zone DEFAULT now() NOT NULL,
    closed_at timestamp with time zone,
    preview text,
    whole boolean DEFAULT true NOT NULL,
    asked_at timestamp with time zone,
    record_hash bigint,
    context jsonb,
    replays integer DEFAULT 0 NOT NULL,
    replayed_at timestamp with time zone,
    closed_reason text
);


COMMENT ON TABLE tributary.dead_letters IS 'Records and values that could not be kept as they came.';


COMMENT ON COLUMN tributary.dead_letters.column_name IS 'The value that was refused; null: the whole record.';


COMMENT ON COLUMN tributary.dead_letters.rule IS 'The row of docs/reliability.md by which it was refused.';


COMMENT ON COLUMN tributary.dead_letters.payload IS 'What was refused, as it came: personal data may be in it. preview has none.';


COMMENT ON COLUMN tributary.dead_letters.preview IS 'The form of what was refused, without personal values.';


COMMENT ON COLUMN tributary.dead_letters.whole IS 'Whether the payload is all of it; else it was too large, and cannot be replayed.';


COMMENT ON COLUMN tributary.dead_letters.asked_at IS 'When the vendor was asked for it.';


COMMENT ON COLUMN tributary.dead_letters.record_hash IS 'The fingerprint of its record: a value is put only into a row that has the same.';


COMMENT ON COLUMN tributary.dead_letters.context IS 'What the payload was read with: see etl.letters.';


COMMENT ON COLUMN tributary.dead_letters.replays IS 'How often `etl dead-letters replay` tried it.';


COMMENT ON COLUMN tributary.dead_letters.closed_reason IS 'Why it is closed.';


ALTER TABLE tributary.dead_letters ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME tributary.dead_letters_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


CREATE TABLE tributary.requests (
    source text NOT NULL,
    hour timestamp with time zone NOT NULL,
    stream text NOT NULL,
    run_id text NOT NULL,
    outcome text NOT NULL,
    requests bigint NOT NULL,
    latencies integer[] NOT NULL
);


COMMENT ON TABLE tributary.requests IS 'How often vendors were asked, what came of it, and how long it took.';


COMMENT ON COLUMN tributary.requests.stream IS 'For which it was asked; empty: for none, as at a login.';


COMMENT ON COLUMN tributary.requests.outcome IS 'ok, or the kind of the error.';


COMMENT ON COLUMN tributary.requests.requests IS 'Attempts.';


COMMENT ON COLUMN tributary.requests.latencies IS 'Attempts by how long they took: the n-th number is of 2^((n-1)/8) to 2^(n/8) milliseconds.';


CREATE TABLE tributary.syncs (
    id bigint NOT NULL,
    run_id text NOT NULL,
    source text NOT NULL,
    stream text NOT NULL,
    kind text NOT NULL,
    window_start timestamp with time zone,
    window_end timestamp with time zone,
    started_at timestamp with time zone NOT NULL,
    finished_at timestamp with time zone DEFAULT now() NOT NULL,
    status text NOT NULL,
    fetched bigint DEFAULT 0 NOT NULL,
    inserted bigint DEFAULT 0 NOT NULL,
    updated bigint DEFAULT 0 NOT NULL,
    unchanged bigint DEFAULT 0 NOT NULL,
    superseded bigint DEFAULT 0 NOT NULL,
    deleted bigint DEFAULT 0 NOT NULL,
    dead_lettered bigint DEFAULT 0 NOT NULL,
    filtered bigint DEFAULT 0 NOT NULL,
    requests bigint DEFAULT 0 NOT NULL,
    notes text[] DEFAULT '{}'::text[] NOT NULL,
    error_kind text,
    error text
);


COMMENT ON TABLE tributary.syncs IS 'One row per stream and window that was synced or tried.';


CREATE VIEW tributary.health AS
 SELECT s.source,
    h.day,
    h.requests,
    h.errors,
    h.error_rate,
    h.credentials,
    h.permission,
    h.quota,
    h.vendor,
    h.answer,
    h.other,
    h.p50_ms,
    h.p95_ms,
    h.p99_ms,
    h.rows_fetched,
    h.rows_changed,
    h.failed_syncs,
    h.usual_requests,
    h.usual_error_rate,
    h.usual_p50_ms,
    h.usual_p95_ms,
    h.usual_p99_ms,
    h.usual_rows_fetched,
    h.usual_rows_changed
   FROM (( SELECT requests.source
           FROM tributary.requests
          GROUP BY requests.source) s
     CROSS JOIN LATERAL ( WITH attempts AS (
                 SELECT ((r.hour AT TIME ZONE 'UTC'::text))::date AS day,
                    r.outcome,
                    r.requests,
                    r.latencies
                   FROM tributary.requests r
                  WHERE (r.source = s.source)
                ), asked AS (
                 SELECT attempts.day,
                    sum(attempts.requests) AS requests,
                    sum(attempts.requests) FILTER (WHERE (attempts.outcome <> 'ok'::text)) AS errors,
                    sum(attempts.requests) FILTER (WHERE (attempts.outcome = 'credentials'::text)) AS credentials,
                    sum(attempts.requests) FILTER (WHERE (attempts.outcome = 'permission'::text)) AS permission,
                    sum(attempts.requests) FILTER (WHERE (attempts.outcome = 'quota'::text)) AS quota,
                    sum(attempts.requests) FILTER (WHERE (attempts.outcome = 'vendor'::text)) AS vendor,
                    sum(attempts.requests) FILTER (WHERE (attempts.outcome = 'answer'::text)) AS answer,
                    sum(attempts.requests) FILTER (WHERE (attempts.outcome <> ALL (ARRAY['ok'::text, 'credentials'::text, 'permission'::text, 'quota'::text, 'vendor'::text, 'answer'::text]))) AS other
                   FROM attempts
                  GROUP BY attempts.day
                ), synced AS (
                 SELECT ((n.finished_at AT TIME ZONE 'UTC'::text))::date AS day,
                    sum(n.fetched) AS fetched,
                    sum(((n.inserted + n.updated) + n.deleted)) AS changed,
                    count(*) FILTER (WHERE (n.status = 'failed'::text)) AS failures
                   FROM tributary.syncs n
                  WHERE ((n.source = s.source) AND (n.kind <> 'replay'::text))
                  GROUP BY (((n.finished_at AT TIME ZONE 'UTC'::text))::date)
                ), days AS (
                 SELECT day,
                    COALESCE(asked.requests, (0)::numeric) AS requests,
                    COALESCE(asked.errors, (0)::numeric) AS errors,
                    COALESCE(asked.credentials, (0)::numeric) AS credentials,
                    COALESCE(asked.permission, (0)::numeric) AS permission,
                    COALESCE(asked.quota, (0)::numeric) AS quota,
                    COALESCE(asked.vendor, (0)::numeric) AS vendor,
                    COALESCE(asked.answer, (0)::numeric) AS answer,
                    COALESCE(asked.other, (0)::numeric) AS other,
                    COALESCE(synced.fetched, (0)::numeric) AS fetched,
                    COALESCE(synced.changed, (0)::numeric) AS changed,
                    COALESCE(synced.failures, (0)::bigint) AS failures
                   FROM (asked
                     FULL JOIN synced USING (day))
                ), earlier AS (
                 SELECT d_1.day,
                    count(*) AS days,
                    sum(e_1.requests) AS requests,
                    sum(e_1.errors) AS errors,
                    sum(e_1.fetched) AS fetched,
                    sum(e_1.changed) AS changed
                   FROM (days d_1
                     JOIN days e_1 ON (((e_1.day >= (d_1.day - 28)) AND (e_1.day < d_1.day))))
                  GROUP BY d_1.day
                ), buckets AS (
                 SELECT attempts.day,
                    l.bucket,
                    sum(l.number) AS number
                   FROM (attempts
                     CROSS JOIN LATERAL unnest(attempts.latencies) WITH ORDINALITY l(number, bucket))
                  WHERE (l.number > 0)
                  GROUP BY attempts.day, l.bucket
                ), spans AS (
                 SELECT buckets.day,
                    false AS earlier,
                    buckets.bucket,
                    buckets.number
                   FROM buckets
                UNION ALL
                 SELECT d_1.day,
                    true,
                    b.bucket,
                    sum(b.number) AS sum
                   FROM (days d_1
                     JOIN buckets b ON (((b.day >= (d_1.day - 28)) AND (b.day < d_1.day))))
                  GROUP BY d_1.day, b.bucket
                ), ranked AS (
                 SELECT spans.day,
                    spans.earlier,
                    spans.bucket,
                    sum(spans.number) OVER (PARTITION BY spans.day, spans.earlier ORDER BY spans.bucket) AS up_to,
                    sum(spans.number) OVER (PARTITION BY spans.day, spans.earlier) AS total
                   FROM spans
                ), percentiles AS (
                 SELECT ranked.day,
                    ranked.earlier,
                    round(power((2)::numeric, (((min(ranked.bucket) FILTER (WHERE (ranked.up_to >= (0.50 * ranked.total))))::numeric - 0.5) / (8)::numeric)), 1) AS p50,
                    round(power((2)::numeric, (((min(ranked.bucket) FILTER (WHERE (ranked.up_to >= (0.95 * ranked.total))))::numeric - 0.5) / (8)::numeric)), 1) AS p95,
                    round(power((2)::numeric, (((min(ranked.bucket) FILTER (WHERE (ranked.up_to >= (0.99 * ranked.total))))::numeric - 0.5) / (8)::numeric)), 1) AS p99
                   FROM ranked
                  GROUP BY ranked.day, ranked.earlier
                )
         SELECT d.day,
            d.requests,
            d.errors,
            round((d.errors / NULLIF(d.requests, (0)::numeric)), 4) AS error_rate,
            d.credentials,
            d.permission,
            d.quota,
            d.vendor,
            d.answer,
            d.other,
            p.p50 AS p50_ms,
            p.p95 AS p95_ms,
            p.p99 AS p99_ms,
            d.fetched AS rows_fetched,
            d.changed AS rows_changed,
            d.failures AS failed_syncs,
            round((e.requests / (e.days)::numeric)) AS usual_requests,
            round((e.errors / NULLIF(e.requests, (0)::numeric)), 4) AS usual_error_rate,
            u.p50 AS usual_p50_ms,
            u.p95 AS usual_p95_ms,
            u.p99 AS usual_p99_ms,
            round((e.fetched / (e.days)::numeric)) AS usual_rows_fetched,
            round((e.changed / (e.days)::numeric)) AS usual_rows_changed
           FROM (((days d
             LEFT JOIN earlier e USING (day))
             LEFT JOIN percentiles p ON (((p.day = d.day) AND (NOT p.earlier))))
             LEFT JOIN percentiles u ON (((u.day = d.day) AND u.earlier)))) h);


COMMENT ON VIEW tributary.health IS 'How a source''s vendor answered on a day, against the four weeks before.';


COMMENT ON COLUMN tributary.health.source IS 'The section [sources.NAME] of tributary.toml.';


COMMENT ON COLUMN tributary.health.day IS 'Of the attempts, and of the ends of syncs; in UTC.';


COMMENT ON COLUMN tributary.health.requests IS 'Attempts: a request that was repeated counts as often as it was sent.';


COMMENT ON COLUMN tributary.health.errors IS 'Those that were not answered well, of whatever kind.';


COMMENT ON COLUMN tributary.health.error_rate IS 'Errors by requests.';


COMMENT ON COLUMN tributary.health.credentials IS 'Errors of this kind: the credentials were refused, as when a session ended.';


COMMENT ON COLUMN tributary.health.permission IS 'Errors of this kind: not allowed, or not part of the plan.';


COMMENT ON COLUMN tributary.health.quota IS 'Errors of this kind: too many requests.';


COMMENT ON COLUMN tributary.health.vendor IS 'Errors of this kind: slow, down, or out of reach.';


COMMENT ON COLUMN tributary.health.answer IS 'Errors of this kind: a refusal or an answer that is not known.';


COMMENT ON COLUMN tributary.health.other IS 'Errors of all other kinds.';


COMMENT ON COLUMN tributary.health.p50_ms IS 'Milliseconds in which half of the attempts were over: until all of the answer was here.';


COMMENT ON COLUMN tributary.health.p95_ms IS 'Milliseconds in which 95 of 100 attempts were over.';


COMMENT ON COLUMN tributary.health.p99_ms IS 'Milliseconds in which 99 of 100 attempts were over.';


COMMENT ON COLUMN tributary.health.rows_fetched IS 'Records that the vendor gave.';


COMMENT ON COLUMN tributary.health.rows_changed IS 'Rows that were inserted, updated or marked deleted.';


COMMENT ON COLUMN tributary.health.failed_syncs IS 'Streams and windows that failed.';


COMMENT ON COLUMN tributary.health.usual_requests IS 'A day of the four weeks before, on average of those on which there was a sync.';


COMMENT ON COLUMN tributary.health.usual_error_rate IS 'Of all attempts of the four weeks before.';


COMMENT ON COLUMN tributary.health.usual_p50_ms IS 'Of all attempts of the four weeks before.';


COMMENT ON COLUMN tributary.health.usual_p95_ms IS 'Of all attempts of the four weeks before.';


COMMENT ON COLUMN tributary.health.usual_p99_ms IS 'Of all attempts of the four weeks before.';


COMMENT ON COLUMN tributary.health.usual_rows_fetched IS 'A day of the four weeks before, on average.';


COMMENT ON COLUMN tributary.health.usual_rows_changed IS 'A day of the four weeks before, on average.';


CREATE TABLE tributary.meta (
    version integer NOT NULL
);


CREATE TABLE tributary.states (
    source text NOT NULL,
    stream text NOT NULL,
    state text NOT NULL,
    window_start timestamp with time zone NOT NULL,
    run_id text NOT NULL,
    written_at timestamp with time zone DEFAULT now() NOT NULL
);


COMMENT ON TABLE tributary.states IS 'Where a stream''s reader goes on: what lies before is in the warehouse.';


ALTER TABLE tributary.syncs ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME tributary.syncs_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


INSERT INTO shop.customers VALUES
	(14, '2026-02-28 21:55:00+00', 'c14@example.com', false, '{}', '2026-11-28 23:23:48.22734+00', '2026-02-28 21:55:00+00', NULL, 3115492942231332653),
	(13, '2026-02-28 22:55:00+00', 'c13@example.com', false, '{}', '2026-11-28 23:23:48.22734+00', '2026-02-28 22:55:00+00', NULL, -1036838469638799783),
	(12, '2026-02-28 23:55:00+00', 'c12@example.com', false, '{}', '2026-11-28 23:23:48.22734+00', '2026-02-28 23:55:00+00', NULL, 4983138001905791871),
	(11, '2026-03-01 00:55:00+00', 'c11@example.com', false, '{}', '2026-11-28 23:23:48.22734+00', '2026-03-01 00:55:00+00', NULL, 371618961656260999),
	(10, '2026-03-01 01:55:00+00', 'c10@example.com', false, '{}', '2026-11-28 23:23:48.22734+00', '2026-03-01 01:55:00+00', NULL, 5102643332227853939),
	(9, '2026-03-01 02:55:00+00', 'c9@example.com', false, '{}', '2026-11-28 23:23:48.22734+00', '2026-03-01 02:55:00+00', NULL, 422007023372988662),
	(8, '2026-03-01 03:55:00+00', 'c8@example.com', false, '{}', '2026-11-28 23:23:48.22734+00', '2026-03-01 03:55:00+00', NULL, -5332577571287267671),
	(7, '2026-03-01 04:55:00+00', 'c7@example.com', false, '{}', '2026-11-28 23:23:48.22734+00', '2026-03-01 04:55:00+00', NULL, -9207346638271086666),
	(6, '2026-03-01 05:55:00+00', 'c6@example.com', false, '{}', '2026-11-28 23:23:48.22734+00', '2026-03-01 05:55:00+00', NULL, 3968937294645151278),
	(5, '2026-03-01 06:55:00+00', 'c5@example.com', false, '{}', '2026-11-28 23:23:48.22734+00', '2026-03-01 06:55:00+00', NULL, -6152679884355852769),
	(4, '2026-03-01 07:55:00+00', 'c4@example.com', false, '{}', '2026-11-28 23:23:48.22734+00', '2026-03-01 07:55:00+00', NULL, -1194607583698843047),
	(3, '2026-03-01 08:55:00+00', 'c3@example.com', false, '{}', '2026-11-28 23:23:48.22734+00', '2026-03-01 08:55:00+00', NULL, -7418712474163181363),
	(2, '2026-03-01 09:55:00+00', 'c2@example.com', false, '{}', '2026-11-28 23:23:48.22734+00', '2026-03-01 09:55:00+00', NULL, 381488680072656668),
	(1, '2026-03-01 10:55:00+00', 'c1@example.com', false, '{}', '2026-11-28 23:23:48.22734+00', '2026-03-01 10:55:00+00', NULL, 1627925670446350422),
	(0, '2026-03-01 11:55:00+00', 'c0@example.com', false, '{}', '2026-11-28 23:23:48.22734+00', '2026-03-01 11:55:00+00', NULL, -5387810096053426155);


INSERT INTO shop.order_lines VALUES
	('o00001', 0, 'p0', 0, '{}', '2026-11-28 23:23:48.354311+00', '2026-11-28 23:23:48.19971+00', NULL, 4751620273952607568),
	('o00002', 0, 'p0', 0, '{}', '2026-11-28 23:23:48.354311+00', '2026-11-28 23:23:48.19971+00', NULL, 4751620273952607568),
	('o00002', 1, 'p1', 1, '{}', '2026-11-28 23:23:48.354311+00', '2026-11-28 23:23:48.19971+00', NULL, 1293527386341920423),
	('o00003', 0, 'p0', 0, '{}', '2026-11-28 23:23:48.354311+00', '2026-11-28 23:23:48.19971+00', NULL, 4751620273952607568),
	('o00003', 1, 'p1', 1, '{}', '2026-11-28 23:23:48.354311+00', '2026-11-28 23:23:48.19971+00', NULL, 1293527386341920423),
	('o00003', 2, 'p2', 2, '{}', '2026-11-28 23:23:48.354311+00', '2026-11-28 23:23:48.19971+00', NULL, -4593714285475786716),
	('o00005', 0, 'p0', 0, '{}', '2026-11-28 23:23:48.354311+00', '2026-11-28 23:23:48.19971+00', NULL, 4751620273952607568),
	('o00006', 0, 'p0', 0, '{}', '2026-11-28 23:23:48.354311+00', '2026-11-28 23:23:48.19971+00', NULL, 4751620273952607568),
	('o00006', 1, 'p1', 1, '{}', '2026-11-28 23:23:48.354311+00', '2026-11-28 23:23:48.19971+00', NULL, 1293527386341920423),
	('o00007', 0, 'p0', 0, '{}', '2026-11-28 23:23:48.354311+00', '2026-11-28 23:23:48.19971+00', NULL, 4751620273952607568),
	('o00007', 1, 'p1', 1, '{}', '2026-11-28 23:23:48.354311+00', '2026-11-28 23:23:48.19971+00', NULL, 1293527386341920423),
	('o00007', 2, 'p2', 2, '{}', '2026-11-28 23:23:48.354311+00', '2026-11-28 23:23:48.19971+00', NULL, -4593714285475786716),
	('o00009', 0, 'p0', 0, '{}', '2026-11-28 23:23:48.354311+00', '2026-11-28 23:23:48.19971+00', NULL, 4751620273952607568),
	('o00010', 0, 'p0', 0, '{}', '2026-11-28 23:23:48.354311+00', '2026-11-28 23:23:48.19971+00', NULL, 4751620273952607568),
	('o00010', 1, 'p1', 1, '{}', '2026-11-28 23:23:48.354311+00', '2026-11-28 23:23:48.19971+00', NULL, 1293527386341920423),
	('o00011', 0, 'p0', 0, '{}', '2026-11-28 23:23:48.354311+00', '2026-11-28 23:23:48.19971+00', NULL, 4751620273952607568),
	('o00011', 1, 'p1', 1, '{}', '2026-11-28 23:23:48.354311+00', '2026-11-28 23:23:48.19971+00', NULL, 1293527386341920423),
	('o00011', 2, 'p2', 2, '{}', '2026-11-28 23:23:48.354311+00', '2026-11-28 23:23:48.19971+00', NULL, -4593714285475786716),
	('o00013', 0, 'p0', 0, '{}', '2026-11-28 23:23:48.354311+00', '2026-11-28 23:23:48.19971+00', NULL, 4751620273952607568),
	('o00014', 0, 'p0', 0, '{}', '2026-11-28 23:23:48.354311+00', '2026-11-28 23:23:48.19971+00', NULL, 4751620273952607568),
	('o00014', 1, 'p1', 1, '{}', '2026-11-28 23:23:48.354311+00', '2026-11-28 23:23:48.19971+00', NULL, 1293527386341920423),
	('o00015', 0, 'p0', 0, '{}', '2026-11-28 23:23:48.354311+00', '2026-11-28 23:23:48.19971+00', NULL, 4751620273952607568),
	('o00015', 1, 'p1', 1, '{}', '2026-11-28 23:23:48.354311+00', '2026-11-28 23:23:48.19971+00', NULL, 1293527386341920423),
	('o00015', 2, 'p2', 2, '{}', '2026-11-28 23:23:48.354311+00', '2026-11-28 23:23:48.19971+00', NULL, -4593714285475786716),
	('o00017', 0, 'p0', 0, '{}', '2026-11-28 23:23:48.354311+00', '2026-11-28 23:23:48.19971+00', NULL, 4751620273952607568),
	('o00018', 0, 'p0', 0, '{}', '2026-11-28 23:23:48.354311+00', '2026-11-28 23:23:48.19971+00', NULL, 4751620273952607568),
	('o00018', 1, 'p1', 1, '{}', '2026-11-28 23:23:48.354311+00', '2026-11-28 23:23:48.19971+00', NULL, 1293527386341920423),
	('o00019', 0, 'p0', 0, '{}', '2026-11-28 23:23:48.354311+00', '2026-11-28 23:23:48.20996+00', NULL, 4751620273952607568),
	('o00019', 1, 'p1', 1, '{}', '2026-11-28 23:23:48.354311+00', '2026-11-28 23:23:48.20996+00', NULL, 1293527386341920423),
	('o00019', 2, 'p2', 2, '{}', '2026-11-28 23:23:48.354311+00', '2026-11-28 23:23:48.20996+00', NULL, -4593714285475786716),
	('o00021', 0, 'p0', 0, '{}', '2026-11-28 23:23:48.354311+00', '2026-11-28 23:23:48.20996+00', NULL, 4751620273952607568),
	('o00022', 0, 'p0', 0, '{}', '2026-11-28 23:23:48.354311+00', '2026-11-28 23:23:48.20996+00', NULL, 4751620273952607568),
	('o00022', 1, 'p1', 1, '{}', '2026-11-28 23:23:48.354311+00', '2026-11-28 23:23:48.20996+00', NULL, 1293527386341920423),
	('o00023', 0, 'p0', 0, '{}', '2026-11-28 23:23:48.354311+00', '2026-11-28 23:23:48.20996+00', NULL, 4751620273952607568),
	('o00023', 1, 'p1', 1, '{}', '2026-11-28 23:23:48.354311+00', '2026-11-28 23:23:48.20996+00', NULL, 1293527386341920423),
	('o00023', 2, 'p2', 2, '{}', '2026-11-28 23:23:48.354311+00', '2026-11-28 23:23:48.20996+00', NULL, -4593714285475786716),
	('o00025', 0, 'p0', 0, '{}', '2026-11-28 23:23:48.354311+00', '2026-11-28 23:23:48.20996+00', NULL, 4751620273952607568),
	('o00026', 0, 'p0', 0, '{}', '2026-11-28 23:23:48.354311+00', '2026-11-28 23:23:48.20996+00', NULL, 4751620273952607568),
	('o00026', 1, 'p1', 1, '{}', '2026-11-28 23:23:48.354311+00', '2026-11-28 23:23:48.20996+00', NULL, 1293527386341920423),
	('o00027', 0, 'p0', 0, '{}', '2026-11-28 23:23:48.354311+00', '2026-11-28 23:23:48.20996+00', NULL, 4751620273952607568),
	('o00027', 1, 'p1', 1, '{}', '2026-11-28 23:23:48.354311+00', '2026-11-28 23:23:48.20996+00', NULL, 1293527386341920423),
	('o00027', 2, 'p2', 2, '{}', '2026-11-28 23:23:48.354311+00', '2026-11-28 23:23:48.20996+00', NULL, -4593714285475786716),
	('o00029', 0, 'p0', 0, '{}', '2026-11-28 23:23:48.354311+00', '2026-11-28 23:23:48.20996+00', NULL, 4751620273952607568);


INSERT INTO shop.orders VALUES
	('o00000', '2026-01-20 11:55:00+00', 0, 1.10, 'n0', '{"i": 0}', '{}', '2026-11-28 23:23:48.350007+00', '2026-11-28 23:23:48.19971+00', NULL, 88259076067516912),
	('o00001', '2026-01-21 19:55:00+00', 1, 1.10, 'n1', '{"i": 1}', '{}', '2026-11-28 23:23:48.350007+00', '2026-11-28 23:23:48.19971+00', NULL, 2103128865309415508),
	('o00002', '2026-01-23 03:55:00+00', 2, 1.10, 'n2', '{"i": 2}', '{}', '2026-11-28 23:23:48.350007+00', '2026-11-28 23:23:48.19971+00', NULL, -6607664480601927395),
	('o00003', '2026-01-24 11:55:00+00', 3, 1.10, 'n3', '{"i": 3}', '{}', '2026-11-28 23:23:48.350007+00', '2026-11-28 23:23:48.19971+00', NULL, -4830204060303564304),
	('o00004', '2026-01-25 19:55:00+00', 4, 1.10, 'n4', '{"i": 4}', '{}', '2026-11-28 23:23:48.350007+00', '2026-11-28 23:23:48.19971+00', NULL, -3031298470862410621),
	('o00005', '2026-01-27 03:55:00+00', 5, 1.10, 'n5', '{"i": 5}', '{}', '2026-11-28 23:23:48.350007+00', '2026-11-28 23:23:48.19971+00', NULL, -5866257317600600065),
	('o00006', '2026-01-28 11:55:00+00', 6, 1.10, 'n6', '{"i": 6}', '{}', '2026-11-28 23:23:48.350007+00', '2026-11-28 23:23:48.19971+00', NULL, 7984643991716970715),
	('o00007', '2026-01-29 19:55:00+00', NULL, 1.10, 'n7', '{"i": 7}', '{}', '2026-11-28 23:23:48.350007+00', '2026-11-28 23:23:48.19971+00', NULL, 1404152023318296536),
	('o00008', '2026-01-31 03:55:00+00', 8, 1.10, 'n8', '{"i": 8}', '{}', '2026-11-28 23:23:48.350007+00', '2026-11-28 23:23:48.19971+00', NULL, -4630209199948850351),
	('o00009', '2026-02-01 11:55:00+00', 9, 1.10, 'n9', '{"i": 9}', '{}', '2026-11-28 23:23:48.350007+00', '2026-11-28 23:23:48.19971+00', NULL, 5049181386458366747),
	('o00010', '2026-02-02 19:55:00+00', 10, 1.10, 'n10', '{"i": 10}', '{}', '2026-11-28 23:23:48.350007+00', '2026-11-28 23:23:48.19971+00', NULL, -3258802064206377642),
	('o00011', '2026-02-04 03:55:00+00', 11, 1.10, 'n11', '{"i": 11}', '{}', '2026-11-28 23:23:48.350007+00', '2026-11-28 23:23:48.19971+00', NULL, 3162552926829290241),
	('o00012', '2026-02-05 11:55:00+00', 12, 1.10, 'n12', '{"i": 12}', '{}', '2026-11-28 23:23:48.350007+00', '2026-11-28 23:23:48.19971+00', NULL, -5645968174891309679),
	('o00013', '2026-02-06 19:55:00+00', 13, 1.10, 'n13', '{"i": 13}', '{}', '2026-11-28 23:23:48.350007+00', '2026-11-28 23:23:48.19971+00', NULL, -3627832729655506657),
	('o00014', '2026-02-08 03:55:00+00', 14, 1.10, 'n14', '{"i": 14}', '{}', '2026-11-28 23:23:48.350007+00', '2026-11-28 23:23:48.19971+00', NULL, -6294639763076470663),
	('o00015', '2026-02-09 11:55:00+00', 15, 1.10, 'n15', '{"i": 15}', '{}', '2026-11-28 23:23:48.350007+00', '2026-11-28 23:23:48.19971+00', NULL, 3192555503483566095),
	('o00016', '2026-02-10 19:55:00+00', 16, 1.10, 'n16', '{"i": 16}', '{}', '2026-11-28 23:23:48.350007+00', '2026-11-28 23:23:48.19971+00', NULL, -850682513668556354),
	('o00017', '2026-02-12 03:55:00+00', 17, 1.10, 'n17', '{"i": 17}', '{}', '2026-11-28 23:23:48.350007+00', '2026-11-28 23:23:48.19971+00', NULL, -3222363902305412573),
	('o00018', '2026-02-13 11:55:00+00', 18, 1.10, 'n18', '{"i": 18}', '{}', '2026-11-28 23:23:48.350007+00', '2026-11-28 23:23:48.19971+00', NULL, -3663822453611333659),
	('o00019', '2026-02-14 19:55:00+00', 19, 1.10, 'n19', '{"i": 19}', '{}', '2026-11-28 23:23:48.350007+00', '2026-11-28 23:23:48.20996+00', NULL, 8685585139541764860),
	('o00020', '2026-02-16 03:55:00+00', 20, 1.10, 'n20', '{"i": 20}', '{}', '2026-11-28 23:23:48.350007+00', '2026-11-28 23:23:48.20996+00', NULL, -2189939556121140530),
	('o00021', '2026-02-17 11:55:00+00', 21, 1.10, 'n21', '{"i": 21}', '{}', '2026-11-28 23:23:48.350007+00', '2026-11-28 23:23:48.20996+00', NULL, 7491811782939171840),
	('o00022', '2026-02-18 19:55:00+00', 22, 1.10, 'n22', '{"i": 22}', '{}', '2026-11-28 23:23:48.350007+00', '2026-11-28 23:23:48.20996+00', NULL, 4102322656185072775),
	('o00023', '2026-02-20 03:55:00+00', 23, 1.10, 'n23', '{"i": 23}', '{}', '2026-11-28 23:23:48.350007+00', '2026-11-28 23:23:48.20996+00', NULL, 2497187863056444506),
	('o00024', '2026-02-21 11:55:00+00', 24, 1.10, 'n24', '{"i": 24}', '{}', '2026-11-28 23:23:48.350007+00', '2026-11-28 23:23:48.20996+00', NULL, 7500757319534989393),
	('o00025', '2026-02-22 19:55:00+00', 25, 1.10, 'n25', '{"i": 25}', '{}', '2026-11-28 23:23:48.350007+00', '2026-11-28 23:23:48.20996+00', NULL, 7007521231255065554),
	('o00026', '2026-02-24 03:55:00+00', 26, 1.10, 'n26', '{"i": 26}', '{}', '2026-11-28 23:23:48.350007+00', '2026-11-28 23:23:48.20996+00', NULL, -1027171195757844164),
	('o00027', '2026-02-25 11:55:00+00', 27, 1.10, 'n27', '{"i": 27}', '{}', '2026-11-28 23:23:48.350007+00', '2026-11-28 23:23:48.20996+00', NULL, 140497915271060666),
	('o00028', '2026-02-26 19:55:00+00', 28, 1.10, 'n28', '{"i": 28}', '{}', '2026-11-28 23:23:48.350007+00', '2026-11-28 23:23:48.20996+00', NULL, 8725570001499756748),
	('o00029', '2026-02-28 03:55:00+00', 29, 1.10, 'n29', '{"i": 29}', '{}', '2026-11-28 23:23:48.350007+00', '2026-11-28 23:23:48.20996+00', NULL, 8665516874508773442);


INSERT INTO shop.tags VALUES
	('t0', 'red', '{}', '2026-11-28 23:23:48.273782+00', '2026-11-28 23:23:48.189845+00', NULL, -8298297728895826369),
	('t1', 'red', '{}', '2026-11-28 23:23:48.273782+00', '2026-11-28 23:23:48.189845+00', NULL, -1882428199773041310),
	('t2', 'red', '{}', '2026-11-28 23:23:48.273782+00', '2026-11-28 23:23:48.189845+00', NULL, 1068626800775066957),
	('t3', 'red', '{}', '2026-11-28 23:23:48.273782+00', '2026-11-28 23:23:48.189845+00', NULL, 694431220480267661),
	('t4', 'red', '{}', '2026-11-28 23:23:48.273782+00', '2026-11-28 23:23:48.189845+00', NULL, -4858123380972003204);


INSERT INTO stripe.products VALUES
	('prod_nNDPlxAtSDI356', '2026-01-29 01:26:24+00', '2026-01-29 01:26:24+00', false, 'Classic', false, 'service', 'Classic by Brightleaf', NULL, NULL, '[]', NULL, NULL, '[{"name": "E-mail support"}]', NULL, NULL, NULL, NULL, NULL, NULL, NULL, 'txcd_10103001', NULL, NULL, NULL, '{"slug": "classic"}', false, '{}', '2026-11-28 23:23:48.314675+00', '2026-11-28 23:23:48.229952+00', NULL, -7684215545206169849),
	('prod_kABjScLz3Skb2K', '2026-01-29 01:26:24+00', '2026-01-29 01:26:24+00', false, 'Onboarding session', true, 'service', 'Onboarding session by Brightleaf', NULL, NULL, '[]', NULL, NULL, '[{"name": "E-mail support"}]', NULL, NULL, NULL, NULL, NULL, NULL, NULL, 'txcd_10103001', NULL, NULL, NULL, '{"slug": "onboarding"}', false, '{}', '2026-11-28 23:23:48.314675+00', '2026-11-28 23:23:48.229952+00', NULL, -6246068720424186689),
	('prod_YrRHSFfyQhBoTF', '2026-01-29 01:26:24+00', '2026-01-29 01:26:24+00', false, 'Business', true, 'service', 'Business by Brightleaf', NULL, NULL, '[]', NULL, NULL, '[{"name": "E-mail support"}]', 'price_h7UAgiw61Qxmr6vk1Bw8Ng4q', NULL, NULL, NULL, NULL, NULL, NULL, 'txcd_10103001', NULL, NULL, NULL, '{"slug": "business"}', false, '{}', '2026-11-28 23:23:48.314675+00', '2026-11-28 23:23:48.229952+00', NULL, -4529458092379997374),
	('prod_0FTyG0tYVRsKVP', '2026-01-29 01:26:24+00', '2026-01-29 01:26:24+00', false, 'Team', true, 'service', 'Team by Brightleaf', NULL, NULL, '[]', NULL, NULL, '[{"name": "E-mail support"}]', 'price_bjTfD3A9ZYiyoPyolD5s9cwd', NULL, NULL, NULL, NULL, NULL, NULL, 'txcd_10103001', NULL, NULL, NULL, '{"slug": "team"}', false, '{}', '2026-11-28 23:23:48.314675+00', '2026-11-28 23:23:48.229952+00', NULL, 5826449966223503117),
	('prod_bSmVHYe13OeOYF', '2026-01-29 01:26:24+00', '2026-01-29 01:26:24+00', false, 'Starter', true, 'service', 'Starter by Brightleaf', NULL, NULL, '[]', NULL, NULL, '[{"name": "E-mail support"}]', 'price_IYp3gAM48UnxwLR8shpjqhLD', NULL, NULL, NULL, NULL, NULL, NULL, 'txcd_10103001', NULL, NULL, NULL, '{"slug": "starter"}', false, '{}', '2026-11-28 23:23:48.314675+00', '2026-11-28 23:23:48.229952+00', NULL, 8658266174306142002);


INSERT INTO stripe.refunds VALUES
	('re_X733W5fpPJRWCXLZl747uCIe', '2026-02-17 12:00:00+00', 'succeeded', 1000, 'usd', NULL, NULL, '{}', NULL, NULL, NULL, 'cus_rfbwsHihZh037V', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, '{}', '2026-11-28 23:23:48.328954+00', '2026-11-28 23:23:48.263918+00', NULL, -8545372418876004670),
	('re_MdDfxRzS3G4mAte5mxnsz3s4', '2026-02-17 12:00:00+00', 'succeeded', 1000, 'usd', NULL, NULL, '{}', NULL, NULL, NULL, 'cus_rfbwsHihZh037V', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, '{}', '2026-11-28 23:23:48.328954+00', '2026-11-28 23:23:48.263918+00', NULL, 1008662988151662954);


INSERT INTO tributary.coverage VALUES
	('shop', 'customers', '1970-01-01 00:00:00+00', '2026-03-01 11:59:00+00'),
	('stripe', 'products', '1970-01-01 00:00:00+00', '2026-03-01 11:59:00+00'),
	('stripe', 'refunds', '1970-01-01 00:00:00+00', '2026-03-01 11:59:00+00'),
	('shop', 'orders', '1970-01-01 00:00:00+00', '2026-03-01 11:59:00+00');


INSERT INTO tributary.dead_letters OVERRIDING SYSTEM VALUE VALUES
	(1, '771da484a1564eb7ba9eaccb4eca7668', 'shop', 'orders', 'orders', 'o00007', 'amount', 'B6', 'not a number', '"seven"', '2026-11-28 23:23:48.356385+00', NULL, '"<5 characters>"', true, '2026-11-28 23:23:48.19971+00', 1404152023318296536, '{}', 0, NULL, NULL),
	(2, '771da484a1564eb7ba9eaccb4eca7668', 'shop', 'orders', 'orders', '', NULL, 'B14', 'the key (id) is missing or unusable', '{"id": null, "created": 1769831700, "lines": [], "amount": 8, "rate": "1.10", "note": "n8", "metadata": {"i": 8}}', '2026-11-28 23:23:48.356385+00', NULL, '{"id": null, "created": <number>, "lines": [], "amount": <number>, "rate": "<number>", "note": "<2 characters>", "metadata": {"i": <number>}}', true, '2026-11-28 23:23:48.19971+00', -3063118221039864564, '{"nested": {"order_lines": "lines"}}', 0, NULL, NULL);


INSERT INTO tributary.meta VALUES
	(4);


INSERT INTO tributary.requests VALUES
	('shop', '2026-11-28 23:00:00+00', 'tags', '771da484a1564eb7ba9eaccb4eca7668', 'ok', 1, '{0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,1}'),
	('shop', '2026-11-28 23:00:00+00', 'customers', '771da484a1564eb7ba9eaccb4eca7668', 'ok', 1, '{1}'),
	('stripe', '2026-11-28 23:00:00+00', 'products', 'f057dd5c640844bdb1b460854530563d', 'ok', 1, '{0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,1}'),
	('stripe', '2026-11-28 23:00:00+00', 'refunds', 'f057dd5c640844bdb1b460854530563d', 'ok', 1, '{1}'),
	('stripe', '2026-11-28 23:00:00+00', '', 'f057dd5c640844bdb1b460854530563d', 'ok', 2, '{0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,1,0,0,1}'),
	('shop', '2026-11-28 23:00:00+00', 'orders', '771da484a1564eb7ba9eaccb4eca7668', 'ok', 2, '{0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,1,0,0,0,0,0,0,1}'),
	('shop', '2026-11-28 23:00:00+00', '', '771da484a1564eb7ba9eaccb4eca7668', 'ok', 1, '{0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,1}'),
	('shop', '2026-11-28 23:00:00+00', 'tags', '0b57b611cf8f4dd89a5d75436dfd5fda', 'permission', 1, '{0,0,0,0,0,0,0,0,0,0,0,0,1}'),
	('shop', '2026-11-28 23:00:00+00', '', '0b57b611cf8f4dd89a5d75436dfd5fda', 'ok', 1, '{0,0,1}');


INSERT INTO tributary.states VALUES
	('stripe', '', 'acct_1TributaryMain0', '1970-01-01 00:00:00+00', 'f057dd5c640844bdb1b460854530563d', '2026-11-28 23:23:48.1674+00'),
	('shop', 'customers', '01772366100.000|000000000', '1970-01-01 00:00:00+00', '771da484a1564eb7ba9eaccb4eca7668', '2026-11-28 23:23:48.300749+00');


INSERT INTO tributary.syncs OVERRIDING SYSTEM VALUE VALUES
	(1, '771da484a1564eb7ba9eaccb4eca7668', 'shop', 'tags', 'snapshot', '1970-01-01 00:00:00+00', '2026-03-01 11:59:00+00', '2026-11-28 23:23:48.173302+00', '2026-11-28 23:23:48.279591+00', 'succeeded', 5, 5, 0, 0, 0, 0, 0, 0, 1, '{}', NULL, NULL),
	(2, '771da484a1564eb7ba9eaccb4eca7668', 'shop', 'customers', 'window', '1970-01-01 00:00:00+00', '2026-03-01 11:59:00+00', '2026-11-28 23:23:48.212498+00', '2026-11-28 23:23:48.300749+00', 'succeeded', 15, 15, 0, 0, 0, 0, 0, 0, 1, '{}', NULL, NULL),
	(3, 'f057dd5c640844bdb1b460854530563d', 'stripe', 'products', 'window', '1970-01-01 00:00:00+00', '2026-03-01 11:59:00+00', '2026-11-28 23:23:48.212004+00', '2026-11-28 23:23:48.323551+00', 'succeeded', 5, 5, 0, 0, 0, 0, 0, 0, 1, '{}', NULL, NULL),
	(4, 'f057dd5c640844bdb1b460854530563d', 'stripe', 'refunds', 'window', '1970-01-01 00:00:00+00', '2026-03-01 11:59:00+00', '2026-11-28 23:23:48.223963+00', '2026-11-28 23:23:48.330473+00', 'succeeded', 2, 2, 0, 0, 0, 0, 0, 0, 1, '{}', NULL, NULL),
	(5, '771da484a1564eb7ba9eaccb4eca7668', 'shop', 'orders', 'window', '1970-01-01 00:00:00+00', '2026-03-01 11:59:00+00', '2026-11-28 23:23:48.171587+00', '2026-11-28 23:23:48.356385+00', 'succeeded', 74, 73, 0, 0, 0, 0, 2, 0, 4, '{"orders: 2 records or values were refused (1 by B14, 1 by B6); `etl dead-letters list --source shop --stream orders` says why"}', NULL, NULL),
	(6, '0b57b611cf8f4dd89a5d75436dfd5fda', 'shop', 'tags', 'snapshot', '1970-01-01 00:00:00+00', '2026-03-01 11:59:00+00', '2026-11-28 23:23:48.943956+00', '2026-11-28 23:23:48.984547+00', 'failed', 0, 0, 0, 0, 0, 0, 0, 0, 0, '{}', 'permission', 'GET /tags: 127.0.0.1 answered 403: the credentials do not allow it (1 attempt)');


SELECT pg_catalog.setval('tributary.dead_letters_id_seq', 2, true);


SELECT pg_catalog.setval('tributary.syncs_id_seq', 6, true);


ALTER TABLE ONLY shop.customers
    ADD CONSTRAINT customers_pkey PRIMARY KEY (id);


ALTER TABLE ONLY shop.order_lines
    ADD CONSTRAINT order_lines_pkey PRIMARY KEY (order_id, "position");


ALTER TABLE ONLY shop.orders
    ADD CONSTRAINT orders_pkey PRIMARY KEY (id);


ALTER TABLE ONLY shop.tags
    ADD CONSTRAINT tags_pkey PRIMARY KEY (name);


ALTER TABLE ONLY stripe.products
    ADD CONSTRAINT products_pkey PRIMARY KEY (id);


ALTER TABLE ONLY stripe.refunds
    ADD CONSTRAINT refunds_pkey PRIMARY KEY (id);


ALTER TABLE ONLY tributary.coverage
    ADD CONSTRAINT coverage_pkey PRIMARY KEY (source, stream, window_start);


ALTER TABLE ONLY tributary.dead_letters
    ADD CONSTRAINT dead_letters_pkey PRIMARY KEY (id);


ALTER TABLE ONLY tributary.requests
    ADD CONSTRAINT requests_pkey PRIMARY KEY (source, hour, stream, run_id, outcome);


ALTER TABLE ONLY tributary.states
    ADD CONSTRAINT states_pkey PRIMARY KEY (source, stream);


ALTER TABLE ONLY tributary.syncs
    ADD CONSTRAINT syncs_pkey PRIMARY KEY (id);


CREATE INDEX dead_letters_listed ON tributary.dead_letters USING btree (source, stream, rule, id);


CREATE INDEX dead_letters_open ON tributary.dead_letters USING btree (source, stream) WHERE (closed_at IS NULL);


CREATE INDEX syncs_stream ON tributary.syncs USING btree (source, stream, id DESC);


