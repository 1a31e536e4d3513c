"""Pages of the rulebook: picture files (3xx)."""

from __future__ import annotations

from tehletter.rulebook.page import Page, body, project

_LETTER = "issues/008/fr.md\n\n    ![La salle du Conseil](images/salle.jpg)\n"

PAGES: dict[str, Page] = {
    "broken-picture": Page(
        en="A picture that is not there, cannot be read or lies outside the issue's folder would leave a hole "
        "in page, PDF and e-mail.",
        fr="Une image absente, illisible ou hors du dossier du numéro laisserait un trou dans la page, le PDF "
        "et le courriel.",
        source="Contract, « A project on disk »",
        bad=body("![La salle du Conseil](images/X.jpg)"),
        good=body("![La salle du Conseil](images/x.jpg)"),
    ),
    "heavy-picture": Page(
        en="Page and paper show smaller copies: beyond 8 MB or 40 megapixels a file only slows down git, builds "
        "and colleagues.",
        fr="La page et le papier en montrent des copies réduites : au-delà de 8 Mo ou de 40 mégapixels, un "
        "fichier ne fait que ralentir git, la fabrication et les collègues.",
        source="RGESN 2024, « Contenus »",
        bad=project(_LETTER + "issues/008/images/salle.jpg\n    8000x5100\n"),
        good=project(_LETTER + "issues/008/images/salle.jpg\n    2000x1200\n"),
    ),
    "coarse-picture": Page(
        en="A figure takes up to 138 × 85 mm on paper, a portrait 20 mm: below 150 dots per inch one sees the pixels.",
        fr="Une figure occupe jusqu’à 138 × 85 mm sur le papier, un portrait 20 mm : sous 150 points par pouce, "
        "on voit les pixels.",
        source="templates/styles/letter.css, @media print",
        bad=project(_LETTER + "issues/008/images/salle.jpg\n    400x300\n"),
        good=project(_LETTER + "issues/008/images/salle.jpg\n    1600x1200\n"),
    ),
    "unused-picture": Page(
        en="A picture in the folder that no edition shows was forgotten in the letter, or is not needed in git.",
        fr="Une image du dossier qu’aucune édition ne montre a été oubliée dans la lettre, ou n’a rien à faire "
        "dans git.",
        source="Contract, « A project on disk »",
        bad=project("issues/008/fr.md\nissues/008/images/salle.jpg\n    1600x1200\n"),
        good=project(_LETTER + "issues/008/images/salle.jpg\n    1600x1200\n"),
    ),
}
