#include "common/base/limits.h"
#include "common/document/snapshot.h"
#include "common/ot/text_scan.h"
#include "common/ot/schema.h"
#include "tests/unit/document/reference_document.h"
#include "tests/unit/document/sample_documents.h"
#include "tests/unit/document/suites.h"

#include <QCryptographicHash>
#include <QTest>

#include <optional>

using namespace syngraph;
using namespace Qt::Literals::StringLiterals;

namespace {

QByteArray sealed(QByteArray body)
{
    return body + QCryptographicHash::hash(body, QCryptographicHash::Sha256);
}

/// Hand-made snapshots: the parts of the format one after another, then a good checksum.
QByteArray forged(const QByteArray &units, const QByteArray &sets, const QByteArray &runs,
                  const QByteArray &text)
{
    return sealed(QByteArray("SYND\1") + units + sets + runs + text);
}

/// The same for "a\n" in version 2, with these parts about the authors.
QByteArray forgedAuthors(const QByteArray &authorships, const QByteArray &runs)
{
    return sealed(QByteArray::fromHex("53594e44020200010200") + authorships + runs
                  + QByteArray::fromHex("02610a"));
}

QByteArray hex(const char *digits)
{
    return QByteArray::fromHex(digits);
}

Document sample(const Delta &delta)
{
    return *Document::fromDelta(delta);
}

/// Several authors over the sample, in runs that do not end where its attributes do.
Document sampleWithAuthors(const Delta &delta)
{
    auto document = sample(delta);
    document.setAuthorship(0, 3, Authorship(AuthorNumber(1), Revision(1)));
    document.setAuthorship(7, 9, Authorship(AuthorNumber(200), Revision(100'000)));
    document.setAuthorship(16, 2, Authorship(AuthorNumber(1), Revision(1)));
    document.setAuthorship(18, 1, Authorship(AuthorNumber(1), Revision()));
    return document;
}

std::vector<std::pair<qsizetype, Authorship>> authorsOf(const Document &document)
{
    std::vector<std::pair<qsizetype, Authorship>> runs;
    document.visitAuthors(0, document.length(), [&runs](qsizetype length, Authorship authorship) {
        runs.emplace_back(length, authorship);
    });
    return runs;
}

/// Version 1 for what was made of the parts of version 1, else the current one.
QByteArray encodedAs(char version, const Document &document)
{
    const auto bytes = encodeSnapshot(document);
    if (version != 1)
        return bytes;
    // Nobody is known in it: no authorship, and one run of all units.
    QByteArray nobody = QByteArray::fromHex("0001");
    for (auto rest = document.length(); rest > 0; rest >>= 7)
        nobody += char((rest & 0x7f) | (rest >= 0x80 ? 0x80 : 0));
    nobody += '\0';
    const auto text = document.text().toUtf8();
    const auto at = bytes.lastIndexOf(nobody, bytes.size() - 32 - text.size());
    return sealed("SYND\1" + bytes.sliced(5, at - 5)
                  + bytes.sliced(at + nobody.size()).chopped(32));
}

/// Whatever is accepted must be exactly what that document is written as.
bool isRefusedOrCanonical(const QByteArray &bytes)
{
    const auto document = decodeSnapshot(bytes);
    if (!document)
        return true;
    document->checkInvariants();
    return encodedAs(bytes[4], *document) == bytes;
}

} // namespace

class TestSnapshot : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void roundTrip_data();
    void roundTrip();
    void roundTripOfAuthors();
    void goldenBytes_data();
    void goldenBytes();
    void goldenBytesOfVersion1_data();
    void goldenBytesOfVersion1();
    void equalDocumentsGiveEqualBytes();
    void quickLookAllowsNothingForbidden();
    void refuses_data();
    void refuses();
    void refusesWhatIsCutShort();
    void refusesEveryFlippedByte();
    void survivesRandomInput();
    void survivesTheLargestDocument();

private:
    void addFrameRows();
    void addStructureRows();
    void addAuthorRows();
    void addContentRows();
};

void TestSnapshot::roundTrip_data()
{
    QTest::addColumn<Delta>("delta");
    QTest::newRow("empty") << samples::empty();
    QTest::newRow("plain") << samples::plain();
    QTest::newRow("formatted") << samples::formatted();
    QTest::newRow("embeds") << samples::embeds();
    QTest::newRow("byte order mark in front") << documentFromText(u"\ufeffa\ufeff");
    QTest::newRow("last unit of each UTF-8 length")
        << documentFromText(u"\u007e\u0080\u07ff\u0800\ufffd\U00010000\U0010fffd");
    SeededRandom random(13);
    for (const int operations : {20, 400}) {
        ReferenceDocument reference;
        for (int i = 0; i < operations; ++i)
            reference.apply(randomOperation(random, reference, {60, 12, 40, 3, 6, 3, 3}));
        QTest::addRow("random, %d operations", operations) << reference.toDelta();
    }
}

void TestSnapshot::roundTrip()
{
    QFETCH(Delta, delta);
    const auto document = sample(delta);
    const auto bytes = encodeSnapshot(document);
    const auto loaded = decodeSnapshot(bytes);
    QVERIFY(loaded);
    loaded->checkInvariants();
    QVERIFY(*loaded == document);
    QVERIFY(loaded->toDelta() == delta);
    QCOMPARE(loaded->hash(), document.hash());
    QCOMPARE(encodeSnapshot(*loaded), bytes);
}

void TestSnapshot::roundTripOfAuthors()
{
    SeededRandom random(16);
    for (const int operations : {10, 600}) {
        ReferenceDocument reference;
        Document document;
        for (int i = 0; i < operations; ++i) {
            const auto operation = randomOperation(random, reference, {60, 12, 40, 3, 6, 3, 3});
            const Authorship by(AuthorNumber(random.between(0, 4)), Revision(i * 100));
            reference.apply(operation, by);
            QVERIFY(document.apply(operation, by));
        }
        const auto bytes = encodeSnapshot(document);
        const auto loaded = decodeSnapshot(bytes);
        QVERIFY(loaded);
        loaded->checkInvariants();
        const auto difference = reference.difference(*loaded);
        QVERIFY2(difference.isEmpty(), qPrintable(difference));
        QCOMPARE(encodeSnapshot(*loaded), bytes);
        // Nobody's name is in the text or in its hash.
        QVERIFY(*loaded == sample(reference.toDelta()));
        QCOMPARE(loaded->hash(), sample(reference.toDelta()).hash());
    }
}

// Made by another implementation, in another language, from the comment in snapshot.h alone.
void TestSnapshot::goldenBytes_data()
{
    QTest::addColumn<Document>("document");
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("empty")
        << Document()
        << hex("53594e4402010001010000010100010a03ab802954fbaf8c4e01fde64b4085f1d2d541f92b5f837f"
               "58022f2da9876ca6");
    QTest::newRow("formatted") << sample(samples::formatted())
        << hex("53594e440219040105626c6f636b040200000068310104626f6c640102066974616c696301046c69"
               "6e6b041600000068747470733a2f2f6578616d706c652e6f72672fc3a40205626c6f636b04020000"
               "00756c06696e64656e74030200000007050001010402050004030500010400011900195469746c65"
               "0a626f6c6420616e64206c696e6b0a6974656d0a3ff1b3ec88a45a4f5255a827bf95a3fa42bba78e"
               "beb36749e3a566703446b486");
    QTest::newRow("authors") << sampleWithAuthors(samples::formatted())
        << hex("53594e440219040105626c6f636b040200000068310104626f6c640102066974616c696301046c69"
               "6e6b041600000068747470733a2f2f6578616d706c652e6f72672fc3a40205626c6f636b04020000"
               "00756c06696e64656e740302000000070500010104020500040305000104030101c8018703010006"
               "030104000902020101030600195469746c650a626f6c6420616e64206c696e6b0a6974656d0a0d18"
               "91ed38722509160340fc26008094659f5b0ef61d3f9f414ba729c45513a7");
}

void TestSnapshot::goldenBytes()
{
    QFETCH(Document, document);
    QFETCH(QByteArray, bytes);
    QCOMPARE(encodeSnapshot(document).toHex(), bytes.toHex());
    const auto loaded = decodeSnapshot(bytes);
    QVERIFY(loaded);
    QVERIFY(*loaded == document);
    QCOMPARE(authorsOf(*loaded), authorsOf(document));
}

// Documents on disk are of this version. Made by the program that wrote it.
void TestSnapshot::goldenBytesOfVersion1_data()
{
    QTest::addColumn<Delta>("delta");
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("empty") << samples::empty()
        << hex("53594e44010100010100010ad53e590a6fe931f689f5a6b08f2311df75151148ee4695115dbf03de"
               "535c90b3");
    QTest::newRow("formatted") << samples::formatted()
        << hex("53594e440119040105626c6f636b040200000068310104626f6c640102066974616c696301046c69"
               "6e6b041600000068747470733a2f2f6578616d706c652e6f72672fc3a40205626c6f636b04020000"
               "00756c06696e64656e740302000000070500010104020500040305000104195469746c650a626f6c"
               "6420616e64206c696e6b0a6974656d0a1adad3a145f1dbd12205854bc803c0678e15b15eac88ded8"
               "9d3dfcd7b7003cd3");
}

void TestSnapshot::goldenBytesOfVersion1()
{
    QFETCH(Delta, delta);
    QFETCH(QByteArray, bytes);
    const auto loaded = decodeSnapshot(bytes);
    QVERIFY(loaded);
    QVERIFY(*loaded == sample(delta));
}

void TestSnapshot::equalDocumentsGiveEqualBytes()
{
    SeededRandom random(14);
    for (int round = 0; round < 20; ++round) {
        ReferenceDocument reference;
        Document edited;
        for (int i = 0; i < 50; ++i) {
            const auto operation = randomOperation(random, reference, {400, 200, 300, 3, 6, 3, 3});
            reference.apply(operation);
            QVERIFY(edited.apply(operation));
        }
        QCOMPARE(encodeSnapshot(edited), encodeSnapshot(sample(reference.toDelta())));
    }
}

/// Text that passes the quick look is not looked at again.
void TestSnapshot::quickLookAllowsNothingForbidden()
{
    int allowed = 0;
    for (int unit = 0; unit <= 0xffff; ++unit) {
        for (const qsizetype at : {0, 9, 20}) { // in a block of 16, and behind the last
            QString text(21, u'x');
            text[at] = QChar(char16_t(unit));
            const bool quick = scan::isPlainlyAllowed(text);
            QVERIFY2(!quick || validateText(text), qPrintable(QString::number(unit, 16)));
            allowed += quick ? 1 : 0;
        }
    }
    QVERIFY(allowed > 3 * 50'000);
    QVERIFY(scan::isPlainlyAllowed(QStringView()));
}

void TestSnapshot::refuses_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<std::optional<SnapshotError>>("error");
    addFrameRows();
    addStructureRows();
    addAuthorRows();
    addContentRows();
}

void TestSnapshot::addFrameRows()
{
    using Error = std::optional<SnapshotError>;
    const auto good = encodeSnapshot(Document());
    const auto body = good.chopped(32);
    QTest::newRow("good") << good << Error();
    QTest::newRow("nothing") << QByteArray() << Error(SnapshotError::Truncated);
    QTest::newRow("head alone") << good.first(5) << Error(SnapshotError::Truncated);
    QTest::newRow("too large") << QByteArray(limits::kSnapshotBytes + 1, 'S')
                               << Error(SnapshotError::TooLarge);
    QTest::newRow("other magic") << sealed("SYNC" + body.sliced(4))
                                 << Error(SnapshotError::UnknownFormat);
    QTest::newRow("version 0") << sealed(QByteArray("SYND\0", 5) + body.sliced(5))
                               << Error(SnapshotError::UnknownVersion);
    QTest::newRow("version 3") << sealed("SYND\3" + body.sliced(5))
                               << Error(SnapshotError::UnknownVersion);
    QTest::newRow("version 2 said to be 1") << sealed("SYND\1" + body.sliced(5))
                                            << Error(SnapshotError::Malformed);
    QTest::newRow("wrong checksum") << good.chopped(1) + 'x' << Error(SnapshotError::Damaged);
    QTest::newRow("byte behind the checksum") << good + 'x' << Error(SnapshotError::Damaged);
    QTest::newRow("no body") << sealed("SYND\1") << Error(SnapshotError::Malformed);
}

void TestSnapshot::addStructureRows()
{
    using Error = std::optional<SnapshotError>;
    const Error malformed = SnapshotError::Malformed;
    const auto none = hex("00");
    const auto bold = hex("0104626f6c6401");                     // {bold: true}
    const auto italic = hex("01066974616c696301");               // {italic: true}
    const auto a = hex("02" "610a");                             // text "a\n"
    const auto plainRun = hex("01" "0200");                      // one run: 2 units, plain
    const auto two = hex("02");
    QTest::newRow("forged good") << forged(two, none, plainRun, a) << Error();
    QTest::newRow("forged good with a set")
        << forged(two, hex("01") + bold, hex("02" "0101" "0100"), a) << Error();
    QTest::newRow("length varint too long")
        << forged(hex("8200"), none, plainRun, a) << malformed;
    QTest::newRow("varint without end")
        << sealed("SYND\1" + hex("ffffffffffff")) << malformed;
    QTest::newRow("varint cut short") << sealed("SYND\1" + hex("ff")) << malformed;
    QTest::newRow("document too long")
        << forged(hex("81897a"), none, plainRun, a) << Error(SnapshotError::TooLarge);
    QTest::newRow("more sets than units")
        << forged(two, hex("03") + bold + italic + hex("0104636f646501"), plainRun, a)
        << malformed;
    QTest::newRow("set not used") << forged(two, hex("01") + bold, plainRun, a) << malformed;
    QTest::newRow("sets not in order of use")
        << forged(hex("03"), hex("02") + bold + italic, hex("03" "0102" "0101" "0100"),
                  hex("03" "61620a"))
        << malformed;
    QTest::newRow("set twice")
        << forged(hex("03"), hex("02") + bold + bold, hex("03" "0101" "0102" "0100"),
                  hex("03" "61620a"))
        << malformed;
    QTest::newRow("empty set")
        << forged(two, hex("01" "00"), hex("02" "0101" "0100"), a) << malformed;
    QTest::newRow("set number out of range")
        << forged(two, none, hex("02" "0101" "0100"), a) << malformed;
    QTest::newRow("sets cut short") << sealed("SYND\1" + two + hex("01" "0104626f")) << malformed;
    QTest::newRow("no runs") << forged(two, none, none, a) << malformed;
    QTest::newRow("runs too short")
        << forged(two, none, hex("01" "0100"), a) << malformed;
    QTest::newRow("runs too long")
        << forged(hex("03"), hex("01") + bold, hex("02" "0201" "0200"), a) << malformed;
    QTest::newRow("empty run")
        << forged(two, hex("01") + bold, hex("02" "0001" "0200"), a) << malformed;
    QTest::newRow("runs not merged")
        << forged(two, none, hex("02" "0100" "0100"), a) << malformed;
    QTest::newRow("text shorter than its size")
        << forged(two, none, plainRun, hex("03" "610a")) << malformed;
    QTest::newRow("text longer than its size")
        << forged(two, none, plainRun, hex("02" "610a0a")) << malformed;
    QTest::newRow("text of other length than the runs")
        << forged(two, none, plainRun, hex("03" "61620a")) << malformed;
    QTest::newRow("a run that cuts a pair")
        << forged(hex("03"), hex("01") + bold, hex("02" "0101" "0200"), hex("05" "f09f98800a"))
        << Error(SnapshotError::BadDocument);
}

void TestSnapshot::addAuthorRows()
{
    using Error = std::optional<SnapshotError>;
    const Error malformed = SnapshotError::Malformed;
    const auto one = hex("01" "0701");     // author 7, era 1
    const auto oneRun = hex("01" "0201");  // both units are the first one's
    const auto twoRuns = hex("02" "0101" "0100");
    QTest::newRow("author") << forgedAuthors(one, oneRun) << Error();
    QTest::newRow("author and nobody") << forgedAuthors(one, twoRuns) << Error();
    QTest::newRow("author without an era") << forgedAuthors(hex("01" "0700"), oneRun) << Error();
    QTest::newRow("largest author and era")
        << forgedAuthors(hex("01" "ffffffff0f" "ffffffff0f"), oneRun) << Error();
    QTest::newRow("author beyond 32 bits")
        << forgedAuthors(hex("01" "8080808010" "01"), oneRun) << malformed;
    QTest::newRow("nobody in the table") << forgedAuthors(hex("01" "0000"), oneRun) << malformed;
    QTest::newRow("authorship twice")
        << forgedAuthors(hex("02" "0701" "0701"), hex("02" "0101" "0102")) << malformed;
    QTest::newRow("authorship not used") << forgedAuthors(one, hex("01" "0200")) << malformed;
    QTest::newRow("authorships not in order of use")
        << forgedAuthors(hex("02" "0701" "0801"), hex("02" "0102" "0101")) << malformed;
    QTest::newRow("authorship out of range")
        << forgedAuthors(one, hex("02" "0101" "0102")) << malformed;
    QTest::newRow("more authorships than units")
        << forgedAuthors(hex("03" "0701" "0702" "0703"), oneRun) << malformed;
    QTest::newRow("authorships cut short") << sealed("SYND\2" + hex("0200010200" "0107"))
                                           << malformed;
    QTest::newRow("no runs of authors") << forgedAuthors(hex("00"), hex("00")) << malformed;
    QTest::newRow("runs of authors too short") << forgedAuthors(one, hex("01" "0101")) << malformed;
    QTest::newRow("runs of authors too long") << forgedAuthors(one, hex("01" "0301")) << malformed;
    QTest::newRow("runs of authors not merged")
        << forgedAuthors(one, hex("02" "0101" "0101")) << malformed;
    QTest::newRow("more runs of authors than bytes")
        << sealed("SYND\2" + hex("ffff01" "00" "01" "ffff01" "00" "00" "ffff01")) << malformed;
    QTest::newRow("an author's run that cuts a pair")
        << sealed("SYND\2" + hex("03" "00" "01" "0300" "01" "0701" "02" "0101" "0200"
                                 "05" "f09f98800a"))
        << Error(SnapshotError::BadDocument);
}

void TestSnapshot::addContentRows()
{
    using Error = std::optional<SnapshotError>;
    const Error badText = SnapshotError::BadText;
    const Error badAttributes = SnapshotError::BadAttributes;
    const Error malformed = SnapshotError::Malformed;
    const auto two = hex("02");
    const auto none = hex("00");
    const auto plainRun = hex("01" "0200");
    const auto a = hex("02" "610a");
    const auto withSet = [&](const QByteArray &set) {
        return forged(two, hex("01") + set, hex("02" "0101" "0100"), a);
    };
    const auto withText = [&](const char *text) {
        const auto bytes = hex(text);
        return forged(two, none, plainRun, QByteArray(1, char(bytes.size())) + bytes);
    };
    QTest::newRow("no final paragraph end")
        << withText("6162") << Error(SnapshotError::BadDocument);
    QTest::newRow("overlong UTF-8") << withText("c1810a") << badText;
    QTest::newRow("surrogate in UTF-8") << withText("eda0800a") << badText;
    QTest::newRow("UTF-8 cut short") << withText("c30a") << badText;
    QTest::newRow("UTF-8 cut short at the end") << withText("0ae4b8") << badText;
    QTest::newRow("lone continuation") << withText("800a") << badText;
    QTest::newRow("beyond U+10FFFF") << withText("f49080800a") << badText;
    QTest::newRow("NUL") << withText("000a") << badText;
    QTest::newRow("carriage return") << withText("0d0a") << badText;
    QTest::newRow("U+2029") << withText("e280a90a") << badText;
    QTest::newRow("embed without a kind") << withText("efbfbc0a") << badAttributes;
    QTest::newRow("unknown attribute") << withSet(hex("0104626f6c6501")) << malformed;
    QTest::newRow("attributes out of order")
        << withSet(hex("02" "066974616c696301" "04626f6c6401")) << malformed;
    QTest::newRow("attribute twice")
        << withSet(hex("02" "04626f6c6401" "04626f6c6401")) << malformed;
    QTest::newRow("null") << withSet(hex("0104626f6c6400")) << malformed;
    QTest::newRow("unknown type") << withSet(hex("0104626f6c6405")) << malformed;
    QTest::newRow("false") << withSet(hex("0104626f6c6402")) << badAttributes;
    QTest::newRow("number for a flag")
        << withSet(hex("0104626f6c640301000000")) << badAttributes;
    QTest::newRow("value cut short") << withSet(hex("0104626f6c6404ffffff7f")) << malformed;
    QTest::newRow("unsafe link")
        << withSet(hex("01046c696e6b0406000000") + "file:x") << badAttributes;
    QTest::newRow("paragraph attribute on text")
        << withSet(hex("0105626c6f636b04020000006831")) << badAttributes;
    QTest::newRow("rule on text") << withSet(hex("010472756c6501")) << badAttributes;
    QTest::newRow("text attribute on a paragraph end")
        << forged(two, hex("01") + hex("0104626f6c6401"), hex("02" "0100" "0101"), a)
        << badAttributes;
    QTest::newRow("one set over text and paragraph end")
        << forged(two, hex("01") + hex("0104626f6c6401"), hex("01" "0201"), a) << badAttributes;
}

void TestSnapshot::refuses()
{
    QFETCH(QByteArray, bytes);
    QFETCH(std::optional<SnapshotError>, error);
    const auto document = decodeSnapshot(bytes);
    QCOMPARE(document.ok(), !error.has_value());
    if (error)
        QCOMPARE(document.error(), *error);
}

void TestSnapshot::refusesWhatIsCutShort()
{
    for (const auto &document : {sample(samples::embeds()),
                                 sampleWithAuthors(samples::formatted()), Document()}) {
        const auto good = encodeSnapshot(document);
        for (qsizetype size = 0; size < good.size(); ++size) {
            QVERIFY(!decodeSnapshot(good.first(size)));
            QVERIFY(!decodeSnapshot(sealed(good.first(std::min(size, good.size() - 33)))));
        }
    }
}

void TestSnapshot::refusesEveryFlippedByte()
{
    for (const auto &document : {sample(samples::embeds()),
                                 sampleWithAuthors(samples::formatted()), Document()}) {
        const auto good = encodeSnapshot(document);
        int accepted = 0;
        for (qsizetype at = 0; at < good.size(); ++at) {
            for (int flip = 1; flip < 256; ++flip) {
                auto bytes = good;
                bytes[at] = char(bytes[at] ^ flip);
                QVERIFY(!decodeSnapshot(bytes));
                if (at >= good.size() - 32)
                    continue;
                const auto resealed = sealed(bytes.chopped(32));
                QVERIFY2(isRefusedOrCanonical(resealed), resealed.toHex());
                accepted += decodeSnapshot(resealed) ? 1 : 0;
            }
        }
        // Some flips make other letters; the test would be idle if none got as far as that.
        QVERIFY(accepted > 0 || document == Document());
    }
}

void TestSnapshot::survivesRandomInput()
{
    SeededRandom random(15);
    const auto good = encodeSnapshot(sampleWithAuthors(samples::formatted())).chopped(32);
    for (int i = 0; i < 100'000; ++i) {
        QByteArray bytes;
        switch (random.below(3)) {
        case 0:
            bytes = random.bytes(random.between(0, 100));
            break;
        case 1: // small numbers, so that more of them make sense
            bytes = random.chance(0.5) ? "SYND\1" : "SYND\2";
            bytes += random.bytes(random.between(0, 40));
            for (qsizetype at = 5; at < bytes.size(); ++at)
                bytes[at] = char(bytes[at] & 0x03);
            bytes = sealed(bytes);
            break;
        default: { // a good one with a part moved, doubled, lost or changed
            bytes = good;
            const auto from = random.between(5, good.size());
            const auto part = good.sliced(from, random.between(0, good.size() - from));
            const auto to = random.between(5, good.size());
            bytes.replace(to, random.chance(0.5) ? part.size() : 0, part);
            if (bytes.size() > 5 && random.chance(0.5))
                bytes[random.between(5, bytes.size() - 1)] = char(random.next());
            bytes = sealed(bytes);
            break;
        }
        }
        QVERIFY2(isRefusedOrCanonical(bytes), bytes.toHex());
    }
}

void TestSnapshot::survivesTheLargestDocument()
{
    DeltaBuilder builder;
    const AttributeSet bold{{AttributeKey::Bold, AttributeValue(true)}};
    const AttributeSet italic{{AttributeKey::Italic, AttributeValue(true)}};
    for (qsizetype i = 0; i < limits::kDocumentUnits / 2; ++i) {
        builder.insert(u"\u4e00", bold);
        builder.insert(i % 5'000 == 4'999 ? u"\n" : u"\u4e01",
                       i % 5'000 == 4'999 ? AttributeSet() : italic);
    }
    auto document = sample(builder.build());
    QCOMPARE(document.length(), limits::kDocumentUnits);
    for (qsizetype i = 0; i < document.length(); i += 2)
        document.setAuthorship(i, 1, Authorship::fromNumbers(~0U, ~quint32(i)));
    const auto bytes = encodeSnapshot(document);
    QVERIFY(bytes.size() < limits::kSnapshotBytes);
    const auto loaded = decodeSnapshot(bytes);
    QVERIFY(loaded);
    loaded->checkInvariants();
    QVERIFY(*loaded == document);
}

QObject *makeSnapshotSuite()
{
    return new TestSnapshot;
}

#include "test_snapshot.moc"
