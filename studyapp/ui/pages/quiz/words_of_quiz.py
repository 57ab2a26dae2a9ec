"""What the parts of a quiz are called on screen."""

from PySide6.QtCore import QObject

from studyapp.core.quiz.questions import Question, QuestionKind


class QuizWords(QObject):
    """Names and explanations of the kinds of questions."""

    def kind(self, question: Question) -> str:
        """Return the line above a question: what is to be done."""
        return {
            QuestionKind.SINGLE: self.tr("Choose one"),
            QuestionKind.SEVERAL: self.tr("Choose all that are right"),
            QuestionKind.TRUE_FALSE: self.tr("True or false?"),
            QuestionKind.TYPED: self.tr("Type the answer"),
            QuestionKind.CLOZE: self.tr("Fill in the gap"),
            QuestionKind.MATCH: self.tr("Match each term with its definition"),
            QuestionKind.ORDER: self.tr("Put the steps in order"),
        }[question.kind]

    def name(self, kind: QuestionKind) -> str:
        """Return the short name of a kind."""
        return {
            QuestionKind.SINGLE: self.tr("One right"),
            QuestionKind.SEVERAL: self.tr("Several right"),
            QuestionKind.TRUE_FALSE: self.tr("True or false"),
            QuestionKind.TYPED: self.tr("Typed"),
            QuestionKind.CLOZE: self.tr("Gap"),
            QuestionKind.MATCH: self.tr("Match"),
            QuestionKind.ORDER: self.tr("Order"),
        }[kind]

    def tip(self, kind: QuestionKind) -> str:
        """Return one sentence on a kind."""
        return {
            QuestionKind.SINGLE: self.tr("Options of which one is right."),
            QuestionKind.SEVERAL: self.tr("Options of which more than one may be right."),
            QuestionKind.TRUE_FALSE: self.tr("A claim to judge, with the reason afterwards."),
            QuestionKind.TYPED: self.tr("A short answer that you type; small slips are forgiven."),
            QuestionKind.CLOZE: self.tr("A gap in a sentence that you fill in."),
            QuestionKind.MATCH: self.tr("Terms and definitions to join, against the clock."),
            QuestionKind.ORDER: self.tr("Steps to put in the right order."),
        }[kind]
