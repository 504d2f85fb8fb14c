"""What machines are told of the data: schema.org inside the pages, DCAT for catalogues."""

from collections.abc import Iterable
from typing import Any

from django.urls import reverse

from sucharit.base.organizations.models import Organization
from sucharit.core.thai import BUDDHIST_ERA
from sucharit.publishing.portal.models import PublishedPlan, PublishedYear
from sucharit.publishing.portal.pages import LICENCE_URL, absolute
from sucharit.publishing.portal.shelves import File, OpenThing, told_of

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


def year_dataset(snapshot: PublishedYear) -> dict[str, Any]:
    """schema.org Dataset of one published year, with its downloads."""
    thing = told_of(snapshot)
    first, last = _days(snapshot.fiscal_year, snapshot.fiscal_year)
    return {
        "@context": "https://schema.org",
        "@type": "Dataset",
        "@id": absolute(thing.path),
        "url": absolute(thing.path),
        "name": f"{thing.title} {snapshot.organization.name}",
        "description": f"แผนประจำปี ความก้าวหน้า เงิน ตัวชี้วัด และคะแนน ITA ของ{snapshot.organization.name} "
        f"จำนวน {snapshot.summary.get('initiatives', 0)} โครงการ/กิจกรรม/มาตรการ",
        "identifier": f"sha256:{snapshot.digest}",
        "version": f"{snapshot.edition}",
        "inLanguage": "th",
        "license": LICENCE_URL,
        "isAccessibleForFree": True,
        "datePublished": snapshot.first_published_at.isoformat(),
        "dateModified": snapshot.published_at.isoformat(),
        "temporalCoverage": f"{first}/{last}",
        "spatialCoverage": {"@type": "Place", "name": snapshot.organization.province},
        "keywords": ["ป้องกันการทุจริต", "ความโปร่งใส", "ITA", "anti-corruption"],
        "creator": government(snapshot.organization),
        "publisher": government(snapshot.organization),
        "distribution": [
            {"@type": "DataDownload", "contentUrl": absolute(file.path), "encodingFormat": file.media}
            for file in thing.files
        ],
    }


def catalogue(things: Iterable[OpenThing], *, page: int = 1, pages: int = 1, count: int = 0) -> dict[str, Any]:
    """A DCAT catalogue of what is published as JSON-LD, a page of it."""
    own = absolute(reverse("portal_catalogue"))
    told: dict[str, Any] = {
        "@context": {
            "dcat": "http://www.w3.org/ns/dcat#", "dct": "http://purl.org/dc/terms/",
            "foaf": "http://xmlns.com/foaf/0.1/", "xsd": "http://www.w3.org/2001/XMLSchema#",
            "spdx": "http://spdx.org/rdf/terms#", "hydra": "http://www.w3.org/ns/hydra/core#",
        },
        "@id": own,
        "@type": "dcat:Catalog",
        "dct:title": {"@value": "แผนปฏิบัติการป้องกันการทุจริตขององค์กรปกครองส่วนท้องถิ่น", "@language": "th"},
        "dct:license": {"@id": LICENCE_URL},
        "foaf:homepage": {"@id": absolute(reverse("portal_front"))},
        "hydra:totalItems": count,
        "dcat:dataset": [_dcat(thing) for thing in things],
    }  # fmt: skip
    if pages > 1:
        told["hydra:view"] = _view(own, page, pages)
    return told


def _view(own: str, page: int, pages: int) -> dict[str, Any]:
    """Where one is among the pages."""
    at = {"hydra:first": 1, "hydra:previous": page - 1, "hydra:next": page + 1, "hydra:last": pages}
    links = {name: {"@id": f"{own}?page={number}"} for name, number in at.items() if 1 <= number <= pages}
    return {"@id": f"{own}?page={page}", "@type": "hydra:PartialCollectionView", **links}


def _dcat(thing: OpenThing) -> dict[str, Any]:
    told: dict[str, Any] = {
        "@id": absolute(thing.path),
        "@type": "dcat:Dataset",
        "dct:identifier": thing.identifier,
        "dct:title": {"@value": thing.title, "@language": "th"},
        "dct:publisher": {"@type": "foaf:Organization", "foaf:name": thing.organization.name},
        "dct:issued": {"@value": thing.first_published_at.isoformat(), "@type": "xsd:dateTime"},
        "dct:modified": {"@value": thing.published_at.isoformat(), "@type": "xsd:dateTime"},
        "dct:language": "th",
        "dct:license": {"@id": LICENCE_URL},
        "dct:spatial": thing.organization.province,
        "dcat:distribution": [_distribution(file) for file in thing.files],
    }
    if thing.first_year is not None and thing.last_year is not None:
        told["dct:temporal"] = {"@type": "dct:PeriodOfTime", **_period(thing.first_year, thing.last_year)}
    return told


def _distribution(file: File) -> dict[str, Any]:
    return {
        "@type": "dcat:Distribution",
        "dct:format": file.label,
        "dcat:mediaType": file.media,
        "dcat:downloadURL": {"@id": absolute(file.path)},
        "dct:license": {"@id": LICENCE_URL},
    }


def _days(first_year: int, last_year: int) -> tuple[str, str]:
    return f"{first_year - BUDDHIST_ERA - 1}-10-01", f"{last_year - BUDDHIST_ERA}-09-30"


def _coverage(snapshot: PublishedPlan) -> str:
    first, last = _days(snapshot.first_year, snapshot.last_year)
    return f"{first}/{last}"


def _period(first_year: int, last_year: int) -> dict[str, Any]:
    first, last = _days(first_year, last_year)
    return {
        "dcat:startDate": {"@value": first, "@type": "xsd:date"},
        "dcat:endDate": {"@value": last, "@type": "xsd:date"},
    }
