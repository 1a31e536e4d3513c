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
    "date-order": "la date {date} précède celle de la lettre {other} ({before})",
    "date-order.same": "la date {date} est aussi celle de la lettre {other}",
    "date-order.hint": "corrigez la date ici ou dans la lettre {other} : les dates croissent avec les numéros",
    "number-twice": "le numéro {number} est déjà celui de {other}",
    "number-twice.hint": "donnez à cette lettre le numéro de son dossier",
    "number-gap": "il n’y a pas de lettre {missing} avant la lettre {number}",
    "number-gap.hint": "corrigez le numéro, ou ajoutez la lettre qui manque",
    "number-gap.many": "il n’y a pas de lettres {missing} entre {before} et {number}",
    "title-number": "le titre dit « {found} », la lettre porte le numéro {number}",
    "title-number.hint": "écrivez {number} dans le titre",
    "title-number.ending": "un ordinal mal terminé : « {found} »",
    "title-number.ending.hint": "écrivez {right}",
    "unknown-letter": "la série n’a pas de lettre {number}",
    "unknown-letter.hint": "lettres de ce projet : {known}",
    "editions-date": "cette édition est datée du {date}, celle en {lang} du {other}",
    "editions-date.hint": "les éditions d’un numéro ont une seule date",
}
