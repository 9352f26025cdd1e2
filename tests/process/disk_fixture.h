#pragma once

#include "tests/process/server_process.h"

#include <QTemporaryDir>

#include <memory>
#include <vector>

namespace syngraph::tests {

inline constexpr Milliseconds kPatience = 60s;

/// What tests of the server's disk have in common: a server whose data file fails as orders say
/// (tests/tools/disk_faults.cpp), and two people who write lines all the time. Fails by QVERIFY.
class DiskFixture : public QObject
{
protected:
    /// Before and after each test.
    void begin();
    void end();

    void order(const QByteArray &text);
    void startWithPeople();
    /// Nobody writes any more, and every line is there once.
    void finishAndCompare();
    /// Of the server's own program: `doc`, `backup` and the like on its data.
    std::unique_ptr<ChildProcess> administer(const QString &command, const QStringList &words);
    QString dataDirectory() const { return m_directory->filePath(QStringLiteral("data")); }

    std::unique_ptr<QTemporaryDir> m_directory;
    std::unique_ptr<ServerProcess> m_server;
    std::vector<std::unique_ptr<ClientProcess>> m_clients;
    std::vector<std::unique_ptr<Typist>> m_typists;
};

/// Status of GET /healthz; 0 without an answer.
int health(quint16 port);

} // namespace syngraph::tests
