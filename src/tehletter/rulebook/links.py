"""Pages of the rulebook: links (3xx)."""

from __future__ import annotations

from tehletter.rulebook.page import Page, body, project

PAGES: dict[str, Page] = {
    "unsafe-link": Page(
        en="A link leads to a page, a mailbox or a telephone; whatever runs or opens something on the reader's "
        "machine is refused.",
        fr="Un lien mène à une page, à une boîte aux lettres ou à un téléphone ; tout ce qui exécute ou ouvre "
        "quelque chose chez le lecteur est refusé.",
        source="RFC 3986, 3.1; OWASP, Cross Site Scripting Prevention Cheat Sheet",
        bad=body("Voyez le [plan d’action](javascript:alert(1))."),
        good=body("Voyez le [plan d’action](https://example.org/plan)."),
    ),
    "broken-anchor": Page(
        en="A link inside the letter leads to a heading by its anchor: its words in lower case, without "
        "accents, joined by hyphens.",
        fr="Un lien dans la lettre mène à un intertitre par son ancre : ses mots en minuscules, sans accents, "
        "joints par des traits d’union.",
        source="RFC 3986, 3.5; contract, « Markdown »",
        bad=body("Voyez [la suite](#Le-vote).\n\n## Le vote\n\nLe Conseil a voté."),
        good=body("Voyez [le vote](#le-vote).\n\n## Le vote\n\nLe Conseil a voté."),
    ),
    "broken-link": Page(
        en="An address that leads to no letter, to a file that is not published or to no site at all is found "
        "by readers first.",
        fr="Une adresse qui ne mène à aucune lettre, à un fichier non publié ou à aucun site, c’est le lecteur "
        "qui la trouve le premier.",
        source="Contract, « dist/ »",
        bad=project("issues/007/fr.md\nissues/008/fr.md\n\n    Voyez la [lettre de décembre](/006/fr/).\n"),
        good=project("issues/007/fr.md\nissues/008/fr.md\n\n    Voyez la [lettre de décembre](/007/fr/).\n"),
    ),
    "homeless-link": Page(
        en="Relative links become absolute from the mission's address; where the config gives none, their words "
        "stay and the link is gone.",
        fr="Les liens relatifs deviennent absolus depuis l’adresse de la mission ; sans elle, leurs mots "
        "restent et le lien disparaît.",
        source="Contract, « Markdown »",
        bad=body("Voyez le [plan d’action](plan.html)."),
        good=body("Voyez le [plan d’action](https://example.org/plan.html)."),
    ),
    "bare-address": Page(
        en="An address in the text is not a link until it is made one, and readers of the page cannot follow it.",
        fr="Une adresse dans le texte n’est pas un lien tant qu’on n’en fait pas un, et le lecteur de la page "
        "ne peut la suivre.",
        source="CommonMark, « Autolinks »",
        bad=body("Le plan est sur https://example.org/plan."),
        good=body("Le plan est sur <https://example.org/plan>."),
    ),
    "vague-link": Page(
        en="Who listens to a page goes from link to link: « here » and « read more » say nothing without the "
        "sentence around.",
        fr="Qui écoute une page va de lien en lien : « ici » et « lire la suite » ne disent rien hors de leur phrase.",
        source="RGAA 4.1, 6.1; WCAG 2.1, 2.4.4",
        bad=body("Pour lire le plan d’action, cliquez [ici](https://example.org/plan)."),
        good=body("Lire le [plan d’action de 2003](https://example.org/plan)."),
    ),
    "same-words-elsewhere": Page(
        en="Two links of the same words are taken for one; where they lead to different places, one of them is "
        "a surprise or a slip.",
        fr="Deux liens de mêmes mots passent pour un seul ; s’ils mènent à des lieux différents, l’un des deux "
        "surprend ou se trompe.",
        source="RGAA 4.1, 6.1; WCAG 2.1, 2.4.4",
        bad=body("Le [rapport](https://example.org/2016) et le [rapport](https://example.org/2017) sont publiés."),
        good=body(
            "Le [rapport de 2016](https://example.org/2016) et [celui de 2017](https://example.org/2017) sont publiés."
        ),
    ),
    "bad-mail-address": Page(
        en="A mail address has one @, no space and a whole domain; a reader who writes to another gets a "
        "message back, or nothing.",
        fr="Une adresse électronique a un seul @, pas d’espace et un domaine entier ; qui écrit à une autre "
        "reçoit un refus, ou rien.",
        source="RFC 5322, 3.4.1; RFC 6068",
        bad=body("Écrivez au [bureau de presse](mailto:presse.example.org)."),
        good=body("Écrivez au [bureau de presse](mailto:presse@example.org)."),
    ),
    "empty-link": Page(
        en="A link without words cannot be seen or heard; one without an address cannot be followed.",
        fr="Un lien sans mots ne se voit ni ne s’entend ; un lien sans adresse ne se suit pas.",
        source="RGAA 4.1, 6.2",
        bad=body("Voyez le [plan d’action]()."),
        good=body("Voyez le [plan d’action](https://example.org/plan)."),
    ),
}
