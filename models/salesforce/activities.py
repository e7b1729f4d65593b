"""Tasks, events and notes: what was done or is to be done, and with whom."""

from __future__ import annotations

from datetime import date, datetime

from etl.schema import field
from models.salesforce.base import Deletable, Stamped


class Task(Deletable, Stamped):
    """Something to be done, or a call or e-mail that was."""

    __tablename__ = "tasks"
    __object__ = "Task"

    account_id: str | None = field(
        "AccountId", doc="Account of the record that it is about.", references="accounts"
    )
    who_id: str | None = field("WhoId", doc="Contact or lead that it is with.")
    what_id: str | None = field(
        "WhatId", doc="Record that it is about: account, opportunity, case or another."
    )
    who_count: int | None = field("WhoCount", doc="How many contacts or leads it is with.")
    what_count: int | None = field("WhatCount", doc="How many records it is about.")
    owner_id: str | None = field("OwnerId", doc="User or queue that has to do it.")
    subject: str | None = field("Subject", doc="What it is about, in a line.")
    description: str | None = field("Description", doc="Free text about it, such as an e-mail's body.")
    activity_date: date | None = field("ActivityDate", doc="Day it is due.")
    status: str | None = field("Status", doc="Where it stands, such as `Not Started` or `Completed`.")
    priority: str | None = field("Priority", doc="How urgent it is, such as `High`.")
    is_high_priority: bool | None = field("IsHighPriority", doc="Whether that priority counts as high.")
    is_closed: bool | None = field("IsClosed", doc="Whether it is done.")
    completed_date_time: datetime | None = field("CompletedDateTime", doc="When it was done.")
    is_archived: bool | None = field(
        "IsArchived", doc="Whether it was archived, as closed ones are after a year."
    )
    type: str | None = field("Type", doc="Kind of task, such as `Call` or `Meeting`.")
    task_subtype: str | None = field("TaskSubtype", doc="`Task`, `Email`, `ListEmail`, `Cadence` or `Call`.")
    call_duration_in_seconds: int | None = field(
        "CallDurationInSeconds", doc="How long the call took, in seconds."
    )
    call_type: str | None = field(
        "CallType", doc="Direction of the call: `Inbound`, `Outbound` or `Internal`."
    )
    call_disposition: str | None = field("CallDisposition", doc="How the call ended, as free text.")
    call_object: str | None = field(
        "CallObject", doc="Name of the call center's recording or record of the call."
    )
    is_reminder_set: bool | None = field("IsReminderSet", doc="Whether its owner is to be reminded.")
    reminder_date_time: datetime | None = field("ReminderDateTime", doc="When to remind.")
    is_recurrence: bool | None = field(
        "IsRecurrence", doc="Whether it is a series rather than one task of it."
    )
    recurrence_activity_id: str | None = field(
        "RecurrenceActivityId", doc="Series that it belongs to.", references="tasks"
    )
    recurrence_start_date_only: date | None = field("RecurrenceStartDateOnly", doc="First day of the series.")
    recurrence_end_date_only: date | None = field("RecurrenceEndDateOnly", doc="Last day of the series.")
    recurrence_time_zone_sid_key: str | None = field(
        "RecurrenceTimeZoneSidKey", doc="Time zone of the series, such as `Europe/Berlin`."
    )
    recurrence_type: str | None = field(
        "RecurrenceType", doc="How the series repeats, such as `RecursWeekly`."
    )
    recurrence_interval: int | None = field(
        "RecurrenceInterval", doc="Every how many days or weeks it repeats."
    )
    recurrence_day_of_week_mask: int | None = field(
        "RecurrenceDayOfWeekMask", doc="Days of the week as a bit mask, Sunday being 1."
    )
    recurrence_day_of_month: int | None = field(
        "RecurrenceDayOfMonth", doc="Day of the month on which it repeats."
    )
    recurrence_instance: str | None = field(
        "RecurrenceInstance", doc="Which of the month's days, such as `First` or `Last`."
    )
    recurrence_month_of_year: str | None = field("RecurrenceMonthOfYear", doc="Month in which it repeats.")
    recurrence_regenerated_type: str | None = field(
        "RecurrenceRegeneratedType", doc="When a done task makes the next one."
    )


class Event(Deletable, Stamped):
    """An appointment in a calendar."""

    __tablename__ = "events"
    __object__ = "Event"

    account_id: str | None = field(
        "AccountId", doc="Account of the record that it is about.", references="accounts"
    )
    who_id: str | None = field("WhoId", doc="Contact or lead that it is with.")
    what_id: str | None = field(
        "WhatId", doc="Record that it is about: account, opportunity, case or another."
    )
    who_count: int | None = field("WhoCount", doc="How many contacts or leads it is with.")
    what_count: int | None = field("WhatCount", doc="How many records it is about.")
    owner_id: str | None = field("OwnerId", doc="User or public calendar whose event it is.")
    subject: str | None = field("Subject", doc="What it is about, in a line.")
    location: str | None = field("Location", doc="Where it takes place.")
    description: str | None = field("Description", doc="Free text about it.")
    type: str | None = field("Type", doc="Kind of event, such as `Meeting`.")
    event_subtype: str | None = field("EventSubtype", doc="Subtype of the event; `Event`.")
    is_all_day_event: bool | None = field("IsAllDayEvent", doc="Whether it takes whole days.")
    activity_date: date | None = field("ActivityDate", doc="Day of the event.")
    activity_date_time: datetime | None = field(
        "ActivityDateTime", doc="When it begins; midnight of an all-day event."
    )
    duration_in_minutes: int | None = field("DurationInMinutes", doc="How long it takes, in minutes.")
    start_date_time: datetime | None = field("StartDateTime", doc="When it begins.")
    end_date_time: datetime | None = field("EndDateTime", doc="When it ends.")
    end_date: date | None = field("EndDate", doc="Day on which it ends.")
    show_as: str | None = field(
        "ShowAs", doc="How the time is shown to others: `Busy`, `OutOfOffice` or `Free`."
    )
    is_private: bool | None = field("IsPrivate", doc="Whether others see no details of it.")
    is_child: bool | None = field("IsChild", doc="Whether it is an invitee's copy of a group event.")
    is_group_event: bool | None = field("IsGroupEvent", doc="Whether others were invited.")
    group_event_type: str | None = field(
        "GroupEventType", doc="How others take part: `0` none, `1` group, `2` proposed, `3` recurring."
    )
    is_archived: bool | None = field(
        "IsArchived", doc="Whether it was archived, as past ones are after a year."
    )
    is_reminder_set: bool | None = field("IsReminderSet", doc="Whether its owner is to be reminded.")
    reminder_date_time: datetime | None = field("ReminderDateTime", doc="When to remind.")
    is_recurrence: bool | None = field(
        "IsRecurrence", doc="Whether it is a series of Salesforce Classic rather than one event of it."
    )
    recurrence_activity_id: str | None = field(
        "RecurrenceActivityId", doc="Series of Salesforce Classic that it belongs to.", references="events"
    )
    recurrence_start_date_time: datetime | None = field(
        "RecurrenceStartDateTime", doc="When the series begins."
    )
    recurrence_end_date_only: date | None = field("RecurrenceEndDateOnly", doc="Last day of the series.")
    recurrence_time_zone_sid_key: str | None = field(
        "RecurrenceTimeZoneSidKey", doc="Time zone of the series, such as `Europe/Berlin`."
    )
    recurrence_type: str | None = field(
        "RecurrenceType", doc="How the series repeats, such as `RecursWeekly`."
    )
    recurrence_interval: int | None = field(
        "RecurrenceInterval", doc="Every how many days or weeks it repeats."
    )
    recurrence_day_of_week_mask: int | None = field(
        "RecurrenceDayOfWeekMask", doc="Days of the week as a bit mask, Sunday being 1."
    )
    recurrence_day_of_month: int | None = field(
        "RecurrenceDayOfMonth", doc="Day of the month on which it repeats."
    )
    recurrence_instance: str | None = field(
        "RecurrenceInstance", doc="Which of the month's days, such as `First` or `Last`."
    )
    recurrence_month_of_year: str | None = field("RecurrenceMonthOfYear", doc="Month in which it repeats.")
    is_recurrence_2: bool | None = field(
        "IsRecurrence2", doc="Whether it belongs to a series of Lightning Experience."
    )
    is_recurrence_2_exception: bool | None = field(
        "IsRecurrence2Exception", doc="Whether it differs from the rest of that series."
    )
    is_recurrence_2_exclusion: bool | None = field(
        "IsRecurrence2Exclusion", doc="Whether it was in that series before its pattern changed."
    )
    recurrence_2_pattern_text: str | None = field(
        "Recurrence2PatternText", doc="Pattern of that series, as an RFC 5545 rule."
    )
    recurrence_2_pattern_version: str | None = field(
        "Recurrence2PatternVersion", doc="Version of the pattern's standard; `1` or `2`."
    )
    recurrence_2_pattern_start_date: datetime | None = field(
        "Recurrence2PatternStartDate", doc="When that series begins."
    )
    recurrence_2_pattern_time_zone: str | None = field(
        "Recurrence2PatternTimeZone", doc="Time zone of that series."
    )


class Note(Deletable, Stamped):
    """A note attached to a record."""

    __tablename__ = "notes"
    __object__ = "Note"

    parent_id: str | None = field("ParentId", doc="Record that it is attached to.")
    owner_id: str | None = field("OwnerId", doc="User who owns the note.", references="users")
    title: str | None = field("Title", doc="Heading of the note.")
    body: str | None = field("Body", doc="Text of the note.")
    is_private: bool | None = field("IsPrivate", doc="Whether only its owner and administrators see it.")
