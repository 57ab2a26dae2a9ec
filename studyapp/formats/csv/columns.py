"""What the columns of a table mean, guessed from their names, or from what stands in them."""

import re
from collections.abc import Iterable, Mapping, Sequence

from studyapp.core.importing.tables import Column

_NAMES: Mapping[Column, str] = {
    Column.FRONT: "front question questions term terms word expression prompt q cue text kanji"
    " vorderseite frage begriff wort recto question terme mot anverso pregunta término termino"
    " palabra fronte domanda termine parola frente pergunta termo palavra voorkant vraag woord"
    " przód pytanie słowo framsida fråga вопрос лицо слово 正面 问题 問題 単語 表 質問 앞면 질문",
    Column.BACK: "back answer answers definition definitions translation meaning response a"
    " rückseite antwort definition übersetzung bedeutung verso réponse définition traduction"
    " reverso respuesta definición traducción retro risposta definizione traduzione resposta"
    " definição tradução achterkant antwoord vertaling tył odpowiedź definicja tłumaczenie"
    " baksida svar ответ определение перевод оборот 背面 答案 释义 裏 答え 意味 뒷면 답",
    Column.TAGS: "tags tag category categories labels label keywords schlagwörter schlagworte"
    " kategorie étiquettes marqueurs catégorie etiquetas categoría etichette categoria labels"
    " trefwoorden etykiety tagi метки теги 标签 分类 タグ 태그",
    Column.DECK: "deck decks stapel paquet mazo mazzo baralho talia колода 牌组 デッキ",
    Column.GUID: "guid uuid id note_id noteid identifier",
    Column.MORE: "more extra notes note comment comments remark example hint anmerkung bemerkung"
    " beispiel hinweis remarque exemple nota notas ejemplo esempio exemplo opmerking voorbeeld"
    " uwagi przykład пример заметка 备注 例句 例文 back_extra",
    Column.KEY_POINTS: "key_points keypoints points stichpunkte points_clés puntos_clave",
    Column.CHOICES: "choices options",
    Column.PRIORITY: "priority priorität priorité prioridad priorità prioridade",
    Column.SOURCE: "source quelle fuente fonte bron źródło источник",
    Column.KIND: "kind type notetype note_type card_type",
    Column.ATTRIBUTES: "attributes",
}
_LANGUAGES = (
    "english german french spanish italian portuguese dutch polish russian chinese japanese korean"
    " latin greek turkish arabic swedish deutsch englisch französisch spanisch italienisch latein"
    " français anglais allemand espagnol español inglés alemán francés italiano inglese"
)
_WORD = re.compile(r"\W+")
# "noun" in each of three rows may be the answers of a short list; in four it is a mark.
_LEAST_TAGS = 4
# "physics::optics::waves interview::second-round chapter::two" is as long as tags are written.
_LONGEST_TAGS = 60
_TAGS = re.compile(r"[\w:+#/&.-]+(?:[ ,;]+[\w:+#/&.-]+)*")


def known_names() -> dict[str, Column]:
    """Return what each name of a column means."""
    return {name: column for column, names in _NAMES.items() for name in names.split()}


def meaning(name: str, names: Mapping[str, Column]) -> Column | None:
    """Return what a name of a column means, None when it says nothing."""
    return names.get(_WORD.sub("_", name.strip().casefold()).strip("_"))


def is_header(row: Sequence[str]) -> bool:
    """Whether a first row names the columns."""
    if len(row) < 2 or any("\n" in cell for cell in row):
        return False
    names = known_names()
    meanings = [meaning(cell, names) for cell in row]
    known = [cell for cell, each in zip(row, meanings, strict=True) if each]
    # Half: "Front, Back, Level, Date" names columns, of which two are ours. One letter is not
    # enough: "A;Apfel" is the beginning of a vocabulary.
    if len(known) * 2 >= len(row) and (len(known) > 1 or len(known[0].strip()) > 1):
        return Column.FRONT in meanings or Column.BACK in meanings or Column.TAGS in meanings
    languages = _LANGUAGES.split()
    return len(row) == 2 and all(cell.strip().casefold() in languages for cell in row)


def columns_named(row: Sequence[str]) -> list[Column | None]:
    """Return what the columns mean that a row names; of two with one meaning the first has it."""
    names = known_names()
    columns: list[Column | None] = []
    for cell in row:
        column = meaning(cell, names)
        is_taken = column is not None and column in columns and not column.is_shared
        columns.append(None if is_taken else column)
    return columns


def completed(
    columns: Iterable[Column | None], rows: Sequence[Sequence[str]]
) -> tuple[Column | None, ...]:
    """Give the columns that say nothing a meaning: front, back, tags if they look so, or more."""
    completed = list(columns)
    for place, column in enumerate(completed):
        if column is not None:
            continue
        if Column.FRONT not in completed:
            completed[place] = Column.FRONT
        elif Column.BACK not in completed:
            completed[place] = Column.BACK
        elif Column.TAGS not in completed and _are_tags([row[place : place + 1] for row in rows]):
            completed[place] = Column.TAGS
        else:
            completed[place] = Column.MORE
    return tuple(completed)


def _are_tags(cells: Sequence[Sequence[str]]) -> bool:
    """Whether cells look like tags: short, and the same ones again and again."""
    texts = [cell[0].strip() for cell in cells if cell and cell[0].strip()]
    if len(texts) < _LEAST_TAGS or any(
        len(t) > _LONGEST_TAGS or not _TAGS.fullmatch(t) for t in texts
    ):
        return False
    words = [word for text in texts for word in re.split(r"[ ,;]+", text)]
    # "chapter-3 history war exam" are tags, five words are a sentence; and of ten words seven
    # different ones come again like tags, eight are translations.
    is_short = len(words) <= 4 * len(texts) and not any(t.endswith(".") for t in texts)
    return is_short and (len(set(words)) <= len(words) * 0.7 or any("::" in t for t in texts))
