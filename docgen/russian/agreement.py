"""The words of the forms that follow a person's or an organisation's gender: a closed table.

A closed table is exact where a library guesses («нижеподписавшийся»), and an unknown word is an error, so a
form never prints a wrong ending. Knows no people: a gender letter comes in, a word goes out.
"""

from __future__ import annotations

from docgen.errors import RenderError
from docgen.russian.adjectives import adjective_form
from docgen.russian.forms import CASES, Gender
from docgen.russian.spelling import word_set

# «назначен» → назначена, назначено, назначены.
_SHORT = word_set(
    """назначен принят уволен зачислен отчислен ознакомлен зарегистрирован направлен допущен рекомендован
    поощрён закреплён переведён освобождён награждён утверждён включён исключён предупреждён уведомлён
    проинформирован привлечён избран аттестован приглашён отстранён обязан удостоен подписан согласован
    рассмотрен одобрен оформлен составлен заключён расторгнут выдан установлен признан введён восстановлен
    объявлен прекращён представлен подготовлен разработан проведён выполнен проверен премирован снят лишён
    командирован прикреплён определён оставлен вызван опрошен застрахован трудоустроен завершён продлён"""
)

# «именуемый» → именуемая, именуемое, именуемые; in every case: «действующего» → «действующей».
_FULL = word_set(
    """именуемый работающий проживающий действующий зарегистрированный назначенный исполняющий обучающийся
    являющийся указанный нижеподписавшийся родившийся ответственный который данный уважаемый закреплённый
    несовершеннолетний замещающий расположенный находящийся осуществляющий принятый занимающий имеющий
    выполняющий получивший подписавший представивший окончивший прошедший принявший переведённый утверждённый
    освобождённый зачисленный ознакомленный обязанный следующий настоящий молодой новый первый второй
    наставляемый привлекаемый"""
)

# «получил» → получила, получило, получили.
_PAST = word_set(
    """получил предоставил дал подписал обязался отказался обратился выразил согласился просил прочитал
    проработал окончил замещал осуществлял принимал родился принял передал выполнил завершил начал работал
    являлся разработал подготовил представил согласовал утвердил назначил участвовал исполнял ознакомился
    поступил обучался находился проживал занимал заявил сообщил указал выдал вручил оказал поручил заполнил"""
)

# Masculine → feminine, neuter, plural; a dash is a form that does not exist.
_OWN: dict[str, tuple[str, str, str]] = {
    "согласен": ("согласна", "согласно", "согласны"),
    "должен": ("должна", "должно", "должны"),
    "вправе": ("вправе", "вправе", "вправе"),
    "прошёл": ("прошла", "прошло", "прошли"),
    "внёс": ("внесла", "внесло", "внесли"),
    "провёл": ("провела", "провело", "провели"),
    "перевёл": ("перевела", "перевело", "перевели"),
    "приобрёл": ("приобрела", "приобрело", "приобрели"),
    "достиг": ("достигла", "достигло", "достигли"),
    "этот": ("эта", "это", "эти"),
    "тот": ("та", "то", "те"),
    "готов": ("готова", "готово", "готовы"),
    "прав": ("права", "право", "правы"),
    "рад": ("рада", "радо", "рады"),
    "нёс": ("несла", "несло", "несли"),
    "мог": ("могла", "могло", "могли"),
    "сам": ("сама", "само", "сами"),
    "один": ("одна", "одно", "одни"),
    "свой": ("своя", "своё", "свои"),
    "мой": ("моя", "моё", "мои"),
    "моего": ("моей", "моего", "моих"),
    "моему": ("моей", "моему", "моим"),
    "он": ("она", "оно", "они"),
    "его": ("её", "его", "их"),
    "него": ("неё", "него", "них"),
    "ему": ("ей", "ему", "им"),
    "нему": ("ней", "нему", "ним"),
    "им": ("ею", "им", "ими"),
    "ним": ("ней", "ним", "ними"),
    "нём": ("ней", "нём", "них"),
    "сын": ("дочь", "–", "дети"),
    "сына": ("дочери", "–", "детей"),
    "сыну": ("дочери", "–", "детям"),
    "сыном": ("дочерью", "–", "детьми"),
    "подопечный": ("подопечная", "–", "подопечные"),
    "подопечного": ("подопечной", "–", "подопечных"),
}


def _table() -> dict[str, tuple[str, str, str]]:
    table = dict(_OWN)
    for word in _SHORT:
        stem = word.replace("ё", "е")
        table[word] = (stem + "а", stem + "о", stem + "ы")
    for word in _PAST:
        stem, tail = (word[:-2], "сь") if word.endswith("ся") else (word, "")
        table[word] = (stem + "а" + tail, stem + "о" + tail, stem + "и" + tail)
    for word in _FULL:
        for case in CASES:
            masculine = adjective_form(word, case, "m")
            others = [adjective_form(word, case, gender) for gender in ("f", "n", "p")]
            table.setdefault(masculine, (others[0], others[1], others[2]))
    return table


AGREEMENT: dict[str, tuple[str, str, str]] = _table()
_UNSPELLED = {word.replace("ё", "е"): word for word in AGREEMENT if "ё" in word}
_PLACES: dict[Gender, int] = {"f": 0, "n": 1, "p": 2}


def agree(word: str, gender: str) -> str:
    """The word, given in the masculine, in the gender: «m», «f», «n» or «p» for a plural.

    A capital stays a capital. RenderError on a word outside the table or without such a form. A masculine
    genitive («действующего») is read as a genitive and never as an accusative.
    """
    if gender not in {"m", *_PLACES}:
        raise RenderError(f"нет рода «{gender}», есть: m, f, n, p")
    key = _UNSPELLED.get(word.lower(), word.lower())
    if key not in AGREEMENT:
        raise RenderError(f"слова «{word}» нет в таблице согласования: впишите его в форму без фильтра «род»")
    if gender == "m":
        return word
    found = AGREEMENT[key][0 if gender == "f" else 1 if gender == "n" else 2]
    if found == "–":
        raise RenderError(f"у слова «{word}» нет нужного рода («{gender}»)")
    return found[0].upper() + found[1:] if word[:1].isupper() else found
