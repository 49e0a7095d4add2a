"""A fresh .docx to build on, and saving it so that the same draft gives the same bytes."""

from __future__ import annotations

import datetime as dt
import io
import zipfile
from typing import Any

import docx
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from thammuu.drafts_templates.docx_styles import install_styles
from thammuu.drafts_templates.docx_xml import twips_of_mm
from thammuu.drafts_templates.profile import FormProfile

# Parts of python-docx's template that a draft does not need: a preview picture and page counts of another document, a
# second copy of 160 styles, an empty bibliography, lists, fonts, and the theme whose fonts would win over ours.
_DROPPED = (
    "thumbnail", "extended-properties", "stylesWithEffects", "customXml", "numbering", "webSettings", "fontTable",
    "theme",
)  # fmt: skip
# The longest a document property may be in the format.
_LONGEST_PROPERTY = 255
_SETTINGS = f"""<w:settings {nsdecls("w")}>
  <w:zoom w:percent="100"/>
  <w:defaultTabStop w:val="567"/>
  <w:characterSpacingControl w:val="doNotCompress"/>
  <w:compat>
    <w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/>
  </w:compat>
  <w:decimalSymbol w:val=","/>
  <w:listSeparator w:val=";"/>
</w:settings>"""

_DATA_PROPERTIES_TYPE = "application/vnd.openxmlformats-officedocument.customXmlProperties+xml"
_DATA_PROPERTIES = (
    b'<?xml version="1.0" encoding="UTF-8" standalone="no"?>'
    b'<ds:datastoreItem ds:itemID="{7A1F8C52-93D4-4E0B-A6E1-2B5D90C7F318}" '
    b'xmlns:ds="http://schemas.openxmlformats.org/officeDocument/2006/customXml"><ds:schemaRefs/></ds:datastoreItem>'
)


def new_document(form: FormProfile) -> Any:
    """An empty document with our page, styles and settings."""
    document = docx.Document()
    _drop_unused_parts(document)
    _replace_settings(document)
    install_styles(document, form)
    _set_page(document.sections[0], form)
    return document


def save(document: Any, date: dt.date) -> bytes:
    """The bytes of `document`; every time stamp in the package is `date`, so equal drafts give equal bytes."""
    raw, fixed = io.BytesIO(), io.BytesIO()
    document.save(raw)
    stamp = (max(date.year, 1980), date.month, date.day, 0, 0, 0)  # ZIP knows no earlier year
    with zipfile.ZipFile(raw) as source, zipfile.ZipFile(fixed, "w", zipfile.ZIP_DEFLATED) as target:
        for name in source.namelist():
            entry = zipfile.ZipInfo(name, stamp)
            entry.compress_type = zipfile.ZIP_DEFLATED
            target.writestr(entry, source.read(name))
    return fixed.getvalue()


def set_properties(document: Any, *, title: str, author: str, category: str, date: dt.date) -> None:
    """Fill the document properties; a draft names its office as author, no person."""
    properties = document.core_properties
    stamp = dt.datetime.combine(date, dt.time())
    title, author = title[:_LONGEST_PROPERTY], author[:_LONGEST_PROPERTY]
    properties.title, properties.author, properties.category = title, author, category
    properties.subject = properties.keywords = properties.comments = ""
    properties.language = "vi-VN"
    properties.last_modified_by, properties.revision = author, 1
    properties.created = properties.modified = stamp


def attach_data(document: Any, data: bytes) -> None:
    """Add `data`, a whole XML document, as a custom XML part of the package."""
    main = document.part
    part = Part(PackURI("/customXml/item1.xml"), "application/xml", data, main.package)
    # LibreOffice keeps a custom part only when it has properties with an id; Word keeps it either way.
    properties = Part(PackURI("/customXml/itemProps1.xml"), _DATA_PROPERTIES_TYPE, _DATA_PROPERTIES, main.package)
    part.relate_to(properties, RELATIONSHIP_TYPE.CUSTOM_XML_PROPS)
    main.relate_to(part, RELATIONSHIP_TYPE.CUSTOM_XML)


def _drop_unused_parts(document: Any) -> None:
    for owner in (document.part, document.part.package):
        for key, relation in list(owner.rels.items()):
            if any(name in relation.reltype for name in _DROPPED):
                del owner.rels[key]


def _replace_settings(document: Any) -> None:
    settings = document.settings.element
    for child in list(settings):
        settings.remove(child)
    for child in list(parse_xml(_SETTINGS)):
        settings.append(child)


def _set_page(section: Any, form: FormProfile) -> None:
    from docx.shared import Twips  # noqa: PLC0415

    def length(row: str) -> Any:
        return Twips(twips_of_mm(form.number(row)))

    section.page_width, section.page_height = length("page.width"), length("page.height")
    section.top_margin, section.bottom_margin = length("page.top"), length("page.bottom")
    section.left_margin, section.right_margin = length("page.left"), length("page.right")
    section.header_distance = section.footer_distance = length("page_number.from_top")
