#include "common/base/limits.h"
#include "common/protocol/error_codes.h"
#include "common/protocol/json_tree.h"
#include "tests/unit/protocol/protocol_tests.h"

using namespace syngraph;
using namespace Qt::Literals::StringLiterals;

namespace {

const QByteArray kDelta = R"({"base":1,"ops":[{"insert":"a"}]})";
const QByteArray kToken = R"("AAECAwQFBgcICQoLDA0ODxAREhMUFRYX")";
const QByteArray kClient = R"("AAECAwQFBgcICQoLDA0ODw")";

/// SUBMIT with other text for its sequence, and with more members.
QByteArray submit(const QByteArray &sequence, const QByteArray &more = {})
{
    return R"({"type":"submit","seq":)" + sequence + R"(,"base":0,"delta":)" + kDelta + more + '}';
}
QByteArray profile(const QByteArray &name, const QByteArray &color = R"("#00ff7f")")
{
    return R"({"type":"profile","name":)" + name + R"(,"color":)" + color + '}';
}
QByteArray auth(const QByteArray &version, const QByteArray &token = kToken,
                const QByteArray &client = kClient, const QByteArray &hash = R"("")")
{
    return R"({"type":"auth","version":)" + version + R"(,"token":)" + token + R"(,"client":)"
        + client + R"(,"name":"A","color":"#000000","epoch":0,"revision":0,"hash":)" + hash
        + R"(,"lastSeq":0})";
}
QByteArray nested(int depth)
{
    return R"(,"x":)" + QByteArray(depth, '[') + QByteArray(depth, ']');
}
QByteArray list(int count, const QByteArray &element)
{
    QByteArray text = R"(,"x":[)" + element;
    for (int i = 1; i < count; ++i)
        text += ',' + element;
    return text + ']';
}
QByteArray members(int count)
{
    QByteArray text;
    for (int i = 0; i < count; ++i)
        text += R"(,"x)" + QByteArray::number(i) + R"(":0)";
    return text;
}

class TestHostileJson : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void messages_data();
    void messages();
    void texts_data();
    void texts();
    void hostileTextTakesLittleMemory();

private:
    void syntaxRows();
    void limitRows();
    void fieldRows();
};

void row(const char *name, const QByteArray &bytes, Verdict verdict)
{
    QTest::newRow(name) << bytes << verdict;
}

void TestHostileJson::messages_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<Verdict>("verdict");
    syntaxRows();
    limitRows();
    fieldRows();
}

void TestHostileJson::syntaxRows()
{
    using enum DecodeError;
    row("good", submit("1"), kAccepted);
    row("white space", " \r\n\t" + submit(" 1 ").replace(":", " :\n") + "\n", kAccepted);
    row("fields in another order",
        R"({"delta":)" + kDelta + R"(,"base":0,"seq":1,"type":"submit"})", kAccepted);
    row("empty", {}, Malformed);
    row("one byte", "{", Malformed);
    row("spaces", "   ", Malformed);
    row("byte order mark", "\xef\xbb\xbf" + submit("1"), Malformed);
    row("an array", "[]", BadField);
    row("a number", "1", BadField);
    row("no type", R"({"seq":1})", MissingField);
    row("type as number", R"({"type":3})", BadField);
    row("unknown type", R"({"type":"shrink"})", UnknownType);
    row("type in capitals", R"({"type":"SUBMIT"})", UnknownType);
    row("two messages", submit("1") + submit("1"), Malformed);
    row("zero byte behind", submit("1") + '\0', Malformed);
    row("comma behind the last", submit("1", ","), Malformed);
    row("two commas", submit("1", R"(,,"x":1)"), Malformed);
    row("comment", submit("1/*one*/"), Malformed);
    row("single quotes", R"({'type':'fetch','after':0})", Malformed);
    row("name without quotes", R"({type:"fetch","after":0})", Malformed);
    row("name twice", submit("1", R"(,"seq":9)"), Malformed);
    row("unknown name twice", submit("1", R"(,"x":1,"x":1)"), Malformed);
    row("name twice further in", submit("1", R"(,"x":{"a":1,"a":2})"), Malformed);
    row("name with an escape", submit("1", R"(,"\u0078":1)"), Malformed);
    row("unknown name", submit("1", R"(,"x":{"y":[null,true,"z"]})"), kAccepted);
    row("name __proto__", submit("1", R"(,"__proto__":{"seq":5})"), kAccepted);
    row("word cut", submit("1", R"(,"x":tru)"), Malformed);
    row("undefined", submit("1", R"(,"x":undefined)"), Malformed);
    row("NaN", submit("NaN"), Malformed);
    row("Infinity", submit("Infinity"), Malformed);
    row("fraction", submit("1.5"), Malformed);
    row("fraction of zero", submit("1.0"), Malformed);
    row("exponent", submit("1e3"), Malformed);
    row("minus zero", submit("-0"), Malformed);
    row("leading zero", submit("01"), Malformed);
    row("plus", submit("+1"), Malformed);
    row("minus alone", submit("-"), Malformed);
    row("hexadecimal", submit("0x1"), Malformed);
    row("fraction that is skipped", submit("1", R"(,"x":0.5)"), Malformed);
}

void TestHostileJson::limitRows()
{
    using enum DecodeError;
    row("nesting of 8", submit("1", nested(7)), kAccepted);
    row("nesting of 9", submit("1", nested(8)), TooDeep);
    row("nesting of 1,000", submit("1", nested(1'000)), TooDeep);
    row("nothing but nesting", QByteArray(100'000, '['), TooDeep);
    row("items, all but one", submit("1", list(9'989, "0")), kAccepted);
    row("items, one more", submit("1", list(9'993, "0")), TooManyItems);
    row("empty arrays", submit("1", list(20'000, "[]")), TooManyItems);
    row("members, all but one", submit("1", members(limits::kDecodeMembers - 4)), kAccepted);
    row("members, one more", submit("1", members(limits::kDecodeMembers - 3)), TooManyItems);
    row("a long name", submit("1", R"(,")" + QByteArray(65, 'x') + R"(":1)"), TooLong);
    row("a long text", submit("1", R"(,"x":")" + QByteArray(196'609, 'x') + '"'), TooLong);
    row("a message too long", submit("1", R"(,"x":")" + QByteArray(262'144, 'x') + '"'), TooLong);
}

void TestHostileJson::fieldRows()
{
    using enum DecodeError;
    row("number as text", submit(R"("1")"), BadField);
    row("number null", submit("null"), BadField);
    row("number true", submit("true"), BadField);
    row("number as array", submit("[1]"), BadField);
    row("sequence 0", submit("0"), BadField);
    row("negative", submit("-1"), BadField);
    row("2^53 - 1", submit("9007199254740991"), kAccepted);
    row("2^53", submit("9007199254740992"), BadField);
    row("a hundred digits", submit(QByteArray(100, '9')), BadField);
    row("a field missing", R"({"type":"submit","seq":1,"base":0})", MissingField);
    row("caret null", submit("1", R"(,"caret":null)"), BadField);
    row("caret", submit("1", R"(,"caret":{"anchor":0,"head":2000000})"), kAccepted);
    row("caret as array", submit("1", R"(,"caret":[0,0])"), BadField);
    row("caret of half", submit("1", R"(,"caret":{"anchor":0})"), MissingField);
    row("caret beyond any document", submit("1", R"(,"caret":{"anchor":0,"head":2000001})"),
        BadField);
    row("auth", auth("1"), kAccepted);
    row("auth of version 2", auth("2"), BadVersion);
    row("auth of version \"1\"", auth(R"("1")"), BadVersion);
    row("auth of version -1", auth("-1"), BadVersion);
    row("auth without version", R"({"type":"auth","token":)" + kToken + '}', BadVersion);
    row("token in plain base64", auth("1", R"("AAECAwQFBgcICQoLDA0ODxAREhMUFR+/")"), BadField);
    row("token with padding", auth("1", R"("AAECAwQFBgcICQoLDA0ODxAREhMUFQ==")"), BadField);
    row("token short", auth("1", R"("AAECAwQFBgcICQoLDA0ODxAREhMU")"), BadField);
    row("token long", auth("1", R"("AAECAwQFBgcICQoLDA0ODxAREhMUFRYXAAAA")"), TooLong);
    row("client with unused bits", auth("1", kToken, R"("AAECAwQFBgcICQoLDA0ODx")"), BadField);
    row("hash of one byte", auth("1", kToken, kClient, R"("AA")"), BadField);
    row("hash of an impossible length", auth("1", kToken, kClient, R"("A")"), BadField);
    row("colour in capitals", profile(R"("A")", R"("#00FF7F")"), BadField);
    row("colour short", profile(R"("A")", R"("#0f7")"), BadField);
    row("colour with eight digits", profile(R"("A")", R"("#00ff7f00")"), TooLong);
    row("colour without #", profile(R"("A")", R"("00ff7f0")"), BadField);
    row("colour by name", profile(R"("A")", R"("red")"), BadField);
    row("colour by function", profile(R"("A")", R"x("url(x)")x"), BadField);
    row("colour as number", profile(R"("A")", "255"), BadField);
    row("colour empty", profile(R"("A")", R"("")"), BadField);
}

void TestHostileJson::messages()
{
    QFETCH(QByteArray, bytes);
    QFETCH(Verdict, verdict);
    const auto message = decodeClientMessage(bytes, WireFormat::Json);
    QCOMPARE(message ? QString() : QString(nameOf(message.error())),
             verdict ? QString(nameOf(*verdict)) : QString());
}

void TestHostileJson::texts_data()
{
    QTest::addColumn<QByteArray>("name"); ///< with its quotes
    QTest::addColumn<QString>("expected"); ///< null: refused
    const auto good = [](const char *row, const QByteArray &name, const QString &expected) {
        QTest::newRow(row) << name << expected;
    };
    const auto bad = [](const char *row, const QByteArray &name) {
        QTest::newRow(row) << name << QString();
    };
    good("plain", R"("Ada")", u"Ada"_s);
    good("every simple escape that a name may have", R"("\"\\\/")", u"\"\\/"_s);
    good("escaped letters", R"("\u0041\u00e9\u4E16x")", u"A\u00e9\u4e16x"_s);
    good("escaped pair", R"("x\ud83d\ude00")", u"x\U0001f600"_s);
    good("raw pair", "\"\xf0\x9f\x98\x80\"", u"\U0001f600"_s);
    good("64 escaped letters", '"' + QByteArray(R"(\u0061)").repeated(64) + '"',
         QString(64, u'a'));
    bad("65 letters", '"' + QByteArray(65, 'a') + '"');
    bad("high half alone", R"("\ud83d")");
    bad("high half before a letter", R"("\ud83dx")");
    bad("high half before another escape", R"("\ud83d\n")");
    bad("high half twice", R"("\ud83d\ud83d")");
    bad("low half alone", R"("\ude00")");
    bad("halves swapped", R"("\ude00\ud83d")");
    bad("three digits", R"("\u041")");
    bad("digits with a sign", R"("\u+041")");
    bad("unknown escape", R"("\x41")");
    bad("backslash at the end", R"("\")");
    bad("escaped NUL", R"("a\u0000")");
    bad("escaped line feed", R"("a\n")");
    bad("raw line feed", "\"a\nb\"");
    bad("raw tab", "\"a\tb\"");
    bad("bad UTF-8", "\"\xc3\x28\"");
    bad("overlong", "\"\xc0\xaf\"");
    bad("half a pair in UTF-8", "\"\xed\xa0\x80\"");
    bad("cut character", "\"\xe4\xb8\"");
    bad("not closed", "\"a");
}

void TestHostileJson::texts()
{
    QFETCH(QByteArray, name);
    QFETCH(QString, expected);
    const auto message = decodeClientMessage(profile(name), WireFormat::Json);
    QCOMPARE(message.ok(), !expected.isNull());
    if (message)
        QCOMPARE(std::get<messages::Profile>(*message).name, expected);
}

void TestHostileJson::hostileTextTakesLittleMemory()
{
    static_assert(sizeof(JsonTree::Node) == 32);
    const auto crowd = submit("1", list(9'980, "[]"));
    const auto tree = JsonTree::parse(crowd);
    QVERIFY(tree);
    QVERIFY2(tree->heldBytes() < 700'000, qPrintable(QString::number(tree->heldBytes())));
    // Beyond that it gives up, however much there is.
    QCOMPARE(int(JsonTree::parse(submit("1", list(80'000, "[]"))).error()),
             int(DecodeError::TooManyItems));
}

} // namespace

int syngraph::runHostileJsonTests(int argc, char **argv)
{
    TestHostileJson test;
    return QTest::qExec(&test, argc, argv);
}

#include "test_hostile_json.moc"
