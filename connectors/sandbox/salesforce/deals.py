"""An opportunity's stage, what hangs on it, and the two histories that Salesforce keeps of it."""

from __future__ import annotations

from typing import Final

from connectors.sandbox.salesforce.setup import STAGES
from connectors.sandbox.salesforce.store import Store
from connectors.sandbox.salesforce.values import Values

TRACKED: Final = {"StageName": "Text", "Amount": "Currency", "CloseDate": "DateOnly", "OwnerId": "EntityId"}


def stage(name: str, amount: float | None) -> Values:
    """What an opportunity's stage settles."""
    row = next((row for row in STAGES if row[0] == name), (name, 0.0, "Pipeline", "Pipeline"))
    closed = name.startswith("Closed")
    return {
        "StageName": name,
        "Probability": row[1],
        "ForecastCategory": row[2],
        "ForecastCategoryName": row[3],
        "IsClosed": closed,
        "IsWon": name == "Closed Won",
        "ExpectedRevenue": None if amount is None else round(amount * row[1] / 100, 2),
    }


def change(store: Store, id: str, given: Values) -> Values:
    """Update a record; what is tracked of an opportunity goes into its histories."""
    if store.kind(id) != "Opportunity":
        return store.update(id, given)
    before = dict(store.must(id))
    if "StageName" in given and "IsWon" not in given:
        given = {**stage(given["StageName"], given.get("Amount", before["Amount"])), **given}
    row = store.update(id, given)
    for name, kind in TRACKED.items():
        if row[name] != before[name]:
            told = [None if value is None else str(value) for value in (before[name], row[name])]
            store.insert(
                "OpportunityFieldHistory",
                {
                    "OpportunityId": id,
                    "Field": name,
                    "DataType": kind,
                    "OldValue": told[0],
                    "NewValue": told[1],
                },
            )
    if any(row[name] != before[name] for name in ("StageName", "Amount", "CloseDate", "Probability")):
        history(store, row, before)
    return row


def history(store: Store, row: Values, before: Values | None = None) -> None:
    """A line of an opportunity's stage history."""
    names = ("StageName", "Amount", "ExpectedRevenue", "CloseDate", "Probability", "ForecastCategory")
    earlier = {"PrevAmount": before["Amount"], "PrevCloseDate": before["CloseDate"]} if before else {}
    store.insert(
        "OpportunityHistory", {"OpportunityId": row["Id"], **{name: row[name] for name in names}, **earlier}
    )
