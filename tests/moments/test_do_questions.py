"""What visitors ask of a how-to beside its steps, and the forms that its structured data takes."""

import pytest

HOW_TO = "<h1>How to oil a worktop</h1><p>Wash the wood, let it dry and wipe on the oil.</p>"


@pytest.mark.parametrize(
    ("question", "body", "lang", "status"),
    [
        ("do.difficulty_cost", "<p>Difficulty: easy</p>", "en", "answered"),
        ("do.difficulty_cost", "<dl><dt>Raskusaste</dt><dd>lihtne</dd></dl>", "et", "answered"),
        ("do.difficulty_cost", "<p>难度：简单</p>", "zh", "answered"),
        (
            "do.troubleshoot",
            "<h2>Troubleshooting</h2><p>If it stays sticky, wipe off more oil.</p>",
            "en",
            "answered",
        ),
        (
            "do.troubleshoot",
            "<h2>Levinud vead</h2><p>Liiga palju õli jätab pinna kleepuma.</p>",
            "et",
            "answered",
        ),
        ("do.troubleshoot", "<h2>常见问题</h2><p>如果表面发黏，请擦去多余的油。</p>", "zh", "answered"),
        ("do.download_tool", "<p><a href='/f.pdf'>Download the checklist</a></p>", "en", "answered"),
        ("do.download_tool", "<p><a href='/k'>Õlikulu kalkulaator</a></p>", "et", "answered"),
        ("do.download_tool", "<p><a href='/k'>下载申请表</a></p>", "zh", "answered"),
        ("do.print_save", "<button>Print recipe</button>", "en", "answered"),
        ("do.print_save", "<button>Prindi</button>", "et", "answered"),
        ("do.print_save", "<button>打印本页</button>", "zh", "answered"),
        ("do.print_save", "", "en", "not-found"),
        ("do.troubleshoot", "", "en", "not-found"),
    ],
)
def test_a_how_to_is_asked_more_than_its_steps(ask, question, body, lang, status):
    assert ask(question, HOW_TO + body, lang=lang).status.value == status


@pytest.mark.parametrize(
    "question", ["do.difficulty_cost", "do.troubleshoot", "do.download_tool", "do.print_save"]
)
def test_nobody_asks_that_of_a_firm(ask, question):
    body = "<h1>Acme</h1><p>Level 3 support</p><a href='/app'>Download</a><button>Print</button>"
    assert ask(question, body).status.value == "not-applicable"


@pytest.mark.parametrize(
    "instructions",
    [
        ["Wash it.", "Dry it.", "Oil it."],
        "Wash it.\nDry it.\nOil it.",
        "<p>Wash it.</p><p>Dry it.</p><p>Oil it.</p>",
        [{"@type": "HowToStep", "text": text} for text in ("Wash it.", "Dry it.", "Oil it.")],
        [{"@type": "HowToStep", "name": text} for text in ("Wash it.", "Dry it.", "Oil it.")],
        {"@type": "ItemList", "itemListElement": ["Wash it.", "Dry it.", "Oil it."]},
        [
            {
                "@type": "HowToSection",
                "name": "First",
                "itemListElement": [{"@type": "HowToStep", "text": "Wash it."}],
            },
            {
                "@type": "HowToSection",
                "name": "Then",
                "itemListElement": [
                    {
                        "@type": "HowToStep",
                        "itemListElement": [{"@type": "HowToDirection", "text": "Dry it."}],
                    },
                    {"@type": "HowToStep", "text": "Oil it."},
                ],
            },
        ],
    ],
)
def test_the_steps_of_structured_data_are_counted_in_every_form(ask, instructions):
    recipe = {"@type": "Recipe", "name": "Oil", "recipeInstructions": instructions}
    answer = ask("do.steps", "<h1>Oil</h1><p>Wash it.</p>", structured=[recipe])
    assert (answer.answer, answer.quote) == ("3 steps", "Wash it.")


@pytest.mark.parametrize(
    ("lang", "body", "count", "quote"),
    [
        (
            "en",
            "<p>Do this. Step 1 - Wash the wood. Step 2 - Sand it. Step 3 - Oil it.</p>",
            3,
            "Step 1 - Wash",
        ),
        (
            "en",
            "<p>STEP 1</p><p>Wash the wood.</p><p>STEP 2</p><p>Sand it.</p><p>STEP 3</p><p>Oil it.</p>",
            3,
            "Wash",
        ),
        ("et", "<p>1) Pese puit. 2) Lihvi seda. 3) Õlita ja poleeri puit.</p>", 3, "1) Pese"),
        ("zh", "<p>步骤1</p><p>清洗木板</p><p>步骤2</p><p>打磨</p><p>步骤3</p><p>上油</p>", 3, "清洗木板"),
        (
            "ru",
            "<h2>Первый шаг</h2><p>Вымойте.</p><h2>Второй шаг</h2><p>Высушите.</p><h2>Третий шаг</h2><p>Смажьте.</p>",
            3,
            "Вымойте",
        ),
        (
            "fr",
            "<h3>Étape 1</h3><p>Lavez.</p><h3>Étape 2</h3><p>Séchez.</p><h3>Étape 3</h3><p>Huilez.</p>",
            3,
            "Lavez",
        ),
        ("ar", "<p>الخطوة 1: اغسل</p><p>الخطوة 2: جفف</p><p>الخطوة 3: ادهن</p>", 3, "الخطوة 1"),
    ],
)
def test_a_step_is_shown_by_what_it_says(ask, lang, body, count, quote):
    answer = ask("do.steps", f"<h1>How to oil a worktop</h1>{body}", lang=lang)
    assert (answer.answer, quote in answer.quote) == (f"{count} steps", True)


@pytest.mark.parametrize(
    ("lang", "body"),
    [
        ("en", "<h3>You will need</h3><p>1 cup of lentils<br>2 onions<br>3 carrots</p>"),
        ("et", "<h3>Vaja läheb</h3><p>lihvpaber, õli, lapp ja pintsel</p>"),
    ],
)
def test_what_is_needed_may_stand_in_one_paragraph(ask, lang, body):
    assert ask("do.ingredients", body, lang=lang).status.value == "answered"
