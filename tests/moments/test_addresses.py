"""Addresses as they are written in many countries."""

import pytest

WRITTEN = [
    ("et", "ee", "Pärnu mnt 12, 10148 Tallinn", "Pärnu mnt 12"),
    ("et", "ee", "Sepa 15C, Tartu", "Sepa 15C"),
    ("et", "ee", "10111 Tallinn, Narva maantee 7", "7"),
    ("et", "com", "Asume aadressil Lai 5-3, Tartu linn", "Lai 5-3"),
    ("en", "com", "123 Main Street, Springfield, IL 62701", "123 Main Street"),
    ("en", "com", "4700 W.160th Street Cleveland Ohio 44135", "160th Street"),
    ("en", "uk", "10 Downing Street, London SW1A 2AA", "10 Downing Street"),
    ("en", "uk", "The Old Mill, Mill Lane, Oxford OX1 4DH", "Mill Lane"),
    ("en", "au", "Lvl2 845 Pacific Hwy Chatswood NSW 2067", "845 Pacific Hwy"),
    ("en", "ca", "8765 Cariboo Pl, Burnaby, B.C., V3N 4T2", "8765 Cariboo Pl"),
    ("en", "in", "No. 45, Mahatma Gandhi Road, Bengaluru 560001", "Gandhi Road"),
    ("en", "com", "Musterweg 7, 10115 Berlin", "Musterweg 7"),
    ("zh", "cn", "地址：北京市海淀区中关村大街27号", "27号"),
    ("zh", "cn", "公司地址：郑州市中原区中原路167号5栋608", "167号"),
    ("zh", "tw", "台北市信義區信義路五段7號", "7號"),
    ("zh", "hk", "香港九龍彌敦道580號", "580號"),
    ("de", "de", "Hauptstraße 5a, 10115 Berlin", "Hauptstraße 5a"),
    ("de", "de", "Am Markt 3, 99084 Erfurt", "Am Markt 3"),
    ("de", "at", "Mariahilfer Straße 10, A-1060 Wien", "Straße 10"),
    ("de", "ch", "Bahnhofstrasse 20, CH-8001 Zürich", "Bahnhofstrasse 20"),
    ("fr", "fr", "12 bis, rue de la Paix, 75002 Paris", "rue de la"),
    ("fr", "be", "Rue de la Loi 16, B-1000 Bruxelles", "Rue de la Loi 16"),
    ("es", "es", "Calle Mayor, 5, 28013 Madrid", "Calle Mayor, 5"),
    ("es", "es", "Av. de la Constitución nº 12, Sevilla", "12"),
    ("es", "co", "Carrera 7 # 12-34, Bogotá", "Carrera 7"),
    ("es", "pe", "Jr. Los Olivos 123, Lima", "123"),
    ("it", "it", "Via Cadore 253, 20831 Seregno (MB)", "Via Cadore 253"),
    ("it", "it", "Piazza del Duomo, 1 - 20121 Milano", "Piazza del Duomo, 1"),
    ("it", "it", "Corso Italia s.n.c., 00100 Roma", "Corso Italia"),
    ("pt", "pt", "Rua das Flores, nº 12, 4050-262 Porto", "Rua das Flores"),
    ("pt", "br", "Av. Paulista, 1578 - Bela Vista, São Paulo - SP, 01310-200", "1578"),
    ("nl", "nl", "Dorpsstraat 14, 6191 BD Beek", "Dorpsstraat 14"),
    ("nl", "be", "Grote Markt 5, B-2000 Antwerpen", "Grote Markt 5"),
    ("fi", "fi", "Mannerheimintie 10, 00100 Helsinki", "Mannerheimintie 10"),
    ("fi", "fi", "Kaapelikatu 3 A 12, 50170 Mikkeli", "Kaapelikatu 3"),
    ("sv", "se", "Storgatan 5, 111 22 Stockholm", "Storgatan 5"),
    ("no", "no", "Ånestadvegen 23, 4362 Vigrestad", "Ånestadvegen 23"),
    ("da", "dk", "Vestergade 12, 8000 Aarhus C", "Vestergade 12"),
    ("pl", "pl", "ul. Postępu 135, 02-676 Warszawa", "135"),
    ("pl", "pl", "Marszałkowska 12/3, 00-590 Warszawa", "Marszałkowska 12"),
    ("cs", "cz", "Optátova 37, Brno - Jundrov 637 00", "Optátova 37"),
    ("cs", "cz", "nám. Míru 3, 120 00 Praha 2", "nám. Míru 3"),
    ("sk", "sk", "Hlavná 12, 811 01 Bratislava", "Hlavná 12"),
    ("hu", "hu", "8500 Pápa, Harangöntő utca 26.", "utca 26"),
    ("hu", "hu", "1051 Budapest, Kossuth Lajos tér 1-3.", "tér 1-3"),
    ("hr", "hr", "Ilica 10, 10000 Zagreb", "Ilica 10"),
    ("sl", "si", "Slovenska cesta 55, 1000 Ljubljana", "55"),
    ("sr", "rs", "Bulevar kralja Aleksandra 73, Beograd", "73"),
    ("ro", "ro", "Str. Mihai Eminescu nr. 5, Sector 2, București", "nr. 5"),
    ("bg", "bg", "гр. София, бул. Витоша 15", "15"),
    ("el", "gr", "Ερμού 25, 105 63 Αθήνα", "Ερμού 25"),
    ("tr", "tr", "Yalı Mah. Seferihisar Cad. No:153, 35310 Güzelbahçe/İzmir", "No:153"),
    ("tr", "tr", "ARİFBEY MAH. DUMAN SK. Kapı No: 20 A ARİFİYE / SAKARYA", "20"),
    ("ru", "ru", "г. Москва, ул. Ленина, д. 5", "ул. Ленина"),
    ("ru", "ru", "Аллея Витте, 2, Москва", "Аллея Витте, 2"),
    ("ru", "ru", "197022, Санкт-Петербург, Каменноостровский пр., 40", "40"),
    ("uk", "ua", "м. Київ, вул. Хрещатик, 22", "22"),
    ("lv", "lv", "Brīvības iela 12, Rīga, LV-1010", "iela 12"),
    ("lt", "lt", "Ašvos g. 10, Kaunas LT-44001", "Ašvos g. 10"),
    ("ja", "jp", "〒150-0002 東京都渋谷区渋谷2-21-1", "2"),
    ("ko", "kr", "서울특별시 강남구 테헤란로 123", "테헤란로 123"),
    ("he", "il", "רחוב הרצל 15, תל אביב", "הרצל 15"),
    ("id", "id", "Jl. Jenderal Sudirman No. 12, Jakarta 10220", "12"),
]


@pytest.mark.parametrize(("lang", "tld", "text", "street"), WRITTEN)
def test_streets_of_many_countries_are_found(findings, lang, tld, text, street):
    found = findings(f"<p>{text}</p>", lang=lang, url=f"https://a.{tld}/").addresses
    assert [street in each.text for each in found] == [True], [each.text for each in found]
    assert not found[0].is_partial


@pytest.mark.parametrize(
    ("lang", "tld", "text"),
    [
        ("de", "de", "In der Weihnachtszeit 2020"),
        ("de", "de", "Zum AnfangSeite 1 von 6"),
        ("en", "com", "Chapter 5 of the book"),
        ("en", "com", "The 2020 Olympic Games in Tokyo"),
        ("en", "com", "IP address: 192.168.10.1"),
        ("en", "com", "Web address: www.example.com/page7"),
        ("en", "com", "Read 100 pages of the Second Way"),
        ("fr", "fr", "Le site est hébergé par Oxa, 2 rue Kellermann, 59100 Roubaix"),
        ("de", "de", "Hosting: Beispiel GmbH, Industriestr. 25, 91710 Gunzenhausen"),
        ("et", "ee", "Andmekaitse Inspektsioon, Tatari 39, 10134 Tallinn"),
        ("zh", "cn", "下载地址：点击这里1"),
        ("ru", "ru", "Наш опыт 10 лет"),
        ("et", "ee", "Hind 12 eurot"),
        ("it", "it", "Via libera a 20 progetti"),
    ],
)
def test_years_chapters_and_other_firms_are_no_addresses(findings, lang, tld, text):
    assert findings(f"<p>{text}</p>", lang=lang, url=f"https://a.{tld}/").addresses == ()


@pytest.mark.parametrize(
    ("lang", "tld", "text"),
    [
        ("en", "com", "P.O. Box 5214"),
        ("nl", "nl", "Postbus 123"),
        ("de", "de", "Adresse: 10115 Berlin"),
        ("sv", "se", "Box 1234"),
    ],
)
def test_a_box_or_a_town_is_half_an_address(ask, lang, tld, text):
    answer = ask("go.address", f"<p>{text}</p>", lang=lang, url=f"https://a.{tld}/")
    assert answer.status.value == "partial"


def test_the_cell_beside_the_word_address_is_one(findings):
    body = "<table><tr><td>Address</td><td>Kilonkallio 4 B, Espoo</td></tr></table>"
    assert [each.text for each in findings(body).addresses] == ["Kilonkallio 4 B, Espoo"]


def test_register_codes_behind_an_address_are_not_quoted(findings):
    body = "<p>Адрес: г. Узловая, дом 7 ИНН 7777777 ОГРН 123</p>"
    assert [each.text for each in findings(body, lang="ru").addresses] == ["г. Узловая, дом 7"]


def test_a_word_for_address_is_no_part_of_the_street(findings):
    body = "<p>Address Kopli 82a, 10412 Tallinn</p>"
    assert [each.text for each in findings(body, url="https://a.ee/").addresses] == [
        "Kopli 82a, 10412 Tallinn"
    ]


def test_hours_in_the_cell_beside_an_address_are_none(findings):
    body = "<table><tr><td>Address</td><td>Opening hours: Mon-Fri 9:00 - 17:00</td></tr></table>"
    assert findings(body).addresses == ()


def test_lines_of_their_own_are_one_address(findings):
    body = "<p>Lázeňská 295</p><p>507 81</p><p>Lázně Bělohrad</p>"
    assert "Lázeňská 295" in [each.text for each in findings(body, lang="cs").addresses]


def test_a_year_and_a_name_are_no_town(findings):
    assert findings("<h2>Contact</h2><p>© 2025 Роси</p>", lang="bg", url="https://a.bg/").addresses == ()
