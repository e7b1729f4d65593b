"""Charges as Stripe lists them, made of nothing but their number: 0 is the newest, each a half minute older.

The same number and version give the same bytes in every process.
"""

from __future__ import annotations

import json

from tests.bench.invented import COUNTRIES, HARD, PEOPLE, dice

NEWEST = 1_760_000_000
"""`created` of charge 0, unix seconds."""
STEP = 30
"""Seconds between two charges."""

_ID_BITS = 96
_STRIDE = 0x9E3779B97F4A7C15F39CC061  # odd, so that an id leads back to its number
_BACK = pow(_STRIDE, -1, 1 << _ID_BITS)

_ADDRESS = ("city", "country", "line1", "line2", "postal_code", "state")
_NAMES = [json.dumps(name, ensure_ascii=False) for name in PEOPLE]
_NOTES = [json.dumps(HARD)] + [
    json.dumps(f"{kind} of subscription, order no. ")
    for kind in ("Creation", "Renewal", "Upgrade", "Final invoice")
]
_PLACES = [  # the JSON of an address, less its braces
    json.dumps(dict(zip(_ADDRESS, place, strict=True)), ensure_ascii=False, separators=(",", ":"))[1:-1]
    for place in (
        ("Berlin", "DE", "Torstraße 231", None, "10115", None),
        ("Austin", "US", "500 Congress Ave", "Suite 7", "78701", "TX"),
        ("São Paulo", "BR", "Av. Paulista 1000", None, "01310-100", "SP"),
        ("Lyon", "FR", "12 rue de la République", None, "69001", None),
    )
]
_BRANDS = ("visa", "mastercard", "amex", "discover")
_CURRENCIES = ("usd", "eur", "gbp")
_TAGS = ("order_id", "cart_id", "tenant", "campaign", "utm_source", "plan", "seat_count", "crm_id")

_GOOD = (
    '"advice_code":null,"network_advice_code":null,"network_decline_code":null,'
    '"network_status":"approved_by_network","reason":null,"risk_level":"normal","risk_score":%d,'
    '"seller_message":"Payment complete.","type":"authorized"'
)
_BAD = (
    '"advice_code":"try_again_later","network_advice_code":null,"network_decline_code":"51",'
    '"network_status":"declined_by_network","reason":"insufficient_funds","risk_level":"normal","risk_score":%d,'
    '"seller_message":"The bank declined the payment.","type":"issuer_declined"'
)
_CARD = (
    '{"amount_authorized":%(amount)d,"authorization_code":"%(auth)06d","brand":"%(brand)s",'
    '"capture_before":null,'
    '"checks":{"address_line1_check":"pass","address_postal_code_check":"pass","cvc_check":"%(cvc)s"},'
    '"country":"%(country)s","exp_month":%(month)d,"exp_year":%(year)d,'
    '"extended_authorization":{"status":"disabled"},'
    '"fingerprint":"%(finger)s","funding":"credit",'
    '"incremental_authorization":{"status":"unavailable"},'
    '"installments":null,"last4":"%(last4)04d","mandate":null,"multicapture":{"status":"unavailable"},'
    '"network":"%(brand)s","network_token":{"used":false},"network_transaction_id":"%(network)015d",'
    '"overcapture":{"maximum_amount_capturable":%(amount)d,"status":"unavailable"},'
    '"regulated_status":"unregulated","three_d_secure":null,"wallet":null}'
)
_CHARGE = (
    '{"id":"%(id)s","object":"charge","amount":%(amount)d,"amount_captured":%(captured_amount)d,'
    '"amount_refunded":%(refunded_amount)d,"application":null,"application_fee":null,"application_fee_amount":null,'
    '"balance_transaction":%(balance)s,"billing_details":{"address":{%(place)s},"email":"%(email)s","name":%(name)s,'
    '"phone":null,"tax_id":null},"calculated_statement_descriptor":"EXAMPLE INC","captured":%(paid)s,'
    '"created":%(created)d,"currency":"%(currency)s","customer":"cus_%(customer)s","description":%(note)s,'
    '"disputed":%(disputed)s,"failure_balance_transaction":null,"failure_code":%(code)s,'
    '"failure_message":%(message)s,"fraud_details":{},"invoice":%(invoice)s,"livemode":true,"metadata":{%(tags)s},'
    '"on_behalf_of":null,"outcome":{%(outcome)s},"paid":%(paid)s,"payment_intent":"pi_3%(intent)s",'
    '"payment_method":"pm_1%(method)s","payment_method_details":{"card":' + _CARD + ',"type":"card"},'
    '"radar_options":{},"receipt_email":%(receipt)s,"receipt_number":null,'
    '"receipt_url":"https://pay.example.com/receipts/payment/%(url)s","refunded":%(refunded)s,"review":null,'
    '"shipping":null,"source":null,"source_transfer":null,"statement_descriptor":null,'
    '"statement_descriptor_suffix":null,"status":"%(status)s","transfer_data":null,"transfer_group":null}'
)


def charge_id(number: int) -> str:
    """The id of a charge."""
    return f"ch_3{(number + 1) * _STRIDE % (1 << _ID_BITS):024x}"


def number_of(id: str) -> int:
    """The number in an id; ValueError if it is none."""
    return int(id.removeprefix("ch_3"), 16) * _BACK % (1 << _ID_BITS) - 1


def created(number: int) -> int:
    """When a charge was made, unix seconds."""
    return NEWEST - number * STEP


def charge(number: int, version: int = 0) -> bytes:
    """A charge as JSON; each later version has one more refund on it."""
    thrown, text = dice(number)
    place, person, amount = thrown[0] % 4, thrown[1] % 12, 100 + thrown[2] % 2_000_000
    failed = thrown[3] % 16 == 0
    refunded = thrown[3] % 33 == 0 and not failed
    back = amount if refunded and not version else amount * version // (version + 1)
    email = f"user{thrown[4] % 50_000}@example.com"
    note = (
        _NOTES[0]
        if thrown[5] % 100 == 0
        else f'{_NOTES[1 + thrown[5] % 4][:-1]}{thrown[5] % 10_000_000:07d}"'
    )
    tags = [
        f'"{_TAGS[(thrown[6] + k) % 8]}":"{(thrown[6] >> k) % 1_000_000_000}"'
        for k in range(thrown[6] // 7 % 6)
    ]
    values = {
        "id": charge_id(number),
        "amount": amount,
        "captured_amount": 0 if failed else amount,
        "refunded_amount": back,
        "balance": "null" if failed else f'"txn_3{text[:24]}"',
        "place": _PLACES[place],
        "email": email,
        "name": _NAMES[person],
        "paid": "false" if failed else "true",
        "created": created(number),
        "currency": _CURRENCIES[thrown[1] % 3],
        "customer": f"{thrown[4] % 50_000:014d}",
        "note": note,
        "disputed": "true" if thrown[7] % 500 == 0 else "false",
        "code": '"card_declined"' if failed else "null",
        "message": '"Your card has insufficient funds."' if failed else "null",
        "invoice": f'"in_1{text[24:48]}"' if thrown[7] % 5 < 3 else "null",
        "tags": ",".join(tags),
        "outcome": (_BAD if failed else _GOOD) % (thrown[2] % 99),
        "intent": text[48:72],
        "method": text[72:96],
        "auth": thrown[0] % 1_000_000,
        "brand": _BRANDS[thrown[1] % 4],
        "cvc": "fail" if failed else "pass",
        "country": COUNTRIES[place],
        "month": 1 + thrown[2] % 12,
        "year": 2026 + thrown[3] % 6,
        "finger": text[96:112],
        "last4": thrown[5] % 10_000,
        "network": thrown[6] % 10**15,
        "receipt": f'"{email}"' if thrown[0] % 3 else "null",
        "url": text[:100],
        "refunded": "true" if refunded and not version else "false",
        "status": "failed" if failed else "succeeded",
    }
    return (_CHARGE % values).encode()
