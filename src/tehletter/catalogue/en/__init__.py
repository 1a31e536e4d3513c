"""The tool's words in English."""

from tehletter.catalogue.en import (
    accessibility,
    content,
    figures,
    forms,
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
    **forms.TEXTS,
    **figures.TEXTS,
    **accessibility.TEXTS,
    **publication.TEXTS,
    **parity.TEXTS,
    **schema.TEXTS,
    **tool.TEXTS,
}
