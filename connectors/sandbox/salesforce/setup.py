"""What stands in an org before business begins: users, roles, prices, stages, periods, folders, campaigns."""

from __future__ import annotations

import random
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Final

from connectors.sandbox.company import PLANS
from connectors.sandbox.salesforce.store import Store
from connectors.sandbox.salesforce.values import DAY_MS, Values, day

STAGES: Final = (  # name, probability, forecast category, its label
    ("Prospecting", 10.0, "Pipeline", "Pipeline"),
    ("Qualification", 10.0, "Pipeline", "Pipeline"),
    ("Needs Analysis", 20.0, "Pipeline", "Pipeline"),
    ("Value Proposition", 50.0, "Pipeline", "Pipeline"),
    ("Negotiation/Review", 90.0, "Forecast", "Commit"),
    ("Closed Won", 100.0, "Closed", "Closed"),
    ("Closed Lost", 0.0, "Omitted", "Omitted"),
)
_STAFF: Final = (  # first name, last name, role, profile
    ("Ada", "Weir", "CEO", "System Administrator"),
    ("Bruno", "Castellano", "Sales Manager", "Standard User"),
    ("Chiyo", "Tanaka", "Sales Rep", "Standard User"),
    ("Dag", "Lindqvist", "Sales Rep", "Standard User"),
    ("Esi", "Boateng", "Support", "Standard User"),
    ("Integration", "User", "", "Integration"),
)


@dataclass(slots=True)
class Furniture:
    """The ids of what was set up."""

    users: list[str] = field(default_factory=list)
    integration: str = ""
    standard_book: str = ""
    prices: dict[str, str] = field(default_factory=dict)  # plan -> price book entry
    products: dict[str, str] = field(default_factory=dict)  # plan -> product
    campaigns: list[str] = field(default_factory=list)
    queue: str = ""
    record_types: dict[str, str] = field(default_factory=dict)  # name -> id
    tags: list[str] = field(default_factory=list)
    solutions: list[str] = field(default_factory=list)


def furnish(store: Store, opened: int, rng: random.Random) -> Furniture:
    """Everything, made when the company opened."""
    made = Furniture()
    people(store, opened, made)
    organization(store, opened, made)
    prices(store, opened, made)
    stages(store, opened)
    marketing(store, opened, rng, made)
    papers(store, opened, made)
    return made


def people(store: Store, at: int, made: Furniture) -> None:
    """Profiles, roles and users; the first of them makes all the others."""
    profiles = {
        name: store.insert("Profile", {
            "Name": name,
            "UserType": "Standard",
            "PermissionsApiEnabled": True,
            "PermissionsViewAllData": name != "Standard User",
            "PermissionsModifyAllData": name == "System Administrator",
        }, at)["Id"]
        for name in ("System Administrator", "Standard User", "Integration")
    }  # fmt: skip
    roles: dict[str, str] = {}
    for first, last, role, profile in _STAFF:
        alias = f"{first[0]}{last}"[:8].lower()
        user = store.insert("User", {
            "FirstName": first,
            "LastName": last,
            "Username": f"{first}.{last}@brightleaf.example".lower(),
            "Email": f"{first}.{last}@brightleaf.example".lower(),
            "Alias": alias,
            "CommunityNickname": alias,
            "IsActive": True,
            "ProfileId": profiles[profile],
            "UserType": "Standard",
            "TimeZoneSidKey": "Europe/Berlin",
            "LastLoginDate": at,
        }, at)  # fmt: skip
        store.user = store.user or user["Id"]
        made.users.append(user["Id"])
        if role and role not in roles:
            above = next(iter(roles.values()), None)
            roles[role] = store.insert(
                "UserRole", {"Name": role, "DeveloperName": role.replace(" ", "_"), "ParentRoleId": above}, at
            )["Id"]
        store.update(
            user["Id"], {"UserRoleId": roles.get(role), "ManagerId": made.users[0] if role else None}, at=at
        )
        store.insert("UserLogin", {"UserId": user["Id"]}, at)
    made.integration = made.users.pop()
    for name in ("User", "UserRole", "Profile", "UserLogin"):
        for row in store.rows[name].values():
            for stamp in ("CreatedById", "LastModifiedById"):
                if stamp in row:
                    row[stamp] = made.users[0]


def organization(store: Store, at: int, made: Furniture) -> None:
    """The org itself, a queue, record types."""
    store.insert(
        "Organization",
        {
            "Name": "Brightleaf",
            "Country": "DE",
            "DefaultLocaleSidKey": "en_US",
            "LanguageLocaleKey": "en_US",
            "OrganizationType": "Enterprise Edition",
            "InstanceName": "EU55",
        },
        at,
    )
    made.queue = store.insert(
        "Group",
        {
            "Name": "Support Queue",
            "DeveloperName": "Support_Queue",
            "Type": "Queue",
            "OwnerId": made.users[0],
        },
        at,
    )["Id"]
    store.insert(
        "Group",
        {"Name": "All Users", "DeveloperName": "AllUsers", "Type": "Organization", "OwnerId": made.users[0]},
        at,
    )
    for entity, name in (
        ("Account", "Business"),
        ("Account", "Person"),
        ("Opportunity", "New Business"),
        ("Case", "Billing"),
    ):
        told: Values = {"Name": name, "DeveloperName": name.replace(" ", "_"), "SobjectType": entity}
        made.record_types[name] = store.insert("RecordType", {**told, "IsActive": True}, at)["Id"]
    for year in range(
        datetime.fromtimestamp(at // 1000, UTC).year - 1,
        datetime.fromtimestamp(store.now // 1000, UTC).year + 2,
    ):
        for quarter in range(4):
            month = quarter * 3 + 1
            last = {1: "03-31", 4: "06-30", 7: "09-30", 10: "12-31"}[month]
            store.insert(
                "Period",
                {
                    "Type": "Quarter",
                    "StartDate": f"{year}-{month:02d}-01",
                    "EndDate": f"{year}-{last}",
                    "Number": quarter + 1,
                    "IsForecastPeriod": True,
                    "FullyQualifiedLabel": f"Q{quarter + 1} FY {year}",
                },
                at,
            )


def prices(store: Store, at: int, made: Furniture) -> None:
    """Products of the plans, in the standard price book and one more."""
    books = [
        store.insert("Pricebook2", {"Name": name, "IsActive": True, "IsStandard": standard}, at)["Id"]
        for name, standard in (("Standard Price Book", True), ("Partners", False))
    ]
    made.standard_book = books[0]
    for plan in PLANS:
        product = store.insert(
            "Product2",
            {"Name": plan.title, "ProductCode": plan.name.upper(), "Family": "Plans", "IsActive": True},
            at,
        )["Id"]
        made.products[plan.name] = product
        for book, share in zip(books, (1.0, 0.8), strict=True):
            entry = store.insert(
                "PricebookEntry",
                {
                    "Name": plan.title,
                    "Pricebook2Id": book,
                    "Product2Id": product,
                    "ProductCode": plan.name.upper(),
                    "UnitPrice": round(plan.prices["usd"] / 100 * share, 2),
                    "IsActive": True,
                },
                at,
            )["Id"]
            made.prices.setdefault(plan.name, entry)


def stages(store: Store, at: int) -> None:
    """The values that an opportunity's, a case's and a task's status can have."""
    for order, (name, probability, category, label) in enumerate(STAGES, start=1):
        closed = name.startswith("Closed")
        store.insert(
            "OpportunityStage",
            {
                "MasterLabel": name,
                "ApiName": name,
                "IsActive": True,
                "SortOrder": order,
                "IsClosed": closed,
                "IsWon": name == "Closed Won",
                "ForecastCategory": category,
                "ForecastCategoryName": label,
                "DefaultProbability": probability,
            },
            at,
        )
    for entity, names in (
        ("CaseStatus", ("New", "Working", "Escalated", "Closed")),
        ("TaskStatus", ("Not Started", "In Progress", "Completed")),
    ):
        for order, name in enumerate(names, start=1):
            store.insert(
                entity,
                {
                    "MasterLabel": name,
                    "ApiName": name,
                    "SortOrder": order,
                    "IsDefault": order == 1,
                    "IsClosed": name in ("Closed", "Completed"),
                },
                at,
            )


def marketing(store: Store, at: int, rng: random.Random, made: Furniture) -> None:
    """Campaigns, with who may see them, and the words that records are tagged with."""
    for number, (name, kind) in enumerate(
        (
            ("Spring Webinar", "Webinar"),
            ("Trade Fair", "Trade Show"),
            ("Newsletter", "Email"),
            ("Referrals", "Other"),
        )
    ):
        begun = at + number * 40 * DAY_MS
        campaign = store.insert(
            "Campaign",
            {
                "Name": name,
                "Type": kind,
                "Status": "In Progress",
                "IsActive": True,
                "StartDate": day(begun),
                "EndDate": day(begun + 30 * DAY_MS),
                "BudgetedCost": float(rng.randrange(1, 40) * 500),
                "ActualCost": float(rng.randrange(1, 40) * 400),
                "ExpectedResponse": 12.5,
                "OwnerId": made.users[1],
            },
            at,
        )["Id"]
        made.campaigns.append(campaign)
        store.insert(
            "CampaignShare",
            {
                "CampaignId": campaign,
                "UserOrGroupId": made.users[1],
                "CampaignAccessLevel": "All",
                "RowCause": "Owner",
            },
            at,
        )
    for word in ("vip", "at risk"):
        made.tags.append(
            store.insert("TagDefinition", {"Name": word, "Type": "Public", "OwnerId": made.users[0]}, at)[
                "Id"
            ]
        )
        tag: Values = {
            "ItemId": made.campaigns[0],
            "TagDefinitionId": made.tags[-1],
            "Name": word,
            "Type": "Public",
        }
        store.insert("CampaignTag", tag, at)


def papers(store: Store, at: int, made: Furniture) -> None:
    """Folders, a dashboard, a document with its bytes, solutions."""
    folders = {
        kind: store.insert(
            "Folder",
            {"Name": f"{kind}s", "DeveloperName": f"{kind}s", "Type": kind, "AccessType": "Public"},
            at,
        )["Id"]
        for kind in ("Document", "Dashboard")
    }
    store.insert(
        "Dashboard",
        {
            "Title": "Pipeline",
            "DeveloperName": "Pipeline",
            "FolderId": folders["Dashboard"],
            "FolderName": "Dashboards",
            "RunningUserId": made.users[0],
            "Type": "SpecifiedUser",
        },
        at,
    )
    body = b"%PDF-1.4 Brightleaf price list\n"
    store.insert(
        "Document",
        {
            "Name": "Price list",
            "DeveloperName": "Price_list",
            "FolderId": folders["Document"],
            "Type": "pdf",
            "ContentType": "application/pdf",
            "Body": body,
            "BodyLength": len(body),
            "AuthorId": made.users[0],
        },
        at,
    )
    for name in ("Reset a password", "Change the billing address"):
        made.solutions.append(
            store.insert(
                "Solution",
                {
                    "SolutionName": name,
                    "Status": "Reviewed",
                    "IsPublished": True,
                    "SolutionNote": f"{name}: open the account page.",
                },
                at,
            )["Id"]
        )
