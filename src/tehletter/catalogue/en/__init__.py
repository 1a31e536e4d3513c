"""The tool's words in English."""

from tehletter.catalogue.en import (
    accessibility,
    content,
    metadata,
    parity,
    publication,
    schema,
    series,
    text,
    tool,
    typography,
)

TEXTS = {
    **text.TEXTS,
    **metadata.TEXTS,
    **series.TEXTS,
    **content.TEXTS,
    **typography.TEXTS,
    **accessibility.TEXTS,
    **publication.TEXTS,
    **parity.TEXTS,
    **schema.TEXTS,
    **tool.TEXTS,
}
