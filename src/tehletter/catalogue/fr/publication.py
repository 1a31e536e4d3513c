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
    # -- 9xx : la fabrication
    "layout-failed": "le PDF n’a pas pu être fait : {reason}",
    "layout-failed.hint": "construisez cette lettre seule avec -v et signalez ce qui s’affiche",
    "layout-failed.died": "le programme qui faisait le PDF s’est arrêté net",
    "layout-failed.died.hint": "construisez cette lettre seule ; une image dépasse peut-être la mémoire",
}
