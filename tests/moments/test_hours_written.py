"""Opening hours as people write them, in every language that ships, and what they mean in OSM syntax."""

import pytest

WRITTEN = [
    # Estonian
    ("et", "E–R 9–18, L 10-15, P suletud", "Mo-Fr 09:00-18:00; Sa 10:00-15:00; Su off"),
    ("et", "E-N 8.15-17.00, R 8.15-15.45", "Mo-Th 08:15-17:00; Fr 08:15-15:45"),
    ("et", "Esmaspäevast reedeni kella 9-17", "Mo-Fr 09:00-17:00"),
    ("et", "Tööpäeviti kell 9.00 kuni 17.00", "Mo-Fr 09:00-17:00"),
    ("et", "E–R 9–13 ja 14–18", "Mo-Fr 09:00-13:00,14:00-18:00"),
    ("et", "E-R 9-18 (lõuna 13-14)", "Mo-Fr 09:00-13:00,14:00-18:00"),
    ("et", "1.05–30.09 iga päev 10–18", "May 01-Sep 30 Mo-Su 10:00-18:00"),
    ("et", "Mai–september: E–P 10–20", "May-Sep Mo-Su 10:00-20:00"),
    ("et", "Laupäeval ja pühapäeval 11.00-16.00", "Sa-Su 11:00-16:00"),
    ("et", "Avatud E-R 10-19, L kokkuleppel", 'Mo-Fr 10:00-19:00; Sa "by appointment"'),
    ("et", "T, K, N 12–18; teistel päevadel suletud", "Tu-Th 12:00-18:00"),
    ("et", "Iga päev, välja arvatud E, 11-22", "Tu-Su 11:00-22:00"),
    ("et", "E-R 9⁰⁰-17³⁰", "Mo-Fr 09:00-17:30"),
    ("et", "L-P 10-16, E-R 9-18", "Mo-Fr 09:00-18:00; Sa-Su 10:00-16:00"),
    # Chinese, simplified and traditional
    ("zh", "周一至周五 9:00-18:00；周末休息", "Mo-Fr 09:00-18:00; Sa-Su off"),
    ("zh", "周一到周五：早上9点到下午6点", "Mo-Fr 09:00-18:00"),
    ("zh", "星期一至五 上午9:00-下午5:30", "Mo-Fr 09:00-17:30"),
    ("zh", "周一、三、五 14:00-17:00", "Mo,We,Fr 14:00-17:00"),
    ("zh", "工作日9:00～17:30，节假日休息", "Mo-Fr 09:00-17:30; PH off"),
    ("zh", "周一至周日 全天24小时", "Mo-Su 00:00-24:00"),
    ("zh", "週二至週日 11:30-21:00，週一公休", "Mo off; Tu-Su 11:30-21:00"),
    ("zh", "星期一至星期五 上午9時至下午6時", "Mo-Fr 09:00-18:00"),
    ("zh", "5月1日至9月30日 每天 8:00-20:00", "May 01-Sep 30 Mo-Su 08:00-20:00"),
    ("zh", "每天 10：00—22：00", "Mo-Su 10:00-22:00"),
    ("zh", "周一至周六 8:30-12:00，13:30-17:30", "Mo-Sa 08:30-12:00,13:30-17:30"),
    ("zh", "週一至週五 9:00-18:00（午休12:00-13:00）", "Mo-Fr 09:00-12:00,13:00-18:00"),
    ("zh", "周一至周五 9点半—18点", "Mo-Fr 09:30-18:00"),
    ("zh", "营业时间：9:00 - 21:00（周一至周日）", "Mo-Su 09:00-21:00"),
    # English
    ("en", "Open Mon-Fri 9-5", "Mo-Fr 09:00-17:00"),
    ("en", "Monday thru Friday 8:30 a.m. to 5 p.m.", "Mo-Fr 08:30-17:00"),
    ("en", "8:30 AM-5:00PM M-F", "Mo-Fr 08:30-17:00"),
    ("en", "Mon, Wed & Fri 10am–4pm; Tue/Thu 12–8pm", "Mo,We,Fr 10:00-16:00; Tu,Th 12:00-20:00"),
    ("en", "Saturday: 10 am til 2 pm, closed Sundays", "Sa 10:00-14:00; Su off"),
    ("en", "Open daily except Monday from 11 to 22", "Tu-Su 11:00-22:00"),
    ("en", "Closed Mondays. Tuesday to Sunday noon–9pm", "Mo off; Tu-Su 12:00-21:00"),
    ("en", "Weekdays 7am-3pm, weekends 8am-4pm", "Mo-Fr 07:00-15:00; Sa-Su 08:00-16:00"),
    ("en", "Thursday 5pm - 11, Friday 5pm - midnight", "Th 17:00-23:00; Fr 17:00-24:00"),
    ("en", "Mon–Sat 11:30–14:30 & 17:30–22:00", "Mo-Sa 11:30-14:30,17:30-22:00"),
    ("en", "May - September: daily 10:00 - 18:00", "May-Sep Mo-Su 10:00-18:00"),
    ("en", "1 May to 30 September, every day 10am to 6pm", "May 01-Sep 30 Mo-Su 10:00-18:00"),
    ("en", "Saturdays by appointment, Mon to Fri 9:00 to 17:00", 'Mo-Fr 09:00-17:00; Sa "by appointment"'),
    ("en", "Open 24 hours a day, 7 days a week", "24/7"),
    ("en", "Monday to Friday between 9 and 5", "Mo-Fr 09:00-17:00"),
    ("en", "Mon-Fri: 9.00am - 5.30pm Sat: 9.00am - 1.00pm", "Mo-Fr 09:00-17:30; Sa 09:00-13:00"),
    ("en", "9am-5pm Mon-Fri, 10am-2pm Sat", "Mo-Fr 09:00-17:00; Sa 10:00-14:00"),
    ("en", "Sun and bank holidays 11-4", "Su 11:00-16:00; PH 11:00-16:00"),
    ("en", "Mon\ufffdFri 0800\ufffd1630", "Mo-Fr 08:00-16:30"),
    ("en", "You may call us Monday to Friday from 9am to 5pm", "Mo-Fr 09:00-17:00"),
    # Russian
    ("ru", "Пн–Пт с 9 до 18, обед 13–14", "Mo-Fr 09:00-13:00,14:00-18:00"),
    ("ru", "пн.-пт. с 9:00 до 18:00, сб. 10:00-15:00, вс. выходной", "Mo-Fr 09:00-18:00; Sa 10:00-15:00; Su off"),
    ("ru", "Ежедневно с 10:00 до 22:00", "Mo-Su 10:00-22:00"),
    ("ru", "Понедельник – пятница: 8.30–17.00, перерыв 12.00–13.00", "Mo-Fr 08:30-12:00,13:00-17:00"),
    ("ru", "По будням 9-19, по выходным 10-17", "Mo-Fr 09:00-19:00; Sa-Su 10:00-17:00"),
    ("ru", "Вт-Вс 11:00–23:00, Пн — выходной", "Mo off; Tu-Su 11:00-23:00"),
    ("ru", "с понедельника по пятницу с 9 утра до 6 вечера", "Mo-Fr 09:00-18:00"),
    ("ru", "Ежедневно, кроме воскресенья, 9:00-20:00", "Mo-Sa 09:00-20:00"),
    ("ru", "Работаем круглосуточно", "24/7"),
    # German
    ("de", "Mo-Fr 9.00-12.00 und 13.30-18.00 Uhr", "Mo-Fr 09:00-12:00,13:30-18:00"),
    ("de", "Mo.–Do. 8–17 Uhr, Fr. 8–13 Uhr", "Mo-Th 08:00-17:00; Fr 08:00-13:00"),
    ("de", "Montag bis Freitag von 8 bis 18 Uhr", "Mo-Fr 08:00-18:00"),
    ("de", "Montag Ruhetag, Di-So 11:30-14:30 Uhr u. 17:30-23:00 Uhr", "Mo off; Tu-Su 11:30-14:30,17:30-23:00"),
    ("de", "Täglich außer Mittwoch 10–18 Uhr", "Mo-Tu,Th-Su 10:00-18:00"),
    ("de", "Samstag nach Vereinbarung, Mo-Fr 9-18 h", 'Mo-Fr 09:00-18:00; Sa "by appointment"'),
    ("de", "Di, Do 14:00 bis 18:00 Uhr, Mi geschlossen", "Tu,Th 14:00-18:00; We off"),
    ("de", "Mo/Di/Do 8.00-12.00 + 14.00-18.00", "Mo-Tu,Th 08:00-12:00,14:00-18:00"),
    ("de", "April bis Oktober täglich 9 - 18 Uhr", "Apr-Oct Mo-Su 09:00-18:00"),
    ("de", "15.04.-31.10. täglich 10-17 Uhr", "Apr 15-Oct 31 Mo-Su 10:00-17:00"),
    ("de", "Mo-Fr 8-18 Uhr, Mittagspause 12-13 Uhr", "Mo-Fr 08:00-12:00,13:00-18:00"),
    ("de", "Werktags 7–19 Uhr, an Feiertagen geschlossen", "Mo-Fr 07:00-19:00; PH off"),
    ("de", "Montags von 17 Uhr bis 22 Uhr", "Mo 17:00-22:00"),
    # French
    ("fr", "lun-ven 9h30-19h", "Mo-Fr 09:30-19:00"),
    ("fr", "Du lundi au vendredi de 9h à 12h30 et de 14h à 18h", "Mo-Fr 09:00-12:30,14:00-18:00"),
    ("fr", "Mardi au samedi : 10h00 - 19h00. Fermé le dimanche et le lundi", "Mo,Su off; Tu-Sa 10:00-19:00"),
    ("fr", "Tous les jours sauf le mardi de 12 h à 14 h 30", "Mo,We-Su 12:00-14:30"),
    ("fr", "Lundi : fermé, Mardi : 9h-12h / 14h-18h", "Mo off; Tu 09:00-12:00,14:00-18:00"),
    ("fr", "Ouvert 7j/7 de 8h à 20h", "Mo-Su 08:00-20:00"),
    ("fr", "D'avril à octobre, tous les jours, 10h-18h", "Apr-Oct Mo-Su 10:00-18:00"),
    ("fr", "Samedi sur rendez-vous, lun. - ven. 9 h - 17 h", 'Mo-Fr 09:00-17:00; Sa "by appointment"'),
    # Spanish
    ("es", "De lunes a viernes de 9:00 a 14:00 y de 16:00 a 20:00", "Mo-Fr 09:00-14:00,16:00-20:00"),
    ("es", "Lunes a Sábado: 8 am - 6 pm; Domingo: cerrado", "Mo-Sa 08:00-18:00; Su off"),
    ("es", "L-V 9:00 a 18:00 hs", "Mo-Fr 09:00-18:00"),
    ("es", "Martes a domingo de 13 a 16 h", "Tu-Su 13:00-16:00"),
    ("es", "Todos los días de 10:00 a.m. a 10:00 p.m.", "Mo-Su 10:00-22:00"),
    ("es", "Lun - Vie 9:00 - 18:00, Sáb 9:00 - 13:00", "Mo-Fr 09:00-18:00; Sa 09:00-13:00"),
    ("es", "Todos los días excepto lunes 12:00-23:00", "Tu-Su 12:00-23:00"),
    # Italian
    ("it", "Lunedì chiuso, Mar-Dom 12-15 / 19-23", "Mo off; Tu-Su 12:00-15:00,19:00-23:00"),
    ("it", "Dal lunedì al venerdì dalle 9:00 alle 13:00 e dalle 15:30 alle 19:30", "Mo-Fr 09:00-13:00,15:30-19:30"),
    ("it", "Lun-Ven 9.00/12.30 - 15.30/19.30", "Mo-Fr 09:00-12:30,15:30-19:30"),
    ("it", "Sabato ore 9,00-13,00", "Sa 09:00-13:00"),
    ("it", "Tutti i giorni dalle 8 alle 20, chiuso la domenica", "Mo-Su 08:00-20:00; Su off"),
    ("it", "Martedì - Sabato: 08:30 - 18:30. Domenica e Lunedì: chiuso", "Mo,Su off; Tu-Sa 08:30-18:30"),
    ("it", "Sabato su appuntamento; lun-ven 9-18", 'Mo-Fr 09:00-18:00; Sa "by appointment"'),
    # Portuguese
    ("pt", "Segunda a sexta: 9h às 18h", "Mo-Fr 09:00-18:00"),
    ("pt", "De segunda-feira a sexta-feira das 9h00 às 13h00 e das 14h30 às 19h00", "Mo-Fr 09:00-13:00,14:30-19:00"),
    ("pt", "2ª a 6ª feira 10:00-19:00, Sábado 10:00-13:00", "Mo-Fr 10:00-19:00; Sa 10:00-13:00"),
    ("pt", "Seg - Sex: 8h30 - 17h30 | Sáb: 9h - 12h | Dom: Fechado", "Mo-Fr 08:30-17:30; Sa 09:00-12:00; Su off"),
    ("pt", "Terça a domingo, 12h–23h (encerrado à segunda-feira)", "Mo off; Tu-Su 12:00-23:00"),
    ("pt", "Domingos e feriados das 10 às 14 horas", "Su 10:00-14:00; PH 10:00-14:00"),
    # Dutch
    ("nl", "maandag t/m vrijdag 8.00 - 18.00 uur", "Mo-Fr 08:00-18:00"),
    ("nl", "van maandag tot en met vrijdag tussen 09.30 en 16.30 uur", "Mo-Fr 09:30-16:30"),
    ("nl", "Op maandag van 10:00 tot 18:00 uur", "Mo 10:00-18:00"),
    ("nl", "ma-vr: 9u - 12u en 13u30 - 17u", "Mo-Fr 09:00-12:00,13:30-17:00"),
    ("nl", "Zaterdag en zondag gesloten, overige dagen ma t/m vr 9-17", "Mo-Fr 09:00-17:00; Sa-Su off"),
    ("nl", "Dinsdag: 13.15 - 17.30u; woensdag op afspraak", 'Tu 13:15-17:30; We "by appointment"'),
    ("nl", "dagelijks behalve dinsdag 11.00-21.00 uur", "Mo,We-Su 11:00-21:00"),
    # Finnish
    ("fi", "Ma–pe klo 9–17, la 10–14, su suljettu", "Mo-Fr 09:00-17:00; Sa 10:00-14:00; Su off"),
    ("fi", "ma-to 8.00-16.00, pe 8.00-15.00", "Mo-Th 08:00-16:00; Fr 08:00-15:00"),
    ("fi", "Arkisin 9-18, lauantaisin 10-15", "Mo-Fr 09:00-18:00; Sa 10:00-15:00"),
    ("fi", "Maanantaista perjantaihin klo 8–16", "Mo-Fr 08:00-16:00"),
    ("fi", "Joka päivä klo 10-20", "Mo-Su 10:00-20:00"),
    ("fi", "To 12–18, muina päivinä sopimuksen mukaan", "Th 12:00-18:00"),
    ("fi", "Toukokuu–syyskuu: ma–su 10–18", "May-Sep Mo-Su 10:00-18:00"),
    # Swedish
    ("sv", "Mån–fre 10–18, lör 10–15, sön stängt", "Mo-Fr 10:00-18:00; Sa 10:00-15:00; Su off"),
    ("sv", "Vardagar kl. 9.00-17.00", "Mo-Fr 09:00-17:00"),
    ("sv", "Måndag till fredag klockan 8 till 16.30", "Mo-Fr 08:00-16:30"),
    ("sv", "Tisdag–torsdag 11–18, lunchstängt 13–14", "Tu-Th 11:00-13:00,14:00-18:00"),
    ("sv", "Öppet alla dagar 7-22", "Mo-Su 07:00-22:00"),
    ("sv", "Måndag–Fredag07:00–18:00Lördag09:00–14:00", "Mo-Fr 07:00-18:00; Sa 09:00-14:00"),
    # Danish and Norwegian
    ("da", "Man-fre: 9.00-17.30, lør: 10-14, søn: lukket", "Mo-Fr 09:00-17:30; Sa 10:00-14:00; Su off"),
    ("da", "Mandag til torsdag kl. 8 til 16", "Mo-Th 08:00-16:00"),
    ("da", "Hverdage 10-18, weekend 10-15", "Mo-Fr 10:00-18:00; Sa-Su 10:00-15:00"),
    ("da", "Tirs.-tors. kl. 13-17, fredag efter aftale", 'Tu-Th 13:00-17:00; Fr "by appointment"'),
    ("no", "Man–fre 09–17, lør 10–15, søndag stengt", "Mo-Fr 09:00-17:00; Sa 10:00-15:00; Su off"),
    ("no", "Mandag - fredag kl. 08.00 - 16.00", "Mo-Fr 08:00-16:00"),
    ("no", "Hverdager 10-20 (lørdag 10-18)", "Mo-Fr 10:00-20:00; Sa 10:00-18:00"),
    ("no", "Torsdager fra kl 18 til 21", "Th 18:00-21:00"),
    # Polish
    ("pl", "pon.-pt. 8:00-16:00, sob. 9:00-13:00, niedz. nieczynne", "Mo-Fr 08:00-16:00; Sa 09:00-13:00; Su off"),
    ("pl", "Poniedziałek – piątek w godz. 9.00 – 17.00", "Mo-Fr 09:00-17:00"),
    ("pl", "od poniedziałku do piątku od 8 do 18", "Mo-Fr 08:00-18:00"),
    ("pl", "Czynne codziennie od 10:00 do 22:00", "Mo-Su 10:00-22:00"),
    ("pl", "wt, czw 12-18; soboty po umówieniu", 'Tu,Th 12:00-18:00; Sa "by appointment"'),
    ("pl", "Pn - Pt: 7.30-15.30 (przerwa 11.00-11.30)", "Mo-Fr 07:30-11:00,11:30-15:30"),
    # Latvian
    ("lv", "P.–Pk. 9:00–18:00, S. 10:00–15:00, Sv. slēgts", "Mo-Fr 09:00-18:00; Sa 10:00-15:00; Su off"),
    ("lv", "Darba dienās no 9.00 līdz 17.00", "Mo-Fr 09:00-17:00"),
    ("lv", "Pirmdiena - piektdiena: 8.30 - 17.00 (pusdienu pārtraukums 12.00-13.00)", "Mo-Fr 08:30-12:00,13:00-17:00"),
    ("lv", "Katru dienu plkst. 10–20", "Mo-Su 10:00-20:00"),
    ("lv", "no pirmdienas līdz ceturtdienai 8–16, sestdien pēc pieraksta", 'Mo-Th 08:00-16:00; Sa "by appointment"'),
    # Lithuanian
    ("lt", "I–V 9–18 val., VI 10–15 val., VII nedirbame", "Mo-Fr 09:00-18:00; Sa 10:00-15:00; Su off"),
    ("lt", "Darbo dienomis nuo 8.00 iki 17.00 val.", "Mo-Fr 08:00-17:00"),
    ("lt", "Pirmadienis–penktadienis 9:00–18:00, pietų pertrauka 12:00–13:00", "Mo-Fr 09:00-12:00,13:00-18:00"),
    ("lt", "Kasdien 10-22", "Mo-Su 10:00-22:00"),
    ("lt", "Šeštadieniais pagal susitarimą, Pr-Pn 8-17", 'Mo-Fr 08:00-17:00; Sa "by appointment"'),
    # Czech and Slovak
    ("cs", "Po–Pá 8:00–17:00, So 9–12, Ne zavřeno", "Mo-Fr 08:00-17:00; Sa 09:00-12:00; Su off"),
    ("cs", "Pondělí až pátek od 9 do 18 hod.", "Mo-Fr 09:00-18:00"),
    ("cs", "Út, Čt 13–17 hod, St dle dohody", 'Tu,Th 13:00-17:00; We "by appointment"'),
    ("cs", "denně 10.00 - 22.00 hod. kromě pondělí", "Mo-Su 10:00-22:00; Mo off"),
    ("cs", "Po - Pá: 7:30 - 16:00 (polední pauza 11:30 - 12:00)", "Mo-Fr 07:30-11:30,12:00-16:00"),
    ("sk", "Po-Pi 8:00-16:30, So 8:00-12:00, Ne zatvorené", "Mo-Fr 08:00-16:30; Sa 08:00-12:00; Su off"),
    ("sk", "Pondelok až piatok od 9.00 do 17.00 hod.", "Mo-Fr 09:00-17:00"),
    ("sk", "Utorok a štvrtok: 13:00 - 18:00", "Tu,Th 13:00-18:00"),
    # Slovenian, Croatian, Hungarian
    ("sl", "Pon–pet: 8.00–16.00, sobota: 8.00–12.00, nedelja: zaprto", "Mo-Fr 08:00-16:00; Sa 08:00-12:00; Su off"),
    ("sl", "Vsak dan od 10. do 22. ure", "Mo-Su 10:00-22:00"),
    ("sl", "ob delavnikih od 9h do 17h, prazniki zaprto", "Mo-Fr 09:00-17:00; PH off"),
    ("hr", "Pon - Pet: 08 - 20 h, Sub: 08 - 13 h, Ned: zatvoreno", "Mo-Fr 08:00-20:00; Sa 08:00-13:00; Su off"),
    ("hr", "Radnim danom od 9 do 17 sati, subotom 9-13", "Mo-Fr 09:00-17:00; Sa 09:00-13:00"),
    ("hr", "Ponedjeljkom i srijedom 16:00-20:00", "Mo,We 16:00-20:00"),
    ("hr", "Utorak–nedjelja 10–22, ponedjeljkom ne radimo", "Mo off; Tu-Su 10:00-22:00"),
    ("hu", "H–P: 8–16 óráig, Szo: 9–13, V: zárva", "Mo-Fr 08:00-16:00; Sa 09:00-13:00; Su off"),
    ("hu", "Hétfőtől péntekig 9:00-17:00", "Mo-Fr 09:00-17:00"),
    ("hu", "Hétfő - Csütörtök 8-tól 16-ig", "Mo-Th 08:00-16:00"),
    ("hu", "Minden nap 10:00–20:00 között", "Mo-Su 10:00-20:00"),
    ("hu", "Kedd, csütörtök: 14.00 - 18.00", "Tu,Th 14:00-18:00"),
    # Japanese and Korean
    ("ja", "月〜金 10:00〜19:00 / 土日祝 10:00〜17:00", "Mo-Fr 10:00-19:00; Sa-Su 10:00-17:00; PH 10:00-17:00"),
    ("ja", "10:00～18:00（水曜定休）", "10:00-18:00; We off"),
    ("ja", "火曜日から日曜日 11時30分～21時", "Tu-Su 11:30-21:00"),
    ("ja", "平日 午前9時から午後5時まで", "Mo-Fr 09:00-17:00"),
    ("ja", "毎日10時〜20時", "Mo-Su 10:00-20:00"),
    ("ja", "月・水・金 9:00-12:00、14:00-18:00", "Mo,We,Fr 09:00-12:00,14:00-18:00"),
    ("ko", "월~금 10시-19시", "Mo-Fr 10:00-19:00"),
    ("ko", "평일 09:00~18:00, 토요일 09:00~13:00, 일요일 휴무", "Mo-Fr 09:00-18:00; Sa 09:00-13:00; Su off"),
    ("ko", "매일 오전 10시 ~ 오후 10시", "Mo-Su 10:00-22:00"),
    ("ko", "월요일부터 금요일까지 9시 30분부터 18시까지", "Mo-Fr 09:30-18:00"),
    ("ko", "월~금 09:00-18:00 (점심시간 12:00-13:00)", "Mo-Fr 09:00-12:00,13:00-18:00"),
    # Arabic
    ("ar", "الأحد - الخميس 9 ص - 5 م", "Mo-Th,Su 09:00-17:00"),
    ("ar", "من السبت إلى الخميس من ٩ صباحاً إلى ٦ مساءً", "Mo-Th,Sa-Su 09:00-18:00"),
    ("ar", "يومياً من الساعة 10:00 حتى 22:00، الجمعة مغلق", "Mo-Su 10:00-22:00; Fr off"),
    ("ar", "السبت والأحد 10:00 - 14:00", "Sa-Su 10:00-14:00"),
]  # fmt: skip


@pytest.mark.parametrize(("lang", "text", "expected"), WRITTEN)
def test_what_people_write_becomes_osm(osm, lang, text, expected):
    assert osm(text, lang) == expected


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "We reply within 24 hours"),
        ("en", "Posted on Monday 12 May 2025, 18:00-20:00"),
        ("en", "Friday, 3 June 19:00 - 21:00"),
        ("en", "Bus 12 leaves 08:05 08:25 08:45"),
        ("en", "Tel 020-7946 0018, Mon"),
        ("en", "Mon 3 items, 5-7 pieces for $9.00"),
        ("de", "Lieferung in 24 Stunden"),
        ("de", "Am Samstag, 14. Juni 2025 von 10 bis 16 Uhr"),
        ("fr", "Livraison en 24h"),
        ("es", "Entrega en 24 horas"),
        ("hr", "Dostava u roku 24 sata"),
        ("da", "Svar inden for 24 timer"),
        ("et", "Kontsert reedel, 13. juunil kell 19.00-21.00"),
        ("et", "Vastame 24 tunni jooksul"),
        ("ru", "Доставка за 24 часа"),
        ("zh", "24小时内发货"),
        ("zh", "2025年5月1日 9:00-18:00 周四"),
        ("ja", "2025年5月1日（木）10:00〜12:00"),
        ("ko", "24시간 이내 배송"),
    ],
)
def test_dates_events_and_deadlines_give_none(osm, lang, text):
    found = osm(text, lang)
    assert found is None or not any(
        day in found for day in ("Mo", "Tu", "We", "Th", "Fr", "Sa", "Su", "24/7")
    )


def test_the_table_is_large_enough():
    assert len(WRITTEN) >= 150
    assert len({lang for lang, _, _ in WRITTEN}) == 25


def grid(*rows, days="月火水木金土日"):
    """A table with days across and marks where they are open."""
    head = "".join(f"<th>{day}</th>" for day in days)
    body = "".join(
        f"<tr><td>{times}</td>{''.join(f'<td>{each}</td>' for each in marks)}</tr>" for times, marks in rows
    )
    return f"<h2>診療時間</h2><table><tr><th></th>{head}</tr>{body}</table>"


@pytest.mark.parametrize(
    ("rows", "osm"),
    [
        (
            [("9:00～12:00", "●●●－●●－"), ("14:00～19:00", "●●●－●－－")],
            "Mo-We,Fr 09:00-12:00,14:00-19:00; Th,Su off; Sa 09:00-12:00",
        ),
        (
            [("午前 9:00-12:30", "○○／○○△休"), ("午後 15:00-18:30", "○○／○○／休")],
            "Mo-Tu,Th-Fr 09:00-12:30,15:00-18:30; We,Su off; Sa 09:00-12:30",
        ),
    ],
)
def test_a_grid_of_marks_is_read(ask, rows, osm):
    answer = ask("go.hours", grid(*rows), lang="ja")
    assert (answer.answer, answer.quote) == (osm, rows[0][0])


def test_a_grid_without_times_states_no_hours(findings):
    assert findings(grid(("初診", "●●●－●●－"), ("再診", "●●●－●－－")), lang="ja").hours == ()


def test_a_sentence_about_times_does_not_change_a_week(ask):
    week = "".join(
        f"<tr><td>{day}</td><td>8:00-12:00</td></tr>" for day in ("Montag", "Dienstag", "Mittwoch", "Freitag")
    )
    said = "<p>Wir bieten jeden Tag von 8:00 bis 9:00 eine offene Sprechstunde für Patienten an.</p>"
    body = f"<h2>Sprechzeiten</h2><table>{week}</table>{said}"
    assert ask("go.hours", body, lang="de").answer == "Mo-We,Fr 08:00-12:00"


@pytest.mark.parametrize(
    ("lang", "text", "expected"),
    [
        ("bn", "শনিবার: সকাল ১০টা থেকে রাত ৮টা", "Sa 10:00-20:00"),
        ("hi", "सोमवार - शुक्रवार: ०९:०० - १८:००", "Mo-Fr 09:00-18:00"),
    ],
)
def test_digits_of_other_scripts_are_read(osm, lang, text, expected):
    assert osm(text, lang) == expected
