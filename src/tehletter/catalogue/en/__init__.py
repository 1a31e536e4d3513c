"""The tool's words in English."""

from tehletter.catalogue.en import (
    accessibility,
    account,
    content,
    figures,
    forms,
    links,
    metadata,
    parity,
    pictures,
    proof,
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
    **pictures.TEXTS,
    **links.TEXTS,
    **typography.TEXTS,
    **forms.TEXTS,
    **figures.TEXTS,
    **accessibility.TEXTS,
    **publication.TEXTS,
    **proof.TEXTS,
    **parity.TEXTS,
    **schema.TEXTS,
    **account.TEXTS,
    **tool.TEXTS,
}
