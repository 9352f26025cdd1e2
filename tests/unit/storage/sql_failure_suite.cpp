#include "tests/contract/store_samples.h"
#include "tests/unit/storage/sql_fixture.h"
#include "tests/unit/storage/suites.h"

#include <QFileInfo>
#include <QTest>

#ifdef Q_OS_LINUX
#include <csignal>
#include <sys/resource.h>
#endif

using namespace syngraph;
using namespace syngraph::samples;
using namespace Qt::Literals::StringLiterals;

/// A disk that is full, a disk that fails.
class SqlFailureSuite : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void fullStoreWritesNothing();
    void failedWriteOfTheLogIsUnknown();
    void foreignLockIsUnavailable();
    void whoWasLetInComesBackWithoutAWrite();
    void logDoesNotGrowForEver();
};

namespace {

AppendRequest largeRequest(DocumentId document, int head)
{
    auto large = request(document, head);
    large.operations[0].delta = QByteArray(200'000, 'x');
    return large;
}

#ifdef Q_OS_LINUX
// Until its end no file of this process grows beyond `bytes`: the write fails with EFBIG, which
// SQLite reports as it does a failing disk.
class FileSizeLimit final
{
public:
    explicit FileSizeLimit(quint64 bytes)
    {
        m_oldHandler = std::signal(SIGXFSZ, SIG_IGN);
        ::getrlimit(RLIMIT_FSIZE, &m_before);
        const rlimit limit{bytes, m_before.rlim_max};
        ::setrlimit(RLIMIT_FSIZE, &limit);
    }
    ~FileSizeLimit()
    {
        ::setrlimit(RLIMIT_FSIZE, &m_before);
        std::signal(SIGXFSZ, m_oldHandler);
    }
    Q_DISABLE_COPY_MOVE(FileSizeLimit)

private:
    rlimit m_before{};
    void (*m_oldHandler)(int) = nullptr;
};
#endif

} // namespace

void SqlFailureSuite::fullStoreWritesNothing()
{
    const StoreDirectory directory;
    int head = 0;
    {
        const auto store = SqlStore::open(directory.path(), {.maximumBytes = 2'000'000});
        auto &content = (*store)->content();
        QVERIFY(content.create(document(1), {}, time(0)).ok());
        QVERIFY(content.create(document(2), {}, time(0)).ok());
        Status<StoreError> last = Done{};
        while (head < 20 && (last = append(content, largeRequest(document(1), head))))
            ++head;
        QVERIFY(head > 3);
        QVERIFY(!last.ok());
        QCOMPARE(last.error(), StoreError::Full);
        // The fate of all, whatever is small among them.
        const std::vector group{request(document(2), 0), largeRequest(document(1), head)};
        const auto outcomes = content.append(group);
        QCOMPARE(outcomes[0].error(), StoreError::Full);
        QCOMPARE(outcomes[1].error(), StoreError::Full);
        // Reading goes on, and so does writing of what fits.
        QCOMPARE(content.open(document(1))->head, Revision(head));
        QCOMPARE(content.open(document(2))->head, Revision(0));
        QVERIFY(append(content, request(document(2), 0)).ok());
    }
    const auto roomy = SqlStore::open(directory.path());
    QCOMPARE((*roomy)->content().open(document(1))->head, Revision(head));
    QVERIFY(append((*roomy)->content(), largeRequest(document(1), head)).ok());
}

void SqlFailureSuite::failedWriteOfTheLogIsUnknown()
{
#ifdef Q_OS_LINUX
    const StoreDirectory directory;
    {
        const auto store = SqlStore::open(directory.path());
        auto &content = (*store)->content();
        QVERIFY(content.create(document(1), {}, time(0)).ok());
        QVERIFY(content.create(document(2), {}, time(0)).ok());
        QVERIFY(append(content, request(document(1), 0)).ok());
        const std::vector group{request(document(2), 0), largeRequest(document(1), 1)};
        const auto logBytes = QFileInfo(directory.databasePath() + u"-wal"_s).size();
        QVERIFY(logBytes > 0);
        const auto outcomes = [&] {
            const FileSizeLimit limit(quint64(logBytes) + 20'000);
            return content.append(group);
        }();
        QCOMPARE(outcomes[0].error(), StoreError::Unknown);
        QCOMPARE(outcomes[1].error(), StoreError::Unknown);
        // The disk works again, but what it holds is known only after a restart.
        QCOMPARE(append(content, request(document(1), 1)).error(), StoreError::Unavailable);
        QCOMPARE(content.open(document(1)).error(), StoreError::Unavailable);
        QCOMPARE(content.rename(document(1), u"x"_s).error(), StoreError::Unavailable);
        QCOMPARE((*store)->links().findLink(tokenHash(1)).error(), StoreError::Unavailable);
    }
    const auto again = SqlStore::open(directory.path());
    QVERIFY(again.ok());
    const auto first = (*again)->content().open(document(1));
    QVERIFY(first.ok());
    // All of the group or nothing.
    QCOMPARE(first->head == Revision(2),
             (*again)->content().open(document(2))->head == Revision(1));
    QVERIFY(append((*again)->content(), request(document(1), int(first->head.value))).ok());
#else
    QSKIP("The limit is of Linux");
#endif
}

void SqlFailureSuite::foreignLockIsUnavailable()
{
    const StoreDirectory directory;
    fillStore(**SqlStore::open(directory.path()));
    const auto database = SqlDatabase::open(directory.path(), {});
    auto impatient = (*database)->statement(u"PRAGMA busy_timeout = 0"_s);
    QVERIFY(impatient.run().ok());
    SqlLinkStore links(**database);
    SqlContentStore content(**database, links);
    withConnection(directory.databasePath(), [&](QSqlDatabase &other) {
        QVERIFY(other.transaction());
        QVERIFY(other.exec(u"UPDATE docs SET title = 'theirs'"_s).isActive());
        const std::vector both{request(document(1), 6), request(document(2), 1)};
        const auto outcomes = content.append(both);
        QCOMPARE(outcomes[0].error(), StoreError::Unavailable);
        QCOMPARE(outcomes[1].error(), StoreError::Unavailable);
        QVERIFY(content.open(document(1)).ok());
        QVERIFY(other.rollback());
    });
    QVERIFY(append(content, request(document(1), 6)).ok());
}

/// As on a disk that is full.
void SqlFailureSuite::whoWasLetInComesBackWithoutAWrite()
{
    const StoreDirectory directory;
    fillStore(**SqlStore::open(directory.path()));
    const auto database = SqlDatabase::open(directory.path(), {});
    auto impatient = (*database)->statement(u"PRAGMA busy_timeout = 0"_s);
    QVERIFY(impatient.run().ok());
    SqlLinkStore links(**database);
    LinkRecord limited;
    limited.document = document(1);
    limited.tokenHash = tokenHash(7);
    limited.maxUses = 2;
    const auto number = links.createLink(limited)->number;
    QVERIFY(*links.letIn({number, client(1), time(0)}));
    withConnection(directory.databasePath(), [&](QSqlDatabase &other) {
        QVERIFY(other.transaction());
        QVERIFY(other.exec(u"UPDATE docs SET title = 'theirs'"_s).isActive());
        const auto back = links.letIn({number, client(1), time(3'600'000)});
        QVERIFY(back.ok() && *back);
        QCOMPARE(links.letIn({number, client(2), time(0)}).error(), StoreError::Unavailable);
        QVERIFY(other.rollback());
    });
    QVERIFY(*links.letIn({number, client(2), time(0)}));
    QVERIFY(!*links.letIn({number, client(3), time(0)}));
    QVERIFY(*links.letIn({number, client(1), time(0)}));
}

void SqlFailureSuite::logDoesNotGrowForEver()
{
    const StoreDirectory directory;
    const auto store = SqlStore::open(directory.path());
    auto &content = (*store)->content();
    QVERIFY(content.create(document(1), {}, time(0)).ok());
    for (int head = 0; head < 150; ++head)
        QVERIFY(append(content, largeRequest(document(1), head)).ok());
    QVERIFY(QFileInfo(directory.databasePath()).size() > 20'000'000);
    const auto logBytes = QFileInfo(directory.databasePath() + u"-wal"_s).size();
    QVERIFY2(logBytes < 6'000'000, qPrintable(QString::number(logBytes)));
}

QObject *makeSqlFailureSuite()
{
    return new SqlFailureSuite;
}

#include "sql_failure_suite.moc"
