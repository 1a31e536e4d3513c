"""The tool's words in French: files and their text."""

TEXTS = {
    # -- 0xx : fichiers
    "not-utf8": "ce fichier n’est pas en UTF-8 : l’octet {byte} est illisible",
    "not-utf8.hint": "enregistrez-le en UTF-8 dans votre éditeur",
    "unreadable-file.missing": "ce fichier manque",
    "unreadable-file.outside": "ce fichier est un lien qui sort du projet",
    "unreadable-file.not-a-file": "ceci n’est pas un fichier lisible",
    "unreadable-file.too-heavy": "ce fichier dépasse {limit} Mo",
    "unreadable-file.hint": "mettez un fichier de texte à sa place",
    "no-front-matter": "la lettre ne commence pas par son en-tête",
    "no-front-matter.hint": "la première ligne est ---, puis viennent number, title et date, puis de nouveau ---",
    "open-front-matter": "l’en-tête n’est pas fermé",
    "open-front-matter.hint": "écrivez --- seul sur une ligne entre l’en-tête et le texte",
}
