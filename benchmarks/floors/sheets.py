"""`python sheets.py STYLE OUT HTML...`: WeasyPrint as it comes, one process, fonts and style sheet read once.

Plain PDFs: neither tags nor PDF/A.
"""

import sys
from pathlib import Path

from weasyprint import CSS, HTML
from weasyprint.css.counters import CounterStyle
from weasyprint.text.fonts import FontConfiguration

style, out, *pages = sys.argv[1:]
shared = {"font_config": FontConfiguration(), "counter_style": CounterStyle()}
css = CSS(style, **shared)
for page in pages:
    target = Path(out, f"{Path(page).stem}.pdf")
    HTML(page).write_pdf(target, stylesheets=[css], presentational_hints=True, **shared)
