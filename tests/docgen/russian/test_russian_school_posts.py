"""The verified table of school posts: what the algorithm says of each, and that the table wins."""

import pytest

from docgen.russian import CASES, decline_post
from docgen.russian.posts import decline_by_rule
from docgen.russian.school_posts import school_posts

# The dictionary knows «электроник» only as a form of «электроника»: the table alone declines it.
TABLE_ALONE = {"инженер-электроник"}
POSTS = sorted(school_posts())

# The nomenclature (постановление Правительства РФ от 21.02.2022 № 225) as its parts name the posts; the act
# brackets several («руководитель (директор, начальник) структурного подразделения»), here each stands alone.
# Written down from knowledge of the act, not from its text: a row the act does not have does no harm.
TEACHERS_OF_UNIVERSITIES = """
ассистент; декан факультета; начальник факультета; директор института; доцент; заведующий кафедрой;
начальник кафедры; заместитель начальника кафедры; преподаватель; профессор; старший преподаватель
"""
OTHER_TEACHERS = """
воспитатель; инструктор-методист; инструктор по труду; инструктор по физической культуре;
концертмейстер; логопед; мастер производственного обучения; методист; музыкальный руководитель;
педагог дополнительного образования; педагог-библиотекарь; педагог-организатор; педагог-психолог;
преподаватель-организатор основ безопасности жизнедеятельности; преподаватель-организатор основ
безопасности и защиты Родины; руководитель физического воспитания; советник директора по воспитанию
и взаимодействию с детскими общественными объединениями; социальный педагог; старший вожатый;
старший воспитатель; старший инструктор-методист; старший методист; старший педагог дополнительного
образования; старший тренер-преподаватель; тренер-преподаватель; тьютор; учитель;
учитель-дефектолог; учитель-логопед
"""
HEADS = """
ректор; директор; заведующий; начальник; президент; первый проректор; проректор; заместитель
руководителя; первый заместитель руководителя; заместитель директора; заместитель заведующего;
заместитель начальника; руководитель структурного подразделения; директор структурного
подразделения; заведующий структурным подразделением; начальник структурного подразделения;
заместитель руководителя структурного подразделения; заместитель директора структурного
подразделения; заместитель начальника структурного подразделения; помощник ректора; помощник
проректора; руководитель учебной практики; руководитель производственной практики; заведующий
учебной практикой; заведующий производственной практикой; советник при ректорате; старший мастер;
учёный секретарь; учёный секретарь совета образовательной организации; учёный секретарь совета
факультета; учёный секретарь совета института
"""
NOMENCLATURE = [
    " ".join(post.split())
    for part in (TEACHERS_OF_UNIVERSITIES, OTHER_TEACHERS, HEADS)
    for post in part.split(";")
]


class TestSchoolPosts:
    def test_are_about_four_hundred(self):
        assert len(POSTS) > 400

    @pytest.mark.parametrize("post", NOMENCLATURE)
    def test_hold_the_whole_nomenclature(self, post):
        assert post in school_posts()

    @pytest.mark.parametrize("post", POSTS)
    def test_are_declined_as_the_table_says_and_the_algorithm_agrees(self, post):
        for plural, forms in enumerate(school_posts()[post]):
            assert decline_post(post, plural=bool(plural)) == forms
            if post not in TABLE_ALONE:
                assert decline_by_rule(post, plural=bool(plural)).by_case == forms.by_case

    def test_the_posts_of_the_table_alone_are_beyond_the_algorithm(self):
        for post in TABLE_ALONE:
            assert decline_by_rule(post).genitive != school_posts()[post][0].genitive

    def test_a_capital_letter_is_kept(self):
        assert decline_post("Учитель химии").dative == "Учителю химии"
        assert decline_post("Инженер-электроник").instrumental == "Инженером-электроником"

    def test_only_the_head_changes(self):
        for post, (one, _) in school_posts().items():
            tail = post.rpartition(" ")[2]
            if " " in post and tail.isupper():
                assert all(one.case(case).endswith(tail) for case in CASES)
