"""The tool's words in French: the series."""

TEXTS = {
    # -- 2xx : la série
    "folder-name": "le dossier « {name} » doit s’appeler « {right} »",
    "folder-name.hint": "renommez-le : le numéro en trois chiffres ou plus",
    "ignored-folder": "le dossier « {name} » n’est pas un numéro ; il est laissé de côté",
    "ignored-folder.hint": "un dossier porte le numéro de la lettre : 008",
    "edition-name": "« {name} » ne porte pas le nom d’une langue",
    "edition-name.hint": "nommez-le d’après sa langue, comme fr.md ou sr-Latn.md, ou rangez-le ailleurs",
    "edition-name.case": "« {name} » doit s’appeler « {right}.md »",
    "edition-name.case.hint": "renommez-le : une langue n’a qu’une graphie",
}
