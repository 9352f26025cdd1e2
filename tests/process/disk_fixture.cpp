#include "tests/process/disk_fixture.h"

#include <QFile>
#include <QTcpSocket>
#include <QTest>

namespace syngraph::tests {

using namespace Qt::Literals::StringLiterals;

/// Status of GET /healthz; 0 without an answer.
int health(quint16 port)
{
    QTcpSocket socket;
    socket.connectToHost(u"127.0.0.1"_s, port);
    if (!socket.waitForConnected(5'000))
        return 0;
    socket.write("GET /healthz HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n");
    QByteArray answer;
    while (socket.waitForReadyRead(5'000))
        answer += socket.readAll();
    return answer.mid(9, 3).toInt();
}

void DiskFixture::begin()
{
    m_directory = std::make_unique<QTemporaryDir>();
    order({});
    m_server = std::make_unique<ServerProcess>(
        ServerProcess::Options{m_directory->filePath(u"data"_s), 1, {}});
    m_server->environment().insert(u"LD_PRELOAD"_s, QStringLiteral(SYNGRAPH_DISK_FAULTS_LIBRARY));
    m_server->environment().insert(u"SYNGRAPH_DISK_FAULTS"_s,
                                   m_directory->filePath(u"orders"_s));
}

void DiskFixture::end()
{
    m_typists.clear();
    m_clients.clear();
    m_server.reset();
    m_directory.reset();
}

void DiskFixture::order(const QByteArray &text)
{
    QFile file(m_directory->filePath(u"orders"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(text);
}

void DiskFixture::startWithPeople()
{
    QVERIFY2(m_server->start(), qPrintable(m_server->process().allErrors()));
    for (const auto &name : {u"Ann"_s, u"Ben"_s}) {
        m_clients.push_back(std::make_unique<ClientProcess>(ClientProcess::Kind::Append,
                                                            m_server->link(), name));
        m_typists.push_back(std::make_unique<Typist>(*m_clients.back(), name, 40ms));
        QVERIFY(m_clients.back()->waitUntilLive(kPatience));
        m_typists.back()->start();
    }
    pass(500ms);
}

void DiskFixture::finishAndCompare()
{
    std::vector<const Typist *> written;
    for (const auto &typist : m_typists) {
        typist->stop();
        written.push_back(typist.get());
    }
    pass(100ms);
    for (const auto &client : m_clients) {
        client->process().closeInput();
        QVERIFY2(client->process().waitForEnd(kPatience) && client->process().exitCode() == 0,
                 qPrintable(client->process().allErrors()));
    }
    const auto text = textOf(m_server->link());
    QVERIFY(text.has_value());
    QCOMPARE(compareLines(*text, written), QString());
}

std::unique_ptr<ChildProcess> DiskFixture::administer(const QString &command,
                                                      const QStringList &words)
{
    auto one = std::make_unique<ChildProcess>(
        u"syngraph-server"_s,
        QStringList{command, u"--data-dir"_s, dataDirectory()} + words);
    one->start();
    one->waitForEnd(kPatience);
    return one;
}

} // namespace syngraph::tests
