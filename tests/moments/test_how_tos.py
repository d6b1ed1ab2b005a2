"""How-tos of many kinds and languages."""

import pytest
from tests.moments.post import name_of, post

# (what kind of page, language, title, body)
HOW_TOS = [
    (
        "government service with bare headings",
        "en",
        "Renew your driving licence",
        "<h1>Renew your driving licence</h1><p>You can renew online if your licence has expired.</p>"
        "<h2>Check that you can apply</h2><p>You must be a resident and have a valid passport number.</p>"
        "<h2>Fill in the form</h2><p>Enter your national insurance number and the addresses of three years.</p>"
        "<h2>Pay the fee</h2><p>Use a debit or credit card. You will get a confirmation by email.</p>"
        "<h2>Send your old licence</h2><p>Post it to the agency within a week of applying.</p>",
    ),
    (
        "bank help with a lead-in and a plain list",
        "en",
        "Block a lost card - Help",
        "<h1>Block a lost card</h1><p>If your card is lost or stolen, follow these steps:</p><ul>"
        "<li>Open the app and select the card that you have lost.</li>"
        "<li>Tap the settings wheel and choose Block card.</li>"
        "<li>Confirm with your PIN, and order a new card if you need one.</li></ul>",
    ),
    (
        "software manual, short numbered lines",
        "en",
        "Installation - Fieldnotes 2.1 documentation",
        "<h1>Installation</h1><p>These notes assume a recent Linux.</p>"
        "<p>1. Download the archive.</p><pre><code>wget https://example.org/f.tgz</code></pre>"
        "<p>2. Unpack it in your home folder.</p><pre><code>tar xf f.tgz</code></pre>"
        "<p>3. Run the installer as root.</p><p>4. Restart the service.</p>",
    ),
    (
        "DIY blog, headings with imperatives and pictures",
        "en",
        "How to build a raised garden bed",
        "<h1>How to build a raised garden bed</h1><p>Last spring we finally did it.</p><img src='a.jpg'>"
        "<h2>Cut the boards to length</h2><img src='b.jpg'><p>We used larch, which lasts for a decade.</p>"
        "<h2>Screw the corners together</h2><p>Two long screws a corner hold well enough.</p><img src='c.jpg'>"
        "<h2>Line the inside with foil</h2><p>It keeps the wood dry.</p>"
        "<h2>Fill it with soil</h2><p>Branches go to the bottom, compost on top.</p>",
    ),
    (
        "car repair in running text",
        "en",
        "How to change a tyre",
        "<h1>How to change a tyre</h1><p>First, park on firm ground and switch on the hazard lights.</p>"
        "<p>Loosen the wheel nuts half a turn before you lift the car. Place the jack under the sill.</p>"
        "<p>Lift until the wheel is clear of the ground, then remove the nuts and the wheel.</p>"
        "<p>Finally, fit the spare, tighten the nuts crosswise and lower the car.</p>",
    ),
    (
        "knitting pattern",
        "en",
        "Simple ribbed hat, a knitting pattern",
        "<h1>Simple ribbed hat</h1><h3>Materials</h3><ul><li>100 g of wool</li><li>4 mm needles</li></ul>"
        "<h3>Instructions</h3><p>Cast on 88 stitches and join in the round.</p>"
        "<p>Work in rib until the hat measures 20 cm.</p>"
        "<p>Decrease every fourth stitch and draw the yarn through.</p>",
    ),
    (
        "exercise with circles of numbers",
        "en",
        "The side plank",
        "<h1>The side plank</h1><div class='n'>1</div><div><b>Lie down</b>"
        "<p>Lie on your right side with legs straight.</p></div>"
        "<div class='n'>2</div><div><p>Raise your hips until your body is in line from head to feet.</p></div>"
        "<div class='n'>3</div><div>"
        "<p>Hold it for half a minute while you breathe evenly, then change sides.</p></div>",
    ),
    (
        "accordion",
        "en",
        "How do I set up my new router?",
        "<h1>How do I set up my new router?</h1><details><summary>Connect the cables</summary><p>The grey cable goes "
        "into the wall socket.</p></details><details><summary>Switch it on</summary><p>Wait until the light is green."
        "</p></details><details><summary>Join the network</summary><p>The name is printed underneath.</p></details>",
    ),
    (
        "steps in a table",
        "en",
        "How to descale the kettle",
        "<h1>How to descale the kettle</h1><table><tr><th>Step</th><th>What to do</th></tr>"
        "<tr><td>1</td><td>Fill the kettle with equal parts of vinegar and water.</td></tr>"
        "<tr><td>2</td><td>Bring it to the boil and leave it for an hour.</td></tr>"
        "<tr><td>3</td><td>Rinse it twice with fresh water.</td></tr></table>",
    ),
    (
        "chapters of a video",
        "en",
        "How to tie a bow tie | video",
        "<h1>How to tie a bow tie</h1><iframe src='https://www.youtube.com/embed/x'></iframe>"
        "<p>0:00 What you see here</p><p>0:45 Cross the ends</p><p>1:30 Fold the bow</p><p>2:10 Pull it tight</p>",
    ),
    (
        "ordered lists broken by pictures",
        "en",
        "Setting up the printer",
        "<h1>Setting up the printer</h1><ol><li>Remove all tape from the printer.</li></ol><p><img src='1.png'></p>"
        "<ol start='2'><li>Connect the power cable and switch it on.</li></ol><p>It hums for a while.</p>"
        "<ol start='3'><li>Install the ink cartridges as shown.</li></ol>",
    ),
    (
        "a service of the state",
        "et",
        "Sõidukijuhi dokumendi taotlemine",
        "<h1>Juhiloa taotlemine</h1><h2>Kuidas taotleda</h2><ol><li>Logi e-teenindusse sisse.</li>"
        "<li>Täida taotlus ja lisa foto.</li><li>Tasu riigilõiv.</li><li>Oota kinnitust e-postiga.</li></ol>",
    ),
    (
        "a bank's help page",
        "et",
        "Kuidas internetipangas makset teha?",
        "<h1>Kuidas internetipangas makset teha?</h1><p>Makse saab teha arvutis ja telefonis.</p>"
        "<p>Valige menüüst „Maksed“ ja seejärel „Uus makse“.</p><p>Sisestage saaja nimi, konto ja summa.</p>"
        "<p>Kinnitage makse PIN2-koodiga.</p>",
    ),
    (
        "a blog on gardens",
        "et",
        "Tomatite istutamine samm-sammult",
        "<h1>Tomatite istutamine</h1><h2>Kaeva augud</h2><p>Aukude vahe olgu pool meetrit.</p>"
        "<h2>Pane kompost põhja</h2><p>Peotäiest piisab.</p><h2>Istuta taim sügavale</h2><p>Vars kasvatab juured.</p>"
        "<h2>Kasta korralikult</h2><p>Vesi võiks olla soe.</p>",
    ),
    (
        "words of order",
        "et",
        "Kuidas siduda lipsu",
        "<h1>Kuidas siduda lipsu</h1><p>Esmalt pane lips kaela nii, et "
        "lai ots on pikem.</p><p>Seejärel vii lai ots üle kitsa ja tõmba alt läbi.</p>"
        "<p>Lõpuks pinguta sõlm kinni.</p>",
    ),
    (
        "a service of the city",
        "zh",
        "如何办理居住证",
        "<h1>如何办理居住证</h1><p>一、准备材料：携带身份证原件和复印件。</p><p>二、到所在街道的服务中心提交申请。</p>"
        "<p>三、填写申请表并拍照。</p><p>四、十五个工作日后领取证件。</p>",
    ),
    (
        "an app's help page",
        "zh",
        "手机怎么截长图",
        "<h1>手机怎么截长图</h1><p>打开需要截图的页面，同时按下电源键和音量键。</p><p>点击屏幕下方的“长截图”。</p>"
        "<p>向下滑动到合适的位置，点击“完成”即可保存。</p>",
    ),
    (
        "circled numbers",
        "zh",
        "纸飞机的折法",
        "<h1>纸飞机的折法</h1><p>① 将纸沿中线对折后打开</p><p>② 把上面两个角折向中线</p><p>③ 再对折一次，压平</p>"
        "<p>④ 折出两边的机翼</p>",
    ),
    (
        "headings without numbers",
        "zh",
        "新手养花教程",
        "<h1>新手养花教程</h1><h2>选择花盆</h2><p>选择透气的陶盆，底部要有排水孔。</p><h2>准备土壤</h2>"
        "<p>将腐叶土和河沙按三比一混合。</p><h2>浇水</h2><p>把水浇透，等土干了再浇。</p>",
    ),
    (
        "steps by their word",
        "ru",
        "Как заменить батарею",
        "<h1>Как заменить батарею</h1><h3>Шаг 1. Снимите крышку</h3><p>Нужна отвёртка."
        "</p><h3>Шаг 2. Отсоедините шлейф"
        "</h3><p>Осторожно.</p><h3>Шаг 3. Установите новую батарею</h3><p>Готово.</p>",
    ),
    (
        "a service of the state",
        "ru",
        "Как записаться к врачу через портал",
        "<h1>Как записаться к врачу</h1>"
        "<p>Войдите на портал и выберите раздел «Здоровье».</p><p>Укажите полис и врача.</p>"
        "<p>Выберите удобное время и подтвердите запись.</p>",
    ),
    (
        "infinitives in a list",
        "de",
        "Fahrradkette wechseln: Anleitung",
        "<h1>Fahrradkette wechseln</h1><ul>"
        "<li>Die alte Kette mit dem Nietendrücker öffnen.</li><li>Neue Kette auf gleiche"
        " Länge kürzen.</li><li>Kette über Ritzel und Kettenblatt legen.</li>"
        "<li>Mit dem Kettenschloss schließen.</li></ul>",
    ),
    (
        "polite requests",
        "de",
        "Führerschein umtauschen",
        "<h1>Führerschein umtauschen</h1><h2>So gehen Sie vor</h2><ol>"
        "<li>Vereinbaren Sie einen Termin.</li><li>Bringen Sie "
        "ein biometrisches Foto mit.</li><li>Unterschreiben Sie den Antrag vor Ort.</li></ol>",
    ),
    (
        "headings",
        "fr",
        "Comment repeindre un meuble",
        "<h1>Comment repeindre un meuble</h1><h2>Poncer le bois</h2>"
        "<p>Un grain fin suffit.</p><h2>Appliquer la sous-couche"
        "</h2><p>Le rouleau va plus vite.</p><h2>Peindre en deux couches</h2><p>Douze heures entre les deux.</p>",
    ),
    (
        "an office",
        "fr",
        "Demander un passeport",
        "<h1>Demander un passeport</h1><p>Étape 1 : remplissez la pré-demande en ligne.</p><p>Étape 2 : prenez "
        "rendez-vous en mairie.</p><p>Étape 3 : présentez-vous avec les originaux.</p>",
    ),
    (
        "numbered headings",
        "es",
        "Cómo cambiar un grifo",
        "<h1>Cómo cambiar un grifo</h1><h2>1. Cierra la llave de paso</h2>"
        "<p>Está bajo el fregadero.</p><h2>2. Retira el "
        "grifo viejo</h2><p>Hace falta una llave inglesa.</p><h2>3. Coloca el nuevo</h2><p>Con su junta.</p>",
    ),
    (
        "a help page",
        "it",
        "Come attivare la SIM",
        "<h1>Come attivare la SIM</h1><ul>"
        "<li>Inserisci la SIM nel telefono e accendilo.</li><li>Scarica l'app e accedi "
        "con il tuo numero.</li><li>Segui la procedura di riconoscimento.</li>"
        "<li>Attendi l'SMS di conferma.</li></ul>",
    ),
    (
        "running text",
        "pt",
        "Como plantar alface em casa",
        "<h1>Como plantar alface em casa</h1>"
        "<p>Primeiro, escolha um vaso com furos no fundo.</p><p>Coloque terra adubada "
        "até três quartos.</p><p>Espalhe as sementes e cubra com pouca terra.</p><p>Regue todos os dias.</p>",
    ),
    (
        "tabs with step labels",
        "nl",
        "Zo vraagt u een vergunning aan",
        "<h1>Zo vraagt u een vergunning aan</h1><div class='tabs'><div>Stap 1</div>"
        "<div>Stap 2</div><div>Stap 3</div></div>"
        "<div>Controleer eerst of u een vergunning nodig heeft.</div>"
        "<div>Vul het formulier in en voeg de tekening toe.</div>"
        "<div>Verstuur de aanvraag en betaal de leges.</div>",
    ),
    (
        "a dish's name before the cue",
        "pt",
        "Receitas da avó",
        "<h1>Receitas da avó</h1><h2>Bolo de milho - Modo de preparo</h2><p>Bata o milho com o leite.</p>"
        "<p>Junte os ovos e o açúcar.</p><p>Asse por quarenta minutos.</p>",
    ),
    (
        "a question above",
        "ru",
        "Магазин Лампа",
        "<div>Как купить?</div><h2>1. Выберите товар.</h2><p>Проверьте, есть ли он в наличии.</p>"
        "<h2>2. Удобный способ оплаты.</h2><p>Введите адрес почты и номер карты.</p>"
        "<h2>3. После оплаты откроется страница заказа.</h2><p>Если этого не произошло, зайдите позже.</p>",
    ),
    (
        "as in Buenos Aires",
        "es",
        "Panadería del Sur",
        "<h2>Cómo hacer tu pedido</h2><p>Ingresá a la tienda desde el celular</p><p>Seleccioná los productos</p>"
        "<p>Completá tus datos personales</p><p>Confirmá tu pedido</p>",
    ),
    (
        "a word for step that we do not know",
        "mk",
        "Како да смените гума",
        "<h1>Како да смените гума</h1><p>Чекор 1: Закочете го автомобилот и поставете триаголник.</p>"
        "<p>Чекор 2: Олабавете ги завртките пред да го подигнете.</p>"
        "<p>Чекор 3: Подигнете го автомобилот и сменете ја гумата.</p>",
    ),
    (
        "in Cyrillic",
        "sr",
        "Како заменити сијалицу",
        "<h1>Како заменити сијалицу</h1><p>Корак 1: искључите струју.</p><p>Корак 2: одврните стару сијалицу.</p>"
        "<p>Корак 3: уврните нову.</p>",
    ),
    (
        "commands to a friend",
        "sr",
        "Упутство за апликацију",
        "<h1>Упутство за апликацију</h1><ol><li>Отвори апликацију.</li><li>Изабери град и улицу.</li>"
        "<li>Притисни дугме и сачекај.</li></ol>",
    ),
    (
        "commands to a friend",
        "sl",
        "Navodila za uporabo",
        "<h1>Navodila za uporabo</h1><ol><li>Odpri aplikacijo.</li><li>Izberi mesto in ulico.</li>"
        "<li>Pritisni gumb in počakaj.</li></ol>",
    ),
    (
        "a plain list",
        "fi",
        "Näin vaihdat lampun",
        "<h1>Näin vaihdat lampun</h1><ul><li>Katkaise virta ja anna lampun jäähtyä."
        "</li><li>Kierrä vanha lamppu irti.</li>"
        "<li>Aseta uusi lamppu paikalleen ja kytke virta.</li></ul>",
    ),
    (
        "numbered lines",
        "sv",
        "Så här byter du däck",
        "<h1>Så här byter du däck</h1><p>1) Lossa bultarna ett halvt varv.</p><p>2) Lyft bilen med domkraften.</p>"
        "<p>3) Ta bort hjulet och sätt på det nya.</p>",
    ),
    (
        "headings of steps",
        "pl",
        "Jak zrobić karmnik",
        "<h1>Jak zrobić karmnik</h1><h3>Krok 1: Przytnij deski</h3><p>Sosna jest dobra."
        "</p><h3>Krok 2: Skręć ściany</h3>"
        "<p>Po dwa wkręty.</p><h3>Krok 3: Zamontuj dach</h3><p>I gotowe.</p>",
    ),
    (
        "ordinals",
        "lv",
        "Kā nomainīt riteni",
        "<h1>Kā nomainīt riteni</h1><h3>1. solis</h3>"
        "<p>Novietojiet auto uz līdzenas virsmas.</p><h3>2. solis</h3><p>Atskrūvējiet"
        " uzgriežņus.</p><h3>3. solis</h3><p>Uzlieciet rezerves riteni.</p>",
    ),
    (
        "a list",
        "lt",
        "Kaip užpildyti deklaraciją",
        "<h1>Kaip užpildyti deklaraciją</h1><ul>"
        "<li>Prisijunkite prie sistemos per banką.</li><li>Pasirinkite deklaracijos "
        "formą.</li><li>Patikrinkite duomenis ir pateikite.</li></ul>",
    ),
    (
        "steps by their word",
        "ja",
        "プリンターの設定方法",
        "<h1>プリンターの設定方法</h1><h3>ステップ1</h3><p>電源を入れてください。</p><h3>ステップ2</h3><p>ケーブルを接続します。</p>"
        "<h3>ステップ3</h3><p>ドライバーをインストールします。</p>",
    ),
    (
        "paragraphs",
        "ja",
        "折り鶴の折り方と手順",
        "<h1>折り鶴の折り方</h1><p>まず、紙を三角に折ってください。</p><p>次に、もう一度半分に折ります。</p><p>最後に、羽を広げて形を整えましょう。</p>",
    ),
    (
        "spelled ordinals",
        "ar",
        "كيفية تغيير كلمة المرور",
        "<h1>كيفية تغيير كلمة المرور</h1><h3>الخطوة الأولى</h3><p>افتح الإعدادات.</p><h3>الخطوة الثانية</h3>"
        "<p>اختر الأمان.</p><h3>الخطوة الثالثة</h3><p>أدخل كلمة المرور الجديدة.</p>",
    ),
]


@pytest.mark.parametrize("case", HOW_TOS, ids=name_of)
def test_a_how_to_serves_those_who_want_to_do_it(answers, case):
    _, lang, title, body = case
    found = answers(post(body), lang=lang, title=title)
    steps = next(each for each in found.answers if each.question == "do.steps")
    assert (found.moments["do"].serves, steps.status in ("answered", "partial")) == (True, True)
