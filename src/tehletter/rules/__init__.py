"""The rules, in one ordered tuple. `docs/architecture.md` says what travels with each."""

from __future__ import annotations

from tehletter.diagnostics import Severity
from tehletter.rules import accessibility, content, metadata, publication
from tehletter.rules.rule import Rule

_ERROR, _WARNING = Severity.ERROR, Severity.WARNING

RULES = (
    # 0xx: files and their text
    Rule("TEH001", "not-utf8", _ERROR, firm=True),
    Rule("TEH002", "unreadable-file", _ERROR, firm=True),
    Rule("TEH003", "no-front-matter", _ERROR, firm=True),
    Rule("TEH004", "open-front-matter", _ERROR, firm=True),
    # 1xx: metadata
    Rule("TEH101", "yaml-error", _ERROR, firm=True),
    Rule("TEH102", "duplicate-key", _ERROR, firm=True),
    Rule("TEH103", "unknown-key", _ERROR),
    Rule("TEH104", "missing-key", _ERROR, metadata.summary_of_a_letter, firm=True),
    Rule("TEH105", "wrong-type", _ERROR, firm=True),
    Rule("TEH106", "impossible-date", _ERROR, firm=True),
    Rule("TEH107", "number-not-folder", _ERROR, metadata.number_against_folder, firm=True),
    Rule("TEH108", "lang-not-file", _ERROR, metadata.lang_against_file, firm=True),
    Rule("TEH109", "text-too-long", _ERROR, firm=True),
    Rule("TEH110", "empty-text", _ERROR, firm=True),
    Rule("TEH111", "placeholder", _ERROR, metadata.placeholders),
    Rule("TEH112", "modified-too-early", _ERROR, metadata.modified_in_time),
    Rule("TEH113", "out-of-range", _ERROR, firm=True),
    Rule("TEH114", "wrong-form", _ERROR, firm=True),
    Rule("TEH115", "yaml-feature", _ERROR, firm=True),
    Rule("TEH116", "toml-error", _ERROR, firm=True),
    Rule("TEH117", "unknown-timezone", _ERROR, firm=True),
    Rule("TEH118", "unknown-rule", _ERROR),
    Rule("TEH119", "unknown-language", _WARNING),
    # 2xx: the series
    Rule("TEH201", "folder-name", _ERROR, firm=True),
    Rule("TEH202", "ignored-folder", _WARNING),
    Rule("TEH204", "edition-name", _ERROR, firm=True),
    # 3xx: content
    Rule("TEH301", "title-in-body", _ERROR, content.title_in_body, firm=True),
    Rule("TEH302", "raw-html", _WARNING, content.raw_html),
    Rule("TEH303", "broken-picture", _ERROR, content.broken_pictures, firm=True),
    Rule("TEH304", "inline-image-title", _WARNING, content.title_of_inline_image),
    Rule("TEH305", "undefined-note", _ERROR, content.undefined_notes, firm=True),
    Rule("TEH306", "unused-note", _WARNING, content.unused_notes),
    Rule("TEH307", "duplicate-note", _ERROR),
    Rule("TEH308", "note-in-note", _ERROR, content.notes_in_notes, firm=True),
    Rule("TEH309", "unclosed-block", _ERROR, firm=True),
    Rule("TEH310", "unknown-block", _ERROR, firm=True),
    Rule("TEH311", "unknown-attribute", _ERROR),
    Rule("TEH312", "table-without-caption", _ERROR, content.table_captions, firm=True),
    Rule("TEH313", "unsafe-link", _ERROR, content.unsafe_links, firm=True),
    Rule("TEH314", "broken-anchor", _ERROR, content.broken_anchors, firm=True),
    Rule("TEH315", "bad-language", _ERROR, content.passage_languages, firm=True),
    Rule("TEH316", "empty-letter", _ERROR, content.empty_letter),
    # 5xx: accessibility
    Rule("TEH501", "no-alternative", _ERROR, accessibility.alternatives, firm=True),
    Rule("TEH502", "decorative-alternative", _WARNING),
    # 6xx: the stamp
    Rule("TEH601", "stale-stamp", _WARNING, publication.stale_stamp),
    Rule("TEH602", "bad-stamp", _ERROR, firm=True),
    Rule("TEH603", "missing-stamp", _ERROR, firm=True),
    # 7xx: safety
    Rule("TEH701", "no-glyph", _ERROR, publication.unprintable_characters, firm=True),
    # 9xx: what a build itself reports
    Rule("TEH901", "layout-failed", _ERROR, firm=True),
)

BY_NAME = {rule.name: rule for rule in RULES}
BY_CODE = {rule.code: rule for rule in RULES}
