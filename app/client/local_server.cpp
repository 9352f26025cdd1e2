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

#include <algorithm>
#include <climits>
#include <csignal>
#include <unistd.h>

namespace syngraph {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int kLookEvery = 50;             ///< in milliseconds
constexpr int kWatchEvery = 1'000;         ///< likewise, a server that is no child
constexpr int kLongestStart = 20'000;      ///< likewise
constexpr int kMostRestarts = 3;
constexpr int kMostTakenPorts = 5;
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

/// Process numbers are used again, so the program is looked at, too: by its name alone, for an update
/// replaces the file under a server that runs.
bool isRunning(qint64 process, const QString &program)
{
    if (process <= 0)
        return false;
    char target[PATH_MAX];
    const QByteArray link = QByteArray("/proc/") + QByteArray::number(process) + "/exe";
    const auto length = ::readlink(link.constData(), target, sizeof target);
    if (length <= 0)
        return false;
    QByteArray path(target, length);
    constexpr QByteArrayView kDeleted(" (deleted)");
    if (path.endsWith(kDeleted))
        path.chop(kDeleted.size());
    const QFileInfo wanted(program);
    const QString real = QFileInfo(wanted.canonicalPath(), wanted.fileName()).filePath();
    const QString name = QFile::decodeName(path);
    return name == real || name == wanted.canonicalFilePath();
}

/// Networks that are only within this computer: nobody else reaches it by them.
bool isInner(const QString &card)
{
    static const QStringList starts{u"docker"_s, u"virbr"_s, u"veth"_s, u"br-"_s,
                                    u"vmnet"_s,  u"vboxnet"_s, u"lxc"_s, u"podman"_s};
    return std::any_of(starts.begin(), starts.end(),
                       [&card](const QString &start) { return card.startsWith(start); });
}

} // namespace

LocalServer::LocalServer(QString program, QString folder, QObject *parent)
    : QObject(parent), m_program(std::move(program)), m_folder(std::move(folder))
{
    connect(&m_look, &QTimer::timeout, this, &LocalServer::look);
}

LocalServer::~LocalServer()
{
    if (m_adopted != 0 && isRunning(m_adopted, m_program))
        ::kill(pid_t(m_adopted), SIGTERM);
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
            || card.type() == QNetworkInterface::Virtual || isInner(card.name()))
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
    const int port = last[u"port"_s].toInt();
    const auto address = ServerAddress::parse(last[u"address"_s].toString());
    if (port > 0 && port <= 0xffff)
        return quint16(port);
    return address ? address->server.port : kFirstPort;
}

quint16 LocalServer::portToTry() const
{
    const quint16 first = m_takenPorts == 0 ? rememberedPort() : quint16(m_lastPort + 1);
    const quint16 port = first == 0 ? 0 : freePort(first, m_reach);
    return port == 0 ? freePort(kFirstPort, m_reach) : port;
}

void LocalServer::findLeft()
{
    if (m_state != State::Off || m_program.isEmpty())
        return;
    const auto found = left();
    if (found && found->address)
        adopt(*found);
}

void LocalServer::start(HostReach reach)
{
    m_restarts = m_takenPorts = 0;
    if (m_state == State::Off) {
        m_reach = reach;
        launch();
    } else if (m_state == State::Running && reach != m_reach) {
        stop();
        m_reach = reach;
        m_isWanted = true; // goes on in goOn()
    }
}

/// A reason that is found here is a better one than what the server would say.
bool LocalServer::makeFolder()
{
    const bool isMade = QDir().mkpath(m_folder);
    QFile::setPermissions(m_folder, QFileDevice::ReadOwner | QFileDevice::WriteOwner
                                        | QFileDevice::ExeOwner);
    // An address of before that cannot be removed would count as this one's.
    QFile::remove(path(kOutput));
    return isMade && QFileInfo(m_folder).isWritable() && !QFileInfo::exists(path(kOutput));
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
    if (const auto found = left()) {
        if (found->address && found->reach == m_reach)
            return adopt(*found);
        m_adopted = found->process; // in the way: it has the folder
        endAdopted();
        m_isWanted = true;
        setState(State::Starting);
        return;
    }
    m_lastPort = portToTry();
    if (m_lastPort == 0)
        return fail(HostError::NoPort, {});
    if (!makeFolder())
        return fail(HostError::NotWritable, m_folder);
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
    m_waited = 0;
    m_look.start(kLookEvery);
    m_process->start(m_program,
                     {u"serve"_s, u"--data-dir"_s, path(u"data"_s), u"--listen"_s,
                      (isHere ? u"127.0.0.1:%1"_s : u"*:%1"_s).arg(m_lastPort),
                      u"--public-url"_s, u"https://%1:%2"_s.arg(host).arg(m_lastPort),
                      u"--log-level"_s, u"warning"_s});
    if (m_process) // which takeEnd() has taken when it could not even be started
        note(m_process->processId(), m_lastPort);
}

/// So that the next editor finds it, whatever becomes of this one.
void LocalServer::note(qint64 process, quint16 port) const
{
    QJsonObject running{{u"process"_s, process},
                        {u"port"_s, int(port)},
                        {u"network"_s, m_reach == HostReach::LocalNetwork}};
    if (m_address)
        running[u"address"_s] = m_address->text();
    QSaveFile file(path(kRunning));
    if (file.open(QIODevice::WriteOnly)) {
        file.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner);
        file.write(QJsonDocument(running).toJson());
        file.commit();
    }
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
    m_waited += m_look.interval();
    if (m_adopted != 0)
        return watchAdopted();
    const auto address = printedAddress();
    if (!address) {
        if (m_waited > kLongestStart)
            m_process->kill(); // takeEnd() says so
        return;
    }
    m_look.stop();
    m_address = address;
    note(m_process->processId(), address->server.port);
    setState(State::Running);
    Q_EMIT started(*address);
}

/// It is no child: nobody says when it ends.
void LocalServer::watchAdopted()
{
    if (isRunning(m_adopted, m_program)) {
        if (m_isEnding && m_waited > kDrainMilliseconds)
            ::kill(pid_t(m_adopted), SIGKILL);
        return;
    }
    m_adopted = 0;
    goOn();
}

/// An editor before this one may have left its server running.
std::optional<LocalServer::Left> LocalServer::left() const
{
    QFile file(path(kRunning));
    if (!file.open(QIODevice::ReadOnly))
        return std::nullopt;
    const QJsonObject last = QJsonDocument::fromJson(file.read(kMostOutput)).object();
    Left found;
    found.process = last[u"process"_s].toInteger();
    if (!isRunning(found.process, m_program))
        return std::nullopt;
    if (last[u"network"_s].toBool())
        found.reach = HostReach::LocalNetwork;
    if (const auto address = ServerAddress::parse(last[u"address"_s].toString()))
        found.address = *address;
    else
        found.address = printedAddress(); // it was left while it started
    return found;
}

void LocalServer::adopt(const Left &left)
{
    m_adopted = left.process;
    m_address = left.address;
    m_reach = left.reach;
    m_look.start(kWatchEvery);
    setState(State::Running);
    Q_EMIT started(*m_address);
}

void LocalServer::endAdopted()
{
    if (isRunning(m_adopted, m_program))
        ::kill(pid_t(m_adopted), SIGTERM);
    m_isEnding = true;
    m_waited = 0;
    m_look.start(kLookEvery);
}

void LocalServer::stop()
{
    m_isWanted = false;
    if (m_adopted != 0) {
        endAdopted();
    } else if (m_process) {
        m_isEnding = true;
        m_look.stop();
        m_process->terminate();
    }
}

/// One that ran has ended: as it was told to, or by itself.
void LocalServer::goOn()
{
    m_look.stop();
    m_address.reset();
    const bool isCrash = !std::exchange(m_isEnding, false);
    setState(State::Off);
    Q_EMIT stopped();
    if (m_state != State::Off)
        return; // somebody started it there and then
    if (m_isWanted || (isCrash && m_restarts++ < kMostRestarts))
        launch();
    else if (isCrash)
        fail(HostError::Failed, {});
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
    m_isWanted = m_isEnding = false;
    m_address.reset();
    setState(State::Off);
}

void LocalServer::takeEnd()
{
    m_look.stop();
    const bool wasRunning = m_state == State::Running || m_isEnding;
    const int code = m_process->exitStatus() == QProcess::NormalExit ? m_process->exitCode() : -1;
    m_process->disconnect(this);
    m_process.release()->deleteLater();
    if (wasRunning)
        return goOn();
    if (code == kCannotListen && m_takenPorts++ < kMostTakenPorts)
        return launch();
    m_address.reset();
    QFile log(path(u"server.log"_s));
    const QString words =
        log.open(QIODevice::ReadOnly) ? QString::fromUtf8(log.read(kMostOutput)).trimmed() : QString();
    if (code == kDataDirectoryBusy)
        fail(HostError::Busy, {});
    else
        fail(code == kCannotListen ? HostError::NoPort : HostError::Failed,
             words.section(u'\n', -1));
}

void LocalServer::fail(HostError error, const QString &detail)
{
    setState(State::Off);
    Q_EMIT failed(error, detail);
}

} // namespace syngraph
