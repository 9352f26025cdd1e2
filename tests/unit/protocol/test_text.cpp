#include "common/base/limits.h"
#include "common/base/random.h"
#include "common/protocol/plain_text.h"
#include "common/protocol/utf8.h"
#include "tests/support/delta_generator.h"
#include "tests/support/test_seed.h"
#include "tests/unit/protocol/protocol_tests.h"

#include <QStringDecoder>

using namespace syngraph;
using namespace Qt::Literals::StringLiterals;

namespace {

class TestText : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyCodePointSurvivesUtf8();
    void everyShortSequenceIsJudgedRight();
    void halfAPairIsNotEncoded();
    void cleanedNames_data();
    void cleanedNames();
    void whatIsCleanedIsLegal();
};

std::optional<QString> decodedText(QByteArrayView bytes)
{
    QString text(bytes.size(), Qt::Uninitialized);
    const auto units = utf8::decode(bytes, reinterpret_cast<char16_t *>(text.data()));
    if (units < 0)
        return std::nullopt;
    text.truncate(units);
    return text;
}

void TestText::everyCodePointSurvivesUtf8()
{
    for (char32_t code = 1; code <= QChar::LastValidCodePoint; ++code) {
        if (QChar::isSurrogate(code))
            continue;
        const auto text = QStringView(QChar::fromUcs4(code)).toString();
        QByteArray bytes;
        utf8::append(bytes, text);
        if (utf8::encodedSize(text) != bytes.size() || bytes != text.toUtf8()
            || !utf8::isWellFormed(bytes) || decodedText(bytes) != text)
            QFAIL(qPrintable(QString::number(code, 16)));
    }
}

/// Every sequence of three bytes, and of four around the edges, against the decoder of Qt.
void TestText::everyShortSequenceIsJudgedRight()
{
    const auto check = [](const QByteArray &bytes) {
        QStringDecoder decoder(QStringDecoder::Utf8, QStringDecoder::Flag::Stateless
                                   | QStringDecoder::Flag::ConvertInitialBom);
        const QString expected = decoder.decode(bytes);
        const auto text = decodedText(bytes);
        if (text.has_value() == decoder.hasError() || utf8::isWellFormed(bytes) != text.has_value()
            || (text && *text != expected))
            QFAIL(bytes.toHex().constData());
    };
    constexpr std::array edges{0x00, 0x41, 0x7f, 0x80, 0x8f, 0x90, 0x9f, 0xa0, 0xbf, 0xc0, 0xc1,
                               0xc2, 0xdf, 0xe0, 0xe1, 0xec, 0xed, 0xee, 0xef, 0xf0, 0xf1, 0xf3,
                               0xf4, 0xf5, 0xff};
    for (const int a : edges) {
        check(QByteArray(1, char(a)));
        for (int b = 0; b < 256; ++b) {
            check({QByteArray(1, char(a)) + char(b)});
            for (const int c : edges) {
                check({QByteArray(1, char(a)) + char(b) + char(c)});
                for (const int d : edges)
                    check({QByteArray(1, char(a)) + char(b) + char(c) + char(d)});
            }
        }
        if (QTest::currentTestFailed())
            return;
    }
}

void TestText::halfAPairIsNotEncoded()
{
    QByteArray bytes;
    const QString half(QChar(0xd83d));
    QVERIFY_THROWS_EXCEPTION(InvariantError, utf8::append(bytes, half));
    QVERIFY_THROWS_EXCEPTION(InvariantError, utf8::append(bytes, half + u'a'));
    QVERIFY_THROWS_EXCEPTION(InvariantError, utf8::append(bytes, QString(QChar(0xde00))));
}

void TestText::cleanedNames_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("cleaned");
    QTest::newRow("plain") << u"Ada"_s << u"Ada"_s;
    QTest::newRow("spaces around") << u"  Ada L. \t"_s << u"Ada L."_s;
    QTest::newRow("line feed") << u"Ada\nL."_s << u"Ada L."_s;
    QTest::newRow("escape sequence") << u"\x1b[1mAda"_s << u" [1mAda"_s.trimmed();
    QTest::newRow("bidi override") << u"\u202eAda\u2066"_s << u"Ada"_s;
    QTest::newRow("byte order mark") << u"\ufeffAda"_s << u"Ada"_s;
    QTest::newRow("C1") << u"A\u0090da"_s << u"Ada"_s;
    QTest::newRow("half a pair") << (u"A"_s + QChar(0xd83d)) << u"A"_s;
    QTest::newRow("family joined by U+200D stays") << u"\U0001F468\u200D\U0001F469"_s
                                                   << u"\U0001F468\u200D\U0001F469"_s;
    QTest::newRow("markup stays") << u"<b>x</b>"_s << u"<b>x</b>"_s;
    QTest::newRow("only spaces") << u" \u3000 "_s << QString();
    QTest::newRow("64 pairs stay") << u"\U0001F600"_s.repeated(64) << u"\U0001F600"_s.repeated(64);
    QTest::newRow("65 pairs are cut") << u"\U0001F600"_s.repeated(65)
                                      << u"\U0001F600"_s.repeated(64);
}

void TestText::cleanedNames()
{
    QFETCH(QString, text);
    QFETCH(QString, cleaned);
    QCOMPARE(cleanedName(text), cleaned);
    QCOMPARE(isName(text), !text.isEmpty() && text == cleaned);
}

void TestText::whatIsCleanedIsLegal()
{
    const auto seed = testSeed(5);
    SeededRandom random(seed);
    for (int round = 0; round < 20'000; ++round) {
        QString text;
        for (auto size = random.below(300); size > 0; --size)
            text += QChar(char16_t(random.chance(0.5) ? random.below(0x300) : random.below(0x10000)));
        const auto name = cleanedName(text);
        QVERIFY2(name.isEmpty() || isName(name), qPrintable(u"seed %1"_s.arg(seed)));
        QVERIFY2(isTitle(cleanedTitle(text)), qPrintable(u"seed %1"_s.arg(seed)));
        QCOMPARE(cleanedName(name), name);
        const auto said = cleanedChatText(text);
        QVERIFY2(said.isEmpty() || isChatText(said), qPrintable(u"seed %1"_s.arg(seed)));
        QCOMPARE(cleanedChatText(said), said);
    }
    QCOMPARE(cleanedChatText(u" a\r\nb\rc\u2029d\te\u202e \n"_s), u"a\nb\nc\nd e"_s);
    QVERIFY(isChatText(u"\u05d0\n\U0001F468\u200D\U0001F469"_s));
    QVERIFY(!isChatText(u"\n \u3000"_s));
    QVERIFY(!isChatText(QString(limits::kChatUnits + 1, u'a')));
    QVERIFY(!isTitle(QString(limits::kTitleUnits + 1, u'a')));
    QVERIFY(isTitle(QString(limits::kTitleUnits, u'a')));
    QVERIFY(isTitle(QString()));
}

} // namespace

int syngraph::runTextTests(int argc, char **argv)
{
    TestText test;
    return QTest::qExec(&test, argc, argv);
}

#include "test_text.moc"
