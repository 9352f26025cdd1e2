// Which link unsent edits go with, what outlives a connection, and what brings one back.

#include "app/client/single_instance.h"
#include "app/client/system_events.h"
#include "tests/unit/client/offline_program.h"
#include "tests/unit/client/suites.h"

#include <QDir>
#include <QFileInfo>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#ifdef Q_OS_UNIX
#include <unistd.h>
#endif

namespace syngraph {

using namespace Qt::Literals::StringLiterals;

class ReturnSuite : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void viewLinkTakesNoEditsOver();
    void editsOfADeadLinkGoWithABetterOne();
    void editsThatNoLinkTakesAreHandedOut();
    void betterLinkIsKept();
    void undoOutlivesTheConnection();
    void systemWakesTheConnection();
    void socketIsTheUsersAlone();

private:
    ShareLink link(Role role = Role::Edit) const { return linkTo(*m_network, role); }
    QString path() const { return m_folder->filePath(u"journal.db"_s); }
    void revoke(Role role);
    void typeUnsent(const QString &text);

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Network> m_network;
};

void ReturnSuite::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_network = std::make_unique<Network>();
}

void ReturnSuite::revoke(Role role)
{
    const auto number = m_network->harness.linkNumber(role);
    QVERIFY(m_network->harness.store().revokeLink(number));
    m_network->harness.step(inputs::LinkRevoked{number});
}

/// In a run of the program that ends with it unsent.
void ReturnSuite::typeUnsent(const QString &text)
{
    Program program(*m_network, path());
    program.controller.open(link());
    QTRY_VERIFY(program.isSaved());
    program.controller.setWorkOffline(true);
    program.type(text);
}

/// They were written with a link that allows it, and go with that.
void ReturnSuite::viewLinkTakesNoEditsOver()
{
    typeUnsent(u"unsent"_s);
    Program second(*m_network, path());
    second.controller.open(link(Role::View));
    QTRY_VERIFY(second.isSaved());
    QCOMPARE(m_network->harness.stored().text(), u"unsent\n"_s);
    QVERIFY(second.recovered.empty());
    QVERIFY(second.controller.canEdit());
    QCOMPARE(second.journal.documents().size(), size_t(1));
    QCOMPARE(second.journal.documents()[0].link, link());
}

void ReturnSuite::editsOfADeadLinkGoWithABetterOne()
{
    typeUnsent(u"unsent"_s);
    revoke(Role::Edit);
    auto fresh = link();
    fresh.token = m_network->harness.addLink(fresh.document, Role::Edit, std::nullopt);
    Program second(*m_network, path());
    second.controller.open(fresh);
    QTRY_VERIFY(second.isSaved());
    QCOMPARE(m_network->harness.stored().text(), u"unsent\n"_s);
    QCOMPARE(second.journal.documents().size(), size_t(1));
    QCOMPARE(second.journal.documents()[0].link, fresh);
}

void ReturnSuite::editsThatNoLinkTakesAreHandedOut()
{
    typeUnsent(u"unsent"_s);
    revoke(Role::Edit);
    {
        Program second(*m_network, path());
        second.controller.open(link(Role::View));
        QTRY_COMPARE(second.recovered.size(), size_t(1));
        QCOMPARE(second.recovered[0].ownText, QStringList{u"unsent"_s});
        QCOMPARE(second.recovered[0].reason, ErrorCode::Forbidden);
        QTRY_VERIFY(second.isSaved());
        QCOMPARE(second.text(), u"\n"_s);
        QVERIFY(!second.controller.canEdit());
        QCOMPARE(second.journal.documents()[0].pendingEdits, 0);
    }
    Program third(*m_network, path());
    QTRY_VERIFY(third.journal.isRead());
    QCOMPARE(third.journal.texts().size(), size_t(1));
}

void ReturnSuite::betterLinkIsKept()
{
    for (const auto role : {Role::View, Role::Edit, Role::View}) {
        Program program(*m_network, path());
        program.controller.open(link(role));
        QTRY_VERIFY(program.isSaved());
        QCOMPARE(program.controller.status().role, role); // what was asked for
    }
    Program last(*m_network, path());
    QTRY_VERIFY(last.journal.isRead());
    QCOMPARE(last.journal.documents().size(), size_t(1));
    QCOMPARE(last.journal.documents()[0].link, link());
    QCOMPARE(last.journal.documents()[0].role, Role::Edit);
}

/// Also past what others wrote meanwhile.
void ReturnSuite::undoOutlivesTheConnection()
{
    Program program(*m_network, path());
    program.controller.open(link());
    QTRY_VERIFY(program.isSaved());
    program.type(u"mine "_s);
    QTRY_VERIFY(program.isSaved());
    program.controller.setWorkOffline(true);
    const auto ben = m_network->harness.join();
    m_network->harness.submit(ben, 1, m_network->harness.storedHead().value,
                              delta(6, {keep(5), put(u"theirs"), keep(1)}));
    program.controller.setWorkOffline(false);
    QTRY_COMPARE(program.text(), u"mine theirs\n"_s);
    QTRY_VERIFY(program.isSaved());
    QVERIFY(program.controller.canUndo());
    program.controller.undo();
    QCOMPARE(program.text(), u"theirs\n"_s);
    QTRY_VERIFY(program.isSaved());
    program.controller.redo();
    QTRY_VERIFY(program.isSaved());
    QCOMPARE(m_network->harness.stored().text(), u"mine theirs\n"_s);
}

/// The network comes, or the machine wakes: what waits for its next attempt does not wait on.
void ReturnSuite::systemWakesTheConnection()
{
    using Reachability = QNetworkInformation::Reachability;
    Milliseconds slept = 0ms;
    int looks = 0;
    SystemEvents events(
        [&] {
            ++looks;
            return slept;
        },
        1ms);
    const auto hasLookedAgain = [&looks] {
        return QTest::qWaitFor([&looks, enough = looks + 2] { return looks >= enough; });
    };
    QSignalSpy back(&events, &SystemEvents::connectionMayBeBack);
    events.noteReachability(Reachability::Disconnected);
    QCOMPARE(back.size(), 0);
    m_network->isUp = false;
    Program program(*m_network, path());
    connect(&events, &SystemEvents::connectionMayBeBack, &program.controller,
            &DocumentController::retrySoon);
    program.controller.open(link());
    QTRY_COMPARE(program.controller.status().state, ConnectionState::Waiting);
    m_network->isUp = true;
    const auto before = program.controller.status().nextAttemptIn;
    events.noteReachability(Reachability::Online);
    QCOMPARE(back.size(), 1);
    QVERIFY(program.controller.status().nextAttemptIn <= std::min(*before, Milliseconds(500)));
    // A short nap is none; one of an hour is told once.
    events.watchSleepClock();
    slept += 4s;
    QVERIFY(hasLookedAgain());
    QCOMPARE(back.size(), 1);
    slept += 3'600s;
    QTRY_COMPARE(back.size(), 2);
    QVERIFY(hasLookedAgain());
    QCOMPARE(back.size(), 2);
}

void ReturnSuite::socketIsTheUsersAlone()
{
#ifdef Q_OS_UNIX
    // A runtime folder that others may write to is none for Qt; the one instead has to be private.
    const auto temporary = qgetenv("TMPDIR");
    const auto runtime = qgetenv("XDG_RUNTIME_DIR");
    QTemporaryDir folder;
    qputenv("TMPDIR", QFile::encodeName(folder.path()));
    qputenv("XDG_RUNTIME_DIR", QFile::encodeName(QString(200, u'x')));
    const auto own = folder.filePath(u"syngraph-%1"_s.arg(::geteuid()));
    {
        SingleInstance first(path());
        QVERIFY(first.listen());
        QCOMPARE(QDir(own).entryList(QDir::System).size(), 1);
        const auto others = QFile::ReadGroup | QFile::WriteGroup | QFile::ExeGroup
            | QFile::ReadOther | QFile::WriteOther | QFile::ExeOther;
        QVERIFY(!(QFileInfo(own).permissions() & others));
    }
    QFile::setPermissions(own, QFileInfo(own).permissions() | QFile::WriteOther);
    QVERIFY(!SingleInstance(path()).listen());
    QVERIFY(!SingleInstance(path()).handOver({}, 1));
    QVERIFY(QDir(own).removeRecursively());
    QVERIFY(QFile::link(folder.path(), own)); // put there by somebody else
    QVERIFY(!SingleInstance(path()).listen());
    temporary.isNull() ? qunsetenv("TMPDIR") : qputenv("TMPDIR", temporary);
    runtime.isNull() ? qunsetenv("XDG_RUNTIME_DIR") : qputenv("XDG_RUNTIME_DIR", runtime);
#else
    QSKIP("sockets in files are Unix's");
#endif
}

int runReturnSuite(int argc, char **argv)
{
    ReturnSuite test;
    return QTest::qExec(&test, argc, argv);
}

} // namespace syngraph

#include "return_suite.moc"
