"""Pages of the rulebook: signs, quotation marks, hyphens and dashes (4xx)."""

from __future__ import annotations

from tehletter.rulebook.page import Page, body

PAGES: dict[str, Page] = {
    "straight-quotes": Page(
        en=(
            "Straight marks belong to the typewriter. The output has the language’s own whatever is "
            "typed; the rule is for who wants them in the source too."
        ),
        fr=(
            "Les guillemets droits viennent de la machine à écrire. Le résultat a ceux de la langue quoi "
            "qu’on tape ; la règle est pour qui les veut aussi dans la source."
        ),
        source=(
            "Imprimerie nationale, Lexique des règles typographiques, « guillemets »; New Hart’s Rules, "
            "« Quotation marks »"
        ),
        bad=body('Le mot "traite" est clair.'),
        good=body("Le mot « traite » est clair."),
    ),
    "straight-apostrophe": Page(
        en=(
            "The apostrophe is curved. The output has it so whatever is typed; the rule is for who wants "
            "it in the source too."
        ),
        fr=(
            "L’apostrophe est courbe. Le résultat l’a ainsi quoi qu’on tape ; la règle est pour qui la "
            "veut aussi dans la source."
        ),
        source="Imprimerie nationale, Lexique des règles typographiques, « apostrophe »",
        bad=body("L'accord est signé."),
        good=body("L’accord est signé."),
    ),
    "three-dots": Page(
        en=(
            "The three dots are one sign; typed as three full stops they come apart at the end of a line "
            "and are read aloud one by one."
        ),
        fr=(
            "Les points de suspension sont un seul signe ; tapés en trois points, ils se séparent en fin "
            "de ligne et sont lus un à un."
        ),
        source="Imprimerie nationale, Lexique des règles typographiques, « points de suspension »",
        bad=body("Il hésita... puis signa."),
        good=body("Il hésita… puis signa."),
    ),
    "unbalanced-marks": Page(
        en=(
            "What opens must close: without its mate a quotation has no end and a reader does not know "
            "who speaks. A quotation may go on over several paragraphs, each of which begins with the "
            "opening sign."
        ),
        fr=(
            "Ce qui s’ouvre doit se fermer : sans son pendant, une citation n’a pas de fin et l’on ne "
            "sait plus qui parle. Une citation peut courir sur plusieurs alinéas, dont chacun commence "
            "par le signe ouvrant."
        ),
        source="Imprimerie nationale, Lexique des règles typographiques, « guillemets », « parenthèses »",
        bad=body("« Rien n’est simple, dit-elle."),
        good=body("« Rien n’est simple », dit-elle."),
    ),
    "repeated-punctuation": Page(
        en=(
            "One sign says it: a second one is a slip, or a shout that a letter of a mission does "
            "without. Where two different signs meet, one of them is wrong."
        ),
        fr=(
            "Un signe suffit : le second est une faute de frappe, ou un cri dont la lettre d’une mission "
            "se passe. Là où deux signes différents se rencontrent, l’un est de trop."
        ),
        source="Imprimerie nationale, Lexique des règles typographiques, « ponctuation »",
        bad=body("Hier,, la cour a tranché."),
        good=body("Hier, la cour a tranché."),
    ),
    "spaced-hyphen": Page(
        en=(
            "A hyphen joins, so it has no space beside it; a dash separates, so it is longer and has a "
            "space on each side. “pre- and post-war” is right."
        ),
        fr=(
            "Le trait d’union unit : aucune espace ne le borde ; le tiret sépare : il est plus long et "
            "se met entre deux espaces. « micro- et macro-économie » est juste."
        ),
        source=(
            "Imprimerie nationale, Lexique des règles typographiques, « trait d’union », « tiret »; New "
            "Hart’s Rules, « Hyphens and dashes »"
        ),
        bad=body("La mission a un but - un seul."),
        good=body("La mission a un but – un seul."),
    ),
    "foreign-quotes": Page(
        en=(
            "French quotes « so » and “so” inside; English “so”; Serbian „so“ or „so”. Marks of another "
            "language look like an oversight of the translator. A passage in another language keeps its "
            "own."
        ),
        fr=(
            "Le français cite « ainsi », et “ainsi” à l’intérieur ; l’anglais “ainsi” ; le serbe „ainsi“ "
            "ou „ainsi”. Les guillemets d’une autre langue ont l’air d’un oubli du traducteur. Un "
            "passage en langue étrangère garde les siens."
        ),
        source=(
            "Imprimerie nationale, Lexique des règles typographiques, « guillemets »; New Hart’s Rules, "
            "« Quotation marks »; Pravopis srpskoga jezika, Matica srpska"
        ),
        bad=body("Le mot “traite” est clair."),
        good=body("Le mot « traite » est clair."),
    ),
    "wrong-apostrophe": Page(
        en=(
            "An accent, a prime, an opening mark or a comma is not an apostrophe: it looks wrong in "
            "print, and search and screen readers do not take it for one."
        ),
        fr=(
            "Un accent, un signe de minute, un guillemet ouvrant ou une virgule n’est pas une apostrophe "
            ": cela se voit à l’impression, et ni la recherche ni la lecture d’écran ne s’y trompent."
        ),
        source=(
            "Imprimerie nationale, Lexique des règles typographiques, « apostrophe »; The Unicode Standard, U+2019"
        ),
        bad=body("L´accord est signé."),
        good=body("L’accord est signé."),
    ),
}
