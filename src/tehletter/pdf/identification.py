"""What a PDF says of itself in its metadata, beyond what WeasyPrint writes."""

from __future__ import annotations

from collections.abc import Sequence
from xml.sax.saxutils import escape

_PDFUA = "http://www.aiim.org/pdfua/ns/id/"
_PDFA = "http://www.aiim.org/pdfa/ns"
IDENTIFICATION = f"""<rdf:Description rdf:about=""
 xmlns:pdfuaid="{_PDFUA}" xmlns:pdfaExtension="{_PDFA}/extension/" xmlns:pdfaSchema="{_PDFA}/schema#"
 xmlns:pdfaProperty="{_PDFA}/property#">
<pdfuaid:part>1</pdfuaid:part>
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>
<pdfaSchema:namespaceURI>{_PDFUA}</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name>
<pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>Part of ISO 14289 that the file conforms to</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas>
</rdf:Description>""".encode()
"""XMP that says PDF/UA-1, and describes itself as PDF/A asks of every schema it does not know (6.6.2.3.2)."""


def published_by(names: Sequence[str]) -> bytes:
    """XMP that names who publishes the file (Dublin Core, `publisher`: ISO 16684-1, 8.3); nothing for nobody."""
    if not names:
        return b""
    items = "".join(f"<rdf:li>{escape(name)}</rdf:li>" for name in names)
    return (
        '<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/">'
        f"<dc:publisher><rdf:Bag>{items}</rdf:Bag></dc:publisher></rdf:Description>\n"
    ).encode()
