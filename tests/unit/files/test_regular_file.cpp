#include "app/files/regular_file.h"
#include "common/base/file_limits.h"
#include "tests/unit/files/suites.h"

#include <QDir>
#include <QFile>
#include <QLocalServer>
#include <QTemporaryDir>
#include <QTest>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

using namespace syngraph;
using namespace Qt::Literals::StringLiterals;

namespace {

void put(const QString &path, const QByteArray &bytes)
{
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    QCOMPARE(file.write(bytes), bytes.size());
}

} // namespace

/// What is opened is a file, is read once, and is only replaced as a whole.
class TestRegularFile : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }
    void reads();
    void refuses_data();
    void refuses();
    void growsWhileItIsRead();
    void writesWholly();
    void writesThroughLinks();
    void noticesChanges();

private:
    QString path(const QString &name = u"a"_s) const { return m_folder->filePath(name); }
    std::unique_ptr<QTemporaryDir> m_folder;
};

void TestRegularFile::reads()
{
    put(path(), "abc");
    const auto read = readRegularFile(path());
    QVERIFY(read.ok());
    QCOMPARE(read->bytes, QByteArray("abc"));
    QCOMPARE(read->mark.bytes, 3);
    put(path(u"odd\u202ename\n"_s), "x");
    QVERIFY(readRegularFile(path(u"odd\u202ename\n"_s)).ok());
    put(path(u"most"_s), QByteArray(limits::kFileBytes, 'x'));
    QVERIFY(readRegularFile(path(u"most"_s)).ok());
}

void TestRegularFile::refuses_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<int>("error");
    const auto row = [](const char *name, const QString &path, FileError error) {
        QTest::newRow(name) << path << int(error);
    };
    row("nothing", {}, FileError::NotFound);
    row("none", u"none"_s, FileError::NotFound);
    row("a name too long", QString(4'096, u'x'), FileError::NotFound);
    row("NUL", u"a\0b"_s, FileError::NotFound);
    row("a folder", u"folder"_s, FileError::NotRegular);
    row("a pipe", u"pipe"_s, FileError::NotRegular);
    row("a socket", u"socket"_s, FileError::NotRegular);
    row("a link to a device", u"link"_s, FileError::NotRegular);
    row("no end", u"/dev/zero"_s, FileError::NotRegular);
    row("a terminal", u"/dev/tty"_s, FileError::NotRegular);
    row("too large", u"large"_s, FileError::TooLarge);
}

void TestRegularFile::refuses()
{
    QFETCH(QString, name);
    QDir(m_folder->path()).mkdir(u"folder"_s);
    QCOMPARE(::mkfifo(QFile::encodeName(path(u"pipe"_s)).constData(), 0600), 0);
    QLocalServer socket;
    QVERIFY(socket.listen(path(u"socket"_s)));
    QVERIFY(QFile::link(u"/dev/zero"_s, path(u"link"_s)));
    QFile large(path(u"large"_s));
    QVERIFY(large.open(QIODevice::WriteOnly) && large.resize(limits::kFileBytes + 1));
    const bool isHere = !name.isEmpty() && !name.startsWith(u'/');
    const auto read = readRegularFile(isHere ? path(name) : name);
    QVERIFY(!read.ok());
    QTEST(int(read.error().error), "error");
}

/// Files of the kernel say that they are empty, and are not.
void TestRegularFile::growsWhileItIsRead()
{
    const auto read = readRegularFile(u"/proc/self/status"_s);
    QVERIFY(read.ok());
    QVERIFY(read->bytes.size() > 100);
}

void TestRegularFile::writesWholly()
{
    put(path(), "old");
    QVERIFY(QFile::setPermissions(path(), QFile::ReadOwner | QFile::WriteOwner));
    const auto mark = writeWholeFile(path(), "new one");
    QVERIFY(mark.ok());
    const auto read = readRegularFile(path());
    QVERIFY(read.ok());
    QCOMPARE(read->bytes, QByteArray("new one"));
    QCOMPARE(read->mark, *mark);
    QCOMPARE(QFile::permissions(path()) & (QFile::ReadGroup | QFile::ReadOther), QFile::Permissions());
    QCOMPARE(QDir(m_folder->path()).entryList(QDir::Files).size(), 1);
    QDir(m_folder->path()).mkdir(u"folder"_s);
    QVERIFY(!writeWholeFile(path(u"folder"_s), "x").ok());
    QVERIFY(!writeWholeFile(path(u"none/x"_s), "x").ok());
    QVERIFY(!writeWholeFile(u"/dev/null"_s, "x").ok());
}

void TestRegularFile::writesThroughLinks()
{
    put(path(u"real"_s), "old");
    QVERIFY(QFile::link(path(u"real"_s), path(u"link"_s)));
    QVERIFY(writeWholeFile(path(u"link"_s), "new").ok());
    QVERIFY(QFileInfo(path(u"link"_s)).isSymLink());
    QCOMPARE(readRegularFile(path(u"real"_s))->bytes, QByteArray("new"));
}

void TestRegularFile::noticesChanges()
{
    QVERIFY(!hasChangedSince(path(), {})); // neither then nor now
    put(path(), "abc");
    QVERIFY(hasChangedSince(path(), {}));
    const auto mark = readRegularFile(path())->mark;
    QVERIFY(!hasChangedSince(path(), mark));
    // Touched alone.
    const struct timespec times[2] = {{1, 0}, {1, 0}};
    QCOMPARE(::utimensat(AT_FDCWD, QFile::encodeName(path()).constData(), times, 0), 0);
    QVERIFY(!hasChangedSince(path(), mark));
    put(path(), "abd");
    QVERIFY(hasChangedSince(path(), mark));
    QFile::remove(path());
    QVERIFY(!hasChangedSince(path(), mark));
}

QObject *makeRegularFileSuite()
{
    return new TestRegularFile;
}

#include "test_regular_file.moc"
