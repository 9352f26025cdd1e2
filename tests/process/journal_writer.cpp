// Types into a journal for ever, and prints what outlives the process, "written DOCUMENT NUMBER
// MILLISECONDS", and what outlives the power, "synced DOCUMENT NUMBER". The text of a document is as
// long as its number. Says "failing" when the journal does, and "good" when it works again. With the
// word "unsynced" behind the path it asks for no syncs. For tst_power, which ends it.

#include "app/client/journal.h"
#include "app/client/sql_journal_store.h"
#include "tests/unit/client/journal_samples.h"

#include <QCoreApplication>
#include <QElapsedTimer>

#include <cstdio>
#include <cstdlib>

using namespace syngraph;

namespace {

constexpr int kDocuments = 2;
constexpr int kCheckpointEvery = 60;
constexpr int kTextEvery = 45;
constexpr Milliseconds kSyncEvery{100}; ///< tst_power counts with it
constexpr Milliseconds kRetryEvery{20};
constexpr Milliseconds kPatience = 30s;

class Writer final : public QObject
{
public:
    Writer(const QString &path, bool isSynced)
        : m_isSynced(isSynced)
        , m_journal([path] { return SqlJournalStore::open(path); }, options(isSynced))
    {
        m_clock.start();
        connect(&m_journal, &Journal::healthChanged, this, [this] {
            if (m_timer.isActive())
                say(m_journal.isGood() ? "good" : "failing");
        });
        connect(&m_journal, &Journal::checkpointsWanted, this, [this] {
            for (int i = 0; i < m_loaded; ++i)
                m_journal.write({append(id(i), {journal::Checkpoint{m_records[i]}})});
        });
        m_journal.whenOpened(this, [this] { begin(); });
        m_timer.setInterval(2);
        m_timer.callOnTimeout(this, [this] { type(); });
    }

private:
    static Journal::Options options(bool isSynced)
    {
        Journal::Options options;
        options.syncEvery = isSynced ? kSyncEvery : std::chrono::hours(1);
        options.retryEvery = kRetryEvery;
        return options;
    }
    static void say(const char *word)
    {
        std::printf("%s\n", word);
        std::fflush(stdout);
    }
    static JournalId id(int document) { return journalId(char('A' + document)); }

    void begin()
    {
        if (!m_journal.isGood() || !m_journal.setAsidePath().isEmpty())
            std::exit(65);
        for (int i = 0; i < kDocuments; ++i) {
            if (m_journal.find(id(i))) {
                m_journal.load(id(i), this, [this, i](const ReadRecord &read) {
                    if (!read.record || read.isDamaged)
                        std::exit(65);
                    loaded(i, *read.record);
                });
                continue;
            }
            const auto record = sampleRecord(u"");
            m_journal.write({writes::Describe{sampleDocument(char('A' + i))},
                             append(id(i), {journal::Checkpoint{record}})});
            loaded(i, record);
        }
    }
    void loaded(int document, const JournalRecord &record)
    {
        m_records[document] = record;
        if (++m_loaded < kDocuments)
            return;
        m_journal.sync(this, [this] {
            say("ready");
            m_timer.start();
        });
    }
    void type()
    {
        if (!m_journal.isGood())
            return;
        const int document = m_round++ % kDocuments;
        auto &record = m_records[document];
        const JournalEntry entry = typed(record.document.view().length(), u"x");
        SYNGRAPH_CHECK(bool(applyEntry(record, entry)));
        const auto number = record.document.view().length() - 1;
        const bool isCheckpoint = m_round % kCheckpointEvery < kDocuments;
        m_journal.write({append(
            id(document), {isCheckpoint ? JournalEntry(journal::Checkpoint{record}) : entry}, number)});
        if (m_round % kTextEvery == 0) {
            KeptText text;
            text.id = journalId('T');
            text.document = record.document.view();
            m_journal.write({writes::KeepText{text}});
        }
        if (!m_journal.waitWritten(kPatience))
            return; // it is going to say why
        std::printf("written %d %lld %lld\n", document, static_cast<long long>(number),
                    static_cast<long long>(m_clock.elapsed()));
        if (m_isSynced && m_round % 7 == 0) {
            m_journal.sync(this, [this, document, number] {
                if (!m_journal.isGood())
                    return;
                std::printf("synced %d %lld\n", document, static_cast<long long>(number));
                std::fflush(stdout);
            });
        }
        std::fflush(stdout);
    }

    const bool m_isSynced;
    Journal m_journal;
    QTimer m_timer;
    QElapsedTimer m_clock;
    JournalRecord m_records[kDocuments];
    int m_loaded = 0;
    int m_round = 0;
};

} // namespace

int main(int argc, char *argv[])
{
    QCoreApplication application(argc, argv);
    const auto words = QCoreApplication::arguments();
    const Writer writer(words.value(1), words.value(2) != QStringLiteral("unsynced"));
    return application.exec();
}
