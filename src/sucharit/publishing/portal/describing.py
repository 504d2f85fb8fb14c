"""What machines are told of the data: schema.org inside the pages, DCAT for catalogues."""

from collections.abc import Iterable
from typing import Any

from django.urls import reverse

from sucharit.base.organizations.models import Organization
from sucharit.core.thai import BUDDHIST_ERA
from sucharit.publishing.portal.models import PublishedPlan
from sucharit.publishing.portal.pages import LICENCE_URL, absolute

FORMATS = (
    ("portal_plan_json", "application/json", "JSON"),
    ("portal_initiatives_csv", "text/csv", "CSV"),
    ("portal_budget_csv", "text/csv", "CSV"),
)


def government(organization: Organization) -> dict[str, Any]:
    """schema.org GovernmentOrganization."""
    place = {
        "@type": "PostalAddress", "addressCountry": "TH", "addressRegion": organization.province,
        "addressLocality": organization.district, "streetAddress": organization.address,
        "postalCode": organization.postcode,
    }  # fmt: skip
    told = {
        "@type": "GovernmentOrganization",
        "@id": absolute(reverse("portal_organization", args=[organization.code])),
        "name": organization.name,
        "alternateName": organization.short_name,
        "url": organization.website or absolute(reverse("portal_organization", args=[organization.code])),
        "address": {key: value for key, value in place.items() if value},
        "telephone": organization.telephone,
        "email": organization.email,
    }
    return {key: value for key, value in told.items() if value}


def dataset(snapshot: PublishedPlan) -> dict[str, Any]:
    """schema.org Dataset of one published plan, with its downloads."""
    page = absolute(reverse("portal_plan", args=[snapshot.organization.code, snapshot.span_code]))
    return {
        "@context": "https://schema.org",
        "@type": "Dataset",
        "@id": page,
        "url": page,
        "name": snapshot.title,
        "description": f"แผนปฏิบัติการป้องกันการทุจริตของ{snapshot.organization.name} "
        f"ปีงบประมาณ พ.ศ. {snapshot.span_code} จำนวน {snapshot.summary.get('initiatives', 0)} โครงการ/กิจกรรม/มาตรการ",
        "identifier": f"sha256:{snapshot.digest}",
        "version": f"{snapshot.revision}",
        "inLanguage": "th",
        "license": LICENCE_URL,
        "isAccessibleForFree": True,
        "datePublished": snapshot.first_published_at.isoformat(),
        "dateModified": snapshot.published_at.isoformat(),
        "temporalCoverage": _coverage(snapshot),
        "spatialCoverage": {"@type": "Place", "name": snapshot.organization.province},
        "keywords": ["ป้องกันการทุจริต", "ความโปร่งใส", "งบประมาณ", "anti-corruption"],
        "creator": government(snapshot.organization),
        "publisher": government(snapshot.organization),
        "distribution": [
            {
                "@type": "DataDownload",
                "contentUrl": absolute(reverse(name, args=[snapshot.organization.code, snapshot.span_code])),
                "encodingFormat": media,
            }
            for name, media, _label in FORMATS
        ],
    }


def organization_data(organization: Organization) -> dict[str, Any]:
    return {"@context": "https://schema.org", **government(organization)}


def catalogue(snapshots: Iterable[PublishedPlan]) -> dict[str, Any]:
    """A DCAT catalogue of all published plans as JSON-LD."""
    return {
        "@context": {
            "dcat": "http://www.w3.org/ns/dcat#", "dct": "http://purl.org/dc/terms/",
            "foaf": "http://xmlns.com/foaf/0.1/", "xsd": "http://www.w3.org/2001/XMLSchema#",
            "spdx": "http://spdx.org/rdf/terms#",
        },
        "@id": absolute(reverse("portal_catalogue")),
        "@type": "dcat:Catalog",
        "dct:title": {"@value": "แผนปฏิบัติการป้องกันการทุจริตขององค์กรปกครองส่วนท้องถิ่น", "@language": "th"},
        "dct:license": {"@id": LICENCE_URL},
        "foaf:homepage": {"@id": absolute(reverse("portal_front"))},
        "dcat:dataset": [_dcat(snapshot) for snapshot in snapshots],
    }  # fmt: skip


def _dcat(snapshot: PublishedPlan) -> dict[str, Any]:
    where = [snapshot.organization.code, snapshot.span_code]
    return {
        "@id": absolute(reverse("portal_plan", args=where)),
        "@type": "dcat:Dataset",
        "dct:identifier": f"{snapshot.organization.code}-{snapshot.span_code}",
        "dct:title": {"@value": snapshot.title, "@language": "th"},
        "dct:publisher": {"@type": "foaf:Organization", "foaf:name": snapshot.organization.name},
        "dct:issued": {"@value": snapshot.first_published_at.isoformat(), "@type": "xsd:dateTime"},
        "dct:modified": {"@value": snapshot.published_at.isoformat(), "@type": "xsd:dateTime"},
        "dct:language": "th",
        "dct:license": {"@id": LICENCE_URL},
        "dct:temporal": {"@type": "dct:PeriodOfTime", **_period(snapshot)},
        "dct:spatial": snapshot.organization.province,
        "dcat:distribution": [_distribution(name, media, label, where) for name, media, label in FORMATS],
    }


def _distribution(name: str, media: str, label: str, where: list[str]) -> dict[str, Any]:
    return {
        "@type": "dcat:Distribution",
        "dct:format": label,
        "dcat:mediaType": media,
        "dcat:downloadURL": {"@id": absolute(reverse(name, args=where))},
        "dct:license": {"@id": LICENCE_URL},
    }


def _days(snapshot: PublishedPlan) -> tuple[str, str]:
    return f"{snapshot.first_year - BUDDHIST_ERA - 1}-10-01", f"{snapshot.last_year - BUDDHIST_ERA}-09-30"


def _coverage(snapshot: PublishedPlan) -> str:
    first, last = _days(snapshot)
    return f"{first}/{last}"


def _period(snapshot: PublishedPlan) -> dict[str, Any]:
    first, last = _days(snapshot)
    return {
        "dcat:startDate": {"@value": first, "@type": "xsd:date"},
        "dcat:endDate": {"@value": last, "@type": "xsd:date"},
    }
