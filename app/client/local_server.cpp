#include "app/client/local_server.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QHostAddress>
#include <QJsonDocument>
#include <QJsonObject>
#include <QNetworkInterface>
#include <QProcessEnvironment>
#include <QSaveFile>
#include <QTcpServer>

#include <csignal>
#include <unistd.h>

namespace syngraph {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int kLookEvery = 50;             ///< in milliseconds
constexpr int kLongestStart = 20'000;      ///< likewise
constexpr int kDrainMilliseconds = 6'000;  ///< the server bounds its own end below that
constexpr int kDataDirectoryBusy = 75;     ///< exit code: another server has the folder
constexpr int kCannotListen = 69;          ///< exit code: somebody was faster at the port
constexpr qint64 kMostOutput = 16 * 1024;
constexpr QLatin1StringView kOutput("server.out");
constexpr QLatin1StringView kRunning("running.json");

/// The server must print its address whole: under a service manager it would not.
QProcessEnvironment cleanEnvironment()
{
    auto environment = QProcessEnvironment::systemEnvironment();
    for (const QString &name : {u"JOURNAL_STREAM"_s, u"INVOCATION_ID"_s, u"NOTIFY_SOCKET"_s,
                            u"LISTEN_FDS"_s, u"LISTEN_PID"_s})
        environment.remove(name);
    return environment;
}

/// Process numbers are used again, so the program is looked at, too.
bool isRunning(qint64 process, const QString &program)
{
    return process > 0
        && QFileInfo(u"/proc/%1/exe"_s.arg(process)).canonicalFilePath()
            == QFileInfo(program).canonicalFilePath();
}

} // namespace

LocalServer::LocalServer(QString program, QString folder, QObject *parent)
    : QObject(parent), m_program(std::move(program)), m_folder(std::move(folder))
{
    m_look.setInterval(kLookEvery);
    connect(&m_look, &QTimer::timeout, this, &LocalServer::look);
}

LocalServer::~LocalServer()
{
    if (!m_process)
        return;
    m_process->disconnect(this);
    m_process->terminate();
    if (!m_process->waitForFinished(kDrainMilliseconds))
        m_process->kill();
}

QString LocalServer::path(const QString &name) const
{
    return QDir(m_folder).filePath(name);
}

void LocalServer::setState(State state)
{
    if (state == m_state)
        return;
    m_state = state;
    Q_EMIT stateChanged();
}

QString LocalServer::networkAddress()
{
    for (const QNetworkInterface &card : QNetworkInterface::allInterfaces()) {
        const auto flags = card.flags();
        if (!(flags & QNetworkInterface::IsRunning) || (flags & QNetworkInterface::IsLoopBack)
            || card.type() == QNetworkInterface::Virtual)
            continue;
        for (const QNetworkAddressEntry &entry : card.addressEntries()) {
            const QHostAddress address = entry.ip();
            if (address.protocol() == QAbstractSocket::IPv4Protocol && !address.isLinkLocal())
                return address.toString();
        }
    }
    return {};
}

quint16 LocalServer::freePort(quint16 first, HostReach reach)
{
    for (int i = 0; i < kPorts; ++i) {
        QTcpServer probe;
        const auto port = quint16(first + i);
        const bool isHere = reach == HostReach::ThisComputer;
        if (probe.listen(isHere ? QHostAddress::LocalHost : QHostAddress::Any, port))
            return port;
    }
    return 0;
}

quint16 LocalServer::rememberedPort() const
{
    QFile file(path(kRunning));
    if (!file.open(QIODevice::ReadOnly))
        return kFirstPort;
    const QJsonObject last = QJsonDocument::fromJson(file.read(kMostOutput)).object();
    const auto address = ServerAddress::parse(last[u"address"_s].toString());
    return address ? address->server.port : kFirstPort;
}

void LocalServer::start(HostReach reach)
{
    if (m_state != State::Off) {
        if (m_state == State::Running && reach != m_reach) {
            stop();
            m_isWanted = m_state != State::Off; // goes on in takeEnd()
            m_reach = reach;
            if (m_state == State::Off)
                launch();
        }
        return;
    }
    m_reach = reach;
    launch();
}

void LocalServer::launch()
{
    m_isWanted = false;
    m_address.reset();
    if (m_program.isEmpty() || !QFileInfo(m_program).isExecutable())
        return fail(HostError::NoProgram, {});
    const bool isHere = m_reach == HostReach::ThisComputer;
    const QString host = isHere ? u"127.0.0.1"_s : networkAddress();
    if (host.isEmpty())
        return fail(HostError::NoNetwork, {});
    if (adopt())
        return;
    quint16 port = freePort(rememberedPort(), m_reach);
    if (port == 0)
        port = freePort(kFirstPort, m_reach);
    if (port == 0)
        return fail(HostError::NoPort, {});
    QDir().mkpath(m_folder);
    QFile::setPermissions(m_folder, QFileDevice::ReadOwner | QFileDevice::WriteOwner
                                        | QFileDevice::ExeOwner);
    QFile::remove(path(kOutput));
    m_process = std::make_unique<QProcess>();
    m_process->setProcessEnvironment(cleanEnvironment());
    m_process->setStandardOutputFile(path(kOutput));
    m_process->setStandardErrorFile(path(u"server.log"_s), QIODevice::Truncate);
    m_process->setStandardInputFile(QProcess::nullDevice());
    // Ctrl+C in the terminal that the editor was started from is for the editor.
    m_process->setChildProcessModifier([] { ::setsid(); });
    connect(m_process.get(), &QProcess::finished, this, &LocalServer::takeEnd);
    connect(m_process.get(), &QProcess::errorOccurred, this, [this](QProcess::ProcessError error) {
        if (error == QProcess::FailedToStart)
            takeEnd();
    });
    setState(State::Starting);
    m_process->start(m_program,
                     {u"serve"_s, u"--data-dir"_s, path(u"data"_s), u"--listen"_s,
                      (isHere ? u"127.0.0.1:%1"_s : u"*:%1"_s).arg(port), u"--public-url"_s,
                      u"https://%1:%2"_s.arg(host).arg(port), u"--log-level"_s, u"warning"_s});
    m_look.setProperty("since", 0);
    m_look.start();
}

std::optional<ServerAddress> LocalServer::printedAddress() const
{
    QFile file(path(kOutput));
    if (!file.open(QIODevice::ReadOnly))
        return std::nullopt;
    const auto lines = QString::fromUtf8(file.read(kMostOutput)).split(u'\n');
    for (qsizetype i = 0; i + 1 < lines.size(); ++i) { // the last may not be whole yet
        if (!lines[i].startsWith(u"server address"))
            continue;
        if (const auto address = ServerAddress::parse(lines[i].section(u": "_s, 1)))
            return *address;
    }
    return std::nullopt;
}

void LocalServer::look()
{
    const int waited = m_look.property("since").toInt() + kLookEvery;
    m_look.setProperty("since", waited);
    const auto address = printedAddress();
    if (!address) {
        if (waited > kLongestStart)
            m_process->kill(); // takeEnd() says so
        return;
    }
    m_look.stop();
    m_address = address;
    QSaveFile file(path(kRunning));
    if (file.open(QIODevice::WriteOnly)) {
        file.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner);
        file.write(QJsonDocument(QJsonObject{{u"process"_s, m_process->processId()},
                                             {u"address"_s, address->text()},
                                             {u"network"_s, m_reach == HostReach::LocalNetwork}})
                       .toJson());
        file.commit();
    }
    setState(State::Running);
    Q_EMIT started(*address);
}

/// An editor before this one may have left its server running.
bool LocalServer::adopt()
{
    QFile file(path(kRunning));
    if (!file.open(QIODevice::ReadOnly))
        return false;
    const QJsonObject last = QJsonDocument::fromJson(file.read(kMostOutput)).object();
    const auto process = last[u"process"_s].toInteger();
    const auto address = ServerAddress::parse(last[u"address"_s].toString());
    if (!address || !isRunning(process, m_program))
        return false;
    m_adopted = process;
    m_address = *address;
    m_reach = last[u"network"_s].toBool() ? HostReach::LocalNetwork : HostReach::ThisComputer;
    setState(State::Running);
    Q_EMIT started(*address);
    return true;
}

void LocalServer::stop()
{
    m_isWanted = false;
    if (m_adopted != 0) {
        if (isRunning(m_adopted, m_program))
            ::kill(pid_t(m_adopted), SIGTERM);
        m_adopted = 0;
        m_address.reset();
        setState(State::Off);
        Q_EMIT stopped();
    } else if (m_process) {
        m_isEnding = true;
        m_look.stop();
        m_process->terminate();
    }
}

void LocalServer::leave()
{
    m_look.stop();
    if (m_process) {
        m_process->disconnect(this);
        // Deleted it would take its child with it; so it stays until the program ends.
        m_process.release();
    }
    m_adopted = 0;
    m_address.reset();
    setState(State::Off);
}

void LocalServer::takeEnd()
{
    m_look.stop();
    const bool wasRunning = m_state == State::Running || m_isEnding;
    m_isEnding = false;
    const int code = m_process->exitStatus() == QProcess::NormalExit ? m_process->exitCode() : -1;
    m_process->disconnect(this);
    m_process.release()->deleteLater();
    m_address.reset();
    setState(State::Off);
    if (wasRunning) {
        Q_EMIT stopped();
        if (m_isWanted)
            launch();
        return;
    }
    QFile log(path(u"server.log"_s));
    const QString words =
        log.open(QIODevice::ReadOnly) ? QString::fromUtf8(log.read(kMostOutput)).trimmed() : QString();
    fail(code == kCannotListen ? HostError::NoPort : HostError::Failed,
         code == kDataDirectoryBusy ? QString() : words.section(u'\n', -1));
}

void LocalServer::fail(HostError error, const QString &detail)
{
    setState(State::Off);
    Q_EMIT failed(error, detail);
}

} // namespace syngraph
