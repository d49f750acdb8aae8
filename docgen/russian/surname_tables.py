"""Surnames that follow no rule of spelling: small lists, each with its reason. Knows no endings."""

from __future__ import annotations

from docgen.russian.spelling import word_set

# French and other surnames stressed on the last vowel: nothing in the spelling says so.
FROZEN_SURNAMES = word_set("дюма тома дега петипа золя труайя моруа люка дидро бенуа делакруа бурдуа")

# Foreign names that only look like -ов and -ин: «Чарлзом Дарвином».
FOREIGN_IN = word_set(
    """дарвин чаплин бин грин франклин гершвин кронин дювин кин цин мин лин шин син ван брин кельвин мэрвин
    алвин болдуин годвин берлин вавелин эйвин рубин фридлин"""
)

# German -их declines, Russian -их («Долгих») does not.
GERMAN_IKH = word_set("дитрих генрих гейнрих фридрих ульрих эрлих фрейндлих эйнрих гейндрих линдих рерих")

# Female surnames that the dictionary also has as a thing but everybody reads as -ов, -ин.
PLAIN_FEMININE = word_set("королева кузина царева краева машина мишина казакова левина половина князева")

# Surnames in -ец, -ок whose vowel stays although a noun beside them loses it.
KEEPS_VOWEL = word_set("швец жнец мертвец чтец льстец игрок знаток ездок стрелок блок шток рок")

# Soft adjectives in -ий: the other surnames in -ий are nouns («Корний», «Палий»).
SOFT_ADJECTIVES = word_set(
    """синий зимний летний весенний осенний крайний нижний верхний средний задний передний древний последний
    соседний поздний ранний давний дальний ближний третий"""
)

# The ending of the instrumental is stressed: «Ильичом», «Кузьмичом».
STRESSED_ICH = word_set("ильич кузьмич фомич лукич кирпич")
