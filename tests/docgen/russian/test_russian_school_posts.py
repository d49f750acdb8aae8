"""The verified table of school posts: what the algorithm says of each, and that the table wins."""

import pytest

from docgen.russian import CASES, decline_post
from docgen.russian.posts import decline_by_rule
from docgen.russian.school_posts import school_posts

# The dictionary knows «электроник» only as a form of «электроника»: the table alone declines it.
TABLE_ALONE = {"инженер-электроник"}
POSTS = sorted(school_posts())

# Nomenclature of posts of teachers, II of part I (постановление Правительства РФ от 21.02.2022 № 225).
NOMENCLATURE = [
    "воспитатель",
    "инструктор-методист",
    "концертмейстер",
    "логопед",
    "методист",
    "педагог-библиотекарь",
    "педагог-организатор",
    "педагог-психолог",
    "преподаватель",
    "преподаватель-организатор",
    "тренер-преподаватель",
    "тьютор",
    "учитель",
    "учитель-дефектолог",
    "учитель-логопед",
]


class TestSchoolPosts:
    def test_are_about_four_hundred_and_hold_the_nomenclature(self):
        assert len(POSTS) > 400
        assert {*NOMENCLATURE, "социальный педагог", "старший вожатый", "музыкальный руководитель"} <= set(
            POSTS
        )

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
