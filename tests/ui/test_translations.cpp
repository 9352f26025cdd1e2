#include "tests/ui/suites.h"

#include <QDir>
#include <QFile>
#include <QRegularExpression>
#include <QScopeGuard>
#include <QTest>
#include <QTranslator>
#include <QXmlStreamReader>

using namespace Qt::Literals::StringLiterals;

namespace {

const QString kFolder = QStringLiteral(SYNGRAPH_SOURCE_DIR) + u"/translations"_s;

struct Message
{
    QString context;
    QString source;
    QStringList forms; ///< one, or one for each number
    bool isPlural = false;
    bool isFinished = true;
};

QList<Message> messagesOf(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return {};
    QXmlStreamReader xml(&file);
    QList<Message> messages;
    QString context;
    while (!xml.atEnd()) {
        if (xml.readNext() != QXmlStreamReader::StartElement)
            continue;
        const auto name = xml.name();
        if (name == u"name") {
            context = xml.readElementText();
        } else if (name == u"message") {
            messages.append(
                Message{context, {}, {}, xml.attributes().value(u"numerus"_s) == u"yes", true});
        } else if (name == u"source") {
            messages.back().source = xml.readElementText();
        } else if (name == u"translation") {
            messages.back().isFinished = !xml.attributes().hasAttribute(u"type"_s);
            if (!messages.back().isPlural)
                messages.back().forms = {xml.readElementText()};
        } else if (name == u"numerusform") {
            messages.back().forms.append(xml.readElementText());
        }
    }
    return messages;
}

/// "%1", "%Ln" ... in their order by name.
QStringList placesIn(const QString &text)
{
    static const QRegularExpression place(u"%(?:[0-9]|L?n)"_s);
    QStringList places;
    auto found = place.globalMatch(text);
    while (found.hasNext())
        places.append(found.next().captured());
    places.sort();
    places.removeDuplicates();
    return places;
}

bool hasMnemonic(const QString &text)
{
    return QString(text).remove(u"&&"_s).contains(u'&');
}

QString wrongWith(const Message &message)
{
    if (!message.isFinished)
        return u"unfinished"_s;
    for (const QString &form : message.forms) {
        if (form.isEmpty())
            return u"empty"_s;
        // One thing need not be counted aloud.
        QStringList places = placesIn(form);
        if (message.isPlural && !places.contains(u"%Ln"_s))
            places.append(u"%Ln"_s);
        QStringList wanted = placesIn(message.source);
        places.sort();
        if (places != wanted)
            return u"other places for values"_s;
        if (hasMnemonic(form) != hasMnemonic(message.source))
            return u"mnemonic"_s;
        if (form.endsWith(u'…') != message.source.endsWith(u'…'))
            return u"ellipsis"_s;
    }
    return message.forms.isEmpty() ? u"missing"_s : QString();
}

} // namespace

/// A language that is shipped is whole. That the files know every text of the program is checked
/// where lupdate is at hand: translations/check.cmake.
class TestTranslations final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void shippedLanguagesAreWhole_data();
    void shippedLanguagesAreWhole();
    void theCheckSeesFaults();
    void numbersAreThoseOfTheLanguage_data();
    void numbersAreThoseOfTheLanguage();
};

void TestTranslations::shippedLanguagesAreWhole_data()
{
    QTest::addColumn<QString>("path");
    const auto files = QDir(kFolder).entryInfoList({u"*.ts"_s});
    for (const QFileInfo &file : files)
        QTest::newRow(qPrintable(file.fileName())) << file.filePath();
}

void TestTranslations::shippedLanguagesAreWhole()
{
    QFETCH(QString, path);
    const auto messages = messagesOf(path);
    QVERIFY(messages.size() >= 5);
    QStringList faults;
    for (const Message &message : messages) {
        if (const QString wrong = wrongWith(message); !wrong.isEmpty())
            faults.append(message.context + u": "_s + message.source + u" – "_s + wrong);
    }
    QVERIFY2(faults.isEmpty(), qPrintable(u"%1 faults, such as %2"_s.arg(faults.size()).arg(
                                   faults.mid(0, 5).join(u"; "_s))));
}

void TestTranslations::theCheckSeesFaults()
{
    QCOMPARE(wrongWith({{}, u"A %1"_s, {u"B %1"_s}}), QString());
    QVERIFY(!wrongWith({{}, u"A %1"_s, {u"B"_s}}).isEmpty());
    QVERIFY(!wrongWith({{}, u"&A"_s, {u"B"_s}}).isEmpty());
    QVERIFY(!wrongWith({{}, u"A"_s, {u"B"_s}, false, false}).isEmpty());
    QVERIFY(!wrongWith({{}, u"A"_s, {}}).isEmpty());
    QVERIFY(!wrongWith({{}, u"%Ln %1"_s, {u"x"_s}, true}).isEmpty());
    QVERIFY(wrongWith({{}, u"%Ln b"_s, {u"one b"_s, u"%Ln b"_s}, true}).isEmpty());
    QVERIFY(!wrongWith({{}, u"%n b"_s, {u"one b"_s, u"%n b"_s}, true}).isEmpty());
}

void TestTranslations::numbersAreThoseOfTheLanguage_data()
{
    QTest::addColumn<QString>("language");
    QTest::addColumn<QString>("two");
    QTest::addColumn<QString>("many");
    const auto row = [](const char *language, const QString &two, const QString &many) {
        QTest::newRow(language) << QString::fromLatin1(language) << two << many;
    };
    row("en_US", u"2 words"_s, u"1,234 words"_s);
    row("de_DE", u"2 W\u00f6rter"_s, u"1.234 W\u00f6rter"_s);
    row("fr_FR", u"2 mots"_s, u"1\u202f234 mots"_s);
    row("es_ES", u"2 palabras"_s, u"1234 palabras"_s);
    row("zh_CN", {}, u"1,234"_s);
    row("ar_EG", {}, u"\u0661\u066c\u0662\u0663\u0664"_s);
}

/// The plural is found, and its number written as the windows write all others.
void TestTranslations::numbersAreThoseOfTheLanguage()
{
    QFETCH(QString, language);
    QFETCH(QString, two);
    QFETCH(QString, many);
    const QLocale before;
    const auto restore = qScopeGuard([&before] { QLocale::setDefault(before); });
    const QLocale locale(language);
    QLocale::setDefault(locale);
    QTranslator translator;
    QVERIFY(translator.load(locale, u"syngraph"_s, u"_"_s, u":/syngraph/translations"_s));
    QCoreApplication::installTranslator(&translator);
    const auto words = [](int count) {
        return QCoreApplication::translate("syngraph::StatusLine", "%Ln word(s)", nullptr, count);
    };
    if (!two.isEmpty())
        QCOMPARE(words(2), two);
    QVERIFY2(words(1'234).contains(many), qPrintable(words(1'234)));
    QVERIFY2(!words(1'234).contains(u'%'), qPrintable(words(1'234)));
    QCoreApplication::removeTranslator(&translator);
}

QObject *makeTranslationsSuite()
{
    return new TestTranslations;
}

#include "test_translations.moc"
