"""The tool's words in French."""

from tehletter.catalogue.fr import (
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
