#include "common/protocol/error_codes.h"
#include "tests/unit/protocol/protocol_tests.h"

using namespace syngraph;
using namespace Qt::Literals::StringLiterals;

namespace {

constexpr char kDelta[] = "82 01 61 61"; // base length 1, insert "a"

QByteArray hex(const QByteArray &digits)
{
    return QByteArray::fromHex(digits);
}
/// SUBMIT with other bytes for its fields.
QByteArray submit(const QByteArray &sequence, const QByteArray &base,
                  const QByteArray &delta = kDelta)
{
    return hex("84 03" + sequence + base + delta);
}
/// SUBMIT with an unknown fifth field.
QByteArray later(const QByteArray &field)
{
    return hex("86 03 01 00 82 01 61 61 f6") + field;
}
QByteArray profile(const QByteArray &name, const QByteArray &color)
{
    return hex("83 08" + name + color);
}
QByteArray select(const QByteArray &caret)
{
    return hex("83 04 01" + caret);
}
QByteArray auth(const QByteArray &version, const QByteArray &token, const QByteArray &client,
                const QByteArray &rest = "00 00 40 00")
{
    return hex("8a 01" + version + token + client + "61 41 00" + rest);
}
const QByteArray kToken = "58 18" + QByteArray(48, '1');
const QByteArray kClient = "50" + QByteArray(32, '2');

QByteArray nested(int depth)
{
    return QByteArray(depth - 1, '\x81') + '\x80';
}
/// An array of `count` small numbers.
QByteArray numbers(int count)
{
    return hex("99") + char(count >> 8) + char(count) + QByteArray(count, '\x00');
}

class TestHostileCbor : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void messages_data();
    void messages();
    void fromTheServer_data();
    void fromTheServer();

private:
    void syntaxRows();
    void integerRows();
    void limitRows();
    void fieldRows();
    void imageRows();
    void chatRows();
};

void row(const char *name, const QByteArray &bytes, Verdict verdict)
{
    QTest::newRow(name) << bytes << verdict;
}

void TestHostileCbor::messages_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<Verdict>("verdict");
    syntaxRows();
    integerRows();
    limitRows();
    fieldRows();
}

void TestHostileCbor::syntaxRows()
{
    using enum DecodeError;
    row("good", submit("01", "00"), kAccepted);
    row("empty", {}, Malformed);
    row("one byte", hex("84"), Malformed);
    row("only a long head", hex("9b 00 00 00"), Malformed);
    row("empty array", hex("80"), MissingField);
    row("no array", hex("03"), BadField);
    row("a map", hex("a1 00 03"), BadField);
    row("unknown type", hex("82 18 63 00"), UnknownType);
    row("type 0", hex("81 00"), UnknownType);
    row("negative type", hex("81 22"), UnknownType);
    row("type as text", hex("82 63 612e62 00"), BadField);
    row("type null", hex("82 f6 00"), BadField);
    row("a field missing", hex("83 03 01 00"), MissingField);
    row("one byte behind", submit("01", "00") + '\0', Malformed);
    row("a message behind", submit("01", "00") + submit("01", "00"), Malformed);
    row("unknown field behind the optional one", later(hex("05")), kAccepted);
    row("unknown field that is broken", later(hex("1c")), Malformed);
    row("unknown field missing", later({}), Malformed);
    row("null at the end instead of left out", hex("85 03 01 00 82 01 61 61 f6"), Malformed);
    row("unknown null at the end", later(hex("f6")), Malformed);
    row("indefinite array", hex("9f 03 01 00 82 01 61 61 ff"), Malformed);
    row("indefinite array inside", submit("01", "00", "9f 01 61 61 ff"), Malformed);
    row("indefinite text", profile("7f 61 41 ff", "00"), Malformed);
    row("indefinite bytes", auth("01", "5f 41 00 ff", kClient), Malformed);
    row("tag around the message", hex("c0") + submit("01", "00"), Malformed);
    row("tag around a number", submit("c1 01", "00"), Malformed);
    row("break alone", hex("ff"), Malformed);
    row("undefined", submit("f7", "00"), Malformed);
    row("simple value 0", submit("e0", "00"), Malformed);
    row("simple value in two bytes", submit("f8 20", "00"), Malformed);
    row("false in two bytes", submit("f8 14", "00"), Malformed);
    row("reserved information", submit("1c", "00"), Malformed);
    row("half float 1.0", submit("f9 3c00", "00"), Malformed);
    row("float 1.5", submit("fa 3fc00000", "00"), Malformed);
    row("double", submit("fb 3ff8000000000000", "00"), Malformed);
    row("NaN", submit("f9 7e00", "00"), Malformed);
    row("minus zero", submit("f9 8000", "00"), Malformed);
    row("map with a key twice", later(hex("a2 6161 01 6161 02")), Malformed);
    row("map out of order", later(hex("a2 6162 01 6161 02")), Malformed);
    row("map with a number as key", later(hex("a1 01 02")), Malformed);
    row("map in order", later(hex("a2 6161 01 6162 02")), kAccepted);
    row("bad UTF-8 that is skipped", later(hex("62 c3 28")), Malformed);
    row("bad UTF-8 as a key", later(hex("a1 62 c3 28 01")), Malformed);
}

void TestHostileCbor::integerRows()
{
    using enum DecodeError;
    row("number as text", submit("61 31", "00"), BadField);
    row("number as bytes", submit("41 01", "00"), BadField);
    row("number true", submit("f5", "00"), BadField);
    row("number null", submit("f6", "00"), BadField);
    row("number as array", submit("81 01", "00"), BadField);
    row("sequence 0", submit("00", "00"), BadField);
    row("negative", submit("01", "20"), BadField);
    row("very negative", submit("01", "3b ffffffffffffffff"), BadField);
    row("2^53 - 1", submit("1b 001fffffffffffff", "00"), kAccepted);
    row("2^53", submit("1b 0020000000000000", "00"), BadField);
    row("2^63", submit("1b 8000000000000000", "00"), BadField);
    row("2^64 - 1", submit("1b ffffffffffffffff", "00"), BadField);
    row("1 in two bytes", submit("18 01", "00"), Malformed);
    row("23 in two bytes", submit("18 17", "00"), Malformed);
    row("24 in two bytes", submit("18 18", "00"), kAccepted);
    row("255 in three bytes", submit("19 00ff", "00"), Malformed);
    row("256 in three bytes", submit("19 0100", "00"), kAccepted);
    row("65535 in five bytes", submit("1a 0000ffff", "00"), Malformed);
    row("65536 in five bytes", submit("1a 00010000", "00"), kAccepted);
    row("2^32 - 1 in nine bytes", submit("1b 00000000ffffffff", "00"), Malformed);
    row("length in too many bytes", profile("78 01 41", "00"), Malformed);
    row("array count in too many bytes", hex("98 04 03 01 00 82 01 61 61"), Malformed);
}

void TestHostileCbor::limitRows()
{
    using enum DecodeError;
    row("array claims 2^63", hex("9b 8000000000000000 03"), Malformed);
    row("array claims 2^64 - 1", hex("9b ffffffffffffffff 03"), Malformed);
    row("array claims 2^31", hex("9a 80000000 03 01 00"), Malformed);
    row("array claims a million", hex("9a 000f4240 03 01 00 00"), Malformed);
    row("delta claims 2^63", submit("01", "00", "9b 8000000000000000 01"), Malformed);
    row("map claims 2^63", later(hex("bb 8000000000000000")), Malformed);
    row("map claims more pairs than bytes", later(hex("a2 6161 01")), Malformed);
    row("text claims 2^63", profile("7b 8000000000000000 41", "00"), Malformed);
    row("bytes claim 1 GiB", auth("01", "5a 40000000 11", kClient), Malformed);
    row("nesting of 8", later(nested(7)), kAccepted);
    row("nesting of 9", later(nested(8)), TooDeep);
    row("nesting of 1,000", later(nested(1'000)), TooDeep);
    row("nesting of 100,000", later(nested(100'000)), TooDeep);
    row("nothing but nesting", nested(60'000), BadField);
    row("items, all but one", later(numbers(9'991)), kAccepted);
    row("items, one more", later(numbers(9'992)), TooManyItems);
    row("empty arrays", later(hex("99 ea60") + QByteArray(60'000, '\x80')), TooManyItems);
    row("a quarter of a megabyte", later(hex("5a 0003fff0") + QByteArray(0x3fff0, 'x')), TooLong);
    row("a message too long", QByteArray(256 * 1024 + 1, '\x80'), TooLong);
    row("text of 3 * 64 KiB, skipped", later(hex("7a 00030000") + QByteArray(0x30000, 'x')),
        kAccepted);
    row("text of one more", later(hex("7a 00030001") + QByteArray(0x30001, 'x')), TooLong);
}

void TestHostileCbor::fieldRows()
{
    using enum DecodeError;
    row("auth", auth("01", kToken, kClient), kAccepted);
    row("auth of version 0", auth("00", kToken, kClient), BadVersion);
    row("auth of version 2", auth("02", kToken, kClient), BadVersion);
    row("auth of version 999", auth("19 03e7", kToken, kClient), BadVersion);
    row("auth of version -1", auth("20", kToken, kClient), BadVersion);
    row("auth of version \"1\"", auth("61 31", kToken, kClient), BadVersion);
    row("auth without version", hex("81 01"), BadVersion);
    row("auth of version 2 with other fields", hex("83 01 02 61 78"), BadVersion);
    row("create of version 2", hex("84 02 02 40 60"), BadVersion);
    row("token of 23", auth("01", "57" + QByteArray(46, '1'), kClient), BadField);
    row("token of 25", auth("01", "58 19" + QByteArray(50, '1'), kClient), TooLong);
    row("token empty", auth("01", "40", kClient), BadField);
    row("token as text", auth("01", "78 18" + QByteArray(48, '4'), kClient), BadField);
    row("client of 15", auth("01", kToken, "4f" + QByteArray(30, '2')), BadField);
    row("hash of 32", auth("01", kToken, kClient, "00 00 58 20" + QByteArray(64, '3') + "00"),
        kAccepted);
    row("hash of 31", auth("01", kToken, kClient, "00 00 58 1f" + QByteArray(62, '3') + "00"),
        BadField);
    row("name", profile("61 41", "00"), kAccepted);
    row("name empty", profile("60", "00"), BadField);
    row("name of spaces", profile("63 202020", "00"), BadField);
    row("name as bytes", profile("41 41", "00"), BadField);
    row("name of 64", profile("78 40" + QByteArray(128, '4'), "00"), kAccepted);
    row("name of 65", profile("78 41" + QByteArray(130, '4'), "00"), BadField);
    row("name of a million", hex("83 08 79 ffff") + QByteArray(0xffff, 'x') + '\0', TooLong);
    row("name with a line feed", profile("62 41 0a", "00"), BadField);
    row("name with an escape sequence", profile("64 1b 5b 31 6d", "00"), BadField);
    row("name with C1", profile("63 41 c285", "00"), BadField);
    row("name with a bidi override", profile("64 41 e280ae", "00"), BadField);
    row("name with a bidi isolate", profile("64 41 e281a6", "00"), BadField);
    row("name with U+2028", profile("64 41 e280a8", "00"), BadField);
    row("name with U+200B", profile("64 41 e2808b", "00"), BadField);
    row("name that begins with U+FEFF", profile("64 efbbbf 41", "00"), BadField);
    row("name in bad UTF-8", profile("62 c3 28", "00"), Malformed);
    row("name cut in a character", profile("62 41 c3", "00"), Malformed);
    row("name with an overlong slash", profile("62 c0 af", "00"), Malformed);
    row("name with half a pair", profile("63 ed a080", "00"), Malformed);
    row("name above U+10FFFF", profile("64 f4908080", "00"), Malformed);
    row("colour white", profile("61 41", "1a 00ffffff"), kAccepted);
    row("colour too large", profile("61 41", "1a 01000000"), BadField);
    row("colour negative", profile("61 41", "20"), BadField);
    row("colour as text", profile("61 41", "64 23303030"), BadField);
    row("caret", select("82 00 1a 001e8480"), kAccepted);
    row("caret beyond any document", select("82 00 1a 001e8481"), BadField);
    row("caret negative", select("82 20 00"), BadField);
    row("caret of one number", select("81 00"), MissingField);
    row("caret of three numbers", select("83 00 00 05"), BadField);
    row("caret null where it must be", select("f6"), BadField);
    row("title empty", hex("82 09 60"), kAccepted);
    row("title of 200", hex("82 09 78 c8" + QByteArray(400, '4')), kAccepted);
    row("title of 201", hex("82 09 78 c9" + QByteArray(402, '4')), TooLong);
    imageRows();
    chatRows();
}

void TestHostileCbor::imageRows()
{
    using enum DecodeError;
    const QByteArray name = "58 20" + QByteArray(64, '3');
    row("image offered", hex("83 18 1b" + name + "01"), kAccepted);
    row("image offered, of 8 MiB", hex("83 18 1b" + name + "1a 00800000"), kAccepted);
    row("image offered, of 8 MiB and one", hex("83 18 1b" + name + "1a 00800001"), BadField);
    row("image offered, of nothing", hex("83 18 1b" + name + "00"), BadField);
    row("image offered, half a hash", hex("83 18 1b 50" + QByteArray(32, '3') + "01"), BadField);
    row("image offered, a hash too long", hex("83 18 1b 58 21" + QByteArray(66, '3') + "01"),
        TooLong);
    row("image offered, hash as text", hex("83 18 1b 78 20" + QByteArray(64, '3') + "01"), BadField);
    row("piece of an image", hex("84 18 1c" + name + "00 41 ff"), kAccepted);
    row("piece of an image, empty", hex("84 18 1c" + name + "00 40"), BadField);
    row("piece of an image, missing", hex("83 18 1c" + name + "00"), MissingField);
    row("piece of an image, 32 KiB",
        hex("84 18 1c" + name + "00 59 8000") + QByteArray(0x8000, 'x'), kAccepted);
    row("piece of an image, longer",
        hex("84 18 1c" + name + "00 59 8001") + QByteArray(0x8001, 'x'), TooLong);
    row("piece of an image, negative offset", hex("84 18 1c" + name + "20 41 ff"), BadField);
    row("image asked for", hex("83 18 1d" + name + "00"), kAccepted);
    row("image asked for beyond its limit", hex("83 18 1d" + name + "1a 00800001"), BadField);
    row("image that only a server stores", hex("82 18 1f" + name), UnknownType);
}

void TestHostileCbor::chatRows()
{
    using enum DecodeError;
    const QByteArray chat = "83 18 22 50" + QByteArray(32, '3');
    const auto units = [](int count) { return QByteArray(2 * count, '4'); };
    row("said in the chat", hex(chat + "61 78"), kAccepted);
    row("said on two lines", hex(chat + "63 78 0a 78"), kAccepted);
    row("said, of 2,000 units", hex(chat + "79 07d0" + units(2'000)), kAccepted);
    row("said, of 2,001 units", hex(chat + "79 07d1" + units(2'001)), TooLong);
    row("said, nothing", hex(chat + "60"), BadField);
    row("said, white space", hex(chat + "63 20 0a 20"), BadField);
    row("said, a tab", hex(chat + "62 78 09"), BadField);
    row("said, a carriage return", hex(chat + "63 78 0d 78"), BadField);
    row("said, a NUL", hex(chat + "62 78 00"), BadField);
    row("said, an escape", hex(chat + "62 1b 78"), BadField);
    row("said, turned around", hex(chat + "64 e280ae 78"), BadField);
    row("said, a paragraph separator", hex(chat + "64 78 e280a9"), BadField);
    row("said, as bytes", hex(chat + "41 78"), BadField);
    row("said, of a short id", hex("83 18 22 4f" + QByteArray(30, '3') + "61 78"), BadField);
    row("said, without text", hex("82 18 22 50" + QByteArray(32, '3')), MissingField);
    row("gathered here", hex("83 18 23 05 82 01 02"), kAccepted);
    row("gathered beyond all documents", hex("83 18 23 05 82 01 1a 001e8481"), BadField);
    row("gathered, without a place", hex("82 18 23 05"), MissingField);
    row("chat that only a server tells of", hex("82 18 24 80"), UnknownType);
}

void TestHostileCbor::messages()
{
    QFETCH(QByteArray, bytes);
    QFETCH(Verdict, verdict);
    const auto message = decodeClientMessage(bytes, WireFormat::Cbor);
    QCOMPARE(message ? QString() : QString(nameOf(message.error())),
             verdict ? QString(nameOf(*verdict)) : QString());
}

void TestHostileCbor::fromTheServer_data()
{
    using enum DecodeError;
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<Verdict>("verdict");
    const QByteArray head = "8b 0a 00 01 01 00 00 00 60";
    const QByteArray tail = "19 2710 19 2710";
    row("welcome", hex(head + "80" + tail), kAccepted);
    row("welcome of role 2", hex("8b 0a 02 01 01 00 00 00 60 80" + tail), BadField);
    row("welcome of epoch 0", hex("8b 0a 00 01 00 00 00 00 60 80" + tail), BadField);
    row("welcome with heartbeats every 0 ms", hex(head + "80 00 19 2710"), BadField);
    row("welcome with 1,001 people", hex(head + "99 03e9") + QByteArray(1'001, '\x80') + hex(tail),
        TooManyItems);
    row("welcome that claims 2^31 people", hex(head + "9a 80000000" + tail), Malformed);
    row("welcome with half a person", hex(head + "81 82 01 61 41" + tail), MissingField);
    row("welcome with a person of later fields", hex(head + "81 87 01 61 41 00 00 f6 05 05" + tail),
        kAccepted);
    row("welcome with a person who ends in null", hex(head + "81 85 01 61 41 00 00 f6" + tail),
        Malformed);
    row("welcome with a person of no name", hex(head + "81 84 01 60 00 00" + tail), BadField);
    row("ack of nothing", hex("83 0b 00 01"), BadField);
    row("reject with an unknown code", hex("84 0c 01 19 03e7 60"), BadField);
    row("reject with a text of 501",
        hex("84 0c 01 19 113a 79 01f5" + QByteArray(1'002, '4')), TooLong);
    row("reject with markup", hex("84 0c 01 19 113a 63 3c623e"), kAccepted);
    row("error, fatal as a number", hex("85 17 19 113a 60 00 01"), BadField);
    row("error, fatal null", hex("85 17 19 113a 60 00 f6"), BadField);
    row("rebase backwards", hex("84 0e 05 04 82 01 61 61"), BadField);
    row("snapshot", hex("87 0f 01 00 00 01 58 20" + QByteArray(64, '3') + "41 00"), kAccepted);
    row("snapshot without bytes", hex("87 0f 01 00 00 01 58 20" + QByteArray(64, '3') + "40"),
        BadField);
    row("snapshot beyond its total",
        hex("87 0f 01 00 01 01 58 20" + QByteArray(64, '3') + "41 00"), BadField);
    row("snapshot of 64 MiB and one",
        hex("87 0f 01 00 00 1a 04000001 58 20" + QByteArray(64, '3') + "41 00"), BadField);
    row("snapshot chunk too long",
        hex("87 0f 01 00 00 1a 04000000 58 20" + QByteArray(64, '3') + "59 c001")
            + QByteArray(0xc001, 'x'), TooLong);
    row("operation that is not one", hex("84 0d 01 01 82 01 00"), BadOperation);
    const QByteArray image = "58 20" + QByteArray(64, '3');
    row("part of an image", hex("85 18 20" + image + "00 01 41 ff"), kAccepted);
    row("part of an image beyond its total", hex("85 18 20" + image + "01 01 41 ff"), BadField);
    row("part of an image of nothing", hex("85 18 20" + image + "00 00 41 ff"), BadField);
    row("image refused for an unknown reason", hex("84 18 21" + image + "19 03e7 00"), BadField);
    row("image wanted beyond its limit", hex("83 18 1e" + image + "1a 00800001"), BadField);
    const QByteArray id = "50" + QByteArray(32, '3');
    const QByteArray entry = "87 01" + id + "03 61 41 00 05 61 78";
    row("chatted", hex("82 18 24 81" + entry), kAccepted);
    row("chatted, nothing", hex("82 18 24 80"), BadField);
    row("chatted, nothing from number 9 on", hex("84 18 24 80 09 09"), kAccepted);
    row("chatted, and no word of what is held", hex("83 18 24 80 09"), BadField);
    row("chatted, more held than there is", hex("84 18 24 80 09 0a"), BadField);
    row("chatted, of what is held alone", hex("84 18 24 81" + entry + "f6 09"), BadField);
    row("chatted, 32 at once", hex("82 18 24 98 20" + entry.repeated(32)), kAccepted);
    row("chatted, 33 at once", hex("82 18 24 98 21" + entry.repeated(33)), BadField);
    row("chatted, of number 0", hex("82 18 24 81 87 00" + id + "03 61 41 00 05 61 78"), BadField);
    row("chatted, of nobody", hex("82 18 24 81 87 01" + id + "03 60 00 05 61 78"), BadField);
    row("chatted, in no colour", hex("82 18 24 81 87 01" + id + "03 61 41 1a 01000000 05 61 78"),
        BadField);
    row("chatted, half an entry", hex("82 18 24 81 84 01" + id + "03 61 41"), MissingField);
    row("chatted, a number for an entry", hex("82 18 24 81 01"), BadField);
    row("refused in the chat for an unknown reason", hex("84 18 25" + id + "19 03e7 00"), BadField);
}

void TestHostileCbor::fromTheServer()
{
    QFETCH(QByteArray, bytes);
    QFETCH(Verdict, verdict);
    const auto message = decodeServerMessage(bytes, WireFormat::Cbor);
    QCOMPARE(message ? QString() : QString(nameOf(message.error())),
             verdict ? QString(nameOf(*verdict)) : QString());
}

} // namespace

int syngraph::runHostileCborTests(int argc, char **argv)
{
    TestHostileCbor test;
    return QTest::qExec(&test, argc, argv);
}

#include "test_hostile_cbor.moc"
