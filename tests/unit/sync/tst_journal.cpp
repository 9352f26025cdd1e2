// The pure half of the client's journal: its entries lead to the session's state, bytes lead to the
// entries, nothing is sent before it is kept, and a client that dies anywhere comes back whole.

#include "common/base/limits.h"
#include "common/base/sha256.h"
#include "tests/support/delta_generator.h"
#include "tests/support/test_seed.h"
#include "tests/unit/sync/journaled_client.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

#include <set>

namespace syngraph {

namespace {

using namespace Qt::Literals::StringLiterals;

/// Who wrote what, as it is shown.
std::vector<std::pair<qsizetype, Authorship>> authorsOf(const Document &document)
{
    std::vector<std::pair<qsizetype, Authorship>> runs;
    document.visitAuthors(0, document.length(), [&](qsizetype length, Authorship authorship) {
        runs.emplace_back(length, authorship);
    });
    return runs;
}

bool isSame(const ClientDocument &a, const ClientDocument &b)
{
    const auto x = a.parts();
    const auto y = b.parts();
    const auto flight = [](const ClientDocument::Parts &parts) {
        return parts.inFlight ? std::optional(std::pair(parts.inFlight->frozen,
                                                        parts.inFlight->current))
                              : std::nullopt;
    };
    return x.view == y.view && authorsOf(x.view) == authorsOf(y.view) && x.epoch == y.epoch && x.revision == y.revision
        && x.lastSequence == y.lastSequence && flight(x) == flight(y) && x.buffer == y.buffer
        && x.inFlightEdits == y.inFlightEdits && x.bufferEdits == y.bufferEdits;
}

bool isSame(const JournalRecord &a, const JournalRecord &b)
{
    return a.client == b.client && isSame(a.document, b.document) && a.role == b.role
        && a.author == b.author && a.title == b.title && a.undo.parts() == b.undo.parts();
}

/// One of a kind, so that each keystroke can be found again.
QString mark(int number)
{
    return QString(QChar(char16_t(0x4e00 + number)));
}

/// A walk in which everything happens that a journal hears of. Calls `typed` for each keystroke
/// that the journal took.
template <typename Typed>
void play(EngineHarness &harness, JournaledClient &client, const Typed &typed)
{
    qint64 others = 0;
    const auto peer = harness.join();
    const auto otherTypes = [&](int times) {
        for (int i = 0; i < times; ++i) {
            harness.submit(peer, others + 1, harness.storedHead().value,
                           delta(harness.stored().length(),
                                 {put(u"b"), keep(harness.stored().length())}));
            ++others;
        }
        harness.take(peer);
    };
    int number = 0;
    const auto type = [&](int times) {
        for (int i = 0; i < times && !client.isDead(); ++i) {
            const auto end = client.session().document().view().length() - 1;
            const int key = number++;
            if (client.type(i % 2 == 0 ? end : 0, mark(key)))
                typed(key);
        }
    };
    client.open();
    type(2);
    client.pump();
    otherTypes(2);
    client.pump();
    client.setDiskSlow(true);
    type(3);
    client.pump();
    otherTypes(1);
    client.pump();
    client.setDiskSlow(false);
    client.pump();
    harness.holdStore();
    type(1);
    client.pump();
    type(2);
    harness.release(); // committed ...
    client.cut();      // ... and the ACK never seen
    type(2);
    otherTypes(3);
    client.run(4s);
    client.open();
    type(1);
    client.pump();
}

} // namespace

class TestJournal : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void entriesLeadToTheSessionsState();
    void entriesSurviveBytes();
    void damagedBytesAreNoEntry();
    void entryThatCannotBeNextIsRefused();
    void nothingIsSentBeforeItIsKept();
    void restoredOperationIsKeptBeforeItIsSentAgain();
    void checkpointReplacesALongLog();
    void whatOlderVersionsWroteIsRead();
    void unknownStepIsRefused();
    void badUndoTakesNoTextWithIt();
    void clientMayDieAnywhere_data();
    void clientMayDieAnywhere();
    void laggingJournalHandsOutWhatItHas();
    void hugeOfflineEditComesBack();
    void whatCameTogetherIsCounted();
    void faultOfOnesOwnDoublesNothing();
    void adoptedTextIsOnesOwn();
    void editAgainstTheSchemaGoesNowhere_data();
    void editAgainstTheSchemaGoesNowhere();
};

void TestJournal::entriesLeadToTheSessionsState()
{
    EngineHarness harness;
    JournaledClient client(harness);
    int typed = 0;
    play(harness, client, [&](int) {
        ++typed;
        const auto record = client.readJournal();
        SYNGRAPH_CHECK(record && isSame(*record, client.session().record()));
    });
    QCOMPARE(typed, 11);
    QVERIFY(isSame(*client.readJournal(), client.session().record()));
    QVERIFY(!client.session().document().hasPending());
}

void TestJournal::entriesSurviveBytes()
{
    SeededRandom random(testSeed(1));
    for (int round = 0; round < 300; ++round) {
        const auto start = randomDocument(random);
        JournalRecord record;
        record.client = random.id<ClientId>();
        record.title = u"Ünï \U0001F600"_s;
        record.role = Role::Edit;
        record.author = AuthorNumber(3);
        record.document.reset(*Document::fromDelta(start), Epoch(2), Revision(77), Sequence(5));
        QList<JournalEntry> entries{journal::Checkpoint{record}};
        QVERIFY(applyEntry(record, entries.back()));
        for (int i = 0; i < 6; ++i) {
            const auto edit =
                randomOperation(random, record.document.view().toDelta());
            if (!record.document.view().check(edit))
                continue;
            entries += journal::Edited{edit};
            QVERIFY(applyEntry(record, entries.back()));
            if (i == 2 && record.document.hasBuffer()) {
                auto taken = record.document;
                const auto submit = taken.takeSubmit(Caret{1, 0});
                entries += journal::Frozen{*submit, taken.buffer()};
                QVERIFY(applyEntry(record, entries.back()));
                QVERIFY(isSame(record.document, taken));
                entries += journal::Checkpoint{record};
            }
        }
        entries += journal::Described{Role::View, AuthorNumber(9), u"other"_s};
        QVERIFY(applyEntry(record, entries.back()));
        if (record.document.inFlight()) {
            entries += journal::Acknowledged{{Sequence(6), Revision(78)}};
            QVERIFY(applyEntry(record, entries.back()));
        }
        std::optional<JournalRecord> replayed;
        for (const auto &entry : entries) {
            const auto decoded = decodeEntry(encodeEntry(entry));
            QVERIFY(decoded);
            QCOMPARE(decoded->index(), entry.index());
            QCOMPARE(encodeEntry(*decoded), encodeEntry(entry));
            if (!replayed)
                replayed.emplace();
            QVERIFY(applyEntry(*replayed, *decoded));
        }
        QVERIFY(isSame(replayed->document, record.document));
        QCOMPARE(replayed->title, u"other"_s);
        QCOMPARE(replayed->role, Role::View);
    }
}

void TestJournal::damagedBytesAreNoEntry()
{
    JournalRecord record;
    record.client = *ClientId::fromBytes(QByteArray(16, 'c'));
    record.document.reset(*Document::fromDelta(documentFromText(u"text")), Epoch(1), Revision(3),
                          Sequence());
    const auto good = encodeEntry(journal::Checkpoint{record});
    QVERIFY(decodeEntry(good));
    for (qsizetype i = 0; i < good.size(); ++i) {
        auto bad = good;
        bad[i] = char(bad[i] ^ 0x10);
        const auto decoded = decodeEntry(bad);
        QVERIFY(!decoded && decoded.error() == JournalCodecError::Damaged);
        QVERIFY(!decodeEntry(good.first(i)));
    }
    // With a checksum that fits, whatever it guards.
    SeededRandom random(testSeed(1));
    int refused = 0;
    for (int round = 0; round < 20'000; ++round) {
        auto body = good.chopped(8);
        const auto changes = 1 + int(random.below(3));
        for (int i = 0; i < changes; ++i)
            body[qsizetype(random.below(quint64(body.size())))] = char(random.below(256));
        const auto decoded = decodeEntry(body + Sha256::of(body).first(8));
        refused += decoded ? 0 : 1;
    }
    QVERIFY(refused > 15'000);
    auto later = good.chopped(8);
    later[0] = char(later[0] + 1);
    QCOMPARE(decodeEntry(later + Sha256::of(later).first(8)).error(), JournalCodecError::TooNew);
}

void TestJournal::entryThatCannotBeNextIsRefused()
{
    JournalRecord record;
    record.document.reset(*Document::fromDelta(documentFromText(u"text")), Epoch(1), Revision(3),
                          Sequence(1));
    const auto before = record;
    const auto edit = delta(5, {put(u"x"), keep(5)});
    const auto submit = [&](qint64 sequence, qint64 base, const Delta &what) {
        return journal::Frozen{{Sequence(sequence), Revision(base), what, {}}, {}};
    };
    QVERIFY(!applyEntry(record, journal::Edited{delta(4, {put(u"x"), keep(4)})}));
    QVERIFY(!applyEntry(record, submit(2, 3, edit)));
    QVERIFY(!applyEntry(record, journal::Acknowledged{{Sequence(2), Revision(4)}}));
    QVERIFY(!applyEntry(record, journal::FoldedBack{}));
    QVERIFY(!applyEntry(record, journal::Merged{{Revision(2), Revision(4), edit}, {}}));
    QVERIFY(isSame(record, before));
    QVERIFY(applyEntry(record, journal::Edited{edit}));
    QVERIFY(!applyEntry(record, submit(3, 3, edit)));
    QVERIFY(!applyEntry(record, submit(2, 2, edit)));
    QVERIFY(!applyEntry(record, submit(2, 3, delta(4, {put(u"x"), keep(4)}))));
    QVERIFY(applyEntry(record, submit(2, 3, edit)));
    QVERIFY(!applyEntry(record, submit(3, 3, edit)));
}

void TestJournal::nothingIsSentBeforeItIsKept()
{
    EngineHarness harness;
    JournaledClient client(harness);
    client.open();
    QCOMPARE(client.session().state(), ConnectionState::Live);
    client.setDiskSlow(true);
    client.type(0, u"a");
    client.type(1, u"b");
    client.pump();
    client.run(3s);
    QVERIFY(client.sentSubmits.empty());
    QCOMPARE(client.session().document().pendingEdits(), 2);
    client.setDiskSlow(false);
    client.run(100ms);
    QCOMPARE(client.sentSubmits.size(), size_t(2)); // the first, and what waited for it
    QCOMPARE(harness.stored().text(), u"ab\n"_s);
    QVERIFY(!client.session().document().hasPending());
}

void TestJournal::restoredOperationIsKeptBeforeItIsSentAgain()
{
    EngineHarness harness;
    JournaledClient client(harness);
    client.open();
    client.setDiskSlow(true);
    client.type(0, u"a");
    client.pump();
    client.reboot(JournaledClient::Death::Process);
    client.open();
    client.run(1s);
    QCOMPARE(client.session().state(), ConnectionState::Live);
    QVERIFY(client.sentSubmits.empty());
    client.setDiskSlow(false);
    client.pump();
    QCOMPARE(client.sentSubmits.size(), size_t(1));
    QCOMPARE(harness.stored().text(), u"a\n"_s);
}

void TestJournal::checkpointReplacesALongLog()
{
    EngineHarness harness;
    JournaledClient client(harness);
    client.open();
    client.cut();
    qsizetype longest = 0;
    for (int i = 0; i < 5'000; ++i) {
        client.type(0, u"x");
        longest = std::max(longest, client.journal().size());
    }
    QVERIFY(longest > 500);
    QVERIFY(longest < 1'200);
    client.reboot(JournaledClient::Death::Process);
    QCOMPARE(client.session().document().pendingEdits(), 5'000);
    client.open();
    client.run(1s);
    QCOMPARE(harness.stored().length(), 5'001);
}

/// As they were written once, by programs of those versions.
void TestJournal::whatOlderVersionsWroteIsRead()
{
    QFile file(QFINDTESTDATA("../../golden/journals.jsonl"));
    QVERIFY(file.open(QIODevice::ReadOnly));
    std::set<int> versions;
    while (!file.atEnd()) {
        const auto line = QJsonDocument::fromJson(file.readLine()).object();
        const auto version = line[u"version"].toInt();
        const auto entries = line[u"entries"].toArray();
        versions.insert(version);
        QVERIFY(entries.size() > 10);
        JournalRecord record;
        for (qsizetype i = 0; i < entries.size(); ++i) {
            const auto bytes = QByteArray::fromHex(entries[i].toString().toLatin1());
            QCOMPARE(int(bytes[0]), version);
            const auto entry = decodeEntry(bytes);
            QVERIFY(entry && applyEntry(record, *entry));
            QCOMPARE(record.document.view().text(), line[u"texts"].toArray()[i].toString());
            QVERIFY(encodeEntry(*decodeEntry(encodeEntry(*entry))) == encodeEntry(*entry));
        }
        QCOMPARE(record.title, line[u"title"].toString());
        QCOMPARE(record.role, Role::Edit);
        QCOMPARE(record.document.pendingEdits(), line[u"pending"].toInteger());
        QVERIFY(record.document.inFlight() && record.document.hasBuffer());
        auto view = record.document.view();
        QStringList undone;
        while (const auto back = record.undo.undo(view)) {
            QVERIFY(view.apply(*back));
            undone += view.text();
        }
        QCOMPARE(undone, line[u"undone"].toVariant().toStringList());
        QCOMPARE(undone.size() > 2, version >= 3);
        QCOMPARE(record.unsentChat.size(), size_t(version >= 4 ? 1 : 0));
    }
    QCOMPARE(versions, (std::set<int>{1, 2, 3, 4}));
}

void TestJournal::unknownStepIsRefused()
{
    const auto edit = delta(5, {put(u"x"), keep(5)});
    auto unknown = encodeEntry(journal::Edited{edit, EditStep::Redo}).chopped(8);
    unknown.back() = char(quint8(EditStep::Redo) + 1);
    QCOMPARE(decodeEntry(unknown + Sha256::of(unknown).first(8)).error(),
             JournalCodecError::Malformed);
}

void TestJournal::badUndoTakesNoTextWithIt()
{
    JournalRecord record;
    record.client = *ClientId::fromBytes(QByteArray(16, 'c'));
    record.document.reset(*Document::fromDelta(documentFromText(u"text")), Epoch(1), Revision(3),
                          Sequence());
    const auto edit = delta(5, {put(u"unsent "), keep(5)});
    QVERIFY(applyEntry(record, journal::Edited{edit, EditStep::Begins}));
    const auto good = encodeEntry(journal::Checkpoint{record});
    const auto kept = decodeEntry(good);
    QVERIFY(kept && isSame(std::get<journal::Checkpoint>(*kept).record, record));
    const auto withoutUndo = [&record](QByteArray body) {
        const auto decoded = decodeEntry(body + Sha256::of(body).first(8));
        if (!decoded)
            return false;
        const auto &read = std::get<journal::Checkpoint>(*decoded).record;
        return isSame(read.document, record.document) && !read.undo.canUndo()
            && !read.undo.canRedo();
    };
    auto body = good.chopped(8);
    body[body.size() - 5] = '\x10'; // so many to do again, and none there; then the chat
    QVERIFY(withoutUndo(body));
    // A document longer than any may be has such an operation, which a decoder refuses.
    const auto tooLong = limits::kDocumentUnits + 1;
    JournalRecord longer = record;
    longer.undo = UndoStack();
    longer.undo.replay(EditStep::Begins, delta(tooLong, {put(u"x"), keep(tooLong)}),
                       delta(tooLong + 1, {drop(1), keep(tooLong)}));
    QVERIFY(withoutUndo(encodeEntry(journal::Checkpoint{longer}).chopped(8)));
}

void TestJournal::clientMayDieAnywhere_data()
{
    QTest::addColumn<bool>("power");
    QTest::newRow("process killed") << false;
    QTest::newRow("power cut") << true;
}

void TestJournal::clientMayDieAnywhere()
{
    QFETCH(bool, power);
    qint64 points = 0;
    {
        EngineHarness harness;
        JournaledClient client(harness);
        play(harness, client, [](int) {});
        points = client.effectsSoFar();
    }
    QVERIFY(points > 60);
    for (qint64 point = 1; point < points; ++point) {
        EngineHarness harness;
        JournaledClient client(harness);
        client.dieAt(point);
        std::set<int> kept;
        play(harness, client, [&](int key) { kept.insert(key); });
        client.reboot(power ? JournaledClient::Death::Power : JournaledClient::Death::Process);
        client.setDiskSlow(false);
        client.open();
        const auto before = harness.stored().text();
        if (power) {
            std::erase_if(kept, [&](int key) {
                return !before.contains(mark(key))
                    && !client.session().document().view().text().contains(mark(key));
            });
        }
        for (const int key : kept)
            QVERIFY2(client.session().document().view().text().contains(mark(key)),
                     qPrintable(u"death at effect %1"_s.arg(point)));
        client.run(6s);
        const auto text = harness.stored().text();
        QCOMPARE(client.session().state(), ConnectionState::Live);
        QVERIFY(!client.session().document().hasPending());
        QCOMPARE(client.session().document().view().text(), text);
        QCOMPARE(client.recoveries(), 0);
        for (int key = 0; key < 11; ++key) {
            const auto times = text.count(mark(key));
            QVERIFY2(times <= 1 && (times == 1 || !kept.contains(key)),
                     qPrintable(u"death at effect %1: key %2 is there %3 times"_s.arg(point)
                                    .arg(key).arg(times)));
        }
    }
}

/// A disk that failed for a while leaves an old journal behind: the server has more of this client
/// than the journal knows.
void TestJournal::laggingJournalHandsOutWhatItHas()
{
    for (const bool hasPending : {false, true}) {
        EngineHarness harness;
        JournaledClient client(harness);
        client.open();
        client.type(0, u"a");
        client.pump();
        if (hasPending) {
            client.cut();
            client.type(1, u"b");
        }
        const auto old = client.journal();
        client.run(4s);
        client.open();
        client.type(2 - (hasPending ? 0 : 1), u"c");
        client.pump();
        QCOMPARE(harness.stored().text(), hasPending ? u"abc\n"_s : u"ac\n"_s);
        client.restoreJournal(old);
        client.reboot(JournaledClient::Death::Process);
        client.open();
        client.run(1s);
        if (hasPending) { // for all it knows it is a copy: it goes on under an id of its own
            client.open();
            client.run(1s);
        }
        QCOMPARE(client.session().state(), ConnectionState::Live);
        QCOMPARE(client.session().document().view(), harness.stored());
        QCOMPARE(client.recoveries(), hasPending ? 1 : 0);
        client.type(0, u"d");
        client.pump();
        QCOMPARE(harness.stored().text().count(u'd'), 1);
    }
}

void TestJournal::hugeOfflineEditComesBack()
{
    EngineHarness harness;
    JournaledClient client(harness);
    client.open();
    client.cut();
    QString paragraph(1'000, u'x');
    paragraph += u'\n';
    for (int i = 0; i < 200; ++i)
        client.type(0, paragraph);
    const auto text = client.session().document().view().text();
    client.reboot(JournaledClient::Death::Process);
    QCOMPARE(client.session().document().view().text(), text);
    client.open();
    client.pump();
    client.reboot(JournaledClient::Death::Process); // between two of its pieces
    client.open();
    client.run(20s);
    QCOMPARE(harness.stored().text(), text);
    QVERIFY(client.sentSubmits.size() >= 4);
}

void TestJournal::whatCameTogetherIsCounted()
{
    EngineHarness harness;
    const auto ben = harness.join();
    const auto cy = harness.join(Role::Edit, harness.random().id<ClientId>());
    JournaledClient client(harness);
    client.open();
    client.cut();
    for (int i = 0; i < 3; ++i)
        client.type(0, u"a");
    for (int i = 0; i < 4; ++i) {
        const auto length = harness.stored().length();
        harness.submit(i < 3 ? ben : cy, i < 3 ? i + 1 : 1, harness.storedHead().value,
                       delta(length, {put(u"b"), keep(length)}));
    }
    client.run(4s);
    client.open();
    QCOMPARE(client.caughtUp().size(), size_t(1));
    QCOMPARE(client.caughtUp()[0].ownEdits, 3);
    QCOMPARE(client.caughtUp()[0].othersEdits, 4);
    QCOMPARE(client.caughtUp()[0].people, 2);
    QCOMPARE(harness.stored().text(), u"aaabbbb\n"_s);
}

/// The program ends before the snapshot that a fault calls for: its journal has all of the text as
/// one edit, which must not come on top of the server's.
void TestJournal::faultOfOnesOwnDoublesNothing()
{
    EngineHarness harness;
    const auto ben = harness.join();
    harness.submit(ben, 1, harness.storedHead().value, delta(1, {put(u"theirs"), keep(1)}));
    JournaledClient client(harness);
    client.open();
    QCOMPARE(client.session().document().view().text(), u"theirs\n"_s);
    client.cut();
    client.type(0, u"mine ");
    client.step(events::Edit{delta(3, {put(u"x"), keep(3)})}); // of another document's length
    client.reboot(JournaledClient::Death::Process);
    QCOMPARE(client.session().document().view().text(), u"mine theirs\n"_s);
    client.open();
    client.run(1s);
    QCOMPARE(client.session().state(), ConnectionState::Live);
    QCOMPARE(harness.stored().text(), u"theirs\n"_s);
    QCOMPARE(client.recoveries(), 1);
}

/// The numbers of authors mean others in another document.
void TestJournal::adoptedTextIsOnesOwn()
{
    auto elsewhere = *Document::fromDelta(delta(0, {put(u"theirs\n")}));
    elsewhere.setAuthorship(0, 7, {AuthorNumber(7), Revision(300)});
    ClientDocument document;
    document.setAuthor(AuthorNumber(1));
    document.adopt(elsewhere, kFirstEpoch);
    QCOMPARE(document.view().authorshipAt(0), Authorship(AuthorNumber(1), Revision()));
    QCOMPARE(document.view().authorshipAt(5), Authorship(AuthorNumber(1), Revision()));
    QCOMPARE(document.view().authorshipAt(6), Authorship()); // the server's "\n"
    const auto submit = document.takeSubmit(std::nullopt);
    QVERIFY(submit.has_value());
    QVERIFY(document.acknowledge({submit->sequence, Revision(1)}).ok());
    QCOMPARE(document.view().authorshipAt(0), Authorship(AuthorNumber(1), Revision(1)));
}

void TestJournal::editAgainstTheSchemaGoesNowhere_data()
{
    QTest::addColumn<Delta>("edit");
    QTest::addColumn<bool>("good");
    const auto bold = attribute(AttributeKey::Bold, true);
    const auto script = attribute(AttributeKey::Link, u"javascript:x"_s);
    QTest::newRow("text") << delta(3, {put(u"x")}) << true;
    QTest::newRow("bold text") << delta(3, {put(u"x", bold)}) << true;
    QTest::newRow("control character") << delta(3, {put(u"\x07")}) << false;
    QTest::newRow("bold paragraph end") << delta(3, {put(u"\n", bold)}) << false;
    QTest::newRow("link that runs something") << delta(3, {keep(1, script)}) << false;
    QTest::newRow("embed without a kind") << delta(3, {put(u"\xfffc"_s)}) << false;
}

void TestJournal::editAgainstTheSchemaGoesNowhere()
{
    QFETCH(Delta, edit);
    QFETCH(bool, good);
    ClientDocument document;
    document.reset(*Document::fromDelta(delta(0, {put(u"ab\n")})), kFirstEpoch, Revision(1), {});
    QCOMPARE(document.editLocal(edit).ok(), good);
    QCOMPARE(document.hasPending(), good);
    QCOMPARE(document.view().length(), good ? edit.targetLength() : 3);
}

} // namespace syngraph

QTEST_GUILESS_MAIN(syngraph::TestJournal)
#include "tst_journal.moc"
