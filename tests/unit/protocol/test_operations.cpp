#include "common/base/limits.h"
#include "common/ot/algebra.h"
#include "common/protocol/error_codes.h"
#include "tests/support/delta_generator.h"
#include "tests/support/delta_pieces.h"
#include "tests/support/delta_text.h"
#include "tests/support/test_seed.h"
#include "tests/unit/protocol/protocol_tests.h"

using namespace syngraph;
using namespace Qt::Literals::StringLiterals;

namespace {

/// An operation on ten units.
QByteArray ops(const QByteArray &list)
{
    return R"({"base":10,"ops":[)" + list + "]}";
}
QByteArray change(const QByteArray &attributes)
{
    return ops(R"({"retain":2,"attributes":)" + attributes + '}');
}
QByteArray typed(const QByteArray &text, const QByteArray &attributes = {})
{
    return ops(R"({"insert":)" + text
               + (attributes.isEmpty() ? QByteArray() : R"(,"attributes":)" + attributes) + '}');
}
QByteArray repeated(const QByteArray &one, const QByteArray &other, int count)
{
    QByteArray list;
    for (int i = 0; i < count; ++i)
        list += (i > 0 ? "," : "") + (i % 2 ? other : one);
    return R"({"base":100000,"ops":[)" + list + "]}";
}
QByteArray hex(const QByteArray &digits)
{
    return QByteArray::fromHex(digits);
}

class TestOperations : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void json_data();
    void json();
    void cbor_data();
    void cbor();
    void bothFormsAgree();
    void composedAndTransformedStayLegal();

private:
    void lengthRows();
    void textRows();
    void attributeRows();
    void linkRows();
};

void row(const char *name, const QByteArray &bytes, Verdict verdict)
{
    QTest::newRow(name) << bytes << verdict;
}

void TestOperations::json_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<Verdict>("verdict");
    lengthRows();
    textRows();
    attributeRows();
    linkRows();
}

void TestOperations::lengthRows()
{
    using enum DecodeError;
    row("nothing", ops({}), kAccepted);
    row("retain and insert", ops(R"({"retain":4},{"insert":"a"})"), kAccepted);
    row("retain 0", ops(R"({"retain":0},{"insert":"a"})"), BadOperation);
    row("retain -1", ops(R"({"retain":-1},{"insert":"a"})"), BadOperation);
    row("retain 2^31", ops(R"({"retain":2147483648},{"insert":"a"})"), BadOperation);
    row("retain 2^53", ops(R"({"retain":9007199254740992},{"insert":"a"})"), BadOperation);
    row("retain 2^63", ops(R"({"retain":9223372036854775808},{"insert":"a"})"), BadOperation);
    row("retain 2^64 + 1", ops(R"({"retain":18446744073709551617},{"insert":"a"})"),
        BadOperation);
    row("retain as text", ops(R"({"retain":"4"},{"insert":"a"})"), BadOperation);
    row("retain null", ops(R"({"retain":null},{"insert":"a"})"), BadOperation);
    row("retain of an object", ops(R"({"retain":{"image":1}},{"insert":"a"})"), BadOperation);
    row("delete 0", ops(R"({"delete":0})"), BadOperation);
    row("delete -1", ops(R"({"delete":-1})"), BadOperation);
    row("delete 2^53", ops(R"({"delete":9007199254740992})"), BadOperation);
    row("delete all", ops(R"({"delete":10})"), kAccepted);
    row("delete one more", ops(R"({"delete":11})"), BadOperation);
    row("sum beyond the base", ops(R"({"retain":6},{"delete":5})"), BadOperation);
    row("sum that would overflow", ops(R"({"retain":9},{"delete":2147483647})"), BadOperation);
    row("base -1", R"({"base":-1,"ops":[]})", BadOperation);
    row("base 2,000,000", R"({"base":2000000,"ops":[]})", kAccepted);
    row("base 2,000,001", R"({"base":2000001,"ops":[]})", BadOperation);
    row("base 2^53", R"({"base":9007199254740992,"ops":[]})", BadOperation);
    row("base missing", R"({"ops":[]})", MissingField);
    row("ops missing", R"({"base":1})", BadOperation);
    row("ops as object", R"({"base":1,"ops":{}})", BadField);
    row("more than base and ops", R"({"base":1,"ops":[],"rev":1})", BadOperation);
    row("retain at the end", ops(R"({"insert":"a"},{"retain":4})"), BadOperation);
    row("retain alone", ops(R"({"retain":10})"), BadOperation);
    row("retains that are one", ops(R"({"retain":1},{"retain":1},{"delete":1})"), BadOperation);
    row("inserts that are one", ops(R"({"insert":"a"},{"insert":"b"})"), BadOperation);
    row("deletes that are one", ops(R"({"delete":1},{"delete":1})"), BadOperation);
    row("insert behind the delete", ops(R"({"delete":1},{"insert":"a"})"), BadOperation);
    row("insert before the delete", ops(R"({"insert":"a"},{"delete":1})"), kAccepted);
    row("op that is empty", ops("{}"), BadOperation);
    row("op that is no object", ops("4"), BadOperation);
    row("op of two kinds", ops(R"({"retain":1,"insert":"a"})"), BadOperation);
    row("op of an unknown kind", ops(R"({"move":1})"), BadOperation);
    row("op with something more", ops(R"({"insert":"a","x":1})"), BadOperation);
    row("delete with attributes", ops(R"({"delete":1,"attributes":{"bold":true}})"), BadOperation);
    const QByteArray format = R"({"retain":1,"attributes":{"bold":true}})";
    const QByteArray other = R"({"retain":1,"attributes":{"italic":true}})";
    row("1,000 components", repeated(format, other, 1'000), kAccepted);
    row("1,001 components", repeated(format, other, 1'001), BadOperation);
    row("4,000 components", repeated(R"({"insert":"a"})", R"({"retain":1})", 4'001), BadOperation);
}

void TestOperations::textRows()
{
    using enum DecodeError;
    row("insert empty", typed(R"("")"), BadOperation);
    row("insert number", typed("1"), BadOperation);
    row("insert null", typed("null"), BadOperation);
    row("insert array", typed("[]"), BadOperation);
    row("insert 64 KiB", typed('"' + QByteArray(65'536, 'a') + '"'), kAccepted);
    row("insert 64 KiB and one", typed('"' + QByteArray(65'537, 'a') + '"'), BadOperation);
    row("insert 64 KiB in two", ops(R"({"insert":")" + QByteArray(65'536, 'a')
                                    + R"("},{"retain":1},{"insert":"a"})"), BadOperation);
    row("half a pair", typed(R"("a\ud83d")"), Malformed);
    row("a pair", typed(R"("\ud83d\ude00")"), kAccepted);
    row("NUL", typed(R"("a\u0000b")"), BadOperation);
    row("tab and line feed", typed(R"("\ta\n")"), kAccepted);
    row("carriage return", typed(R"("a\r\n")"), BadOperation);
    row("vertical tab", typed(R"("\u000b")"), BadOperation);
    row("escape", typed(R"("\u001b[1m")"), BadOperation);
    row("DEL", typed(R"("\u007f")"), BadOperation);
    row("line separator", typed(R"("\u2028")"), kAccepted);
    row("paragraph separator", typed(R"("\u2029")"), BadOperation);
    row("U+FDD0", typed(R"("\ufdd0")"), BadOperation);
    row("U+FFFE", typed(R"("\ufffe")"), BadOperation);
    row("U+1FFFF", typed(R"("\ud83f\udfff")"), BadOperation);
    row("U+FFFC without a kind", typed(R"("\ufffc")"), BadOperation);
    row("U+FEFF at the start stays", typed(R"("\ufeffa")"), kAccepted);
    row("bidi overrides in text", typed(R"("\u202eabc")"), kAccepted);
}

void TestOperations::attributeRows()
{
    using enum DecodeError;
    const QByteArray image = R"({"image":"47DEQpj8HBSa-_TImW-5JCeuQeRkm5NMpJWZG3hSuFU"})";
    row("bold", change(R"({"bold":true})"), kAccepted);
    row("two in any order", change(R"({"italic":true,"bold":null})"), kAccepted);
    row("none at all", change("{}"), BadOperation);
    row("twice", change(R"({"bold":true,"bold":null})"), Malformed);
    row("as array", change(R"(["bold"])"), BadOperation);
    row("unknown", change(R"({"blink":true})"), BadOperation);
    row("__proto__", change(R"({"__proto__":true})"), BadOperation);
    row("constructor", change(R"({"constructor":true})"), BadOperation);
    row("empty key", change(R"({"":true})"), BadOperation);
    row("key with NUL", change(R"({"bold\u0000":true})"), Malformed);
    row("key of a kilobyte", change(R"({")" + QByteArray(1'024, 'x') + R"(":true})"), TooLong);
    row("17 keys", change([] {
            QByteArray keys = R"({"bold":true)";
            for (int i = 0; i < 16; ++i)
                keys += R"(,"k)" + QByteArray::number(i) + R"(":true)";
            return keys + '}';
        }()), BadOperation);
    row("value false", change(R"({"bold":false})"), BadOperation);
    row("value 1", change(R"({"bold":1})"), BadOperation);
    row("value \"true\"", change(R"({"bold":"true"})"), BadOperation);
    row("value of an object", change(R"({"bold":{}})"), BadOperation);
    row("value of an array", change(R"({"bold":[true]})"), BadOperation);
    row("value NaN", change(R"({"indent":NaN})"), Malformed);
    row("value 1e309", change(R"({"indent":1e309})"), Malformed);
    row("indent 8", change(R"({"indent":8})"), kAccepted);
    row("indent 9", change(R"({"indent":9})"), BadOperation);
    row("indent 0", change(R"({"indent":0})"), BadOperation);
    row("indent 10^9", change(R"({"indent":1000000000})"), BadOperation);
    row("indent 2^32 + 1", change(R"({"indent":4294967297})"), BadOperation);
    row("colour", change(R"({"color":"#00ff7f"})"), kAccepted);
    row("colour in capitals", change(R"({"color":"#00FF7F"})"), BadOperation);
    row("colour by expression", change(R"x({"color":"expression(1)"})x"), BadOperation);
    row("background by address", change(R"x({"background":"url(//x)"})x"), BadOperation);
    row("block unknown", change(R"({"block":"table"})"), BadOperation);
    row("block p", change(R"({"block":"p"})"), BadOperation);
    row("heading", typed(R"("\n")", R"({"block":"h1"})"), kAccepted);
    row("heading on text", typed(R"("a")", R"({"block":"h1"})"), BadOperation);
    row("bold on a line feed", typed(R"("\n")", R"({"bold":true})"), BadOperation);
    row("bold across a line feed", typed(R"("a\nb")", R"({"bold":true})"), BadOperation);
    row("null in an insert", typed(R"("a")", R"({"bold":null})"), BadOperation);
    row("empty attributes in an insert", typed(R"("a")", "{}"), BadOperation);
    row("image", typed(image), kAccepted);
    row("image, twice", ops(R"({"insert":)" + image + R"(},{"insert":)" + image + '}'), kAccepted);
    row("image with a link", typed(image, R"({"link":"https://example.org/"})"), kAccepted);
    row("image by address", typed(R"({"image":"https://example.org/x.png"})"), BadOperation);
    row("image with size", typed(R"({"image":{"id":"x","width":100000000}})"), BadOperation);
    row("image and rule", typed(R"({"image":"a","rule":true})"), BadOperation);
    row("embed unknown", typed(R"({"video":"x"})"), BadOperation);
    row("embed empty", typed("{}"), BadOperation);
    row("embed key in attributes", typed(R"({"rule":true})", image), BadOperation);
    row("embed key on text", typed(R"("a")", image), BadOperation);
    row("embed key on U+FFFC", typed(R"("\ufffc")", image), BadOperation);
    row("embed key in a retain", change(image), BadOperation);
    row("rule", typed(R"({"rule":true})"), kAccepted);
    row("rule as bold text", typed(R"({"bold":true})"), BadOperation);
}

void TestOperations::linkRows()
{
    using enum DecodeError;
    const auto link = [](const char *name, const QByteArray &address, Verdict verdict) {
        row(name, change(R"({"link":")" + address + R"("})"), verdict);
    };
    link("link https", "https://example.org/a?b#c", kAccepted);
    link("link mailto", "mailto:ada@example.org", kAccepted);
    link("link javascript", "javascript:alert(1)", BadOperation);
    link("link JaVaScRiPt", "JaVaScRiPt:alert(1)", BadOperation);
    link("link tab javascript", R"(\tjavascript:alert(1))", BadOperation);
    link("link java, line feed, script", R"(java\nscript:alert(1))", BadOperation);
    link("link data", "data:text/html,x", BadOperation);
    link("link file", "file:///etc/passwd", BadOperation);
    link("link vbscript", "vbscript:x", BadOperation);
    link("link UNC", R"(\\\\host\\share)", BadOperation);
    link("link with a user", "https://good@evil.org/", BadOperation);
    link("link relative", "//example.org", BadOperation);
    link("link empty", "", BadOperation);
    link("link of 2,048", "https://e.org/" + QByteArray(2'034, 'a'), kAccepted);
    link("link of 2,049", "https://e.org/" + QByteArray(2'035, 'a'), BadOperation);
    link("link of 100 KB", "https://e.org/" + QByteArray(100'000, 'a'), BadOperation);
}

void TestOperations::json()
{
    QFETCH(QByteArray, bytes);
    QFETCH(Verdict, verdict);
    const auto delta = decodeDelta(bytes, DeltaParser::Bounds::Operation, WireFormat::Json);
    QCOMPARE(delta ? QString() : QString(nameOf(delta.error())),
             verdict ? QString(nameOf(*verdict)) : QString());
    if (!delta)
        return;
    // What JSON brings in goes out in CBOR and comes back.
    const auto again = decodeDelta(encodeDelta(*delta));
    QVERIFY(again);
    QCOMPARE(*again, *delta);
}

void TestOperations::cbor_data()
{
    using enum DecodeError;
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<Verdict>("verdict");
    const QByteArray bold = "a1 64626f6c64 f5";
    row("nothing", hex("81 0a"), kAccepted);
    row("empty array", hex("80"), BadOperation);
    row("no array", hex("0a"), BadField);
    row("insert", hex("82 0a 61 61"), kAccepted);
    row("insert with attributes", hex("82 0a 82 61 61" + bold), kAccepted);
    row("retain with attributes", hex("82 0a 82 02" + bold), kAccepted);
    row("delete", hex("82 0a 22"), kAccepted);
    row("delete with attributes", hex("82 0a 82 22" + bold), BadOperation);
    row("insert empty", hex("82 0a 60"), BadOperation);
    row("insert without attributes in an array", hex("82 0a 81 61 61"), BadOperation);
    row("insert with attributes and more", hex("82 0a 83 61 61" + bold + "00"), BadOperation);
    row("attributes empty", hex("82 0a 82 61 61 a0"), BadOperation);
    row("attributes as a list", hex("82 0a 82 61 61 80"), BadField);
    row("attributes null", hex("82 0a 82 61 61 f6"), BadField);
    row("item empty", hex("82 0a 80"), BadOperation);
    row("item true", hex("82 0a f5"), BadOperation);
    row("item null", hex("82 0a f6"), BadOperation);
    row("item bytes", hex("82 0a 41 61"), BadOperation);
    row("item map", hex("82 0a" + bold), BadOperation);
    row("item in two arrays", hex("82 0a 81 81 61 61"), BadOperation);
    row("item tagged", hex("82 0a c1 61 61"), Malformed);
    row("item float", hex("82 0a f9 3c00"), Malformed);
    row("item missing", hex("82 0a"), Malformed);
    row("retain 2^63", hex("83 0a 1b 8000000000000000 61 61"), BadOperation);
    row("delete 2^64", hex("82 0a 3b ffffffffffffffff"), BadOperation);
    row("base -1", hex("81 20"), BadOperation);
    row("base 2^64 - 1", hex("81 1b ffffffffffffffff"), BadOperation);
    row("base as text", hex("81 61 61"), BadField);
    row("insert in bad UTF-8", hex("82 0a 62 c3 28"), Malformed);
    row("insert of half a pair", hex("82 0a 63 ed a080"), Malformed);
    row("insert that begins with U+FEFF", hex("82 0a 64 efbbbf 61"), kAccepted);
    row("keys in order", hex("82 0a 82 02 a2 64626f6c64 f5 666974616c6963 f6"), kAccepted);
    row("keys out of order", hex("82 0a 82 02 a2 666974616c6963 f6 64626f6c64 f5"), BadOperation);
    row("a key twice", hex("82 0a 82 02 a2 64626f6c64 f5 64626f6c64 f6"), Malformed);
    row("alphabetical, not by length", hex("82 0a 82 02 a2 65636f6c6f72 f6 646c696e6b f6"),
        kAccepted);
    row("key unknown", hex("82 0a 82 02 a1 65626c696e6b f5"), BadOperation);
    row("key a number", hex("82 0a 82 02 a1 01 f5"), Malformed);
    row("map that claims 2^63", hex("82 0a 82 02 bb 8000000000000000"), Malformed);
    row("value an array", hex("82 0a 82 02 a1 64626f6c64 81 f5"), BadOperation);
    row("value a map", hex("82 0a 82 02 a1 64626f6c64 a0"), BadOperation);
    row("value a float", hex("82 0a 82 02 a1 66696e64656e74 f9 3c00"), Malformed);
    row("value too large", hex("82 0a 82 02 a1 66696e64656e74 1a 80000000"), BadOperation);
    row("rule", hex("82 0a 81 a1 6472756c65 f5"), kAccepted);
    row("rules side by side", hex("83 0a 81 a1 6472756c65 f5 81 a1 6472756c65 f5"), kAccepted);
    row("rule with a colour",
        hex("82 0a 82 a1 6472756c65 f5 a1 65636f6c6f72 67 23303030303030"), kAccepted);
    row("rule as text with attributes", hex("82 0a 82 63 efbfbc a1 6472756c65 f5"), BadOperation);
    row("rule and something", hex("82 0a 81 a2 64626f6c64 f5 6472756c65 f5"), BadOperation);
    row("rule, empty attributes", hex("82 0a 82 a1 6472756c65 f5 a0"), BadOperation);
}

void TestOperations::cbor()
{
    QFETCH(QByteArray, bytes);
    QFETCH(Verdict, verdict);
    const auto delta = decodeDelta(bytes);
    QCOMPARE(delta ? QString() : QString(nameOf(delta.error())),
             verdict ? QString(nameOf(*verdict)) : QString());
    if (delta)
        QCOMPARE(encodeDelta(*delta), bytes);
}

void TestOperations::bothFormsAgree()
{
    const auto seed = testSeed(3);
    SeededRandom random(seed);
    for (int round = 0; round < 3'000; ++round) {
        const auto document = randomDocument(random, {20, 4, 10, 0.5, 0.2, 0.2, 0.3, 0.3, false});
        const auto operation = randomOperation(random, document);
        for (const auto &delta : {document, operation}) {
            const auto cbor = decodeDelta(encodeDelta(delta));
            const auto json = decodeDelta(encodeDelta(delta, WireFormat::Json),
                                          DeltaParser::Bounds::Operation, WireFormat::Json);
            QVERIFY2(cbor && *cbor == delta, qPrintable(u"seed %1"_s.arg(seed)));
            QVERIFY2(json && *json == delta, qPrintable(u"seed %1"_s.arg(seed)));
        }
    }
}

void TestOperations::composedAndTransformedStayLegal()
{
    const auto seed = testSeed(4);
    SeededRandom random(seed);
    for (int round = 0; round < 3'000; ++round) {
        const auto document = randomDocument(random);
        const auto a = randomOperation(random, document);
        const auto b = randomOperation(random, document);
        const auto later = transform(b, a, Order::Later);
        for (const auto &delta : {later, compose(a, later)}) {
            const auto back = decodeDelta(encodeDelta(delta), DeltaParser::Bounds::Document);
            QVERIFY2(back && *back == delta,
                     qPrintable(u"seed %1: %2"_s.arg(seed).arg(describe(delta))));
        }
    }
}

} // namespace

int syngraph::runOperationTests(int argc, char **argv)
{
    TestOperations test;
    return QTest::qExec(&test, argc, argv);
}

#include "test_operations.moc"
