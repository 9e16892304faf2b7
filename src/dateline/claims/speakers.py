"""Who speaks in a report: through quotations, and as "he" or "the source" in later sentences."""

from dataclasses import replace

from dateline.claims import attribution
from dateline.claims.scene import Scene
from dateline.model import ActorMention, Span

_FIRST_PERSON = ("i", "we")
_WHO_SPOKE = ("he", "she", "it", "they", "the source", "the statement", "the official")
"""What stands for whoever spoke before."""
_GROUP = "the group"
"""What stands for them too, but for a state and its offices."""


class Speakers:
    """Those who spoke so far.

    Args:
        scene: the report.
    """

    def __init__(self, scene: Scene) -> None:
        self._scene = scene
        self._speakers: dict[int, ActorMention] = {}
        self._last_speaker: ActorMention | None = None

    def spoke(self, sentence: int, speaker: ActorMention) -> None:
        """Remember who speaks in a sentence; the rest of the quotation that it stands in is theirs too.

        Who is only told to say something by whoever is quoted does not speak it ("those **they** claim …").
        """
        if speaker.text.lower() in _FIRST_PERSON or self.is_quoted(sentence, speaker.span):
            return
        if number := self._scene.quotations[sentence]:
            self._speakers[number] = speaker
        for following in self._scene.quotations[sentence + 1 : sentence + 2]:  # it may open in mid-sentence
            self._speakers.setdefault(following, speaker)

    def announced(self, sentence: int, speaker: ActorMention) -> None:
        """Remember who is about to speak: a sentence ends in a colon, and a quotation opens behind it."""
        following = self._scene.quotations[sentence + 1 : sentence + 2]
        if following and following[0] not in (0, self._scene.quotations[sentence]):
            self._speakers[following[0]] = speaker

    def is_quoted(self, sentence: int, words: Span) -> bool:
        """Whether words of a sentence are part of what somebody is quoted to say."""
        text, start = self._scene.document.text, self._scene.trees[sentence].sentence.start
        begins_inside = self._scene.quotations[sentence] > 0
        return begins_inside and attribution.marks_between(text, start + 1, words.start) % 2 == 0

    def quoted(self, sentence: int) -> ActorMention | None:
        """Return who speaks a sentence that stands inside a quotation and names no speaker."""
        number = self._scene.quotations[sentence]
        return self._speakers.get(number, self._last_speaker) if number else None

    def same_speaker(self, speaker: ActorMention, sentence: int) -> ActorMention:
        """Return the speaker, where "he" and "it" are whoever spoke before, and "I" whoever is quoted."""
        if speaker.text.lower() in _FIRST_PERSON and (quoted := self.quoted(sentence)):
            return quoted
        words = speaker.text.lower()
        if self.is_quoted(sentence, speaker.span):
            return speaker
        if words not in (*_WHO_SPOKE, _GROUP):
            self._last_speaker = speaker
            return speaker
        last = self._last_speaker
        if last is None or (words == _GROUP and self._scene.parties.is_official(last.actor)):
            return speaker
        return replace(speaker, actor=last.actor)
