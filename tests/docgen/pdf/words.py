"""Russian prose without sense, the same for the same seed: words of the trade and of many lengths."""

from __future__ import annotations

from random import Random

_WORDS = (
    "наставник наставляемый программа план мероприятие встреча урок школа директор приказ срок результат "
    "образовательная организация педагогический работник методическое сопровождение профессиональное развитие "
    "индивидуальный взаимопосещение обсуждение самоанализ анкетирование и в на по с о к не для при под над "
    "в соответствии согласно утвердить назначить обеспечить организовать представить рассмотреть контроль за "
    "исполнением возложить заместитель директора учебно-воспитательной работе молодой специалист стаж опыт "
    "компетенции затруднения адаптация коллектив обучающиеся родители законные представители персональных данных "
    "обработка согласие отзыв письменное заявление настоящий порядок положение федеральный закон статья пункт "
    "2026 31.05.2027 № 15 45 минут 3-5 (пяти) «Школа» «Точка роста» – далее т.е. г. ул. им. и/или"
).split()


def sentence(random: Random, longest: int = 12) -> str:
    """A sentence of up to ``longest`` words."""
    words = [random.choice(_WORDS) for _ in range(random.randint(3, longest))]
    for at in range(2, len(words) - 1):
        if random.random() < 0.12:
            words[at] += random.choice(",,,;:")
    return words[0].capitalize() + " " + " ".join(words[1:]) + random.choice("....!?")


def prose(random: Random, count: int) -> str:
    """So many sentences."""
    return " ".join(sentence(random, 22) for _ in range(count))
