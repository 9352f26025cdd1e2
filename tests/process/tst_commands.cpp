// The server's command line as an administrator meets it: exit codes, words, and what it leaves.

#include "common/base/check.h"
#include "common/document/document.h"
#include "common/platform/system_random.h"
#include "common/protocol/codec.h"
#include "server/net/self_signed.h"
#include "server/storage/sql_store.h"

#include <QDateTime>
#include <QDir>
#include <QFileInfo>
#include <QLocalServer>
#include <QProcess>
#include <QRegularExpression>
#include <QSslCertificate>
#include <QSslSocket>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>
#include <sys/stat.h>

using namespace syngraph;
using namespace Qt::Literals::StringLiterals;

namespace {

struct Outcome
{
    int exitCode = -1;
    QString printed;
    QString complained;
};

} // namespace

class TestCommands : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_directory = std::make_unique<QTemporaryDir>(); }
    void refused_data();
    void refused();
    void helpNamesTheCommand();
    void versionNamesThatOfSqlite();
    void documentsWithoutAServer();
    void relativeDataDirectoryReachesTheServer();
    void secretsStayOutOfTheJournal();
    void anUnreadableKeyIsNotReplaced();
    void aServerThatDoesNotAnswer();
    void backupOfARunningServer();
    void backupBeginsAnotherHistory();
    void noBackupOfDamage();
    void damagedBackupIsNoticed_data();
    void damagedBackupIsNoticed();
    void thePastWithAndWithoutAServer();
    void certificateIsReadAnew();

private:
    Outcome run(const QStringList &arguments) const;
    QString data() const { return m_directory->filePath(u"data"_s); }

    std::unique_ptr<QTemporaryDir> m_directory;
};

namespace {

constexpr auto kServer = SYNGRAPH_PROGRAMS "/syngraph-server";
constexpr int kPatience = 60'000;

/// A server until the end of its scope; waits until it can be reached.
class RunningServer final
{
public:
    RunningServer(const QString &workingDirectory, const QString &data,
                  const QByteArray &sign = "first document", const QStringList &more = {})
    {
        m_process.setWorkingDirectory(workingDirectory);
        m_process.setProcessChannelMode(QProcess::MergedChannels);
        m_process.start(QString::fromLatin1(kServer),
                        QStringList{u"serve"_s, u"--data-dir"_s, data, u"--listen"_s,
                                    u"127.0.0.1:0"_s}
                            + more);
        waitFor(sign);
    }
    bool waitFor(const QByteArray &sign)
    {
        while (!m_printed.contains(sign) && m_process.waitForReadyRead(kPatience))
            m_printed += m_process.readAll();
        return m_printed.contains(sign);
    }
    /// To read its certificate anew; what it printed before is forgotten.
    void hangUp()
    {
        m_printed.clear();
        ::kill(pid_t(m_process.processId()), SIGHUP);
    }
    ~RunningServer()
    {
        m_process.terminate();
        if (!m_process.waitForFinished(kPatience))
            m_process.kill();
    }
    QByteArray printed() const { return m_printed; }

private:
    QProcess m_process;
    QByteArray m_printed;
};

} // namespace

Outcome TestCommands::run(const QStringList &arguments) const
{
    QProcess process;
    process.setWorkingDirectory(m_directory->path());
    process.start(QString::fromLatin1(kServer), arguments);
    if (!process.waitForFinished(kPatience))
        return {};
    return {process.exitCode(), QString::fromUtf8(process.readAllStandardOutput()),
            QString::fromUtf8(process.readAllStandardError())};
}

void TestCommands::refused_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<int>("exitCode");
    QTest::addColumn<QString>("words");
    const auto row = [](const char *name, const QString &arguments, int code, const char *words) {
        QTest::newRow(name) << arguments.split(u' ') << code << QString::fromLatin1(words);
    };
    row("no such command", u"fly"_s, 64, "no such command");
    row("serve with a word too many", u"serve now"_s, 64, "options only");
    row("no such limit", u"serve --limit height=3"_s, 64, "not a limit");
    row("no such level", u"serve --log-level loud"_s, 64, "log level");
    row("no address", u"serve --listen here"_s, 64, "not an address");
    row("no such proxy", u"serve --trusted-proxy them"_s, 64, "trusted proxy");
    row("empty data directory", u"serve --data-dir="_s, 64, "--data-dir is empty");
    row("doc, empty data directory", u"doc list --data-dir="_s, 64, "--data-dir is empty");
    row("doc without a word", u"doc"_s, 64, "doc takes");
    row("list where no data is", u"doc list --data-dir nowhere"_s, 66, "is --data-dir right?");
    row("link where no data is", u"doc link x --data-dir nowhere"_s, 66, "is --data-dir right?");
    row("address where no server ran", u"doc address --data-dir nowhere"_s, 66, "no server");
    row("days with a unit", u"doc link x --days 7d"_s, 64, "number of days");
    row("no days", u"doc link x --days 0"_s, 64, "number of days");
    row("days without end", u"doc link x --days 3651"_s, 64, "1 to 3650");
    row("certificate without a key", u"serve --tls-cert a.pem"_s, 64, "belong together");
    row("certificate that is not there",
        u"serve --data-dir data --tls-cert a.pem --tls-key b.pem"_s, 78, "cannot be read");
    row("history of nothing", u"doc history x --data-dir nowhere"_s, 66, "is --data-dir right?");
    row("history without end", u"doc history x --limit 0"_s, 64, "1 to 1000");
    row("export of nothing", u"doc export x --data-dir nowhere"_s, 66, "is --data-dir right?");
    row("export in no form", u"doc export x --format pdf"_s, 64, "text, markdown or html");
    row("export of no revision", u"doc export x --revision now"_s, 64, "number of a revision");
    row("backup to nowhere", u"backup"_s, 64, "one directory");
    row("verifying what is not there", u"backup --verify nowhere"_s, 66, "there is no directory");
    row("backup of nothing", u"backup copy --data-dir nowhere"_s, 66, "is --data-dir right?");
    row("rescue where no data is", u"doc rescue x --data-dir nowhere"_s, 66, "is --data-dir right?");
    row("keep without a number", u"doc compact x --keep all"_s, 64, "number of operations");
    row("compact with days that are none", u"doc compact x --days -1"_s, 64, "0 to 36500");
    row("keeping without a number", u"serve --keep-operations all"_s, 64, "take numbers");
    row("keeping for ever", u"serve --keep-days 99999"_s, 64, "take numbers");
    row("public URL with a path", u"serve --public-url https://a.example/b"_s, 64, "public URL");
}

void TestCommands::refused()
{
    QFETCH(QStringList, arguments);
    QFETCH(int, exitCode);
    QFETCH(QString, words);
    const auto outcome = run(arguments);
    QCOMPARE(outcome.exitCode, exitCode);
    QVERIFY2(outcome.complained.contains(words), qPrintable(outcome.complained));
    QVERIFY(!QFileInfo::exists(m_directory->filePath(u"nowhere"_s)));
}

void TestCommands::helpNamesTheCommand()
{
    for (const auto &command : {u"serve"_s, u"doc"_s, u"backup"_s}) {
        const auto help = run({command, u"--help"_s});
        QCOMPARE(help.exitCode, 0);
        const QString usage = u"Usage: syngraph-server %1 [options]"_s.arg(command);
        QVERIFY2(help.printed.startsWith(usage), qPrintable(help.printed.left(100)));
    }
}

/// Some of them lose data in rare cases: the first question when something is lost.
void TestCommands::versionNamesThatOfSqlite()
{
    const auto outcome = run({u"--version"_s});
    QCOMPARE(outcome.exitCode, 0);
    static const QRegularExpression form(u"^syngraph-server \\S+ \\(SQLite 3\\.\\d+\\.\\d+\\)\\s*$"_s);
    QVERIFY2(form.match(outcome.printed).hasMatch(), qPrintable(outcome.printed));
}

void TestCommands::documentsWithoutAServer()
{
    const QStringList at{u"--data-dir"_s, data()};
    const auto made = run(QStringList{u"doc"_s, u"create"_s, u"--title"_s, u"Minutes"_s} + at);
    QCOMPARE(made.exitCode, 0);
    const auto id = made.printed.section(u'\n', 0, 0).section(u' ', 1);
    QCOMPARE(QFileInfo(data()).permissions() & (QFile::ReadGroup | QFile::ReadOther),
             QFile::Permissions());
    QVERIFY(run(QStringList{u"doc"_s, u"list"_s} + at).printed.contains(u"Minutes"));
    const auto link =
        run(QStringList{u"doc"_s, u"link"_s, id, u"--days"_s, u"7"_s} + at);
    QCOMPARE(link.exitCode, 0);
    QVERIFY(link.printed.contains(u"valid until 2"));
    QCOMPARE(run(QStringList{u"doc"_s, u"revoke"_s, u"99"_s} + at).exitCode, 66);
    QCOMPARE(run(QStringList{u"doc"_s, u"links"_s, QString(22, u'A')} + at).printed, QString());
    // What no editor would take as a title is not stored either.
    const auto bad = run(QStringList{u"doc"_s, u"create"_s, u"--title"_s, u"Plan\tB"_s} + at);
    QCOMPARE(bad.exitCode, 64);
}

void TestCommands::relativeDataDirectoryReachesTheServer()
{
    const RunningServer server(m_directory->path(), u"data"_s);
    QVERIFY(server.printed().contains("first document"));
    const auto listed = run({u"doc"_s, u"list"_s, u"--data-dir"_s, u"data"_s});
    QCOMPARE(listed.exitCode, 0);
    QVERIFY(listed.printed.contains(u"First document"));
    const auto second = run({u"serve"_s, u"--data-dir"_s, u"data"_s, u"--listen"_s,
                             u"127.0.0.1:0"_s});
    QCOMPARE(second.exitCode, 75);
    QVERIFY(second.complained.contains(u"another server"));
}

void TestCommands::secretsStayOutOfTheJournal()
{
    QByteArray address;
    {
        const RunningServer server(m_directory->path(), u"data"_s);
        address = run({u"doc"_s, u"address"_s, u"--data-dir"_s, data()}).printed.trimmed().toUtf8();
        QVERIFY(address.contains('#'));
        QVERIFY(server.printed().contains(address)); // a person or a script reads along
        QVERIFY(server.printed().contains("/d/"));
    }
    // As under systemd: the variable names the stream that standard output is.
    QProcess shell;
    shell.setWorkingDirectory(m_directory->path());
    const auto script = u"exec >journal; JOURNAL_STREAM=$(stat -Lc %d:%i journal) exec "_s
        + QString::fromLatin1(kServer) + u" serve --data-dir fresh --listen 127.0.0.1:0"_s;
    shell.start(u"sh"_s, {u"-c"_s, script});
    QFile journal(m_directory->filePath(u"journal"_s));
    QTRY_VERIFY_WITH_TIMEOUT(journal.isOpen() || journal.open(QIODevice::ReadOnly), kPatience);
    QByteArray printed;
    QTRY_VERIFY_WITH_TIMEOUT((printed += journal.readAll()).contains("first document"), kPatience);
    shell.terminate();
    QVERIFY(shell.waitForFinished(kPatience));
    printed += journal.readAll();
    const auto whole = run({u"doc"_s, u"address"_s, u"--data-dir"_s, u"fresh"_s}).printed;
    const auto secret = whole.mid(whole.indexOf(u'#') + 1, 32).toUtf8();
    QCOMPARE(secret.size(), 32);
    QVERIFY2(!printed.contains(secret), printed.constData());
    QVERIFY2(!printed.contains("/d/") && !printed.contains('#'), printed.constData());
    QVERIFY(printed.contains("doc address"));
}

void TestCommands::anUnreadableKeyIsNotReplaced()
{
    QVERIFY(QDir().mkpath(data()));
    QFile key(data() + u"/creation.key"_s);
    QVERIFY(key.open(QIODevice::WriteOnly) && key.write("not a key\n") > 0);
    key.close();
    const auto outcome = run({u"serve"_s, u"--data-dir"_s, data(), u"--listen"_s,
                              u"127.0.0.1:0"_s});
    QCOMPARE(outcome.exitCode, 73);
    QVERIFY(outcome.complained.contains(u"creation.key"));
    QVERIFY(key.open(QIODevice::ReadOnly));
    QCOMPARE(key.readAll(), QByteArray("not a key\n"));
}

/// Nothing is done twice because the first answer was slow: whoever asks is told to look.
void TestCommands::aServerThatDoesNotAnswer()
{
    QVERIFY(QDir().mkpath(data()));
    QLocalServer deaf;
    QVERIFY(deaf.listen(data() + u"/admin.sock"_s));
    const auto outcome = run({u"doc"_s, u"create"_s, u"--data-dir"_s, data()});
    QCOMPARE(outcome.exitCode, 75);
    QVERIFY(outcome.complained.contains(u"does not answer"));
    QVERIFY(!QFileInfo::exists(data() + u"/syngraph.db"_s));
}

void TestCommands::backupOfARunningServer()
{
    const RunningServer server(m_directory->path(), u"data"_s);
    const QStringList of{u"--data-dir"_s, u"data"_s};
    const auto listed = run(QStringList{u"doc"_s, u"list"_s} + of).printed;
    QCOMPARE(run(QStringList{u"backup"_s, u"copy"_s} + of).exitCode, 0);
    const auto copy = m_directory->filePath(u"copy"_s);
    QVERIFY(!QFileInfo::exists(copy + u".part"_s));
    for (const auto &name : {u"syngraph.db"_s, u"creation.key"_s, u"tls-key.pem"_s})
        QCOMPARE(QFileInfo(copy + u'/' + name).permissions()
                     & (QFile::ReadGroup | QFile::ReadOther),
                 QFile::Permissions());
    QCOMPARE(run({u"backup"_s, u"--verify"_s, u"copy"_s}).exitCode, 0);
    // A second one does not write over it.
    QCOMPARE(run(QStringList{u"backup"_s, u"copy"_s} + of).exitCode, 73);
    // What is made later is not in it, and the copy is a data directory of its own.
    QCOMPARE(run(QStringList{u"doc"_s, u"create"_s} + of).exitCode, 0);
    QCOMPARE(run({u"doc"_s, u"list"_s, u"--data-dir"_s, copy}).printed, listed);
    const RunningServer second(m_directory->path(), u"copy"_s, "server address");
    const auto key = [this](const QString &where) {
        const auto text = run({u"doc"_s, u"address"_s, u"--data-dir"_s, where}).printed;
        return text.mid(text.indexOf(u'#'));
    };
    QVERIFY(key(copy).size() > 32);
    QCOMPARE(key(copy), key(data()));
}

/// Clients of the original must not take up operations of the restored one as if they followed.
void TestCommands::backupBeginsAnotherHistory()
{
    const auto made = run({u"doc"_s, u"create"_s, u"--data-dir"_s, u"data"_s});
    const auto id = DocumentId::fromText(made.printed.section(u'\n', 0, 0).section(u' ', 1));
    QVERIFY(id.has_value());
    const auto begin = QDateTime::currentSecsSinceEpoch();
    QCOMPARE(run({u"backup"_s, u"copy"_s, u"--data-dir"_s, u"data"_s}).exitCode, 0);
    const auto epochIn = [&](const QString &directory) {
        auto store = SqlStore::open(m_directory->filePath(directory));
        const auto opened = store ? (*store)->content().open(*id) : StoreError::Unavailable;
        return opened ? opened->epoch.value : 0;
    };
    QCOMPARE(epochIn(u"data"_s), kFirstEpoch.value);
    QVERIFY(epochIn(u"copy"_s) >= begin);
}

void TestCommands::damagedBackupIsNoticed_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<int>("place"); // of a bit that changes; -1: the file goes, -2: its last byte;
                                       // -3: it comes, -4: it is a pipe, -5: its line goes as well
    QTest::addColumn<int>("exitCode");
    const auto row = [](const char *what, const QString &name, int place, int exitCode) {
        QTest::newRow(what) << name << place << exitCode;
    };
    row("nothing", {}, 0, 0);
    row("a bit of the data", u"syngraph.db"_s, 5'000, 65);
    row("the end of the data", u"syngraph.db"_s, -2, 65);
    row("the data is gone", u"syngraph.db"_s, -1, 65);
    row("a digit of a sum", u"SHA256SUMS"_s, 10, 65);
    row("a name in the list", u"SHA256SUMS"_s, 66, 65);
    row("what stands between", u"SHA256SUMS"_s, 64, 66);
    row("the end of the list", u"SHA256SUMS"_s, -2, 66);
    row("no list", u"SHA256SUMS"_s, -1, 66);
    row("a log that is not listed", u"syngraph.db-wal"_s, -3, 65);
    row("a pipe", u"syngraph.db"_s, -4, 74);
    row("a list of something else", u"syngraph.db"_s, -5, 66);
}

void TestCommands::damagedBackupIsNoticed()
{
    QFETCH(QString, name);
    QFETCH(int, place);
    QFETCH(int, exitCode);
    QCOMPARE(run({u"doc"_s, u"create"_s, u"--data-dir"_s, u"data"_s}).exitCode, 0);
    QFile key(data() + u"/creation.key"_s);
    QVERIFY(key.exists() || (key.open(QIODevice::WriteOnly) && key.write("key") == 3));
    key.close();
    QCOMPARE(run({u"backup"_s, u"copy"_s, u"--data-dir"_s, u"data"_s}).exitCode, 0);
    QFile file(m_directory->filePath(u"copy/"_s + name));
    if (place == -1) {
        QVERIFY(file.remove());
    } else if (place == -5) {
        QFile list(m_directory->filePath(u"copy/SHA256SUMS"_s));
        QVERIFY(list.open(QIODevice::ReadWrite));
        auto lines = list.readAll().split('\n');
        QCOMPARE(lines.removeIf([&](const auto &l) { return l.endsWith(name.toUtf8()); }), 1);
        QVERIFY(list.resize(0) && list.seek(0) && list.write(lines.join('\n')) > 0);
        QVERIFY(file.remove());
    } else if (place == -2) {
        QVERIFY(file.resize(file.size() - 1));
    } else if (place == -3) {
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write("more") == 4);
        file.close();
    } else if (place == -4) {
        QVERIFY(file.remove());
        QCOMPARE(::mkfifo(QFile::encodeName(file.fileName()).constData(), 0600), 0);
    } else if (!name.isEmpty()) {
        QVERIFY(file.open(QIODevice::ReadWrite));
        auto bytes = file.readAll();
        bytes[place] = char(bytes[place] ^ 1);
        QVERIFY(file.seek(0));
        QCOMPARE(file.write(bytes), bytes.size());
        file.close();
    }
    const auto outcome = run({u"backup"_s, u"--verify"_s, u"copy"_s});
    QCOMPARE(outcome.exitCode, exitCode);
    QCOMPARE(outcome.printed.contains(u"verified"), exitCode == 0);
    QCOMPARE(outcome.complained.isEmpty(), exitCode == 0);
}

void TestCommands::noBackupOfDamage()
{
    QCOMPARE(run({u"doc"_s, u"create"_s, u"--data-dir"_s, u"data"_s}).exitCode, 0);
    QFile file(data() + u"/syngraph.db"_s);
    QVERIFY(file.open(QIODevice::ReadWrite) && file.size() > 8'192 && file.seek(4'096));
    QCOMPARE(file.write(QByteArray(file.size() - 4'096, '\x5a')), file.size() - 4'096);
    file.close();
    const auto outcome = run({u"backup"_s, u"copy"_s, u"--data-dir"_s, u"data"_s});
    QCOMPARE(outcome.exitCode, 65);
    QVERIFY(outcome.complained.contains(u"damaged"));
    QVERIFY(!QFileInfo::exists(m_directory->filePath(u"copy"_s)));
}

namespace {

/// Ada writes three words, an hour later Ben makes one of them bold and takes one away.
DocumentId writtenDocument(const QString &data)
{
    auto store = SqlStore::open(data);
    SYNGRAPH_CHECK(store.ok());
    SystemRandom random;
    const auto document = random.id<DocumentId>();
    const WallTime start(Milliseconds(1'700'000'000'000));
    SYNGRAPH_CHECK((*store)->content().create(document, u"Minutes"_s, start).ok());
    const std::vector<QStringView> words{u"one", u" two", u" three"};
    AppendRequest append;
    append.document = document;
    append.epoch = kFirstEpoch;
    Document text;
    const auto add = [&](ClientId client, int author, qint64 sequence, Milliseconds when,
                         const Delta &delta) {
        SYNGRAPH_CHECK(text.apply(delta).ok());
        append.operations.push_back({Revision(qint64(append.operations.size()) + 1), client,
                                     Sequence(sequence), AuthorNumber(author), start + when,
                                     encodeDelta(delta)});
    };
    const auto ada = random.id<ClientId>();
    const auto ben = random.id<ClientId>();
    for (qint64 i = 1; i <= 3; ++i)
        add(ada, 1, i, Milliseconds(1'000 * i),
            DeltaBuilder().retain(text.length() - 1).insert(words[size_t(i - 1)])
                .build(text.length()));
    const AttributeSet bold{{AttributeKey::Bold, AttributeValue(true)}};
    add(ben, 2, 1, std::chrono::hours(1), DeltaBuilder().retain(3, bold).build(text.length()));
    add(ben, 2, 2, std::chrono::hours(1),
        DeltaBuilder().retain(3).erase(4).build(text.length()));
    append.clients = {{ada, AuthorNumber(1), Sequence(3), Revision(3), u"Ada"_s, {}},
                      {ben, AuthorNumber(2), Sequence(2), Revision(5), u"Ben"_s, {}}};
    SYNGRAPH_CHECK((*store)->content().append({&append, 1}).front().ok());
    return document;
}

} // namespace

void TestCommands::thePastWithAndWithoutAServer()
{
    const auto id = writtenDocument(data()).toText();
    const auto look = [&] {
        const auto ask = [&](const QString &words) {
            return run(QStringList{u"doc"_s} + words.split(u' ')
                       + QStringList{u"--data-dir"_s, data()});
        };
        const auto history = ask(u"history "_s + id);
        QCOMPARE(history.exitCode, 0);
        const auto lines = history.printed.trimmed().split(u'\n');
        QCOMPARE(lines.size(), 2);
        QCOMPARE(lines[0], u"4-5  2023-11-14T23:13:20Z  Ben  deleted 1 word"_s);
        QCOMPARE(lines[1], u"1-3  2023-11-14T22:13:21Z  Ada  inserted 3 words"_s);
        QCOMPARE(ask(u"history --limit 1 "_s + id).printed.trimmed(), lines[0]);
        const auto json = ask(u"history --json "_s + id).printed;
        QVERIFY2(json.contains(u"\"summary\": \"inserted 3 words\""), qPrintable(json));
        QCOMPARE(ask(u"export "_s + id).printed, u"one three\n"_s);
        QCOMPARE(ask(u"export --revision 3 "_s + id).printed, u"one two three\n"_s);
        QCOMPARE(ask(u"export --revision 1 "_s + id).printed, u"one\n"_s);
        QCOMPARE(ask(u"export --revision 0 "_s + id).printed.trimmed(), QString());
        QCOMPARE(ask(u"export --format markdown "_s + id).printed, u"**one** three\n"_s);
        QVERIFY(ask(u"export --format html --revision 4 "_s + id).printed.contains(u"Minutes"));
        const auto later = ask(u"export --revision 6 "_s + id);
        QCOMPARE(later.exitCode, 66);
        QVERIFY2(later.complained.contains(u"no such revision"), qPrintable(later.complained));
        QCOMPARE(ask(u"history "_s + QString(22, u'A')).exitCode, 66);
    };
    look();
    if (QTest::currentTestFailed())
        return;
    const RunningServer server(m_directory->path(), u"data"_s, "server address");
    QVERIFY(run({u"doc"_s, u"check"_s, id, u"--data-dir"_s, data()}).exitCode == 0);
    look();
}

/// Who comes gets the new one, who is there stays, and what cannot be used changes nothing.
void TestCommands::certificateIsReadAnew()
{
    const auto certificateFile = m_directory->filePath(u"cert.pem"_s);
    const auto keyFile = m_directory->filePath(u"key.pem"_s);
    const auto write = [](const QString &path, const QByteArray &bytes) {
        QFile file(path);
        return file.open(QIODevice::WriteOnly | QIODevice::Truncate)
            && file.write(bytes) == bytes.size();
    };
    const auto renew = [&] {
        const auto key = makeTlsKey();
        const auto certificate =
            makeSelfSigned(*key, {u"localhost"_s}, QDateTime::currentDateTimeUtc());
        return write(keyFile, *key) && write(certificateFile, *certificate)
            ? QSslCertificate(*certificate)
            : QSslCertificate();
    };
    const auto first = renew();
    RunningServer server(m_directory->path(), data(), "first document",
                         {u"--tls-cert"_s, certificateFile, u"--tls-key"_s, keyFile});
    const auto port = quint16(
        QRegularExpression(u"listening on 127.0.0.1:(\\d+)"_s)
            .match(QString::fromUtf8(server.printed())).captured(1).toInt());
    QVERIFY(port > 0);
    const auto greet = [port] {
        auto socket = std::make_unique<QSslSocket>();
        socket->setPeerVerifyMode(QSslSocket::VerifyNone);
        socket->connectToHostEncrypted(u"localhost"_s, port, QIODevice::ReadWrite,
                                       QAbstractSocket::IPv4Protocol);
        return socket->waitForEncrypted(kPatience) ? std::move(socket) : nullptr;
    };
    const auto early = greet();
    QVERIFY(early);
    QCOMPARE(early->peerCertificate(), first);

    const auto second = renew();
    server.hangUp();
    QVERIFY(server.waitFor("read anew"));
    const auto later = greet();
    QVERIFY(later);
    QCOMPARE(later->peerCertificate(), second);
    early->write("GET /healthz HTTP/1.1\r\nHost: localhost\r\n\r\n");
    QVERIFY(early->waitForReadyRead(kPatience));
    QVERIFY(early->readAll().startsWith("HTTP/1.1 200"));

    QVERIFY(write(keyFile, *makeTlsKey())); // of another certificate
    server.hangUp();
    QVERIFY(server.waitFor("stays in use"));
    const auto last = greet();
    QVERIFY(last);
    QCOMPARE(last->peerCertificate(), second);
}

QTEST_GUILESS_MAIN(TestCommands)
#include "tst_commands.moc"
