"""A ticket as 25 typed columns and the rest of it as JSON: dlt's best layout."""

from __future__ import annotations

from tests.bench.mapping import Mapping

MAPPING = Mapping(
    {
        "id": ("id", "bigint"),
        "external_id": ("external_id", "text"),
        "channel": ("via.channel", "text"),
        "created_at": ("created_at", "timestamp"),
        "updated_at": ("updated_at", "timestamp"),
        "generated_timestamp": ("generated_timestamp", "bigint"),
        "type": ("type", "text"),
        "subject": ("subject", "text"),
        "description": ("description", "text"),
        "priority": ("priority", "text"),
        "status": ("status", "text"),
        "recipient": ("recipient", "text"),
        "requester_id": ("requester_id", "bigint"),
        "submitter_id": ("submitter_id", "bigint"),
        "assignee_id": ("assignee_id", "bigint"),
        "organization_id": ("organization_id", "bigint"),
        "group_id": ("group_id", "bigint"),
        "ticket_form_id": ("ticket_form_id", "bigint"),
        "brand_id": ("brand_id", "bigint"),
        "custom_status_id": ("custom_status_id", "bigint"),
        "satisfaction_score": ("satisfaction_rating.score", "text"),
        "reopens": ("metric_set.reopens", "bigint"),
        "replies": ("metric_set.replies", "bigint"),
        "solved_at": ("metric_set.solved_at", "timestamp"),
        "reply_minutes": ("metric_set.reply_time_in_minutes.calendar", "bigint"),
    },
    dropped=("fields",),
)
