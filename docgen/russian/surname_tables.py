"""Surnames that follow no rule of spelling: small lists, each with its reason. Knows no endings."""

from __future__ import annotations

from docgen.russian.spelling import word_set

# French and other surnames stressed on the last vowel: nothing in the spelling says so.
FROZEN_SURNAMES = word_set(
    """дюма тома дега петипа золя труайя моруа люка дидро бенуа делакруа бурдуа ферма сера сёра дюра"""
)

# Foreign names that only look like -ов and -ин: «Чарлзом Дарвином», «с Бюловом».
FOREIGN_IN = word_set(
    """дарвин чаплин бин грин франклин гершвин кронин дювин кин цин мин лин шин син ван брин кельвин мэрвин
    алвин болдуин годвин берлин вавелин эйвин рубин фридлин бюлов флотов вирхов расин кальвин саладин куин
    мервин маклин кэмерин коллин стерлин"""
)

# Arabic names in -дин («вера»): «Шарафутдином», never «Шарафутдиным».
ARABIC_DIN = ("ддин", "тдин", "эддин", "ль-дин")

# German -их declines, Russian -их («Долгих») does not.
GERMAN_IKH = word_set("дитрих генрих гейнрих фридрих ульрих эрлих фрейндлих эйнрих гейндрих линдих рерих")

# Female surnames that the dictionary also has as a thing but everybody reads as -ов, -ин.
PLAIN_FEMININE = word_set(
    """королева кузина царева краева машина мишина казакова левина половина князева путина щедрина гущина
    оборина лесина вощина глыбина дружина перина марина фомина скотина холстина"""
)

# All nouns in -ова, -ева, -ёва that may be a woman's surname; every other such surname is a possessive.
NOUNS_IN_OVA = word_set(
    """бечева вдова голова дева дуброва ендова корова королева кошева обнова окова основа плева подкова полова
    песева понёва понева чернева рёва рева зёва зева сорвиголова сова"""
)

# Surnames in -ец, -ок whose vowel stays although a noun beside them loses it.
KEEPS_VOWEL = word_set("швец жнец мертвец чтец льстец игрок знаток ездок стрелок блок шток рок")

# Well known surnames in -ец that no noun of the dictionary stands behind; the ending is stressed.
USUAL_ETS = word_set("кравец горобец одинец")

# The dictionary stresses these wrongly: «Муромцем».
UNSTRESSED_ETS = word_set("муромец")

# Soft adjectives in -ий where a vowel stands before -ний («Синий»); the others there are nouns («Арсений»).
SOFT_ADJECTIVES = word_set("синий третий")

# Nouns in -ий although the letter before it is that of an adjective: names and Turkic or Ukrainian words.
NOUNS_IN_IY = word_set("корний гаджий топчий бойчий кобчий гий кий")

# The ending of the instrumental is stressed: «Ильичом», «Кузьмичом».
STRESSED_ICH = word_set("ильич кузьмич козьмич кузмич фомич лукич кирпич")

# First halves of double surnames that are titles or names of the East and never decline: «Мелик-Карамова».
FROZEN_FIRST_HALVES = word_set(
    """мелик гасан гусейн шолом мирза гаджи хаджи ходжа шейх эмир султан асан али ахмед мамед магомед
    мухаммед"""
)
