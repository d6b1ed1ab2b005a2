"""How each question of the catalogue is answered; one function a question, joined by its id."""

from collections.abc import Mapping

from mmaudit.moments.rules import buy, do, go, know, know_more, site, visit
from mmaudit.moments.rules.rule import Rule

RULES: Mapping[str, Rule] = {
    "go.address": go.address,
    "go.hours": go.hours,
    "go.phone": go.phone,
    "go.email": go.email,
    "go.map": visit.map_,
    "go.transit": visit.transit,
    "go.parking": visit.parking,
    "go.book": visit.book,
    "go.access": visit.access,
    "go.nearest": visit.nearest,
    "go.whatsthere": visit.whats_there,
    "go.message": visit.message,
    "buy.price": buy.price,
    "buy.order": buy.order,
    "buy.stock": buy.stock,
    "buy.delivery": buy.delivery,
    "buy.returns": buy.returns,
    "buy.payment": buy.payment,
    "buy.reviews": buy.reviews,
    "do.steps": do.steps,
    "do.time": do.time,
    "do.ingredients": do.ingredients,
    "do.video": do.video,
    "know.what": know.what,
    "know.faq": know.faq,
    "know.who": know.who,
    "know.fresh": know.fresh,
    "know.simple": know_more.simple,
    "know.howmuch_howlong": know_more.how_much_or_long,
    "know.depth": know_more.depth,
    "know.compare": know_more.compare,
    "know.orient": know_more.orient,
    "know.hub": site.of_the_whole,
    "x.social": site.social,
    "x.conversational": site.conversational,
    "x.measured": site.measured,
    "x.response_time": site.response_time,
    "x.aftersales": site.after_sales,
    "x.funnel": site.of_the_whole,
}
