"""The one error that is shown to the learner."""


class StudyError(Exception):
    """A problem the learner can act on: what is wrong, where, and what to do.

    The message is one sentence and is shown as it stands. Anything that is not a
    `StudyError` is a fault of the program: logged, and reported once.
    """
