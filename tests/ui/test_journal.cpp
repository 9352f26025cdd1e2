#include "app/client/journal.h"
#include "app/ui/journal_bar.h"
#include "app/ui/notice_bar.h"
#include "tests/ui/suites.h"
#include "tests/ui/ui_bench.h"
#include "tests/unit/client/journal_samples.h"
#include "tests/unit/client/troubled_journal_store.h"

#include <QClipboard>
#include <QFileDialog>
#include <QGuiApplication>
#include <QPushButton>
#include <QTest>
#include <QToolButton>

using namespace Qt::Literals::StringLiterals;
using namespace syngraph;
using syngraph::testing::UiBench;

namespace {

/// A journal on a disk of the test's, which answers again before it ends.
class TroubledJournal final
{
public:
    explicit TroubledJournal(Trouble &trouble)
        : m_trouble(trouble)
        , journal([&trouble] { return openTroubled(trouble); },
                  Journal::Options{3600s, 1ms, 20ms})
    {
    }
    ~TroubledJournal() { m_trouble.hang(false); }
    Q_DISABLE_COPY_MOVE(TroubledJournal)

private:
    Trouble &m_trouble;

public:
    Journal journal;
};

QPushButton *buttonOf(const QWidget &owner, const QString &text)
{
    const auto buttons = owner.findChildren<QPushButton *>();
    for (QPushButton *button : buttons) {
        if (button->text() == text && button->isVisible())
            return button;
    }
    return nullptr;
}

KeptText keptText()
{
    KeptText text;
    text.id = journalId('t');
    text.title = u"Minutes"_s;
    text.reason = ErrorCode::TooLarge;
    text.document = *Document::fromDelta(documentFromText(u"all of it"));
    text.ownText = {u"of"_s, u"it"_s};
    text.link = UiBench::link();
    return text;
}

} // namespace

/// What the window says of the journal, and what it does with the texts in it.
class TestJournalUi final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void barSpeaksWhileNothingIsKept();
    void barTellsOfADamagedFileOnce();
    void recoveredTextIsCopiedAndInserted();
    void recoveredTextIsKeptUntilDiscarded();
    void damagedTextSaysSo();
    void journalReadLateOpensWhatWaits();
};

void TestJournalUi::barSpeaksWhileNothingIsKept()
{
    Trouble trouble;
    TroubledJournal held(trouble);
    QTRY_VERIFY(held.journal.isGood());
    JournalBar bar(&held.journal);
    QCOMPARE(bar.message(), QString());
    const std::pair<JournalError, QString> kTroubles[] = {
        {JournalError::Full, u"The disk is full. "_s},
        {JournalError::NotWritable, u"The folder for unsent edits cannot be written. "_s},
        {JournalError::Failed, u"The disk reports errors. "_s}};
    for (const auto &[error, words] : kTroubles) {
        trouble.set({}, error);
        held.journal.write({writes::DropText{}});
        QTRY_VERIFY2(bar.message().startsWith(words), qPrintable(bar.message()));
        trouble.set({}, {});
        QTRY_COMPARE(bar.message(), QString());
    }
    trouble.hang(true);
    held.journal.write({writes::DropText{}});
    QTRY_VERIFY(bar.message().startsWith(u"The disk does not answer. "_s));
    trouble.hang(false);
    QTRY_COMPARE(bar.message(), QString());
}

void TestJournalUi::barTellsOfADamagedFileOnce()
{
    for (const int rescued : {0, 2}) {
        Trouble trouble;
        Journal journal([&]() -> Result<OpenedJournal, JournalError> {
            auto opened = openTroubled(trouble);
            auto value = std::move(opened).value();
            value.setAside = u"/home/ann/journal.db.damaged"_s;
            value.rescuedTexts = rescued;
            return value;
        });
        QTRY_VERIFY(journal.isGood());
        JournalBar bar(&journal);
        bar.show();
        QVERIFY(bar.message().contains(u"journal.db.damaged"_s));
        QCOMPARE(bar.message().contains(u"could not be read;"_s), rescued == 0);
        bar.findChild<QToolButton *>()->click();
        QCOMPARE(bar.message(), QString());
    }
}

void TestJournalUi::recoveredTextIsCopiedAndInserted()
{
    Trouble trouble;
    trouble.disk.texts[journalId('t')] = keptText();
    TroubledJournal held(trouble);
    QTRY_VERIFY(held.journal.isGood());
    UiBench bench(&held.journal);
    DocumentTab *recovered = &bench.tab();
    QVERIFY(recovered->recoveredText());
    QCOMPARE(bench.text(), u"all of it\n"_s);
    buttonOf(*recovered, u"Copy what I wrote"_s)->click();
    QCOMPARE(QGuiApplication::clipboard()->text(), u"of\nit"_s);
    // The first time it opens the document, the second time it can be done.
    QPushButton *insert = buttonOf(*recovered, u"Insert into the document"_s);
    QVERIFY(insert);
    insert->click();
    QVERIFY(&bench.tab() != recovered);
    QTRY_VERIFY(bench.transport());
    bench.welcome(Role::Edit, u"abc");
    QCOMPARE(bench.text(), u"abc\n"_s);
    insert->click();
    QVERIFY(bench.text().contains(u"of\nit"_s) && bench.text().contains(u"abc"_s));
    // It stays until somebody discards it.
    QVERIFY(held.journal.waitWritten(5s));
    QVERIFY(trouble.disk.texts.contains(journalId('t')));
}

void TestJournalUi::recoveredTextIsKeptUntilDiscarded()
{
    Trouble trouble;
    auto text = keptText();
    text.link.reset();
    trouble.disk.texts[journalId('t')] = text;
    TroubledJournal held(trouble);
    QTRY_VERIFY(held.journal.isGood());
    UiBench bench(&held.journal);
    DocumentTab *recovered = &bench.tab();
    QVERIFY(!buttonOf(*recovered, u"Insert into the document"_s)); // into which?
    buttonOf(*recovered, u"Save a copy…"_s)->click();
    auto *dialog = bench.window().findChild<QFileDialog *>();
    QVERIFY(dialog);
    dialog->reject();
    QVERIFY(held.journal.waitWritten(5s));
    QVERIFY(trouble.disk.texts.contains(journalId('t')));
    const QPointer<DocumentTab> gone = recovered;
    buttonOf(*recovered, u"Discard"_s)->click();
    QTRY_VERIFY(gone.isNull());
    QVERIFY(held.journal.waitWritten(5s));
    QVERIFY(!trouble.disk.texts.contains(journalId('t')));
}

void TestJournalUi::damagedTextSaysSo()
{
    for (const bool isDamaged : {false, true}) {
        Trouble trouble;
        auto text = keptText();
        text.isDamaged = isDamaged;
        trouble.disk.texts[journalId('t')] = text;
        TroubledJournal held(trouble);
        QTRY_VERIFY(held.journal.isGood());
        UiBench bench(&held.journal);
        bool isTold = false;
        for (const auto *notice : bench.tab().findChildren<NoticeBar *>())
            isTold = isTold || notice->message().contains(u"Not all of it could be read."_s);
        QCOMPARE(isTold, isDamaged);
    }
}

/// A disk that answers only after somebody began to type: nothing of that is touched, and what was
/// left from last time is there, each once.
void TestJournalUi::journalReadLateOpensWhatWaits()
{
    Trouble trouble;
    trouble.disk.texts[journalId('t')] = keptText();
    auto document = sampleDocument('a');
    document.pendingEdits = 1;
    trouble.disk.documents[document.id] = document;
    trouble.disk.entries[document.id] = {encodeEntry(journal::Checkpoint{sampleRecord(u"x")}),
                                         encodeEntry(typed(2, u"unsent"))};
    trouble.hang(true);
    TroubledJournal held(trouble);
    UiBench bench(&held.journal);
    DocumentTab *first = &bench.tab();
    bench.type(u"typed meanwhile"_s);
    QTRY_VERIFY(!held.journal.isGood() && held.journal.health().state
                != JournalHealth::State::Opening);
    QCOMPARE(bench.window().tabs().size(), 1);
    trouble.hang(false);
    QTRY_COMPARE(bench.window().tabs().size(), 3);
    QCOMPARE(&bench.tab(), first);
    QCOMPARE(bench.text(), u"typed meanwhile\n"_s);
    QTRY_VERIFY(held.journal.isGood());
    QTRY_COMPARE(bench.window().tabs().at(1)->controller().document().text(), u"xunsent\n"_s);
    // Read once more, as after damage: what is open stays alone.
    Q_EMIT held.journal.documentsRead();
    QCOMPARE(bench.window().tabs().size(), 3);
    QVERIFY(held.journal.waitWritten(5s));
    const std::lock_guard lock(trouble.mutex);
    QCOMPARE(trouble.disk.documents.size(), size_t(2));
}

QObject *makeJournalSuite()
{
    return new TestJournalUi;
}

#include "test_journal.moc"
