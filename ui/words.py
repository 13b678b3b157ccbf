"""Switches the language of the window and of the services' sentences, together and at run time."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QObject, QTranslator
from PySide6.QtWidgets import QApplication

from compounder.domain.errors import Refusal
from compounder.domain.phrase import Phrase
from compounder.words import Words

TRANSLATIONS = Path(__file__).resolve().parent.parent / "resources" / "translations"
_NAME = "compounder-speech"


class _Speech(QObject):
    """Holds on the application which language is spoken, its words, and Qt's translators in force."""

    def __init__(self, application: QApplication, languages: Sequence[str], read: Callable[[str], Words]) -> None:
        super().__init__(application)
        self.setObjectName(_NAME)
        self.languages = tuple(languages)
        self.language = "en"
        self.translators: list[QTranslator] = []
        self._read = read
        self._words: dict[str, Words] = {}

    def words(self, language: str) -> Words:
        """The words of a language, read when it is first spoken."""
        if language not in self._words:
            self._words[language] = self._read(language).for_paper()
        return self._words[language]


def give_words(application: QApplication, languages: Sequence[str], read: Callable[[str], Words]) -> None:
    """Hand in the languages and what reads their sentences, once, before the first widget; English is spoken first."""
    _Speech(application, languages, read)
    speak(application, "en")


def speak(application: QApplication, language: str) -> None:
    """Speak a language from now on; every widget gets a LanguageChange event and says its words anew."""
    speech = _speech()
    if language not in speech.languages:
        raise ValueError(f"no words in {language!r}")
    for translator in speech.translators:
        application.removeTranslator(translator)
    speech.language = language
    speech.translators = [*_translators(application, language)]
    for translator in speech.translators:
        application.installTranslator(translator)


def _translators(application: QApplication, language: str) -> list[QTranslator]:
    """Qt's own words, and ours; English needs ours for its plurals alone."""
    made = []
    qt = QTranslator(application)
    if language != "en" and qt.load(f"qtbase_{language}", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)):
        made.append(qt)
    for area in sorted(TRANSLATIONS.glob(f"*_{language}.qm")):
        own = QTranslator(application)
        # An area without plurals has an English file without words: Qt calls it empty, and it is not needed.
        if own.load(str(area)) or own.isEmpty():
            made.append(own)
        else:
            raise OSError(f"the translation {area.name} cannot be read")
    return made


def _speech() -> _Speech:
    application = QCoreApplication.instance()
    speech = application.findChild(_Speech, _NAME) if application is not None else None
    if speech is None:
        raise LookupError("give_words() comes before the first widget")
    return speech


def language() -> str:
    """The language that is spoken: "en" or "fr"."""
    return _speech().language


def words() -> Words:
    """The services' words in the language that is spoken, with no-break spaces and units spelt, as on paper."""
    speech = _speech()
    return speech.words(speech.language)


def every_language() -> tuple[Mapping[str, str], ...]:
    """The sentences of each language there is, for a search that understands all of them."""
    speech = _speech()
    return tuple(speech.words(language).sentences for language in speech.languages)


def sentence(said: Refusal | Phrase | str) -> str:
    """The sentence of a refusal or a phrase in the language that is spoken; a text that has none stands as it is."""
    if isinstance(said, Refusal):
        return words().sentence(said.phrase)
    return words().sentence(said) if isinstance(said, Phrase) else said
