"""The moment "know": what explains in any script, and what only looks long."""

import pytest

from mmaudit.model.answer import Moment
from mmaudit.moments.words import measure_words

ENGLISH = (
    "A heat pump moves warmth from the air, the ground or water into the house. It needs about a third of the "
    "electricity that a radiator takes for the same warmth, because it does not make heat but carries it. In cold "
    "weather the machine works harder and yields less, so the insulation of the house decides how large it must be."
)
TEXTS = {
    "en": ENGLISH,
    "et": "Soojuspump kannab soojuse õhust, maapinnast või veest majja. Sama soojushulga jaoks kulub sellel umbes "
    "kolmandik elektrist, mida võtab radiaator, sest soojust ei toodeta, vaid kantakse edasi. Külma ilmaga peab seade "
    "rohkem töötama ja annab vähem, seetõttu määrab vajaliku võimsuse maja soojustus.",
    "zh": "热泵把空气、地下或水中的热量搬进室内。得到同样的热量，它的耗电大约只有电暖器的三分之一，因为它不产生热量，"
    "而是搬运热量。天气寒冷时，机器更费力而产出更少，所以房屋的保温情况决定了需要多大的功率。选择型号之前，"
    "应当先请专业人员计算房屋的热负荷，再比较不同温度下的性能。",
    "th": "ปั๊มความร้อนนำความร้อนจากอากาศ พื้นดิน หรือน้ำเข้ามาในบ้าน ใช้ไฟฟ้าประมาณหนึ่งในสามของเครื่องทำความร้อนทั่วไป "
    "เพราะไม่ได้สร้างความร้อนแต่ขนย้ายความร้อน ในอากาศหนาวเครื่องต้องทำงานหนักขึ้นและให้ความร้อนน้อยลง "
    "ดังนั้นฉนวนของบ้านจึงเป็นตัวกำหนดว่าต้องใช้เครื่องขนาดใดและควรให้ผู้เชี่ยวชาญคำนวณก่อนเลือกซื้อเครื่องทุกครั้ง",
    "hi": "हीट पंप हवा, ज़मीन या पानी से गर्मी को घर के भीतर लाता है। समान गर्मी के लिए यह रेडिएटर की तुलना में लगभग एक "
    "तिहाई बिजली लेता है, क्योंकि यह गर्मी पैदा नहीं करता बल्कि उसे ढोता है। ठंडे मौसम में मशीन को अधिक काम करना पड़ता है और "
    "वह कम गर्मी देती है, इसलिए घर का इन्सुलेशन तय करता है कि वह कितनी बड़ी होनी चाहिए। मॉडल चुनने से पहले किसी जानकार से "
    "घर की ज़रूरत का हिसाब लगवाना अच्छा रहता है और अलग तापमानों पर तुलना करनी चाहिए।",
    "ka": "სითბური ტუმბო სითბოს ჰაერიდან, მიწიდან ან წყლიდან სახლში გადაიტანს. იმავე სითბოსთვის მას რადიატორთან "
    "შედარებით ელექტროენერგიის დაახლოებით მესამედი სჭირდება, რადგან სითბოს არ წარმოქმნის, არამედ გადააქვს. "
    "ცივ ამინდში მანქანა უფრო მეტს მუშაობს და ნაკლებს იძლევა, ამიტომ სახლის დათბუნება განსაზღვრავს მის ზომას.",
}


def _knows(answers, body, **options):
    return answers(body, **options).moments[Moment.KNOW].serves


@pytest.mark.parametrize("lang", sorted(TEXTS))
def test_a_text_that_explains_serves_know_in_any_script(answers, lang):
    assert _knows(answers, f"<h1>X</h1><p>{TEXTS[lang]}</p><p>{TEXTS[lang]}</p>", lang=lang)


@pytest.mark.parametrize("lang", sorted(TEXTS))
def test_the_same_text_measures_about_the_same_in_every_script(lang):
    assert 0.6 <= measure_words(TEXTS[lang]) / measure_words(ENGLISH) <= 1.6


@pytest.mark.parametrize(
    "body",
    [
        pytest.param(
            "<h1>Contact</h1><p>Do not hesitate to write to us, we shall be glad to help.</p>", id="contact"
        ),
        pytest.param(
            "<h1>News</h1>"
            + "".join(f"<h2><a href='/{n}'>Item {n}</a></h2><p>{ENGLISH[:150]}…</p>" for n in range(8)),
            id="teasers of other pages",
        ),
        pytest.param(
            "<h1>All guides</h1>" + "".join(f"<p><a href='/{n}'>{ENGLISH[:110]}</a></p>" for n in range(8)),
            id="links",
        ),
        pytest.param(
            "<h1>Pump 3000</h1><p>€ 2,499.00</p><button>Add to cart</button>" + f"<p>{ENGLISH}</p>" * 2,
            id="a product's blurb",
        ),
        pytest.param("<h1>Guide</h1><footer>" + f"<p>{ENGLISH}</p>" * 4 + "</footer>", id="footer"),
        pytest.param("<h1>Shop</h1>" + "<p>Red pump, large, with hose</p>" * 30, id="labels"),
    ],
)
def test_what_only_looks_long_does_not_serve_know(answers, body):
    assert not _knows(answers, body)


def test_a_product_page_that_also_teaches_serves_know(answers):
    body = "<h1>Pump 3000</h1><p>€ 2,499.00</p><button>Add to cart</button>" + f"<p>{ENGLISH}</p>" * 6
    assert _knows(answers, body)


def test_two_questions_with_answers_of_substance_are_enough(answers):
    pairs = "".join(f"<h2>Does it work in winter?</h2><p>{ENGLISH[:140]}.</p>" for _ in range(2))
    assert _knows(answers, f"<h1>Heat pumps</h1>{pairs}")
