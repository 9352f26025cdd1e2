#include "app/client/journal.h"
#include "app/ui/file_commands.h"
#include "app/ui/session_keeper.h"
#include "app/ui/tab_strip.h"
#include "tests/ui/suites.h"
#include "tests/ui/ui_bench.h"
#include "tests/unit/client/memory_journal_store.h"

#include <QScrollBar>
#include <QTest>
#include <QTextBlock>

using namespace Qt::Literals::StringLiterals;
using namespace syngraph;
using syngraph::testing::UiBench;

namespace {

void put(const QString &path, const QByteArray &bytes)
{
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size());
}

Journal::OpenStore storeOn(MemoryJournalStore::Disk &disk)
{
    return [&disk]() -> Result<OpenedJournal, JournalError> {
        OpenedJournal opened;
        opened.store = std::make_unique<MemoryJournalStore>(disk);
        return opened;
    };
}

} // namespace

/// What was open is open again.
class TestSession final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }
    void comesBack();
    void readingGoesOnWhereItWas();
    void windowOfAKilledProgramIsKept();
    void unsavedTextFindsItsFile();
    void fileThatChangedMeanwhileIsReadAnew();
    void lastWordsBehindASaveAreModified();
    void unreadableFileLosesNoText_data();
    void unreadableFileLosesNoText();
    void notesAreRemembered();
    void onlyWhatWaitsWhenNotWanted();
    void isPrivate();
    void hostileStates_data();
    void hostileStates();

private:
    QString path(const QString &name) const { return m_folder->filePath(name); }
    QString session() const { return path(u"session.json"_s); }
    std::unique_ptr<QTemporaryDir> m_folder;
};

void TestSession::comesBack()
{
    put(path(u"a.txt"_s), "one\ntwo\n");
    MemoryJournalStore::Disk disk;
    {
        Journal journal(storeOn(disk));
        UiBench bench(&journal, nullptr, session());
        QTRY_VERIFY(journal.isGood());
        bench.window().files().open(QStringList{path(u"a.txt"_s)});
        QTRY_COMPARE(bench.text(), u"one\ntwo\n"_s);
        bench.editor().setSelection({4, 6});
        bench.window().openLink(UiBench::link());
        bench.window().newDocument();
        bench.type(u"local"_s);
        bench.window().tabStrip().setCurrentPage(bench.window().tabs().front());
        bench.window().close();
        QVERIFY(!bench.window().isVisible());
    }
    Journal journal(storeOn(disk));
    UiBench bench(&journal, nullptr, session());
    QTRY_COMPARE(bench.window().tabs().size(), 3);
    QSet<QString> texts;
    bool hasLink = false;
    QTRY_VERIFY(!bench.window().files().isBusy());
    for (DocumentTab *tab : bench.window().tabs()) {
        if (tab->controller().isShared())
            hasLink = tab->controller().editLink() == UiBench::link();
        else
            texts.insert(tab->editor().content().text());
        if (tab->file()) {
            QCOMPARE(tab->editor().selection(), (Selection{4, 6}));
            QVERIFY(!tab->isModified());
        }
    }
    QVERIFY(hasLink);
    QCOMPARE(texts, (QSet<QString>{u"one\ntwo\n"_s, u"local\n"_s}));
}

void TestSession::readingGoesOnWhereItWas()
{
    QByteArray lines;
    for (int i = 0; i < 400; ++i)
        lines += "line " + QByteArray::number(i) + '\n';
    put(path(u"long.txt"_s), lines);
    MemoryJournalStore::Disk disk;
    const auto firstSeen = [](UiBench &bench) {
        return bench.editor().cursorForPosition({20, 5}).block().text();
    };
    QString seen;
    {
        Journal journal(storeOn(disk));
        UiBench bench(&journal, nullptr, session());
        QTRY_VERIFY(journal.isGood());
        bench.window().files().open(QStringList{path(u"long.txt"_s)});
        QTRY_COMPARE(bench.text().size(), lines.size());
        bench.editor().verticalScrollBar()->setValue(3'000);
        seen = firstSeen(bench);
        QVERIFY(seen != u"line 0"_s);
        bench.window().close();
    }
    Journal journal(storeOn(disk));
    UiBench bench(&journal, nullptr, session());
    QTRY_COMPARE(bench.text().size(), lines.size());
    QTRY_COMPARE(firstSeen(bench), seen);
    QCOMPARE(bench.editor().selection(), (Selection{0, 0})); // which is far above
}

void TestSession::windowOfAKilledProgramIsKept()
{
    UiBench bench;
    const QByteArray before = bench.preferences().windowGeometry();
    bench.window().resize(bench.window().width() + 77, bench.window().height());
    QTRY_VERIFY_WITH_TIMEOUT(bench.preferences().windowGeometry() != before, 20'000);
    QTRY_COMPARE_WITH_TIMEOUT(bench.preferences().windowGeometry(), bench.window().saveGeometry(),
                              20'000);
}

void TestSession::unsavedTextFindsItsFile()
{
    put(path(u"a.txt"_s), "one\n");
    MemoryJournalStore::Disk disk;
    {
        Journal journal(storeOn(disk));
        UiBench bench(&journal, nullptr, session());
        QTRY_VERIFY(journal.isGood());
        bench.window().files().open(QStringList{path(u"a.txt"_s)});
        QTRY_COMPARE(bench.text(), u"one\n"_s);
        bench.type(u"x"_s);
        QTRY_VERIFY(QFile::exists(session())); // within a second, for the program may be killed
        bench.window().session().save();
        QVERIFY(journal.waitWritten(5s));
    }
    Journal journal(storeOn(disk));
    UiBench bench(&journal, nullptr, session());
    QTRY_COMPARE(bench.text(), u"xone\n"_s);
    QCOMPARE(bench.window().tabs().size(), 1);
    QVERIFY(bench.tab().isModified());
    QCOMPARE(bench.tab().file()->path, path(u"a.txt"_s));
    bench.window().save();
    QTRY_VERIFY(!bench.window().files().isBusy());
    QFile file(path(u"a.txt"_s));
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(file.readAll(), QByteArray("xone\n"));
}

void TestSession::fileThatChangedMeanwhileIsReadAnew()
{
    put(path(u"a.txt"_s), "one\n");
    MemoryJournalStore::Disk disk;
    {
        Journal journal(storeOn(disk));
        UiBench bench(&journal, nullptr, session());
        QTRY_VERIFY(journal.isGood());
        bench.window().files().open(QStringList{path(u"a.txt"_s)});
        QTRY_COMPARE(bench.text(), u"one\n"_s);
        bench.type(u"x"_s);
        bench.window().save();
        QTRY_VERIFY(!bench.window().files().isBusy());
        bench.window().close();
        QVERIFY(journal.waitWritten(5s));
    }
    put(path(u"a.txt"_s), "by another program\n");
    Journal journal(storeOn(disk));
    UiBench bench(&journal, nullptr, session());
    QTRY_COMPARE(bench.text(), u"by another program\n"_s);
    QCOMPARE(bench.window().tabs().size(), 1);
    QVERIFY(!bench.tab().isModified());
}

/// The session was written before the last key, the journal was not.
void TestSession::lastWordsBehindASaveAreModified()
{
    put(path(u"a.txt"_s), "one\n");
    MemoryJournalStore::Disk disk;
    {
        Journal journal(storeOn(disk));
        UiBench bench(&journal, nullptr, session());
        QTRY_VERIFY(journal.isGood());
        bench.window().files().open(QStringList{path(u"a.txt"_s)});
        QTRY_COMPARE(bench.text(), u"one\n"_s);
        bench.type(u"x"_s);
        bench.window().save();
        QTRY_VERIFY(!bench.window().files().isBusy());
        bench.window().session().save();
        QFile::copy(session(), path(u"then"_s));
        bench.type(u"y"_s);
        QVERIFY(journal.waitWritten(5s));
    }
    QFile::remove(session());
    QVERIFY(QFile::rename(path(u"then"_s), session()));
    Journal journal(storeOn(disk));
    UiBench bench(&journal, nullptr, session());
    QTRY_COMPARE(bench.text(), u"xyone\n"_s);
    QTRY_VERIFY(!bench.window().files().isBusy());
    QVERIFY(bench.tab().isModified());
}

void TestSession::unreadableFileLosesNoText_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("no text") << QByteArray("a\0b", 3);
    QTest::newRow("gone") << QByteArray();
}

void TestSession::unreadableFileLosesNoText()
{
    QFETCH(QByteArray, bytes);
    put(path(u"a.txt"_s), "one\n");
    MemoryJournalStore::Disk disk;
    {
        Journal journal(storeOn(disk));
        UiBench bench(&journal, nullptr, session());
        QTRY_VERIFY(journal.isGood());
        bench.window().files().open(QStringList{path(u"a.txt"_s)});
        QTRY_COMPARE(bench.text(), u"one\n"_s);
        bench.type(u"x"_s);
        bench.window().save();
        QTRY_VERIFY(!bench.window().files().isBusy());
        bench.window().close();
        QVERIFY(journal.waitWritten(5s));
    }
    if (bytes.isEmpty())
        QVERIFY(QFile::remove(path(u"a.txt"_s)));
    else
        put(path(u"a.txt"_s), bytes);
    Journal journal(storeOn(disk));
    UiBench bench(&journal, nullptr, session());
    QTRY_COMPARE(bench.text(), u"xone\n"_s);
    QTRY_VERIFY(!bench.tab().noticeText().isEmpty());
    QVERIFY(bench.tab().isModified());
    QCOMPARE(journal.documents().size(), size_t(1));
}

void TestSession::notesAreRemembered()
{
    SessionState state;
    state.tabs.resize(1);
    LocalFile file;
    file.path = path(u"a.html"_s);
    file.form = FileForm::Html;
    file.notes.hasLostImages = file.notes.hasLostLook = true;
    file.hasOrderMark = true;
    state.tabs[0].file = file;
    const auto back = decodeSession(encodeSession(state));
    QCOMPARE(back.tabs.size(), 1);
    QCOMPARE(back.tabs[0].file->notes, file.notes);
    QVERIFY(back.tabs[0].file->hasOrderMark);
}

void TestSession::onlyWhatWaitsWhenNotWanted()
{
    put(path(u"a.txt"_s), "one\n");
    MemoryJournalStore::Disk disk;
    {
        Journal journal(storeOn(disk));
        UiBench bench(&journal, nullptr, session());
        QTRY_VERIFY(journal.isGood());
        bench.window().files().open(QStringList{path(u"a.txt"_s)});
        QTRY_COMPARE(bench.text(), u"one\n"_s);
        bench.window().openLink(UiBench::link());
        bench.window().setRestoresSession(false);
        bench.window().close();
    }
    QFile file(session());
    QVERIFY(file.open(QIODevice::ReadOnly));
    QVERIFY(!file.readAll().contains("pad.example.org"));
}

void TestSession::isPrivate()
{
    SessionState state;
    state.tabs.resize(100);
    state.tabs[0].link = UiBench::link();
    QVERIFY(writeSession(session(), state));
    QCOMPARE(QFile::permissions(session())
                 & (QFile::ReadGroup | QFile::WriteGroup | QFile::ReadOther | QFile::WriteOther),
             QFile::Permissions());
    const auto back = readSession(session());
    QCOMPARE(back.tabs.size(), kSessionTabs);
    QCOMPARE(back.tabs[0].link, UiBench::link());
}

void TestSession::hostileStates_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<int>("tabs");
    const auto row = [](const char *name, const QByteArray &bytes, int tabs) {
        QTest::newRow(name) << bytes << tabs;
    };
    row("nothing", "", 0);
    row("no JSON", "\xff{", 0);
    row("of later", R"({"version":2,"tabs":[{}]})", 0);
    row("no list", R"({"version":1,"tabs":7})", 0);
    row("no objects", R"({"version":1,"tabs":[7,"x",null]})", 3);
    row("odd values", R"({"version":1,"current":-7,"layout":"??","tabs":[{"link":"x","journal":7,
        "file":{"path":"../../x"},"anchor":-5,"head":1e300,"top":"x"}]})", 1);
}

void TestSession::hostileStates()
{
    QFETCH(QByteArray, bytes);
    const auto state = decodeSession(bytes);
    QTEST(int(state.tabs.size()), "tabs");
    for (const auto &tab : state.tabs) {
        QVERIFY(!tab.link && !tab.file && tab.journal.isNull());
        QVERIFY(tab.place.anchor == 0 && tab.place.head == 0 && tab.place.top == 0);
    }
    put(session(), bytes);
    MemoryJournalStore::Disk disk;
    Journal journal(storeOn(disk));
    UiBench bench(&journal, nullptr, session());
    QTRY_VERIFY(journal.isGood());
    QCOMPARE(bench.window().tabs().size(), 1);
}

QObject *makeSessionSuite()
{
    return new TestSession;
}

#include "test_session.moc"
