#include "app/client/local_server.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QHostAddress>
#include <QNetworkInterface>
#include <QProcessEnvironment>
#include <QTcpServer>
#include <QThread>

#include <algorithm>
#include <array>
#include <csignal>
#include <unistd.h>

namespace syngraph {

using namespace Qt::Literals::StringLiterals;

namespace {

// In milliseconds:
constexpr int kLookEvery = 50;
constexpr int kWatchEvery = 1'000;      ///< a server that is no child
constexpr int kAddressEvery = 10'000;   ///< whether this computer is where the links say
constexpr int kDrainFor = 6'000;        ///< the server bounds its own end below that
constexpr qint64 kGoodRun = 10 * 60'000; ///< after which a crash is the first again
constexpr std::array kRestartAfter{0, 5'000, 25'000};

constexpr int kMostTakenPorts = 5;
constexpr qsizetype kMostPlaces = 32;
constexpr int kUsualPort = 443;
constexpr int kDataDirectoryBusy = 75;     ///< exit code: another server has the folder
constexpr int kCannotListen = 69;          ///< exit code: somebody was faster at the port
constexpr qint64 kMostOutput = 16 * 1024;
constexpr QLatin1StringView kOutput("server.out");
constexpr QLatin1StringView kLog("server.log");
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

/// Networks that are only within this computer: nobody else reaches it by them.
bool isInner(const QString &card)
{
    static const QStringList starts{u"docker"_s, u"virbr"_s, u"veth"_s, u"br-"_s,
                                    u"vmnet"_s,  u"vboxnet"_s, u"lxc"_s, u"podman"_s};
    return std::any_of(starts.begin(), starts.end(),
                       [&card](const QString &start) { return card.startsWith(start); });
}

HostReach reachOf(const ServerNote &note)
{
    return note.isForNetwork ? HostReach::LocalNetwork : HostReach::ThisComputer;
}

QString placeOf(const ServerEndpoint &server)
{
    return server.host + u':' + QString::number(server.port);
}

void addPlace(QStringList &places, const ServerEndpoint &server)
{
    const QString place = placeOf(server);
    places.removeAll(place);
    places.append(place);
    while (places.size() > kMostPlaces)
        places.removeFirst();
}

} // namespace

LocalServer::LocalServer(QString program, QString folder, QObject *parent)
    : QObject(parent), m_program(std::move(program)), m_folder(std::move(folder))
{
    connect(&m_look, &QTimer::timeout, this, &LocalServer::look);
    m_again.setSingleShot(true);
    connect(&m_again, &QTimer::timeout, this, &LocalServer::launch);
    const ServerNote last = ServerNote::read(path(kRunning));
    m_key = last.key;
    m_places = last.places;
    if (last.address)
        addPlace(m_places, last.address->server);
}

LocalServer::~LocalServer()
{
    if (m_adopted.isAlive(m_program))
        ::kill(pid_t(m_adopted.process), SIGTERM);
    if (!m_process)
        return;
    m_process->disconnect(this);
    m_process->terminate();
    if (!m_process->waitForFinished(kDrainFor))
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

quint16 LocalServer::portToTry() const
{
    const ServerNote last = ServerNote::read(path(kRunning));
    const int usual = last.firstPort != 0 ? last.firstPort : last.port;
    const int first = m_takenPorts != 0 ? m_lastPort + 1 : usual != 0 ? usual : kFirstPort;
    const quint16 port = first > 0xffff ? 0 : freePort(quint16(first), m_reach);
    return port == 0 ? freePort(kFirstPort, m_reach) : port;
}

bool LocalServer::isOwn(const ServerEndpoint &server) const
{
    return !m_key.isEmpty() && server.fingerprint == m_key && m_places.contains(placeOf(server));
}

bool LocalServer::isOff(const ServerEndpoint &server) const
{
    return m_state == State::Off && isOwn(server);
}

void LocalServer::know(const ServerAddress &address)
{
    m_address = address;
    m_key = address.server.fingerprint.value_or(QByteArray());
    addPlace(m_places, address.server);
}

QUrl LocalServer::route(const TransportTarget &target) const
{
    ServerEndpoint server;
    server.host = target.url.host();
    server.port = quint16(target.url.port(kUsualPort));
    server.fingerprint = target.fingerprint;
    if (!isOwn(server))
        return target.url;
    if (!m_address)
        return {};
    QUrl url = target.url;
    url.setHost(u"127.0.0.1"_s);
    url.setPort(m_address->server.port);
    return url;
}

ShareLink LocalServer::renewed(ShareLink link) const
{
    if (m_address && isOwn(link.server))
        link.server = m_address->server;
    return link;
}

void LocalServer::findLeft()
{
    if (m_state != State::Off || m_program.isEmpty())
        return;
    const auto found = left();
    if (!found || !found->address)
        return;
    adopt(*found);
    watchAddress();
}

void LocalServer::start(HostReach reach)
{
    m_restarts = m_takenPorts = 0;
    m_hasRun = false;
    if (m_state != State::Off && !m_isEnding && reach != m_reach)
        stop();
    m_reach = reach;
    if (m_isEnding)
        m_isWanted = true; // goes on in goOn()
    else if (m_state == State::Off)
        launch();
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
    if (host.isEmpty()) {
        if (!m_hasRun)
            return fail(HostError::NoNetwork, {});
        setState(State::Starting); // between two networks
        m_again.start(kAddressEvery);
        return;
    }
    if (const auto found = left()) {
        if (found->address && m_reach == reachOf(*found) && !hasGoneElsewhere(*found))
            return adopt(*found);
        m_adopted = *found; // in the way: it has the folder
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
    m_process->setStandardErrorFile(path(kLog),
                                    m_restarts == 0 ? QIODevice::Truncate : QIODevice::Append);
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
        note();
}

void LocalServer::note()
{
    ServerNote now;
    now.process = m_process->processId();
    now.begun = ServerNote::beginOf(now.process);
    now.port = m_lastPort;
    now.firstPort = ServerNote::read(path(kRunning)).firstPort;
    now.isForNetwork = m_reach == HostReach::LocalNetwork;
    now.address = m_address;
    now.key = m_key;
    now.places = m_places;
    if (now.firstPort == 0 && m_address)
        now.firstPort = m_address->server.port;
    now.write(path(kRunning));
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
    if (m_isEnding || m_adopted.process != 0)
        m_waited += m_look.interval();
    if (m_adopted.process != 0)
        return watchAdopted();
    if (m_isEnding) {
        if (m_waited > kDrainFor)
            m_process->kill(); // takeEnd() goes on
        return;
    }
    if (m_state == State::Running)
        return watchAddress();
    const auto address = printedAddress();
    if (!address)
        return; // some need long for their database; who does not want to wait can stop it
    m_look.start(kAddressEvery);
    m_running.start();
    m_hasRun = true;
    m_takenPorts = 0;
    know(*address);
    note();
    setState(State::Running);
    Q_EMIT started(*address);
}

/// It is no child: nobody says when it ends.
void LocalServer::watchAdopted()
{
    if (m_adopted.isAlive(m_program)) {
        if (m_isEnding && m_waited > kDrainFor)
            ::kill(pid_t(m_adopted.process), SIGKILL);
        else if (!m_isEnding && m_waited >= kAddressEvery) {
            m_waited = 0;
            watchAddress();
        }
        return;
    }
    m_adopted = {};
    goOn();
}

/// A laptop comes into another network: the address that its links name has gone elsewhere.
void LocalServer::watchAddress()
{
    if (m_state != State::Running || m_isEnding || m_reach != HostReach::LocalNetwork)
        return;
    ServerNote now;
    now.isForNetwork = true;
    now.address = m_address;
    if (!hasGoneElsewhere(now))
        return;
    stop();
    m_isWanted = true;
}

bool LocalServer::hasGoneElsewhere(const ServerNote &note) const
{
    if (!note.isForNetwork || !note.address || networkAddress().isEmpty())
        return false;
    const QHostAddress noted(note.address->server.host);
    return !noted.isNull() && !QNetworkInterface::allAddresses().contains(noted);
}

/// An editor before this one may have left its server running.
std::optional<ServerNote> LocalServer::left() const
{
    ServerNote found = ServerNote::read(path(kRunning));
    if (!found.isAlive(m_program))
        return std::nullopt;
    if (!found.address)
        found.address = printedAddress(); // it was left while it started
    return found;
}

void LocalServer::adopt(const ServerNote &left)
{
    m_adopted = left;
    know(*left.address);
    m_reach = reachOf(left);
    m_waited = 0;
    m_hasRun = true;
    m_running.start();
    m_look.start(kWatchEvery);
    setState(State::Running);
    Q_EMIT started(*m_address);
}

void LocalServer::endAdopted()
{
    if (m_adopted.isAlive(m_program))
        ::kill(pid_t(m_adopted.process), SIGTERM);
    m_isEnding = true;
    m_waited = 0;
    m_look.start(kLookEvery);
}

void LocalServer::stop()
{
    m_isWanted = false;
    if (m_isEnding)
        return; // its time runs
    if (m_adopted.process != 0) {
        endAdopted();
    } else if (m_process) {
        m_isEnding = true;
        m_waited = 0;
        m_look.start(kLookEvery);
        m_process->terminate();
    } else if (m_again.isActive()) {
        m_again.stop();
        setState(State::Off);
        Q_EMIT stopped();
    }
}

/// One that ran has ended: as it was told to, or by itself.
void LocalServer::goOn()
{
    m_look.stop();
    m_address.reset();
    const bool isCrash = !std::exchange(m_isEnding, false);
    if (isCrash && m_running.isValid() && m_running.hasExpired(kGoodRun))
        m_restarts = 0;
    setState(State::Off);
    Q_EMIT stopped();
    if (m_state != State::Off)
        return; // somebody started it there and then
    if (m_isWanted)
        launch();
    else if (isCrash && !tryAgain())
        fail(HostError::Failed, lastWords());
}

bool LocalServer::tryAgain()
{
    if (m_restarts >= int(kRestartAfter.size()))
        return false;
    m_again.start(kRestartAfter[size_t(m_restarts++)]);
    setState(State::Starting);
    return true;
}

bool LocalServer::leave()
{
    m_look.stop();
    if (m_again.isActive() || m_isWanted) { // between two runs, and nobody would start it any more
        m_again.stop();
        awaitEnd();
        launch();
        m_look.stop();
        m_again.stop();
    }
    const bool isThere = m_process != nullptr || m_adopted.isAlive(m_program);
    if (m_process) {
        m_process->disconnect(this);
        // Deleted it would take its child with it; so it stays until the program ends.
        m_process.release();
    }
    m_adopted = {};
    m_isWanted = m_isEnding = false;
    m_address.reset();
    setState(State::Off);
    return isThere;
}

/// At most kDrainFor; the program ends anyway.
void LocalServer::awaitEnd()
{
    if (m_adopted.process != 0) {
        for (int waited = 0; m_adopted.isAlive(m_program) && waited < kDrainFor;
             waited += kLookEvery)
            QThread::msleep(kLookEvery);
        if (m_adopted.isAlive(m_program))
            ::kill(pid_t(m_adopted.process), SIGKILL);
    } else if (m_process) {
        m_process->disconnect(this);
        if (!m_process->waitForFinished(kDrainFor)) {
            m_process->kill();
            m_process->waitForFinished(kLookEvery);
        }
        m_process.reset();
    }
    m_adopted = {};
    m_isEnding = false;
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
    if (m_restarts > 0 && tryAgain())
        return; // it has run before: what is in its way now may go
    if (code == kDataDirectoryBusy)
        fail(HostError::Busy, {});
    else
        fail(code == kCannotListen ? HostError::NoPort : HostError::Failed, lastWords());
}

/// What the server wrote last before it ended.
QString LocalServer::lastWords() const
{
    QFile log(path(kLog));
    if (!log.open(QIODevice::ReadOnly))
        return {};
    log.seek(std::max<qint64>(0, log.size() - kMostOutput));
    return QString::fromUtf8(log.read(kMostOutput)).trimmed().section(u'\n', -1);
}

void LocalServer::fail(HostError error, const QString &detail)
{
    setState(State::Off);
    Q_EMIT failed(error, detail);
}

} // namespace syngraph
