// What every journal store does, whatever it is made of.

#include "app/client/sql_journal_store.h"
#include "tests/unit/client/journal_samples.h"
#include "tests/unit/client/memory_journal_store.h"
#include "tests/unit/client/suites.h"

#include <QTemporaryDir>
#include <QTest>

namespace syngraph {

namespace {

using namespace Qt::Literals::StringLiterals;
using Sync = JournalStore::Sync;

/// A store that can be closed and opened again.
class Subject
{
public:
    virtual ~Subject() = default;
    virtual std::unique_ptr<JournalStore> open() = 0;
};

class MemorySubject final : public Subject
{
public:
    std::unique_ptr<JournalStore> open() override
    {
        return std::make_unique<MemoryJournalStore>(m_disk);
    }

private:
    MemoryJournalStore::Disk m_disk;
};

class SqlSubject final : public Subject
{
public:
    std::unique_ptr<JournalStore> open() override
    {
        auto opened = SqlJournalStore::open(m_folder.filePath(u"journal.db"_s));
        SYNGRAPH_CHECK(opened.ok());
        return std::move(opened.value().store);
    }

private:
    QTemporaryDir m_folder;
};

std::unique_ptr<Subject> makeSubject(const QString &kind)
{
    if (kind == u"memory"_s)
        return std::make_unique<MemorySubject>();
    return std::make_unique<SqlSubject>();
}

QString textOf(JournalStore &store, char letter)
{
    const auto entries = store.entries(journalId(letter));
    if (!entries)
        return u"error"_s;
    const auto read = readRecord(*entries);
    return read.record ? read.record->document.view().text() : u"none"_s;
}

} // namespace

class JournalStoreContract : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void knowsWhatItWasTold_data() { kinds(); }
    void knowsWhatItWasTold();
    void entriesComeBackInOrder_data() { kinds(); }
    void entriesComeBackInOrder();
    void checkpointReplacesWhatWasBefore_data() { kinds(); }
    void checkpointReplacesWhatWasBefore();
    void forgottenDocumentIsGone_data() { kinds(); }
    void forgottenDocumentIsGone();
    void textsAreKeptUntilDropped_data() { kinds(); }
    void textsAreKeptUntilDropped();
    void unknownDocumentHasNoEntries_data() { kinds(); }
    void unknownDocumentHasNoEntries();

private:
    static void kinds()
    {
        QTest::addColumn<QString>("kind");
        QTest::newRow("memory") << u"memory"_s;
        QTest::newRow("sqlite") << u"sqlite"_s;
    }
};

void JournalStoreContract::knowsWhatItWasTold()
{
    QFETCH(QString, kind);
    const auto subject = makeSubject(kind);
    auto document = sampleDocument('a', 5);
    auto later = sampleDocument('b', 9);
    later.viewLink = sampleLink('v');
    later.ownToken = QByteArray(kTokenBytes, 'o');
    later.madeTokens = {QByteArray(kTokenBytes, '\0'), QByteArray(kTokenBytes, 'm')};
    JournalDocument local;
    local.id = journalId('l');
    local.lastUsed = WallTime(Milliseconds(1));
    {
        const auto store = subject->open();
        const std::vector<JournalWrite> batch{
            writes::Describe{document}, writes::Describe{later}, writes::Describe{local},
            append(later.id, {journal::Checkpoint{sampleRecord(u"x")}}, 3),
            append(document.id, {journal::ChatDraft{u"half a"_s}}, 0, true)};
        QVERIFY(store->write(batch, Sync::Process));
    }
    const auto store = subject->open();
    later.pendingEdits = 3;
    document.keepsOwn = true;
    QCOMPARE(*store->documents(), (std::vector{later, document, local}));
    document.title = u"Renamed"_s;
    document.lastUsed = WallTime(Milliseconds(99));
    QVERIFY(store->write(std::vector<JournalWrite>{writes::Describe{document}}, Sync::Disk));
    QCOMPARE(*store->documents(), (std::vector{document, later, local}));
    later.title = u"Also"_s; // keeps what its entries said
    QVERIFY(store->write(std::vector<JournalWrite>{writes::Describe{later}}, Sync::Disk));
    QCOMPARE(store->documents()->at(1), later);
}

void JournalStoreContract::entriesComeBackInOrder()
{
    QFETCH(QString, kind);
    const auto subject = makeSubject(kind);
    const auto id = journalId('a');
    {
        const auto store = subject->open();
        QVERIFY(store->write(
            std::vector<JournalWrite>{append(id, {journal::Checkpoint{sampleRecord(u"x")},
                                                  typed(2, u"1")})}, Sync::Process));
        QVERIFY(store->write(std::vector<JournalWrite>{append(id, {typed(3, u"2")}),
                                                       append(id, {typed(4, u"3")})}, Sync::Disk));
    }
    const auto store = subject->open();
    QVERIFY(store->write(std::vector<JournalWrite>{append(id, {typed(5, u"4")}, 4)}, Sync::Process));
    QCOMPARE(store->entries(id)->size(), 5);
    QCOMPARE(textOf(*store, 'a'), u"x1234\n"_s);
}

void JournalStoreContract::checkpointReplacesWhatWasBefore()
{
    QFETCH(QString, kind);
    const auto store = makeSubject(kind);
    const auto subject = store->open();
    const auto id = journalId('a');
    std::vector<JournalEntry> many{journal::Checkpoint{sampleRecord(u"x")}};
    for (int i = 0; i < 50; ++i)
        many.push_back(typed(2 + i, u"y"));
    QVERIFY(subject->write(std::vector<JournalWrite>{append(id, many)}, Sync::Process));
    QVERIFY(subject->write(
        std::vector<JournalWrite>{append(id, {typed(52, u"z"),
                                              journal::Checkpoint{sampleRecord(u"new")},
                                              typed(4, u"!")})}, Sync::Process));
    QCOMPARE(subject->entries(id)->size(), 2);
    QCOMPARE(textOf(*subject, 'a'), u"new!\n"_s);
}

void JournalStoreContract::forgottenDocumentIsGone()
{
    QFETCH(QString, kind);
    const auto subject = makeSubject(kind);
    const auto store = subject->open();
    for (const char letter : {'a', 'b'}) {
        QVERIFY(store->write(
            std::vector<JournalWrite>{writes::Describe{sampleDocument(letter)},
                                      append(journalId(letter),
                                             {journal::Checkpoint{sampleRecord(u"x")}})},
            Sync::Process));
    }
    QVERIFY(store->write(std::vector<JournalWrite>{writes::Forget{journalId('a')}}, Sync::Process));
    QCOMPARE(store->documents()->size(), size_t(1));
    QCOMPARE(textOf(*store, 'a'), u"none"_s);
    QCOMPARE(textOf(*store, 'b'), u"x\n"_s);
    // And can begin again.
    QVERIFY(store->write(
        std::vector<JournalWrite>{append(journalId('a'), {journal::Checkpoint{sampleRecord(u"y")}})},
        Sync::Process));
    QCOMPARE(textOf(*store, 'a'), u"y\n"_s);
}

void JournalStoreContract::textsAreKeptUntilDropped()
{
    QFETCH(QString, kind);
    const auto subject = makeSubject(kind);
    KeptText text;
    text.id = journalId('t');
    text.title = u"Minutes"_s;
    text.reason = ErrorCode::TooLarge;
    text.document = *Document::fromDelta(documentFromText(u"all of it"));
    text.ownText = {u"of"_s, u"it"_s};
    text.link = sampleLink('k');
    {
        const auto store = subject->open();
        QVERIFY(store->write(std::vector<JournalWrite>{writes::KeepText{text}}, Sync::Disk));
    }
    const auto store = subject->open();
    QCOMPARE(*store->texts(), std::vector{text});
    QVERIFY(store->write(std::vector<JournalWrite>{writes::DropText{text.id}}, Sync::Disk));
    QVERIFY(store->texts()->empty());
}

void JournalStoreContract::unknownDocumentHasNoEntries()
{
    QFETCH(QString, kind);
    const auto subject = makeSubject(kind);
    const auto store = subject->open();
    QVERIFY(store->entries(journalId('z'))->isEmpty());
    QVERIFY(store->documents()->empty());
    QVERIFY(store->texts()->empty());
}

int runJournalStoreContract(int argc, char **argv)
{
    JournalStoreContract test;
    return QTest::qExec(&test, argc, argv);
}

} // namespace syngraph

#include "journal_store_contract.moc"
