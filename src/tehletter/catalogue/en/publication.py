"""The tool's words in English: stamps, safety and builds."""

TEXTS = {
    # -- 6xx: the stamp
    "stale-stamp": "the letter changed since its stamp of {modified}",
    "stale-stamp.hint": "run tehletter build and commit stamp.toml (--minor keeps the date)",
    "bad-stamp": "the stamp of “{lang}” cannot be read",
    "bad-stamp.hint": "delete stamp.toml and build again: the date will be today’s",
    "missing-stamp": "the letter was never stamped",
    "missing-stamp.hint": "run tehletter build without --locked and commit stamp.toml",
    # -- 7xx: safety
    "no-glyph": "no font has the character {characters} ({code} {name})",
    "no-glyph.several": "no font has the characters {characters} ({code} {name} and what follows)",
    "no-glyph.hint": "put a font that has it into the project’s fonts/ folder, or write it in another way",
    "tracked-link": "this link follows its readers: {names}",
    "tracked-link.hint": "delete what follows the ? in these names and values: the page stays the same",
    "tracked-link.redirect": "this link passes through {host}, which notes who follows it",
    "tracked-link.redirect.hint": "open the page and copy its own address",
    "tracked-link.real": "this link passes through {host}, which notes who follows it",
    "tracked-link.real.hint": "write the page’s own address: {real}",
    "plain-http": "the way to {host} is not encrypted",
    "plain-http.hint": "write https:// if the site answers to it",
    "shortened-link": "{host} hides where this link leads",
    "shortened-link.hint": "open the page and copy its own address",
    "password-in-address": "this address gives a password of {host} away",
    "password-in-address.hint": "take name and password out, and change the password: it has been seen",
    "password-in-address.name": "this address holds the name of a user of {host}",
    "password-in-address.name.hint": "take out what stands before the @",
    "misleading-link": "the words say {words}, the link leads to {href}",
    "misleading-link.hint": "make both the same, or name the page instead of its address",
    # -- 9xx: the build
    "layout-failed": "the PDF could not be made: {reason}",
    "layout-failed.hint": "build this letter alone with -v and report what it says",
    "layout-failed.died": "the program that made the PDF died",
    "layout-failed.died.hint": "build this letter alone; a picture may be too big for the memory",
    "layout-failed.unproved": "page and PDF could not be proved: {reason}",
    "layout-failed.unproved.hint": "build this letter alone with --prove and -v, and report what it says",
}
