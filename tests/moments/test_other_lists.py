"""Pages with lists of many kinds that are no how-tos."""

import pytest
from tests.moments.post import name_of, post

# (what kind of page, language, title, body)
OTHERS = [
    (
        "best of",
        "en",
        "The 5 best coffee makers of the year",
        "<h1>The 5 best coffee makers</h1><h2>1. Brewmatic 500</h2>"
        "<p>A solid machine with a large tank and a timer.</p>"
        "<h2>2. Kaffa One</h2><p>The cheapest of the test, though a little loud.</p><h2>3. Duo Press</h2>"
        "<p>It makes two cups at a time and fits any kitchen.</p>",
    ),
    (
        "numbered questions",
        "en",
        "FAQ of the printing library",
        "<h1>FAQ</h1><ol><li>1. May I use it for money?</li></ol><p>Yes, do as you like.</p>"
        "<p>2. Why is the page blank?</p><p>Check that nothing was printed before.</p>"
        "<p>3. Can I add a font?</p><p>Yes, see the manual.</p>",
    ),
    (
        "a guide in chapters",
        "el",
        "Χειριστήρια: οδηγός αγοράς",
        "<h1>Χειριστήρια: οδηγός αγοράς για αρχάριους</h1><h2>Οι ιαπωνικοί μοχλοί</h2>"
        "<p>Είναι ελαφρείς και ακριβείς, με μικρή διαδρομή.</p><h2>Οι κορεατικοί μοχλοί</h2>"
        "<p>Έχουν λάστιχο στη θέση του ελατηρίου και επιστρέφουν γρήγορα.</p><h2>Τα κουμπιά</h2>"
        "<p>Υπάρχουν σε δύο μεγέθη και σε πολλά χρώματα.</p>",
    ),
    (
        "a manual gearbox",
        "en",
        "Manual transmission repair",
        "<h1>Manual transmission repair</h1><ul><li>Diagnosis first: we find the source of the fault.</li>"
        "<li>Clear price: you approve the estimate before we begin.</li>"
        "<li>Guarantee: two years on parts and on our work.</li></ul>",
    ),
    (
        "clauses",
        "en",
        "Terms of service",
        "<h1>Terms of service</h1><ol><li>The customer shall pay all invoices within thirty days of their date.</li>"
        "<li>The supplier is not liable for delays that it did not cause.</li>"
        "<li>Keep your password secret and report "
        "any abuse of your account to us.</li></ol>",
    ),
    (
        "clauses under another title",
        "en",
        "House rules and conditions of the cooperative",
        "<h1>Conditions of the cooperative</h1>"
        "<p>1. These conditions apply to all members of the cooperative.</p><p>2. "
        "The board may amend them with a notice of four weeks.</p>"
        "<p>3. Disputes are settled by the court of the city.</p>",
    ),
    (
        "news",
        "en",
        "Council approves the new bridge",
        "<h1>Council approves the new bridge</h1>"
        "<p>The council voted on Tuesday to build a bridge across the river.</p>"
        "<h2>What was decided</h2><ol>"
        "<li>The bridge will be open to bicycles and buses only.</li><li>Work will begin in "
        "the spring of next year, the mayor said.</li><li>The costs are shared with the state.</li></ol>",
    ),
    (
        "contents",
        "en",
        "The history of the harbour",
        "<h1>The history of the harbour</h1><h2>Contents</h2><ol><li>"
        "<a href='#1'>The beginnings of the harbour in the "
        "middle ages</a></li><li><a href='#2'>The great fire and what came after</a>"
        "</li><li><a href='#3'>The harbour "
        "in the days of steam</a></li></ol>",
    ),
    (
        "a firm's promises",
        "en",
        "Acme Accounting",
        "<h1>Accounting for small firms</h1><h3>Save time</h3>"
        "<p>We keep your books, so that you can run your firm.</p>"
        "<h3>Get advice</h3><p>Our people answer your questions within a day.</p>"
        "<h3>Grow faster</h3><p>Figures that you "
        "understand help you to decide.</p>",
    ),
    (
        "teasers",
        "en",
        "Blog",
        "<h1>Blog</h1><h2><a href='/1'>How to choose a tent</a></h2>"
        "<p>Five things that matter.</p><h2><a href='/2'>Make "
        "your own compost</a></h2><p>It is easier than you think.</p><h2>"
        "<a href='/3'>Clean your boots</a></h2><p>So they"
        " last.</p>",
    ),
    (
        "results",
        "en",
        "Results of the spring regatta",
        "<h1>Results</h1><table><tr><td>1</td>"
        "<td>Sailing club of the eastern harbour, first crew</td></tr><tr><td>2</td>"
        "<td>Sailing club of the western harbour, second crew</td></tr><tr><td>3</td>"
        "<td>The rowing and sailing union of "
        "the old town</td></tr></table>",
    ),
    (
        "ways to reach a firm",
        "en",
        "Contact",
        "<h1>Contact</h1><ul><li>Call us on 555 0100 between nine and five.</li>"
        "<li>Write to us at the address below.</li>"
        "<li>Visit our shop in the centre of the town.</li></ul>",
    ),
    (
        "a programme",
        "en",
        "Conference programme",
        "<h1>Conference programme</h1><p>9:00 Registration and coffee</p><p>9:30 Opening by the mayor of the city</p>"
        "<p>10:15 Panel on cities and bicycles</p><p>11:00 Open discussion</p>",
    ),
    (
        "news",
        "et",
        "Kuidas vald kulutas kultuuriraha",
        "<h1>Kuidas vald kulutas kultuuriraha</h1>"
        "<p>Vallavalitsus arutas teisipäeval eelarvet.</p><h2>Suurim kulu</h2>"
        "<p>Kõige rohkem läks raha laululava remondiks, mis kestis terve suve.</p>"
        "<h2>Teised kulud</h2><p>Seltsid said "
        "toetust samas mahus kui mullu.</p><h2>Mis saab edasi</h2><p>Uus eelarve on volikogus novembris.</p>",
    ),
    (
        "clauses",
        "et",
        "Ühistu põhikiri",
        "<h1>Ühistu põhikiri</h1><p>1. Ühistu nimi on Kodu.</p><p>2. Ühistu asukoht on Tartu linn ja tema tegevus on "
        "tähtajatu.</p><p>3. Ühistu liikmeks on iga korteri omanik seadusest tulenevalt.</p>",
    ),
    (
        "a firm's services",
        "et",
        "Ehitus OÜ",
        "<h1>Ehitame kodusid</h1><ul><li>Ehitame eramuid võtmed kätte kogu Eestis.</li>"
        "<li>Teeme katuseid ja fassaade.</li>"
        "<li>Nõustame projekti koostamisel ja lubade saamisel.</li></ul>",
    ),
    (
        "news in numbered paragraphs",
        "zh",
        "公司召开年度会议",
        "<h1>公司召开年度会议</h1><p>一、会议总结了去年的成绩，销售额增长了两成。</p><p>二、董事长宣布了新的发展目标。</p>"
        "<p>三、会议表彰了优秀员工。</p>",
    ),
    (
        "a firm's strengths",
        "zh",
        "关于我们",
        "<h1>关于我们</h1><h3>专业团队</h3><p>我们拥有二十年经验的工程师团队。</p><h3>品质保证</h3><p>产品通过国际认证，远销海外。</p>"
        "<h3>贴心服务</h3><p>全国设有三十个服务网点。</p>",
    ),
    (
        "a comparison",
        "de",
        "Wie die Stadt sich verändert",
        "<h1>Wie die Stadt sich verändert</h1><h2>Der Hafen</h2>"
        "<p>Am alten Hafen stehen heute Wohnungen und Büros.</p>"
        "<h2>Die Altstadt</h2><p>Hier blieb fast alles beim Alten, nur die Läden sind andere.</p><h2>Der Bahnhof</h2>"
        "<p>Das neue Dach war teuer, doch die Reisenden mögen es.</p>",
    ),
    (
        "beaches with advice",
        "en",
        "10 best beaches in Portugal",
        "<h1>10 best beaches in Portugal</h1><h2>1. Praia da Marinha</h2><p>Visit early in the morning.</p>"
        "<h2>2. Praia do Camilo</h2><p>Take the wooden stairs down to the sand.</p>"
        "<h2>3. Nazaré</h2><p>Watch the big waves in winter.</p>",
    ),
    (
        "how a firm works",
        "zh",
        "服务流程",
        "<h1>服务流程</h1><p>1、提交需求</p><p>2、确认方案</p><p>3、签订合同</p><p>4、完成交付</p>",
    ),
    (
        "clauses",
        "pl",
        "Regulamin sklepu",
        "<h1>Regulamin sklepu</h1><ol><li>Sklep prowadzi sprzedaż towarów za pośrednictwem sieci Internet.</li>"
        "<li>Klient zobowiązany jest do zapłaty ceny w terminie siedmiu dni.</li>"
        "<li>Reklamacje należy składać pisemnie na adres sklepu.</li></ol>",
    ),
    (
        "clauses",
        "ru",
        "Публичная оферта",
        "<h1>Публичная оферта</h1><p>1. Общие положения договора применяются ко всем покупателям.</p><p>2. Продавец "
        "обязуется передать товар в срок.</p><p>3. Покупатель обязуется оплатить товар.</p>",
    ),
    (
        "offers",
        "fr",
        "Nos prestations",
        "<h1>Nos prestations</h1><ol>"
        "<li>La création de jardins et de terrasses sur mesure pour les particuliers.</li><li>"
        "L'entretien régulier des espaces verts des entreprises.</li>"
        "<li>La taille et l'élagage des arbres en toute saison."
        "</li></ol>",
    ),
]


@pytest.mark.parametrize("case", OTHERS, ids=name_of)
def test_other_lists_serve_nobody_who_wants_to_do_something(answers, case):
    _, lang, title, body = case
    assert not answers(post(body), lang=lang, title=title).moments["do"].serves
