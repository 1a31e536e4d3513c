"""Pages of the rulebook: typography of spaces (4xx)."""

from __future__ import annotations

from tehletter.rulebook.page import Page, body

PAGES: dict[str, Page] = {
    "punctuation-space": Page(
        en=(
            "French sets a narrow no-break space before ; ! ? and inside guillemets, and a no-break "
            "space before :, so that no sign begins a line. The output has them whatever is typed; the "
            "rule is for who wants them in the source too."
        ),
        fr=(
            "Le français met une espace fine insécable devant ; ! ? et à l’intérieur des guillemets, et "
            "une espace insécable devant : pour qu’aucun signe ne commence une ligne. Le résultat les a "
            "quoi qu’on tape ; la règle est pour qui les veut aussi dans la source."
        ),
        source="Imprimerie nationale, Lexique des règles typographiques, « ponctuation »",
        bad=body("Qui vient ? Personne."),
        good=body("Qui vient ? Personne."),
    ),
    "double-space": Page(
        en=(
            "Words are one space apart; a second one, or a tab, is a slip of the thumb that justified "
            "lines make wider still."
        ),
        fr=(
            "Une seule espace sépare deux mots ; une seconde, ou une tabulation, est une faute de frappe "
            "que la justification agrandit encore."
        ),
        source="Imprimerie nationale, Lexique des règles typographiques, « espaces »",
        bad=body("La mission  a publié le rapport."),
        good=body("La mission a publié le rapport."),
    ),
    "misplaced-space": Page(
        en=(
            "No space stands before a comma or a full stop, inside brackets, beside an apostrophe or "
            "before the call of a note; in English and Serbian none before ; : ! ? either."
        ),
        fr=(
            "Aucune espace ne précède la virgule ni le point, ne borde l’intérieur des parenthèses, "
            "l’apostrophe ou l’appel de note ; en anglais et en serbe, ni ; : ! ? non plus."
        ),
        source=(
            "Imprimerie nationale, Lexique des règles typographiques, « ponctuation »; New Hart’s Rules, "
            "« Punctuation »"
        ),
        bad=body("Le rapport , publié hier, est complet."),
        good=body("Le rapport, publié hier, est complet."),
    ),
    "missing-space": Page(
        en=(
            "A sign that ends a word is followed by a space, a bracket that opens is preceded by one; "
            "without it two words are read, searched and spelt aloud as one."
        ),
        fr=(
            "Un signe qui finit un mot est suivi d’une espace, une parenthèse qui s’ouvre en est "
            "précédée ; sans elle, deux mots se lisent, se cherchent et s’épellent comme un seul."
        ),
        source="Imprimerie nationale, Lexique des règles typographiques, « ponctuation »",
        bad=body("La séance est levée.Elle reprendra demain."),
        good=body("La séance est levée. Elle reprendra demain."),
    ),
}
