"""The tool's words in French: accessibility."""

TEXTS = {
    # -- 5xx : accessibilité
    "no-alternative": "l’image « {src} » n’a pas de texte de remplacement",
    "no-alternative.hint": "dites en quelques mots ce qu’elle montre : ![ce que l’on voit]({src})",
    "decorative-alternative": "une image décorative n’a pas de texte de remplacement : « {alt} » sera perdu",
    "decorative-alternative.hint": "gardez l’un des deux : les mots ou {.decorative}",
}
