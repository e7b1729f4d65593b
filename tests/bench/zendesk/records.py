"""Tickets of one year as Zendesk exports them, made of nothing but their number, 0 the oldest.

Each has 20 custom fields, of which a third is empty, and its metrics beside it. Custom fields come twice, as
Zendesk sends them: as `custom_fields` and as `fields`.
"""

from __future__ import annotations

from datetime import UTC, datetime
from json.encoder import encode_basestring as quoted

from tests.bench.invented import COUNTRIES, HARD, PEOPLE, WORDS, dice, prose

NEWEST = 1_760_000_000
"""Unix seconds; the newest is made no more than a step before."""
YEAR = 365 * 86_400
FIRST_ID, FIRST_METRIC, FIRST_FIELD = 1_001, 9_000_000_001, 360_000_000_101
STATUSES = ("new", "open", "pending", "hold", "solved", "closed")
CHANNELS = ("email", "web", "api", "chat")
FIELDS = 20

_TICKET = (
    '{"url":"%(host)s/tickets/%(id)d.json","id":%(id)d,"external_id":%(external)s,"via":{"channel":"%(channel)s",'
    '"source":{"from":{"address":"%(email)s","name":%(name)s},"to":{"name":"Example Support",'
    '"address":"support@example.com"},"rel":null}},"created_at":"%(made)s","updated_at":"%(changed)s",'
    '"generated_timestamp":%(stamp)d,"type":%(type)s,"subject":%(subject)s,"raw_subject":%(subject)s,'
    '"description":%(text)s,"priority":"%(priority)s","status":"%(status)s","recipient":"support@example.com",'
    '"requester_id":%(requester)d,"submitter_id":%(requester)d,"assignee_id":%(assignee)d,'
    '"organization_id":%(organization)d,"group_id":%(group)d,"collaborator_ids":[%(copied)s],'
    '"follower_ids":[],"email_cc_ids":[%(copied)s],"forum_topic_id":null,"problem_id":null,'
    '"has_incidents":false,"is_public":true,"due_at":null,"tags":[%(tags)s],"custom_fields":[%(custom)s],'
    '"satisfaction_rating":{"score":"%(score)s"},"sharing_agreement_ids":[],"custom_status_id":%(custom_status)d,'
    '"encoded_id":"%(encoded)s","fields":[%(custom)s],"followup_ids":[],"ticket_form_id":3600000000%(form)02d,'
    '"brand_id":3600000000%(brand)02d,"allow_channelback":false,"allow_attachments":true,'
    '"from_messaging_channel":false,"metric_set":%(metrics)s}'
)
_SPENT = '{"calendar":%d,"business":%d}'
_METRICS = (
    '{"url":"%(host)s/ticket_metrics/%(metric)d.json","id":%(metric)d,"ticket_id":%(id)d,"created_at":"%(made)s",'
    '"updated_at":"%(changed)s","group_stations":%(stations)d,"assignee_stations":%(stations)d,'
    '"reopens":%(reopens)d,"replies":%(replies)d,"assignee_updated_at":"%(changed)s",'
    '"requester_updated_at":"%(made)s","status_updated_at":"%(changed)s","initially_assigned_at":"%(made)s",'
    '"assigned_at":"%(made)s","solved_at":%(solved)s,"latest_comment_added_at":"%(changed)s",'
    '"reply_time_in_minutes":%(reply)s,"first_resolution_time_in_minutes":%(resolved)s,'
    '"full_resolution_time_in_minutes":%(resolved)s,"agent_wait_time_in_minutes":%(waited)s,'
    '"requester_wait_time_in_minutes":%(waiting)s,"on_hold_time_in_minutes":{"calendar":0,"business":0},'
    '"custom_status_updated_at":"%(changed)s","reply_time_in_seconds":{"calendar":%(seconds)d}}'
)
_NAMES = [quoted(name) for name in PEOPLE]
_HOST = "https://example.zendesk.com/api/v2"


def created(number: int, rows: int) -> int:
    """When a ticket was made, unix seconds, where there are so many in the year."""
    return NEWEST - (rows - number) * (YEAR // rows)


def ticket(number: int, rows: int, stamp: int, version: int = 0) -> bytes:
    """A ticket as JSON.

    stamp: when it last changed, unix seconds; each version is one reply more.
    """
    thrown, text = dice(number)
    made = _iso(created(number, rows))
    changed = _iso(stamp)
    status = STATUSES[(thrown[0] + version) % 6]
    over = status in ("solved", "closed")
    said = f"{HARD}\n\n{prose(thrown[1], 25)}" if thrown[1] % 50 == 0 else f"{prose(thrown[1], 45)}\n\n"
    replies = thrown[2] % 4 + version
    spent = thrown[3] % 6_000
    requester = 4_000_000_000 + thrown[4] % 30_000
    values = {
        "host": _HOST,
        "id": FIRST_ID + number,
        "external": f'"crm-{thrown[5] % 10**8}"' if thrown[5] % 4 == 0 else "null",
        "channel": CHANNELS[thrown[6] % 4],
        "email": f"user{thrown[4] % 30_000}@example.com",
        "name": _NAMES[thrown[4] % 12],
        "made": made,
        "changed": changed,
        "stamp": stamp,
        "type": ('"question"', '"incident"', '"problem"', "null")[thrown[7] % 4],
        "subject": quoted(f"{prose(thrown[2], 6)} {number}"),
        "text": quoted(said),
        "priority": ("low", "normal", "high", "urgent")[thrown[1] % 4],
        "status": status,
        "requester": requester,
        "assignee": 5_000_000_000 + thrown[6] % 80,
        "organization": 6_000_000_000 + thrown[4] % 2_000,
        "group": 7_000_000_000 + thrown[6] % 8,
        "copied": f"{requester + 1}" if thrown[5] % 5 == 0 else "",
        "tags": ",".join(f'"{WORDS[thrown[7] // 9**k % len(WORDS)]}_{k}"' for k in range(2 + thrown[7] % 4)),
        "custom": ",".join(
            f'{{"id":{FIRST_FIELD + at},"value":{_value(at, thrown[at % 8], text)}}}' for at in range(FIELDS)
        ),
        "score": ("unoffered", "offered", "good", "bad")[thrown[3] % 4],
        "custom_status": 3_600_000_200 + STATUSES.index(status),
        "encoded": f"{text[:6].upper()}-{text[6:10].upper()}",
        "form": thrown[5] % 5,
        "brand": thrown[5] % 3,
        "metric": FIRST_METRIC + number,
        "stations": 1 + thrown[2] % 3,
        "reopens": thrown[2] % 7 == 0,
        "replies": replies,
        "solved": f'"{changed}"' if over else "null",
        "reply": _SPENT % (spent // 9, spent // 20),
        "resolved": _SPENT % (spent, spent // 3) if over else '{"calendar":null,"business":null}',
        "waited": _SPENT % (spent // 2, spent // 7),
        "waiting": _SPENT % (spent // 3, spent // 8),
        "seconds": spent // 9 * 60,
    }
    values["metrics"] = _METRICS % values
    return (_TICKET % values).encode()


def _value(at: int, throw: int, text: str) -> str:
    """A custom field's value, by its place."""
    if (throw >> at) % 3 == 0:
        return "null"
    match at % 5:
        case 0:
            return f'"{WORDS[throw % len(WORDS)]}_{COUNTRIES[throw % 4].lower()}"'
        case 1:
            return f'"{text[at : at + 14]}"'
        case 2:
            return "true" if throw % 2 else "false"
        case 3:
            return f'["{WORDS[throw % 7]}","{WORDS[7 + throw % 7]}"]'
    return f'"{throw % 10_000 / 100}"'


def _iso(seconds: int) -> str:
    return f"{datetime.fromtimestamp(seconds, UTC).isoformat()[:19]}Z"
