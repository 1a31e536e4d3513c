"""`python typeset.py FONTS OUT TYP...`: Typst by its Python binding, one process, fonts read once."""

import sys
from pathlib import Path

import typst

fonts, out, *papers = sys.argv[1:]
compiler = typst.Compiler(root=str(Path(papers[0]).parent), font_paths=[fonts], ignore_system_fonts=True)
for paper in papers:
    compiler.compile(input=paper, output=str(Path(out, f"{Path(paper).stem}.pdf")))
