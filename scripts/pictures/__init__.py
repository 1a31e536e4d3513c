"""The illustrations of the sample letters: prints made by a program, the same bytes every time.

Run it from the top of the repository: `python -m scripts.pictures issues`
(`--only danube` for one picture, `--width 320` for a quick proof, `--list` for the paths alone).

Every picture is printed as a screen print or a linocut is: paper first, then one plate after
another, each with one ink, none quite in register. Light is drawn with engraved lines whose
thickness follows a tone. Needs Pillow; nothing else outside the standard library.
"""
