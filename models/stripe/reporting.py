"""Stripe's reports and Sigma: which there are, and runs of them."""

from __future__ import annotations

from datetime import datetime

from etl.schema import Json, field
from models.stripe.base import StripeTable


class ReportingReportRun(StripeTable):
    """One run of a financial report, with its parameters and the file it made."""

    __tablename__ = "reporting_report_runs"
    __object__ = "reporting.report_run"
    # A copy of the row of files.
    __elsewhere__ = ("result",)

    id: str = field(key=True, doc="Stripe's identifier, `frr_...`.")
    created: datetime = field(doc="When the run was asked for.")
    error: str | None = field(doc="What went wrong, if status is failed.")
    livemode: bool = field(doc="True if it reports on live data, false if on test data.")
    parameters_columns: Json | None = field(
        "parameters.columns", doc="List of the columns asked for; null for the default ones."
    )
    parameters_connected_account: str | None = field(
        "parameters.connected_account", doc="Reports on this connected account only.", references="accounts"
    )
    parameters_currency: str | None = field(
        "parameters.currency", doc="Reports on this currency only; three lowercase letters."
    )
    parameters_interval_end: datetime | None = field(
        "parameters.interval_end", doc="End of the time reported on."
    )
    parameters_interval_start: datetime | None = field(
        "parameters.interval_start", doc="Start of the time reported on."
    )
    parameters_payout: str | None = field(
        "parameters.payout", doc="Reports on this payout only.", references="payouts"
    )
    parameters_reporting_category: str | None = field(
        "parameters.reporting_category", doc="Reports on balance transactions of this category only."
    )
    parameters_timezone: str | None = field(
        "parameters.timezone", doc="Time zone the report's times are written in."
    )
    report_type: str = field(doc="The kind of report that was run.", references="reporting_report_types")
    result: str | None = field(
        "result.id", doc="The file with the report, if it succeeded.", references="files"
    )
    status: str = field(doc="Where it stands: pending, succeeded or failed.")
    succeeded_at: datetime | None = field(doc="When the run succeeded; null unless it did.")


class ReportingReportType(StripeTable):
    """A financial report that Stripe offers, with the time it can cover."""

    __tablename__ = "reporting_report_types"
    __object__ = "reporting.report_type"

    id: str = field(key=True, doc="Stripe's name for the report, e.g. balance.summary.1.")
    data_available_end: datetime = field(doc="Until when there is data for it.")
    data_available_start: datetime = field(doc="From when there is data for it.")
    default_columns: Json | None = field(doc="List of its columns if none are chosen; null if none can be.")
    livemode: bool = field(doc="True for live data, false for test data.")
    name: str = field(doc="The report's name, for people to read.")
    updated: datetime = field(doc="When the report type last changed.")
    version: int = field(doc="Version of the report; others may have other columns and parameters.")


class SigmaScheduledQueryRun(StripeTable):
    """One scheduled run of a Sigma query, with the file of its result."""

    __tablename__ = "sigma_scheduled_query_runs"
    __object__ = "scheduled_query_run"
    # A copy of the row of files.
    __elsewhere__ = ("file",)

    id: str = field(key=True, doc="Stripe's identifier, `sqr_...`.")
    created: datetime = field(doc="When the run was created.")
    data_load_time: datetime = field(doc="The state of the data that the query saw.")
    error_message: str | None = field(
        "error.message", doc="Why the run failed, in words; null if it did not."
    )
    file: str | None = field("file.id", doc="The file with the query's result.", references="files")
    livemode: bool = field(doc="True for live data, false for test data.")
    result_available_until: datetime = field(doc="Until when the result can be downloaded.")
    sql: str = field(doc="The SQL text of the query that was run.")
    status: str = field(doc="How it ended: completed, canceled, failed or timed_out.")
    title: str = field(doc="The title under which the query was saved.")
