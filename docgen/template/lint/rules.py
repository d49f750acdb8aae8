"""The rules a form is checked by: code, what is wrong, how it is mended, an example, whether it mends itself.

The page docs/faults.md is written from this table, and a test sees that every rule finds its example.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Rule:
    """One kind of fault. ``example`` is a tag or text that has it; ``fixable`` means one sure cure exists."""

    code: str
    meaning: str
    cure: str
    example: str
    fixable: bool = False


_RULES = (
    Rule(
        "unclosed_tag", "Тег открыт и не закрыт, или наоборот.",
        "Поставьте обе скобки в одном абзаце.", "{{ имя",
    ),
    Rule(
        "crossed_braces", "Тег открыт одними скобками, а закрыт другими.",
        "Закройте тем же знаком.", "{% if x }}", True,
    ),
    Rule(
        "spaced_braces", "Между скобками тега стоит пробел.",
        "Сотрите пробел между скобками.", "{ { имя } }", True,
    ),
    Rule("single_braces", "Слово формы стоит в одинарных скобках.", "Удвойте скобки.", "{имя}", True),
    Rule("invisible_character", "В теге есть невидимый знак.", "Наберите тег заново.", "{{ и·мя }}", True),
    Rule(
        "mixed_letters", "В слове перемешаны русские и латинские буквы.",
        "Наберите слово заново.", "{{ cыр }}", True,
    ),
    Rule(
        "long_tag", "Тег длиннее 2000 знаков.",
        "Разделите его на части словом set.", "{{ очень длинно… }}",
    ),
    Rule(
        "too_many_tags", "В форме больше 3000 тегов.",
        "Разделите форму или повторите строки циклом.", "{{ x }} × 3001",
    ),
    Rule("unknown_statement", "Такой команды нет.", "Проверьте, как она пишется.", "{% fro п in x %}"),
    Rule(
        "russian_keyword", "Команда написана по-русски.",
        "Команды пишут по-английски.", "{% если x %}", True,
    ),
    Rule(
        "cyrillic_prefix", "Приставка тега набрана русскими буквами.",
        "Наберите её латиницей.", "{%тр for п in x %}", True,
    ),
    Rule("missing_space", "После приставки нет пробела.", "Поставьте пробел.", "{%trfor п in x %}", True),
    Rule("split_ending", "Команда написана с пробелом внутри.", "Пишите её слитно.", "{% end if %}", True),
    Rule("surplus_words", "После команды стоит лишнее.", "Оставьте одну команду.", "{% endif x %}", True),
    Rule("syntax", "Тег написан с ошибкой.", "Проверьте скобки, кавычки и знаки.", "{{ x | }}"),
    Rule(
        "guillemets", "Текст внутри тега взят в «ёлочки».",
        'Поставьте прямые кавычки "…".', "{{ x | или(«нет») }}", True,
    ),
    Rule(
        "single_equals", "Сравнение написано одним знаком «=».",
        "Поставьте «==».", "{% if x = 1 %}", True,
    ),
    Rule(
        "wrong_sign", "Стоит знак из другого языка.",
        "Пишите and, or, !=, >=, <=, -.", "{% if x && y %}", True,
    ),
    Rule("missing_pipe", "Между словом и фильтром нет черты.", "Поставьте «|».", "{{ x дательный }}", True),
    Rule("unclosed_quote", "Кавычка открыта и не закрыта.", "Закройте кавычку.", "{{ x | или(\"нет) }}"),
    Rule("unclosed_parenthesis", "Скобка открыта и не закрыта.", "Закройте скобку.", "{{ (x }}"),
    Rule("unknown_filter", "Такого фильтра нет.", "Выберите фильтр из списка.", "{{ x | дательнй }}"),
    Rule(
        "unknown_loop_word", "Такого слова у цикла нет.",
        "Есть index, first, last, length.", "{{ loop.indeks }}",
    ),
    Rule(
        "forbidden_syntax", "Такое в форме не разрешено.",
        "Вычислите это заранее, не в форме.", "{{ x.upper() }}",
    ),
    Rule(
        "deep_expression", "В теге слишком много вложенных действий.",
        "Упростите его.", "{{ ((((…)))) }}",
    ),
    Rule(
        "unknown_word", "Такого слова у этой формы нет.",
        "Выберите слово из перечня.", "{{ наставик.фио }}",
    ),
    Rule(
        "two_paragraph_tags", "Два тега с «p» в одном абзаце.",
        "Поставьте каждый в свой абзац.", "{%p if x %}{%p endif %}", True,
    ),
    Rule(
        "two_row_tags", "Два тега с «tr» в одной строке (или «tc» в ячейке).",
        "Поставьте каждый в свою.", "{%tr for п in x %}{%tr endfor %}",
    ),
    Rule(
        "lost_text", "Текст рядом с тегом «p», «tr» или «tc» пропадёт.",
        "Отделите тег от текста.", "пункт {%p if x %}", True,
    ),
    Rule(
        "row_tag_outside_table", "Тег «tr» или «tc» стоит вне таблицы.",
        "Замените приставку на «p».", "{%tr if x %}", True,
    ),
    Rule(
        "prefix_mismatch", "Приставки начала и конца блока разные.",
        "Сделайте их одинаковыми.", "{%p if x %} … {% endif %}", True,
    ),
    Rule("unclosed_block", "Блок не закрыт.", "Добавьте endif или endfor.", "{% if x %}"),
    Rule(
        "stray_tag", "Конец или середина блока без начала.",
        "Сотрите или добавьте начало.", "{% endif %}",
    ),
    Rule("deep_nesting", "Больше 12 блоков один в другом.", "Упростите форму.", "{% if … %} × 13"),
    Rule(
        "empty_block", "Между началом и концом блока ничего нет.",
        "Сотрите блок или наполните его.", "{% if x %}{% endif %}",
    ),
    Rule(
        "merge_outside_loop", "vm или hm стоит вне цикла или вне таблицы.",
        "Перенесите в ячейку цикла.", "{% vm %}",
    ),
    Rule(
        "block_cuts_element", "Блок начинается в одной ячейке или строке, а кончается в другой.",
        "Поставьте оба тега в отдельные строки.", "{% for … %} | {% endfor %}",
    ),
    Rule(
        "torn_markup", "Разметка файла рядом с тегом повреждена, в Word этого не видно.",
        "Наберите абзац заново и сохраните форму в Word.", "{{ x }}…}}",
    ),
    Rule(
        "chart_in_loop", "Диаграмма стоит в цикле.",
        "Вынесите её из цикла.", "замещающий текст {{ итоги }}",
    ),
    Rule(
        "issued_document", "Это готовый документ, а не форма.",
        "Откройте исходную форму.", "Состояние: Выпущен",
    ),
    Rule(
        "strict_format", "Файл в строгом формате Open XML.",
        "Сохраните как «Документ Word (.docx)».", "Strict Open XML",
    ),
)  # fmt: skip
RULES = {rule.code: rule for rule in _RULES}
