// Types into a journal for ever, and prints what outlives the process, "written DOCUMENT NUMBER
// MILLISECONDS", and what outlives the power, "synced DOCUMENT NUMBER". The text of a document is as
// long as its number. For tst_power, which ends it.

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
constexpr Milliseconds kPatience = 30s;

class Writer final : public QObject
{
public:
    explicit Writer(const QString &path)
        : m_journal([path] { return SqlJournalStore::open(path); }, options())
    {
        m_clock.start();
        m_journal.whenOpened(this, [this] { begin(); });
        m_timer.setInterval(2);
        m_timer.callOnTimeout(this, [this] { type(); });
    }

private:
    static Journal::Options options()
    {
        Journal::Options options;
        options.syncEvery = kSyncEvery;
        return options;
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
            std::printf("ready\n");
            std::fflush(stdout);
            m_timer.start();
        });
    }
    void type()
    {
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
            std::exit(74);
        std::printf("written %d %lld %lld\n", document, static_cast<long long>(number),
                    static_cast<long long>(m_clock.elapsed()));
        if (m_round % 7 == 0) {
            m_journal.sync(this, [document, number] {
                std::printf("synced %d %lld\n", document, static_cast<long long>(number));
                std::fflush(stdout);
            });
        }
        std::fflush(stdout);
    }

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
    const Writer writer(QCoreApplication::arguments().value(1));
    return application.exec();
}
