"""What the sample's pages answer in the four moments."""

from tests.report.sample.origin import ORIGIN

from mmaudit.model.answer import AnswerStatus, Moment
from mmaudit.model.report import BestAnswer, MomentSummary, QuestionSummary


def asked(
    question: str, text: str, status: AnswerStatus, best: BestAnswer | None = None, fix: str = ""
) -> QuestionSummary:
    answered = 1 if status is AnswerStatus.ANSWERED else 0
    return QuestionSummary(
        id=question, text=text, asked=6, answered=answered, best=best, status=status.value, fix=fix
    )


def best(
    path: str, quote: str, taps: int | None, screens: float | None, lang: str, **more: bool
) -> BestAnswer:
    return BestAnswer(
        url=ORIGIN + path, quote=quote, taps_from_home=taps, screens_down=screens, lang=lang, **more
    )


def sample_moments() -> dict[Moment, MomentSummary]:
    done, partly, linked, missing = (
        AnswerStatus.ANSWERED, AnswerStatus.PARTIAL, AnswerStatus.LINKED, AnswerStatus.NOT_FOUND
    )  # fmt: skip
    return {
        Moment.KNOW: MomentSummary(score=92.0, questions=(
            asked("know.what", "What is this?", done,
                  best("/", "Väike kohvik Kalamajas, kus kõik küpsetatakse kohapeal.", 0, 0.2, "et")),
            asked("know.who", "Who stands behind it, and since when?", done,
                  best("/zh/", "自2011年起，我们每天早上亲手烘焙面包和蛋糕。", 1, 1.4, "zh")),
            asked("know.faq", "Are frequent questions answered?", done,
                  best("/en/", "Can I bring my dog? Yes, water bowls are by the door.", 1, 3.1, "en",
                       machine_readable=True)),
        )),
        Moment.GO: MomentSummary(score=58.0, questions=(
            asked("go.hours", "When is it open?", done,
                  best("/", "Esmaspäevast reedeni 8.00–18.00", 0, 0.0, "et", machine_readable=True)),
            asked("go.address", "Where is it?", done, best("/kontakt", "Näidise 7, 10411 Tallinn", 1, 0.6, "et")),
            asked("go.phone", "How do I call?", partly, best("/kontakt", "Tel 600 1234", 1, 2.2, "et"),
                  "Make the number a tel: link, so that one tap calls."),
            asked("go.map", "How do I get there?", missing, None, "Link the address to a map application."),
            asked("go.parking", "Where can I park?", AnswerStatus.NOT_APPLICABLE),
        )),
        Moment.DO: MomentSummary(score=None, questions=(
            asked("do.steps", "Which steps lead there?", AnswerStatus.NOT_APPLICABLE),
        )),
        Moment.BUY: MomentSummary(score=31.0, questions=(
            asked("buy.price", "What does it cost?", done, best("/menuu", "Kaneelirull 3,50 €", 1, 1.0, "et")),
            asked("buy.order", "Can I order it?", linked, best("/pood/kinkekaart", "Osta kinkekaart", 2, 0.4, "et"),
                  "Put one clear button beside the price."),
            asked("buy.delivery", "How and when does it arrive?", missing, None,
                  "State the delivery price and time near the price."),
            asked("buy.returns", "Can I send it back?", missing, None, "State the days for returns."),
        )),
    }  # fmt: skip
