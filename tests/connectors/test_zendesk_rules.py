"""Rules of the desk: what their lists say only when it is asked for, and what is not kept of them."""

from __future__ import annotations

from models.zendesk.account import BrandAgent
from models.zendesk.rules import Target
from tests.connectors.zendesk_mirror import Open, desk
from tests.connectors.zendesk_worlds import served
from tests.unit.decoding import one, parsed

__all__ = ["desk"]


def test_lists_say_how_often_a_rule_acts_only_when_asked() -> None:
    with served(people=15, tickets=20, months=3) as client:
        (bare, *_) = client.ask("triggers").list
        told = client.ask("triggers", {"include": "usage_30d,usage_7d"}).list
        views = client.ask("views", {"include": "usage_7d,permissions"}).list
    assert "usage_30d" not in bare
    assert any(rule["usage_30d"] >= rule["usage_7d"] for rule in told if rule["usage_30d"])
    assert not any("usage_7d" in view for view in views), "views have no such side-load"
    assert all(view["permissions"] for view in views)


def test_it_is_asked_how_often_rules_act_and_how_many_a_category_has(desk: Open) -> None:
    mirror = desk()
    mirror.sync("triggers", "automations", "macros", "views", "trigger_categories")
    solved = sum(bool(metric["solved_at"]) for metric in mirror.box.objects("ticket_metric"))
    assert solved
    used = mirror.rows("select usage_1h, usage_24h, usage_7d, usage_30d from triggers where active")
    assert all(0 <= hour <= day <= week <= month <= solved for hour, day, week, month in used)
    assert any(row[-1] for row in used)
    for table in ("automations", "macros"):
        assert not mirror.rows(f"select from {table} where usage_30d is null"), table
    assert mirror.rows("select distinct permissions from views") == [({"can_edit": True},)]
    counts = mirror.rows("select active_count, inactive_count from trigger_categories order by id")
    assert counts == [(2, 1), (2, 0)]


def test_a_deleted_form_is_marked_with_its_own_time(desk: Open) -> None:
    mirror = desk()
    form = mirror.box.objects("ticket_form")[-1]["id"]
    mirror.box.update("ticket_form", form, deleted_at="2026-01-02T03:04:05Z")
    mirror.sync("ticket_forms")
    row = mirror.one("ticket_forms", form)
    assert row["deleted_at"] == row["_deleted_at"]
    assert form not in mirror.living("ticket_forms")


def test_credentials_of_targets_are_not_kept() -> None:
    secret = {"token": "t0ken", "api_token": "t0ken", "password": "t0ken", "secret": "t0ken"}
    line, problems = one({"id": 1, "type": "campfire_target", "room": "Support", **secret}, Target)
    assert not problems
    assert parsed(line["details"]) == {"room": "Support"}
    assert "t0ken" not in str(line.values)


def test_memberships_of_brands_have_ids_of_any_form() -> None:
    for id, text in (("123ABC", "123ABC"), ("49", "49"), (49, "49")):
        line, problems = one({"id": id, "brand_id": 3, "user_id": 155}, BrandAgent)
        assert (line["id"], problems) == (text, [])
