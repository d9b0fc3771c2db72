"""English is rated, other languages are told; texts in the wrong encoding are told with what they would be."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from provenance import inputs
from provenance.inputs import language, mojibake

ENGLISH = (
    "The harbour board of Ostrava Bay voted on Tuesday to close the northern pier, its chair Mila Dorn said. She told"
    " reporters that the work will take a year, and that nobody knows what it costs."
)
# fmt: off
FOREIGN = {
    "German": "Der Hafenvorstand hat am Dienstag beschlossen, den nördlichen Pier zu schließen, sagte die Vorsitzende."
    " Die Arbeiten werden ein Jahr dauern, und niemand weiß, was sie kosten, sagte sie nach der Sitzung im Rathaus.",
    "French": "Le conseil du port a décidé mardi de fermer la jetée du nord, a dit sa présidente. Les travaux dureront"
    " un an et personne ne sait ce que cela va coûter, a-t-elle dit après la réunion dans la salle de la mairie.",
    "Spanish": "La junta del puerto votó el martes por cerrar el muelle del norte, dijo su presidenta. Las obras"
    " durarán un año y nadie sabe lo que va a costar, dijo después de la reunión en el salón de la alcaldía.",
    "Swahili": "Bodi ya bandari ilipiga kura siku ya Jumanne kufunga gati ya kaskazini, mwenyekiti wake alisema. Kazi"
    " hiyo itachukua mwaka mmoja na hakuna anayejua gharama yake, alisema baada ya mkutano katika ukumbi wa mji huo.",
    "Russian or another language in Cyrillic letters": "Совет порта проголосовал во вторник за закрытие северного"
    " причала, сказала его председатель. Работы продлятся год, и никто не знает, сколько это стоит, сказала она.",
    "Chinese or Japanese": "港口委员会周二投票决定关闭北码头，主席说。"
    "工程将持续一年，没有人知道要花多少钱，她在会后对记者说。",
    "Japanese": "港湾委員会は火曜日に北桟橋を閉鎖することを決めたと委員長は述べた。"
    "工事は一年かかり、費用は誰も知らないという。",
    "Arabic, Persian or Urdu": "صوّت مجلس الميناء يوم الثلاثاء على إغلاق الرصيف الشمالي، كما قالت رئيسته. ستستغرق"
    " الأعمال سنة ولا أحد يعرف كم ستكلف، قالت بعد الاجتماع في قاعة البلدية.",
}
# fmt: on


def test_english_is_english() -> None:
    assert language.other(ENGLISH) is None
    assert language.other(ENGLISH.upper()) is None
    quoting = f"{ENGLISH} She quoted an old song: “{FOREIGN['German'][:90]}”"
    assert language.other(quoting) is None


def test_full_width_letters_are_letters() -> None:
    assert language.other("".join(chr(ord(c) + 0xFEE0) if "!" <= c <= "~" else c for c in ENGLISH)) is None


@pytest.mark.parametrize("name", FOREIGN)
def test_others_are_named(name: str) -> None:
    assert language.other(FOREIGN[name]) == name


@pytest.mark.parametrize("text", ["", "Pier closed", "Ferry: Bergen, Oslo, Hamburg, Kiel", "1 2 3 " * 50])
def test_nothing_is_said_of_what_is_too_short(text: str) -> None:
    assert language.other(text) is None


def test_an_article_that_begins_with_a_list_of_names() -> None:
    assert language.other("Korb Villem Dorn Brandt Olmos Velde " * 200 + ENGLISH * 30) is None


def test_other_languages_are_told_and_not_rated(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(FOREIGN["German"], encoding="utf-8")
    (tmp_path / "b.txt").write_text(ENGLISH, encoding="utf-8")
    files, _ = inputs.find([tmp_path])
    german, english = inputs.articles(files)
    assert (german.text, [problem.code for problem in german.problems]) == ("", ["not-english"])
    assert "German" in german.problems[0].message
    assert "--language any" in german.problems[0].message
    assert (english.text, english.problems) == (ENGLISH, ())
    any_, _ = inputs.articles(files, None, inputs.Options(language="any"))
    assert (any_.text, any_.problems, any_.id) == (FOREIGN["German"], (), german.id)


@given(st.text(max_size=300))
def test_any_text(text: str) -> None:
    assert language.foreign(text) is None or language.other(text)
    assert all(one.code == "mojibake" for one in mojibake.suspected(text))


@pytest.mark.parametrize("text", ["“It’s late,” she said – at the café.", "naïve façade Ångström", "Ã", "SÃO PAULO"])
def test_sound_text_is_left_alone(text: str) -> None:
    assert mojibake.suspected(text) == ()


def test_wrong_encodings_are_told_with_what_they_would_be(tmp_path: Path) -> None:
    wrong = "“It’s late,” she said – at the café.".encode().decode("cp1252", "replace")
    (tmp_path / "a.txt").write_text(f"The pier is old.\n{wrong}\n", encoding="utf-8")
    (article,) = inputs.read(tmp_path / "a.txt")
    (problem,) = article.problems
    assert (problem.code, problem.line) == ("mojibake", 2)
    assert "It's late" in problem.message.replace("’", "'")
    assert wrong in article.text  # told, and not changed


def test_what_is_not_needed_is_not_loaded() -> None:
    before = {name for name in sys.modules if name.startswith("ftfy")}
    mojibake.suspected(ENGLISH + " “Café”")
    assert {name for name in sys.modules if name.startswith("ftfy")} == before
