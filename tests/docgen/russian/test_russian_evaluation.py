"""The grammar measured on a table: every kind of table, by case, gender and class."""

import pytest

from docgen.russian.evaluation import evaluate, read_questions

NAMES = """part\tnominative\tgender\tcase\texpected\tsource
last\tТкач\tm\tins\tТкачом\tt
last\tТкач\tm\tgen\tТкаче\tt
first\tПётр\tm\tgen\tПетра\tt
middle\tИльич\tm\tins\tИльичом\tt
full\tТкач Иван Ильич\tm\tgen\tТкача Ивана Ильича\tt
short\tТкач Иван Ильич\tm\tdat\tТкачу И. И.\tt
professions\tУчитель химии\t-\tgen\tУчителя химии\tt
"""
OTHERS = {
    "post": "nominative\thead_gender\tcase\texpected\nучитель химии\tm\tpl.nom\tучителя химии\n",
    "organisation": "nominative\tgender\tcase\texpected\nШкола № 5\t-\tgen\tШколы № 5\n",
    "agreement": "masc\tgender\texpected\nназначен\tfemn\tназначена\n",
    "card": "kind\tvalue\tunit\tcase\texpected\ncard\t22\tученик\tacc\tдвадцать два ученика\n",
    "ord": "kind\tvalue\tunit\tcase\texpected\nord\t9\tкласс\tloc\tдевятом классе\n",
    "money": "kind\tvalue\tunit\tcase\texpected\nmoney\t1.00\tRUB\tnom\tОдин рубль 00 копеек\n",
    "date": "kind\tvalue\tcase\texpected\ndate\t2000-09-01\tgen\tпервого сентября двухтысячного года\n",
    "card_raw": "kind\tvalue\tunit\tcase\texpected\ncard_raw\t2\tf\tnom\tдве|два\n",
    "ord_raw": "kind\tvalue\tunit\tcase\texpected\nord_raw\t2\tf\tnom\tвторая\n",
}


class TestEvaluation:
    def test_counts_by_class_case_and_gender(self):
        report = evaluate(NAMES.splitlines())
        assert report.share(("всего", "")) == pytest.approx(6 / 7)
        assert report.share(("класс", "last")) == 0.5
        assert report.share(("падеж", "ins")) == 1
        assert report.right[("род", "m")] == 5
        assert report.whole_right == (5, 6)

    def test_names_every_mistake(self):
        (mistake,) = evaluate(NAMES.splitlines()).mistakes
        assert (mistake.question.text, mistake.answer) == ("Ткач", "Ткача")

    @pytest.mark.parametrize("topic", OTHERS)
    def test_reads_every_kind_of_table(self, topic):
        report = evaluate(OTHERS[topic].splitlines())
        assert report.mistakes == []
        assert report.total[("класс", topic)] == 1

    def test_tells_how_many_names_are_doubted(self):
        rows = ("Белов\tm\tgen\tБелова", "Белов\tm\tdat\tБелову", "Калина\tf\tgen\tКалиной")
        rows += ("Шевченко\tm\tgen\tШевченко",)
        table = ["part\tnominative\tgender\tcase\texpected", *(f"last\t{row}" for row in rows)]
        assert evaluate(table).sureness == {"high": 1, "medium": 1, "low": 1}
        assert evaluate(OTHERS["money"].splitlines()).sureness == {}

    def test_is_strict_in_yo_unless_told_otherwise(self):
        table = ["part\tnominative\tgender\tcase\texpected", "last\tГрачёв\tm\tgen\tГрачева"]
        assert len(evaluate(table).mistakes) == 1
        assert evaluate(table, fold_yo=True).mistakes == []

    def test_a_refusal_is_a_mistake_and_no_exception(self):
        table = ["kind\tvalue\tunit\tcase\texpected", "card\t2\tбыстро\tnom\tдва"]
        assert evaluate(table).mistakes[0].answer.startswith("–")

    def test_an_unknown_table_is_refused(self):
        with pytest.raises(ValueError, match="не понята шапка"):
            list(read_questions(["а\tб", "1\t2"]))
