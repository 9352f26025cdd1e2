#include "app/editor/spelling/spell_service.h"
#include "app/editor/spelling/spell_words.h"
#include "tests/unit/editor/suites.h"

#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace syngraph;

namespace {

void write(const QString &path, const QByteArray &bytes)
{
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    QCOMPARE(file.write(bytes), bytes.size());
}

} // namespace

/// Which words are asked about, what dictionaries say, and that nobody waits for them.
class TestSpelling final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void wordsOfAParagraph_data();
    void wordsOfAParagraph();
    void formOfAWord();
    void languageOfALocale_data();
    void languageOfALocale();
    void encodings_data();
    void encodings();
    void brokenDictionaries_data();
    void brokenDictionaries();
    void verdictsComeLater();
    void noDictionaryIsSaid();
    void ownWordsStay();
    void anotherLanguageForgets();
};

void TestSpelling::wordsOfAParagraph_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QStringList>("expected");
    QTest::newRow("empty") << QString() << QStringList();
    QTest::newRow("sentence") << u"One two, three."_s << QStringList{u"One"_s, u"two"_s, u"three"_s};
    QTest::newRow("apostrophes") << u"don't won\u2019t"_s
                                 << QStringList{u"don't"_s, u"won\u2019t"_s};
    QTest::newRow("hyphen") << u"well-known"_s << QStringList{u"well"_s, u"known"_s};
    QTest::newRow("umlauts") << u"Gr\u00fc\u00dfe, \u00c4pfel"_s
                             << QStringList{u"Gr\u00fc\u00dfe"_s, u"\u00c4pfel"_s};
    QTest::newRow("digits") << u"mp3 h2o 1984 word"_s << QStringList{u"word"_s};
    QTest::newRow("capitals") << u"NATO and UN"_s << QStringList{u"and"_s};
    QTest::newRow("one letter") << u"a word"_s << QStringList{u"word"_s};
    QTest::newRow("page") << u"see https://example.org/wrds now"_s
                          << QStringList{u"see"_s, u"now"_s};
    QTest::newRow("host") << u"see example.org."_s << QStringList{u"see"_s};
    QTest::newRow("mail") << u"to ann@exampel.org please"_s << QStringList{u"to"_s, u"please"_s};
    QTest::newRow("file") << u"open main_windw.cpp"_s << QStringList{u"open"_s};
    QTest::newRow("full stop") << u"The end. Again."_s
                               << QStringList{u"The"_s, u"end"_s, u"Again"_s};
    QTest::newRow("emoji") << u"\U0001F600 hello \U0001F600"_s << QStringList{u"hello"_s};
    QTest::newRow("too long") << QString(65, u'x') + u" short"_s << QStringList{u"short"_s};
    QTest::newRow("longest") << QString(64, u'x') << QStringList{QString(64, u'x')};
}

void TestSpelling::wordsOfAParagraph()
{
    QFETCH(QString, text);
    QFETCH(QStringList, expected);
    QStringList words;
    for (const SpellWord &word : wordsToSpell(text))
        words += text.sliced(word.from, word.length);
    QCOMPARE(words, expected);
}

void TestSpelling::formOfAWord()
{
    QCOMPARE(spelledForm(u"won\u2019t"), u"won't"_s);
    QCOMPARE(spelledForm(u"Sil\u00adbe"), u"Silbe"_s);
}

void TestSpelling::languageOfALocale_data()
{
    QTest::addColumn<QString>("locale");
    QTest::addColumn<QString>("expected");
    QTest::newRow("the same") << u"de_AT"_s << u"de_AT"_s;
    QTest::newRow("its home") << u"de_CH"_s << u"de_DE"_s;
    QTest::newRow("English") << u"en_NZ"_s << u"en_US"_s;
    QTest::newRow("any of the language") << u"pt_PT"_s << u"pt_BR"_s;
    QTest::newRow("none") << u"fr_FR"_s << QString();
    QTest::newRow("nothing") << QString() << QString();
}

void TestSpelling::languageOfALocale()
{
    QFETCH(QString, locale);
    QFETCH(QString, expected);
    QTemporaryDir folder;
    for (const QString &code : {u"de_AT"_s, u"de_DE"_s, u"en_GB"_s, u"en_US"_s, u"pt-BR"_s}) {
        write(folder.filePath(code + u".aff"_s), "SET UTF-8\n");
        write(folder.filePath(code + u".dic"_s), "0\n");
    }
    write(folder.filePath(u"fr_FR.aff"_s), "SET UTF-8\n"); // its words are missing
    const auto languages = spellLanguages({folder.path()});
    QCOMPARE(languages.size(), 5);
    QCOMPARE(spellLanguageFor(locale, languages), expected);
}

void TestSpelling::encodings_data()
{
    QTest::addColumn<QByteArray>("name");
    QTest::addColumn<QByteArray>("word"); ///< "Größe" or what the encoding has
    QTest::addColumn<QString>("known");
    QTest::newRow("UTF-8") << QByteArray("UTF-8") << QByteArray("gr\xc3\xb6\xc3\x9f" "er")
                           << u"gr\u00f6\u00dfer"_s;
    QTest::newRow("Latin 1") << QByteArray("ISO8859-1") << QByteArray("gr\xf6\xdf" "er")
                             << u"gr\u00f6\u00dfer"_s;
    QTest::newRow("Latin 2") << QByteArray("ISO8859-2") << QByteArray("\xbf" "aba")
                             << u"\u017caba"_s;
    QTest::newRow("Cyrillic") << QByteArray("KOI8-R") << QByteArray("\xc4\xcf\xcd")
                              << u"\u0434\u043e\u043c"_s;
    QTest::newRow("of Windows") << QByteArray("microsoft-cp1251") << QByteArray("\xe4\xee\xec")
                                << u"\u0434\u043e\u043c"_s;
}

void TestSpelling::encodings()
{
    QFETCH(QByteArray, name);
    QFETCH(QByteArray, word);
    QFETCH(QString, known);
    QTemporaryDir folder;
    const SpellLanguage language{u"xx"_s, folder.filePath(u"xx.aff"_s),
                                 folder.filePath(u"xx.dic"_s)};
    write(language.affixPath, "SET " + name + "\nTRY " + word + "\n");
    write(language.wordsPath, "1\n" + word + "\n");
    const auto dictionary = SpellDictionary::load(language);
    QVERIFY(dictionary);
    QVERIFY(dictionary->knows(known));
    QVERIFY(!dictionary->knows(known.chopped(1)));
    QVERIFY(dictionary->suggestionsFor(known.chopped(1)).contains(known));
    const QString own = known + known.first(1);
    QVERIFY(!dictionary->knows(own));
    dictionary->add(own);
    QVERIFY(dictionary->knows(own));
}

void TestSpelling::brokenDictionaries_data()
{
    QTest::addColumn<QByteArray>("affix");
    QTest::addColumn<bool>("hasWords");
    QTest::newRow("no words") << QByteArray("SET UTF-8\n") << false;
    QTest::newRow("unknown encoding") << QByteArray("SET KLINGON\n") << true;
}

void TestSpelling::brokenDictionaries()
{
    QFETCH(QByteArray, affix);
    QFETCH(bool, hasWords);
    QTemporaryDir folder;
    const SpellLanguage language{u"xx"_s, folder.filePath(u"xx.aff"_s),
                                 folder.filePath(u"xx.dic"_s)};
    write(language.affixPath, affix);
    if (hasWords)
        write(language.wordsPath, "1\nword\n");
    QVERIFY(!SpellDictionary::load(language));
    if (!hasWords)
        return;
    SpellService service({folder.path()}, folder.filePath(u"own"_s));
    service.setLanguage(u"xx"_s);
    QTRY_COMPARE(service.state(), SpellService::State::Broken);
    QCOMPARE(service.isKnown(u"wrod"_s), true); // nothing is called wrong
}

namespace {

/// "word" and "wort" in two languages.
void writeTwoLanguages(const QTemporaryDir &folder)
{
    write(folder.filePath(u"en_US.aff"_s), "SET UTF-8\nTRY word\n");
    write(folder.filePath(u"en_US.dic"_s), "1\nword\n");
    write(folder.filePath(u"de_DE.aff"_s), "SET UTF-8\n");
    write(folder.filePath(u"de_DE.dic"_s), "1\nwort\n");
}

} // namespace

void TestSpelling::verdictsComeLater()
{
    QTemporaryDir folder;
    writeTwoLanguages(folder);
    SpellService service({folder.path()}, folder.filePath(u"own"_s));
    QCOMPARE(service.isKnown(u"wrod"_s), true); // off
    service.setLanguage(u"en_US"_s);
    QTRY_COMPARE(service.state(), SpellService::State::Ready);
    QCOMPARE(service.isKnown(u"wrod"_s), std::nullopt);
    QCOMPARE(service.isKnown(u"word"_s), std::nullopt);
    QTRY_COMPARE(service.isKnown(u"wrod"_s), false);
    QCOMPARE(service.isKnown(u"word"_s), true);
    QSignalSpy suggested(&service, &SpellService::suggested);
    service.askForSuggestions(u"wrod"_s);
    QTRY_COMPARE(suggested.size(), 1);
    QCOMPARE(suggested.first().at(1).toStringList(), QStringList{u"word"_s});
}

void TestSpelling::noDictionaryIsSaid()
{
    QTemporaryDir folder;
    SpellService service({folder.path()}, folder.filePath(u"own"_s));
    QVERIFY(service.languages().isEmpty());
    service.setLanguage(u"en_US"_s);
    QCOMPARE(service.state(), SpellService::State::NoDictionary);
    QVERIFY(!service.isOn());
    QCOMPARE(service.isKnown(u"wrod"_s), true);
}

void TestSpelling::ownWordsStay()
{
    QTemporaryDir folder;
    writeTwoLanguages(folder);
    const QString path = folder.filePath(u"deeper/own.txt"_s);
    {
        SpellService service({folder.path()}, path);
        service.setLanguage(u"en_US"_s);
        QVERIFY(service.addWord(u"Syngraph"_s));
        QVERIFY(service.addWord(u"wrod"_s));
        QVERIFY(!service.addWord(QString(65, u'x')));
    }
    SpellService again({folder.path()}, path);
    again.setLanguage(u"de_DE"_s);
    QTRY_COMPARE(again.state(), SpellService::State::Ready);
    QCOMPARE(again.isKnown(u"wrod"_s), true);
    QTRY_COMPARE(again.isKnown(u"word"_s), false);
}

void TestSpelling::anotherLanguageForgets()
{
    QTemporaryDir folder;
    writeTwoLanguages(folder);
    SpellService service({folder.path()}, folder.filePath(u"own"_s));
    service.setLanguage(u"en_US"_s);
    QTRY_COMPARE(service.isKnown(u"wort"_s), false);
    service.setLanguage(u"de_DE"_s);
    QTRY_COMPARE(service.state(), SpellService::State::Ready);
    QTRY_COMPARE(service.isKnown(u"word"_s), false);
    QCOMPARE(service.isKnown(u"wort"_s).value_or(true), true);
    QTRY_COMPARE(service.isKnown(u"wort"_s), true);
    service.setLanguage({});
    QCOMPARE(service.state(), SpellService::State::Off);
    QCOMPARE(service.isKnown(u"word"_s), true);
}

QObject *makeSpellingSuite()
{
    return new TestSpelling;
}

#include "test_spelling.moc"
