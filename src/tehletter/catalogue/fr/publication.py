"""The tool's words in French: stamps, safety and builds."""

TEXTS = {
    # -- 6xx : la date de modification
    "stale-stamp": "la lettre a changé depuis sa date du {modified}",
    "stale-stamp.hint": "lancez tehletter build et versez stamp.toml (--minor garde la date)",
    "bad-stamp": "la date de « {lang} » est illisible",
    "bad-stamp.hint": "effacez stamp.toml et reconstruisez : la date sera celle du jour",
    "missing-stamp": "la lettre n’a jamais été datée",
    "missing-stamp.hint": "lancez tehletter build sans --locked et versez stamp.toml",
    # -- 7xx : sûreté
    "no-glyph": "aucune police n’a le caractère {characters} ({code} {name})",
    "no-glyph.several": "aucune police n’a les caractères {characters} ({code} {name} et la suite)",
    "no-glyph.hint": "mettez dans le dossier fonts/ du projet une police qui l’a, ou écrivez autrement",
    "tracked-link": "ce lien suit ses lecteurs à la trace : {names}",
    "tracked-link.hint": "effacez après le ? ces noms et leurs valeurs : la page reste la même",
    "tracked-link.redirect": "ce lien passe par {host}, qui note qui le suit",
    "tracked-link.redirect.hint": "ouvrez la page et copiez son adresse propre",
    "tracked-link.real": "ce lien passe par {host}, qui note qui le suit",
    "tracked-link.real.hint": "écrivez l’adresse propre de la page : {real}",
    "plain-http": "le chemin vers {host} n’est pas chiffré",
    "plain-http.hint": "écrivez https:// si le site y répond",
    "shortened-link": "{host} cache où mène ce lien",
    "shortened-link.hint": "ouvrez la page et copiez son adresse propre",
    "password-in-address": "cette adresse livre un mot de passe de {host}",
    "password-in-address.hint": "ôtez-en le nom et le mot de passe, et changez celui-ci : il a été vu",
    "password-in-address.name": "cette adresse contient le nom d’un utilisateur de {host}",
    "password-in-address.name.hint": "ôtez ce qui précède le @",
    "misleading-link": "les mots disent {words}, le lien mène à {href}",
    "misleading-link.hint": "accordez les deux, ou nommez la page au lieu de son adresse",
    # -- 9xx : la fabrication
    "layout-failed": "le PDF n’a pas pu être fait : {reason}",
    "layout-failed.hint": "construisez cette lettre seule avec -v et signalez ce qui s’affiche",
    "layout-failed.died": "le programme qui faisait le PDF s’est arrêté net",
    "layout-failed.died.hint": "construisez cette lettre seule ; une image dépasse peut-être la mémoire",
    "layout-failed.unproved": "page et PDF n’ont pas pu être vérifiés : {reason}",
    "layout-failed.unproved.hint": "construisez cette lettre seule avec --prove et -v, et signalez ce qui s’affiche",
}
