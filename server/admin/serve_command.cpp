#include "server/admin/serve_command.h"

#include "common/base/names.h"
#include "server/admin/console.h"
#include "server/admin/exit_codes.h"
#include "server/admin/reload_signal.h"
#include "server/admin/serve_options.h"
#include "server/admin/server_address_file.h"
#include "server/admin/store_words.h"
#include "server/admin/termination.h"
#include "server/storage/sql_store.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QHostInfo>
#include <QLoggingCategory>
#include <QNetworkInterface>

#include <sys/resource.h>

namespace syngraph {

namespace {

using namespace Qt::Literals::StringLiterals;

QString sentenceFor(TlsError error)
{
    switch (error) {
    case TlsError::NotSupported:
        return u"this build of Qt cannot do TLS"_s;
    case TlsError::CertificateUnreadable:
        return u"the certificate cannot be read"_s;
    case TlsError::KeyUnreadable:
        return u"the key cannot be read"_s;
    case TlsError::Mismatch:
        return u"the key does not belong to the certificate"_s;
    case TlsError::NotWritable:
        return u"no key can be written into the data directory"_s;
    case TlsError::Failed:
        break;
    }
    return u"no certificate could be made"_s;
}

QString sentenceFor(ListenError error)
{
    switch (error) {
    case ListenError::AddressInUse:
        return u"the address is in use: another program listens there"_s;
    case ListenError::NotAllowed:
        return u"listening there is not allowed; ports below 1024 need a right to them"_s;
    case ListenError::NoSuchAddress:
        return u"this machine does not have that address"_s;
    case ListenError::Failed:
        break;
    }
    return u"the address cannot be listened on"_s;
}

/// The machine's address that others are most likely to reach.
QString reachableHost()
{
    for (const auto &address : QNetworkInterface::allAddresses()) {
        if (address.protocol() == QAbstractSocket::IPv4Protocol && !address.isLoopback()
            && !address.isLinkLocal())
            return address.toString();
    }
    return u"127.0.0.1"_s;
}

ServerEndpoint endpointFor(const ServeSettings &settings,
                           const std::optional<TlsIdentity> &tls,
                           const ListenAddress &listening)
{
    ServerEndpoint endpoint;
    if (!settings.publicUrl.isEmpty()) {
        endpoint.secure = settings.publicUrl.scheme() == u"https";
        endpoint.host = settings.publicUrl.host();
        endpoint.port = quint16(settings.publicUrl.port(endpoint.secure ? 443 : 80));
    } else {
        endpoint.secure = settings.tls;
        // Without TLS clients take it from this machine alone.
        endpoint.host = !settings.tls           ? u"127.0.0.1"_s
            : listening.isWildcard() ? reachableHost()
                                     : listening.host.toString();
        endpoint.port = listening.port;
    }
    if (endpoint.secure && tls && tls->isSelfSigned)
        endpoint.fingerprint = tls->fingerprint;
    return endpoint;
}

int setUpTls(const ServeSettings &settings, ServerOptions &server)
{
    if (!settings.tls)
        return ExitOk;
    QStringList hosts{u"localhost"_s, u"127.0.0.1"_s, QHostInfo::localHostName(),
                      reachableHost()};
    if (!settings.publicUrl.isEmpty())
        hosts.prepend(settings.publicUrl.host());
    hosts.removeDuplicates();
    hosts.removeAll(QString());
    const auto now = QDateTime::currentDateTimeUtc();
    auto identity = settings.keyFile.isEmpty()
        ? loadOrMakeSelfSigned(server.dataDirectory, hosts, now)
        : loadTlsIdentity(settings.certificateFile, settings.keyFile);
    if (!identity) {
        console::complain(sentenceFor(identity.error()));
        return identity.error() == TlsError::NotWritable ? ExitCannotCreate : ExitConfig;
    }
    if (identity->isExpired(now))
        console::complain(u"warning: the certificate has expired"_s);
    server.net.tls = *std::move(identity);
    return ExitOk;
}

/// The new one for who comes from now on; what cannot be used changes nothing.
void reloadIdentity(const ServeSettings &settings, ServerHost &host, ServerAddress &address)
{
    auto identity = loadTlsIdentity(settings.certificateFile, settings.keyFile);
    if (!identity) {
        console::complain(sentenceFor(identity.error()) + u"; the one before it stays in use"_s);
        return;
    }
    if (identity->isExpired(QDateTime::currentDateTimeUtc()))
        console::complain(u"warning: the certificate has expired"_s);
    address.server = endpointFor(settings, *identity, host.addresses().front());
    if (!writeServerAddress(settings.server.dataDirectory, address))
        console::complain(
            sentenceFor(StoreOpenError::NotWritable, settings.server.dataDirectory));
    const auto until = identity->notAfter.toUTC().toString(Qt::ISODate);
    host.replaceIdentity(std::move(identity).value());
    console::print(u"the certificate was read anew; it is valid until "_s + until);
}

int complainOf(const StartError &error, const QString &directory)
{
    switch (error.part) {
    case StartError::Part::Store:
        console::complain(sentenceFor(error.store, directory));
        return exitCodeFor(error.store);
    case StartError::Part::Listen:
        console::complain(sentenceFor(error.listen));
        return ExitUnavailable;
    case StartError::Part::Prepare:
    case StartError::Part::AdminSocket:
        break;
    }
    console::complain(u"no administration socket can be made in the data directory; "
                      "its path may be too long"_s);
    return ExitCannotCreate;
}

/// As many connections as the limits want, if the system lets us.
void raiseFileLimit()
{
    rlimit limit{};
    if (::getrlimit(RLIMIT_NOFILE, &limit) == 0 && limit.rlim_cur < limit.rlim_max) {
        limit.rlim_cur = limit.rlim_max;
        ::setrlimit(RLIMIT_NOFILE, &limit);
    }
}

void announce(ServerHost &host, const ServerAddress &address, const QString &dataDirectory)
{
    for (const auto &listening : host.addresses())
        console::print(u"listening on "_s + listening.toText());
    if (address.server.fingerprint)
        console::print(u"fingerprint "_s + fingerprintShort(*address.server.fingerprint));
    // It holds the key that makes documents.
    if (console::printsIntoJournal())
        console::print(u"server address: "_s + address.maskedText()
                       + u" (the whole of it: syngraph-server doc address --data-dir %1)"_s.arg(
                             dataDirectory));
    else
        console::print(u"server address, for Share in the editor: "_s + address.text());
    if (!address.server.secure && !QHostAddress(address.server.host).isLoopback())
        console::complain(u"warning: editors take documents without TLS from their own computer "
                          "alone; others need --public-url https://..."_s);
}

/// On a fresh data directory there is something to open at once.
void offerFirstDocument(ServerHost &host, const ServerEndpoint &endpoint)
{
    host.administer({{u"command"_s, u"create"_s}, {u"title"_s, u"First document"_s}},
                    [endpoint](const QJsonObject &made) {
                        const auto id = DocumentId::fromText(made[u"document"_s].toString());
                        const auto token =
                            bytesFromBase64Url(made[u"edit"_s].toString(), kTokenBytes);
                        if (!id || !token)
                            return;
                        if (console::printsIntoJournal())
                            console::print(u"first document: %1 (syngraph-server doc link makes a "
                                           "link to it)"_s.arg(id->toText()));
                        else
                            console::print(u"first document: "_s
                                           + ShareLink{endpoint, *id, *token}.text());
                    });
}

/// What is kept beside the data: certificate and keys. Called when nobody else uses the directory.
int prepare(const ServeSettings &settings, ServerOptions &server, ServerAddress &address)
{
    if (const int code = setUpTls(settings, server); code != ExitOk)
        return code;
    if (settings.openCreation)
        return ExitOk;
    SystemRandom random;
    const auto key = loadOrMakeCreationKey(server.dataDirectory, random);
    if (key.isEmpty()) {
        console::complain(u"creation.key in the data directory can be neither read nor made"_s);
        return ExitCannotCreate;
    }
    server.engine.creationKey = key;
    address.creationKey = key;
    return ExitOk;
}

} // namespace

int runServe(const QStringList &arguments)
{
    int exitCode = ExitOk;
    auto settings = readServeOptions(arguments, exitCode);
    if (!settings)
        return exitCode;
    raiseFileLimit();
    settings->server.net.publicUrl = settings->publicUrl;
    const QString directory = settings->server.dataDirectory;
    const bool isFresh = !SqlStore::isThere(directory);
    // From here on a signal is an orderly end.
    Termination termination;
    ServerHost host(settings->server);
    ServerAddress address;
    std::optional<TlsIdentity> identity;
    const auto started = host.start([&](ServerOptions &server) {
        exitCode = prepare(*settings, server, address);
        identity = server.net.tls;
        return exitCode == ExitOk;
    });
    if (!started)
        return exitCode != ExitOk ? exitCode : complainOf(started.error(), directory);
    address.server = endpointFor(*settings, identity, host.addresses().front());
    if (!writeServerAddress(directory, address)) {
        console::complain(sentenceFor(StoreOpenError::NotWritable, directory));
        return ExitCannotCreate;
    }
    QObject::connect(&termination, &Termination::requested, &host, &ServerHost::drain);
    QObject::connect(&host, &ServerHost::stopped, qApp, &QCoreApplication::quit,
                     Qt::QueuedConnection);
    std::optional<ReloadSignal> reload;
    if (settings->tls && !settings->certificateFile.isEmpty()) {
        QObject::connect(&reload.emplace(), &ReloadSignal::requested, &host,
                         [&] { reloadIdentity(*settings, host, address); });
    }
    announce(host, address, directory);
    if (isFresh)
        offerFirstDocument(host, address.server);
    return QCoreApplication::exec();
}

} // namespace syngraph
