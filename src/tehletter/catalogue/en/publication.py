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
    # -- 9xx: the build
    "layout-failed": "the PDF could not be made: {reason}",
    "layout-failed.hint": "build this letter alone with -v and report what it says",
    "layout-failed.died": "the program that made the PDF died",
    "layout-failed.died.hint": "build this letter alone; a picture may be too big for the memory",
}
