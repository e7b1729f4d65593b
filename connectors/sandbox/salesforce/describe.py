"""What Salesforce tells of itself: versions, limits, the list of objects, an object's description.

REST API Developer Guide: "Versions", "Limits", "Describe Global", "sObject Basic Information", "sObject
Describe"; SOAP API Developer Guide, "DescribeSObjectResult". Layouts, actions and UI addresses are left slim.
"""

from __future__ import annotations

from typing import Any, Final

from connectors.sandbox.salesforce.facts import COMPOUND, TEXT, Field, SObject
from connectors.sandbox.salesforce.store import Store
from connectors.sandbox.salesforce.users import Rights

OLDEST: Final = 31  # versions 21 to 30 are retired since Summer '25
LATEST: Final = 68
_LATEST_YEAR: Final = 27  # Winter '27 is 68.0; three releases a year

Json = dict[str, Any]

_MASTER: Final = "012000000000000AAA"  # the record type that every object has


def versions() -> list[Json]:
    """Every version, oldest first."""
    return [
        {"label": label(number), "url": f"/services/data/v{number}.0", "version": f"{number}.0"}
        for number in range(OLDEST, LATEST + 1)
    ]


def label(number: int) -> str:
    """The release that brought a version: `Winter '27`."""
    back = LATEST - number
    season = ("Winter", "Summer", "Spring")[back % 3]
    return f"{season} '{_LATEST_YEAR - (back + 2) // 3}"


def resources(base: str) -> Json:
    """The resources of a version."""
    names = ("limits", "query", "queryAll", "sobjects", "jobs", "recent", "search", "composite", "tooling")
    found: Json = {name: f"{base}/{name}" for name in names}
    return found | {"identity": "https://login.salesforce.com/id/00D5g00000SANDBOXE/0055g00000SANDBOXA"}


def limits(requests: tuple[int, int], jobs: tuple[int, int], megabytes: tuple[int, int]) -> Json:
    """Allocations as (left, of how many)."""
    rows = {
        "DailyApiRequests": requests,
        "DailyAsyncApexExecutions": (250_000, 250_000),
        "DailyBulkApiBatches": (15_000, 15_000),
        "DailyBulkV2QueryFileStorageMB": megabytes,
        "DailyBulkV2QueryJobs": jobs,
        "DailyStreamingApiEvents": (10_000, 10_000),
        "DataStorageMB": (1_024, 1_024),
        "FileStorageMB": (1_024, 1_024),
        "HourlyODataCallout": (1_000, 1_000),
    }
    return {name: {"Max": top, "Remaining": max(left, 0)} for name, (left, top) in rows.items()}


def everything(store: Store, rights: Rights, base: str) -> Json:
    """Describe Global."""
    listed = [_brief(entity, base) for entity in store.objects.values() if rights.may_read(entity.name)]
    return {"encoding": "UTF-8", "maxBatchSize": 200, "sobjects": listed}


def basic(entity: SObject, base: str) -> Json:
    """An object without its fields."""
    return {"objectDescribe": _brief(entity, base), "recentItems": []}


def full(store: Store, entity: SObject, rights: Rights, base: str) -> Json:
    """An object with the fields that the user may see."""
    seen = [field for field in entity.fields.values() if rights.may_see(entity.name, field.name)]
    return {
        "actionOverrides": [],
        "childRelationships": list(_children(store, entity, rights)),
        "compactLayoutable": not entity.has("readonly"),
        "fields": [_field(entity, field) for field in seen],
        "listviewable": None,
        "lookupLayoutable": None,
        "namedLayoutInfos": [],
        "networkScopeFieldName": None,
        "recordTypeInfos": _record_types(store, entity, base),
        "searchLayoutable": not entity.has("readonly"),
        "sobjectDescribeOption": "FULL",
        "supportedScopes": [{"label": f"All {entity.plural}", "name": "everything"}],
        **_brief(entity, base),
    }


def _brief(entity: SObject, base: str) -> Json:
    here = f"{base}/sobjects/{entity.name}"
    writes = not entity.has("readonly")
    return {
        "activateable": False,
        "associateEntityType": None,
        "associateParentEntity": None,
        "createable": writes and not entity.has("nodelete"),
        "custom": entity.has("custom"),
        "customSetting": False,
        "deepCloneable": False,
        "deletable": writes and not entity.has("nodelete"),
        "deprecatedAndHidden": False,
        "feedEnabled": entity.has("feed"),
        "hasSubtypes": False,
        "isInterface": False,
        "isSubtype": False,
        "keyPrefix": None if entity.has("noprefix") else entity.prefix,
        "label": entity.label,
        "labelPlural": entity.plural,
        "layoutable": writes,
        "mergeable": entity.has("mergeable"),
        "mruEnabled": "LastViewedDate" in entity.fields,
        "name": entity.name,
        "queryable": not entity.has("noquery"),
        "replicateable": not entity.has("noreplicate"),
        "retrieveable": not entity.has("noquery"),
        "searchable": entity.has("feed"),
        "triggerable": writes,
        "undeletable": writes and "IsDeleted" in entity.fields and not entity.has("nobin"),
        "updateable": writes,
        "urls": {
            "rowTemplate": f"{here}/{{ID}}",
            "describe": f"{here}/describe",
            "layouts": f"{here}/describe/layouts",
            "sobject": here,
        },
    }


def _children(store: Store, entity: SObject, rights: Rights) -> Any:
    for child in store.objects.values():
        if not rights.may_read(child.name):
            continue
        for field in child.fields.values():
            if entity.name in field.targets and rights.may_see(child.name, field.name):
                yield {
                    "cascadeDelete": "casc" in field.words,
                    "childSObject": child.name,
                    "deprecatedAndHidden": False,
                    "field": field.name,
                    "junctionIdListNames": [],
                    "junctionReferenceTo": [],
                    "relationshipName": None,
                    "restrictedDelete": False,
                }


def _record_types(store: Store, entity: SObject, base: str) -> list[Json]:
    types = [row for row in store.all("RecordType") if row["SobjectType"] == entity.name]
    names = [(row["Id"], row["Name"], row["DeveloperName"], False) for row in types]
    return [
        {
            "active": True,
            "available": True,
            "defaultRecordTypeMapping": master,
            "developerName": developer,
            "master": master,
            "name": name,
            "recordTypeId": id,
            "urls": {"layout": f"{base}/sobjects/{entity.name}/describe/layouts/{id}"},
        }
        for id, name, developer, master in [*names, (_MASTER, "Master", "Master", True)]
    ]


def _field(entity: SObject, field: Field) -> Json:
    words = field.words
    writes = not (field.calculated or "ro" in words or field.type == "id" or entity.has("readonly"))
    plain = field.type in TEXT and not field.long
    many = len(field.targets) > 1
    return {
        "aggregatable": field.sortable and field.type not in ("boolean", "combobox", "time"),
        "aiPredictionField": False,
        "autoNumber": "auto" in words,
        "byteLength": field.length if field.type in ("id", "reference") else field.length * 3,
        "calculated": field.calculated,
        "calculatedFormula": None,
        "cascadeDelete": "casc" in words,
        "caseSensitive": "cs" in words,
        "compoundFieldName": field.compound,
        "controllerName": None,
        "createable": writes and "uo" not in words,
        "custom": field.custom,
        "defaultValue": False if field.type == "boolean" else None,
        "defaultValueFormula": None,
        "defaultedOnCreate": field.type in ("boolean", "id") or (not field.nillable and "ro" in words),
        "dependentPicklist": False,
        "deprecatedAndHidden": False,
        "digits": field.digits,
        "displayLocationInDecimal": field.type == "location",
        "encrypted": False,
        "externalId": "ext" in words,
        "extraTypeInfo": None,
        "filterable": field.filterable,
        "filteredLookupInfo": None,
        "formulaTreatNullNumberAsZero": field.calculated,
        "groupable": (plain or field.type in ("id", "reference", "boolean", "int", "date"))
        and field.sortable,
        "highScaleNumber": False,
        "htmlFormatted": "html" in words,
        "idLookup": field.type == "id" or "ext" in words,
        "inlineHelpText": None,
        "label": field.name.removesuffix("__c").replace("_", " "),
        "length": field.length if field.type not in COMPOUND else 0,
        "mask": None,
        "maskType": None,
        "name": field.name,
        "nameField": "name" in words,
        "namePointing": many,
        "nillable": field.nillable,
        "permissionable": field.nillable and field.type != "id",
        "picklistValues": [
            {"active": True, "defaultValue": False, "label": value, "validFor": None, "value": value}
            for value in field.values
        ],
        "polymorphicForeignKey": many,
        "precision": field.precision,
        "queryByDistance": field.type in COMPOUND,
        "referenceTargetField": None,
        "referenceTo": list(field.targets),
        "relationshipName": field.relationship,
        "relationshipOrder": 0 if "master" in words else None,
        "restrictedDelete": False,
        "restrictedPicklist": False,
        "scale": field.scale,
        "searchPrefilterable": False,
        "soapType": field.soap,
        "sortable": field.sortable,
        "type": field.type,
        "unique": "uniq" in words,
        "updateable": writes and "co" not in words,
        "writeRequiresMasterRead": False,
    }
