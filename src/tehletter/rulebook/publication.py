"""Pages of the rulebook: stamps, safety and builds (6xx, 7xx, 9xx)."""

from __future__ import annotations

from tehletter.rulebook.page import Page, body, project

_STAMP = "issues/008/stamp.toml\n    [fr]\n    digest = {}\n    modified = 2018-01-10\n"

PAGES: dict[str, Page] = {
    "stale-stamp": Page(
        en="« Dernière modification » is the day on which readers last saw the letter change: after a change "
        "the next build gives it a new one.",
        fr="« Dernière modification » est le jour où le lecteur a vu la lettre changer : après un changement, "
        "la prochaine fabrication lui en donne un nouveau.",
        source="Contract, « The stamp »",
        bad=project("issues/008/fr.md\n" + _STAMP.format('"' + "0" * 64 + '"')),
        good=project("issues/008/fr.md\n"),
    ),
    "bad-stamp": Page(
        en="The file is written by the tool and kept in git; what cannot be read in it was changed by hand or "
        "damaged by a merge.",
        fr="Le fichier est écrit par l’outil et gardé dans git ; ce qu’on n’y peut lire a été changé à la main "
        "ou abîmé par une fusion.",
        source="Contract, « The stamp »",
        bad=project("issues/008/fr.md\n" + _STAMP.format(3)),
        good=project("issues/008/fr.md\n"),
    ),
    "missing-stamp": Page(
        en="A build with --locked writes nothing in issues/, so the date of a letter that was never built "
        "cannot be known to it.",
        fr="Une fabrication avec --locked n’écrit rien dans issues/ : la date d’une lettre jamais fabriquée lui "
        "est inconnue.",
        source="Contract, « Commands », build --locked",
        bad=project("issues/008/fr.md\n"),
        good=project("issues/008/fr.md\n" + _STAMP.format('"…"')),
    ),
    "no-glyph": Page(
        en="The PDF knows the shipped fonts and those of the project: a character that none has would be "
        "printed as an empty box.",
        fr="Le PDF connaît les polices fournies et celles du projet : un caractère qu’aucune n’a s’imprimerait "
        "comme une case vide.",
        source="Contract, « Characters and fonts »; PDF/A-2 (ISO 19005-2), 6.2.11.8",
        bad=body("La délégation 日本 a pris la parole."),
        good=body("La délégation du Japon a pris la parole."),
    ),
    "tracked-link": Page(
        en="Parameters such as utm_source tell a sender who clicked; a public letter follows nobody, and the "
        "page is the same without them.",
        fr="Des paramètres comme utm_source disent à un expéditeur qui a cliqué ; une lettre publique ne suit "
        "personne, et la page est la même sans eux.",
        source="GDPR, article 5(1)(c), data minimisation",
        bad=body("Voyez le [plan d’action](https://example.org/plan?utm_source=lettre&utm_medium=email)."),
        good=body("Voyez le [plan d’action](https://example.org/plan)."),
    ),
    "plain-http": Page(
        en="Over http, what a reader looks at can be seen and changed on the way. Off by default: some sites "
        "answer to nothing else.",
        fr="Par http, ce que regarde un lecteur peut être vu et changé en chemin. Éteinte par défaut : certains "
        "sites ne répondent à rien d’autre.",
        source="RFC 9110, 4.2.2; ANSSI, « Recommandations de sécurité relatives à TLS »",
        bad=body("Voyez le [plan d’action](http://example.org/plan)."),
        good=body("Voyez le [plan d’action](https://example.org/plan)."),
    ),
    "shortened-link": Page(
        en="A short address hides where it leads, notes who follows it, and dies with the service that made it.",
        fr="Une adresse raccourcie cache où elle mène, note qui la suit et meurt avec le service qui l’a faite.",
        source="RGAA 4.1, 6.1",
        bad=body("Voyez le [plan d’action](https://bit.ly/plan2003)."),
        good=body("Voyez le [plan d’action](https://example.org/plan)."),
    ),
    "password-in-address": Page(
        en="A letter is public and kept in git for ever: a password in an address is given away in both.",
        fr="Une lettre est publique et gardée pour toujours dans git : un mot de passe dans une adresse y est "
        "livré deux fois.",
        source="RFC 3986, 3.2.1 and 7.5",
        bad=body("Voyez le [plan d’action](https://presse:secret@example.org/plan)."),
        good=body("Voyez le [plan d’action](https://example.org/plan)."),
    ),
    "misleading-link": Page(
        en="Words that are one address and lead to another are how frauds are made; mail filters hold such "
        "letters back.",
        fr="Des mots qui sont une adresse et mènent à une autre, c’est ainsi que l’on trompe ; les filtres de "
        "courrier retiennent de telles lettres.",
        source="WCAG 2.1, 2.4.4; RFC 3986, 7.6",
        bad=body("Voyez [www.example.org](https://www.example.com/)."),
        good=body("Voyez [www.example.org](https://www.example.org/)."),
    ),
    "layout-failed": Page(
        en="A letter that is right still has to be set: where that fails, its earlier outputs stay and the "
        "others are built.",
        fr="Une lettre juste reste à composer : là où cela échoue, ses sorties antérieures demeurent et les "
        "autres sont fabriquées.",
        source="Contract, « dist/ »",
        bad=body("Une image qui dépasse la mémoire de la machine."),
        good=body("La même image, réduite à 2 000 pixels de large."),
    ),
}
