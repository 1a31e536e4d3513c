"""Pages of the rulebook: sentences, headings and lists (4xx)."""

from __future__ import annotations

from tehletter.rulebook.page import Page, body

PAGES: dict[str, Page] = {
    "repeated-word": Page(
        en=(
            "The eye skips a word typed twice; a voice that reads aloud does not. Words that may rightly "
            "meet (« nous nous », “that that”) are left alone."
        ),
        fr=(
            "L’œil saute un mot tapé deux fois ; la voix qui lit, non. Les mots qui peuvent se suivre (« "
            "nous nous », “that that”) ne sont pas signalés."
        ),
        source="ISO 5776, Symbols for text proof correction: a word set twice is deleted",
        bad=body("La cour a entendu les les témoins."),
        good=body("La cour a entendu les témoins."),
    ),
    "missing-capital": Page(
        en=(
            "A sentence, a heading and a title begin with a capital. Where a small letter follows a full "
            "stop, either the letter or the stop is wrong."
        ),
        fr=(
            "Une phrase, un intertitre et un titre commencent par une capitale. Là où une minuscule suit "
            "un point, l’une ou l’autre est une erreur."
        ),
        source=(
            "Imprimerie nationale, Lexique des règles typographiques, « majuscules »; New Hart’s Rules, "
            "« Capitalization »"
        ),
        bad=body("La séance est levée. elle reprendra demain."),
        good=body("La séance est levée. Elle reprendra demain."),
    ),
    "missing-full-stop": Page(
        en=(
            "A paragraph that stops without a sign leaves readers wondering whether something is missing; often it is."
        ),
        fr=(
            "Un alinéa qui s’arrête sans ponctuation fait douter le lecteur qu’il soit complet ; "
            "souvent, il ne l’est pas."
        ),
        source=("Imprimerie nationale, Lexique des règles typographiques, « point »; New Hart’s Rules, « Full point »"),
        bad=body("Le rapport est complet. La suite viendra"),
        good=body("Le rapport est complet. La suite viendra."),
    ),
    "list-punctuation": Page(
        en=(
            "The items of a list end alike: with semicolons and a last full stop where they make one "
            "sentence, with full stops where each is one, with nothing where they are names."
        ),
        fr=(
            "Les éléments d’une liste finissent de même : par des points-virgules et un point final "
            "s’ils forment une phrase, par des points si chacun en est une, sans rien si ce sont des "
            "noms."
        ),
        source="Imprimerie nationale, Lexique des règles typographiques, « énumérations »",
        bad=body("- la plainte ;\n- le signalement\n- le procès ;\n- le recours."),
        good=body("- la plainte ;\n- le signalement ;\n- le procès ;\n- le recours."),
    ),
    "heading-full-stop": Page(
        en=(
            "A heading is no sentence and ends without a full stop; a colon or a comma there announces "
            "what the blank line below it takes away. Two sentences in a heading keep theirs."
        ),
        fr=(
            "Un intertitre n’est pas une phrase et finit sans point ; deux-points ou une virgule "
            "annoncent ce que le blanc qui suit retire. Deux phrases dans un intertitre gardent leurs "
            "points."
        ),
        source=("Imprimerie nationale, Lexique des règles typographiques, « titres »; New Hart’s Rules, « Headings »"),
        bad=body("## Le cadre.\n\nLe texte."),
        good=body("## Le cadre\n\nLe texte."),
    ),
}
