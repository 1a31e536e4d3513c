"""Typography: figures, hours, dates and units. Codes 4xx."""
