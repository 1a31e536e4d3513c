"""A project of any number of letters, each with two pictures, the same bytes at every call.

Letters have some 550 words: headings, lists, a table, a note, a box, a quotation. Pictures are photographs in
shape and weight (1600 x 1067 pixels, some 300 KB, unless another width is asked for); a few are drawn, and a comment
makes each copy unlike the others.
"""

from __future__ import annotations

import io
import random
from datetime import date, timedelta
from pathlib import Path

from PIL import Image, ImageFilter

CONFIG = """\
[mission]
name = "Mission de mesure"
url = "https://mission.example.org/"

[series]
label = "Lettre d’information"
"""

FRONT = """\
---
number: {number}
title: Lettre sur la lutte contre la traite des êtres humains
date: {day}
summary: Ce que la mission a fait ce mois-ci, en {points} points et deux images.
---"""

SENTENCES = (
    "La mission a tenu douze réunions à Vienne, dont trois avec les organisations de terrain.",
    "Les 57 États participants ont adopté le texte par consensus, après deux ans de travaux.",
    "Chaque permanence répond aux appels de 8 h 30 à 18 h, du lundi au vendredi.",
    "Le budget atteint 45 000 euros, soit 12,5 % de plus qu’en 2017.",
    "« Aucune victime ne doit attendre », a rappelé la coordinatrice à l’ouverture des débats.",
    "L’accueil des mineurs relève d’un protocole signé le 24 janvier 2018 ; il sera revu chaque année.",
    "Que faire lorsqu’un témoin se rétracte ? La formation y consacre une journée entière.",
    "Les autorités locales, les inspecteurs du travail et les associations partagent désormais un même guide.",
    "Ce guide (voir l’article 4) existe en quatre langues et se lit sur un téléphone.",
    "Le XXIe siècle n’a pas mis fin à l’esclavage ; il l’a rendu moins visible.",
    "Mme Durand et M. Petrović ont présenté les résultats devant une salle comble.",
    "Les fonds servent à l’hébergement, à l’aide juridique et à la main-d’œuvre d’interprétation.",
)
DRAWN = 12
WIDTH = 1600
"""Of a photograph as it comes from a telephone, in pixels."""
SMALL = 768
"""Of a photograph in an archive of a thousand letters, which is to fit on any disk: just enough for paper."""


def make(root: Path, letters: int, *, pictures: bool = True, width: int = WIDTH) -> None:
    """Write a project of that many letters into an empty folder; `width` is that of the pictures."""
    (root / "issues").mkdir(parents=True)
    (root / "tehletter.toml").write_text(CONFIG, encoding="utf-8")
    photos = [_photo(seed, width) for seed in range(DRAWN)] if pictures else []
    for number in range(1, letters + 1):
        folder = root / "issues" / f"{number:03d}"
        folder.mkdir()
        (folder / "fr.md").write_text(letter(number, pictures=pictures), encoding="utf-8")
        for place in (1, 2) if pictures else ():
            photo = photos[(2 * number + place) % DRAWN]
            (folder / f"photo-{place}.jpg").write_bytes(_marked(photo, f"{number}/{place}"))


def letter(number: int, *, pictures: bool = True) -> str:
    """The text of a letter."""
    words = random.Random(number)
    day = date(1960, 1, 4) + timedelta(days=20 * number)
    blocks = [
        FRONT.format(number=number, day=day, points=words.randint(3, 9)),
        _paragraph(words, 5) + "[^a]",
    ]
    if pictures:
        blocks.append('![Une salle de conférence, vue du fond](photo-1.jpg "La salle du conseil | Bureau de presse")')
    for article in range(1, 4):
        blocks += [
            f"## Article {article} de la lettre",
            _paragraph(words, 6),
            "\n".join(f"- {_paragraph(words, 1)[:-1].lower()} ;" for _ in range(3)) + "\n- et la suite.",
            _paragraph(words, 4) + " Voir le [site de la mission](https://mission.example.org/lettres).",
        ]
    blocks += [
        "| | 2016 | 2017 |\n|---|--:|--:|\n| Formations | 12 | 18 |\n| Visites | 7 | 9 |",
        "Table : Activité de la mission",
        f"> {_paragraph(words, 2)}",
        f"::: box\n{_paragraph(words, 2)}\n:::",
    ]
    if pictures:
        blocks.append('![Le fleuve au petit matin](photo-2.jpg "Le Danube")')
    blocks.append(f"[^a]: {_paragraph(words, 1)}")
    return "\n\n".join(blocks) + "\n"


def _paragraph(words: random.Random, sentences: int) -> str:
    return " ".join(words.sample(SENTENCES, sentences))


def _photo(seed: int, width: int) -> bytes:
    """Soft shapes with the grain of a photograph."""
    size = width, round(width * 2 / 3)
    source = random.Random(seed)
    small = Image.frombytes("RGB", (40, 27), source.randbytes(40 * 27 * 3))
    image = small.resize(size, Image.Resampling.BICUBIC).filter(ImageFilter.GaussianBlur(6))
    grain = Image.frombytes("L", (400, 267), source.randbytes(400 * 267)).resize(size)
    out = io.BytesIO()
    Image.blend(image, grain.convert("RGB"), 0.1).save(out, "JPEG", quality=88)
    return out.getvalue()


def _marked(photo: bytes, words: str) -> bytes:
    """The same picture with a comment in it, so that its bytes are its own (JPEG, marker COM)."""
    text = words.encode()
    return photo[:2] + b"\xff\xfe" + (len(text) + 2).to_bytes(2) + text + photo[2:]
