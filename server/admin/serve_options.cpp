#include "server/admin/serve_options.h"

#include "common/base/names.h"
#include "server/admin/console.h"
#include "server/admin/document_administration.h"
#include "server/admin/exit_codes.h"

#include <QCommandLineParser>

#include <algorithm>

namespace syngraph {

namespace {

using namespace Qt::Literals::StringLiterals;

void describe(QCommandLineParser &parser)
{
    parser.setApplicationDescription(u"Serves the documents of a data directory."_s);
    parser.addOptions({
        {u"data-dir"_s, u"where documents and keys are kept; made when it is not there"_s,
         u"directory"_s, console::defaultDataDirectory()},
        {u"listen"_s, u"address to listen on, more than once if wanted; * is all, port 0 any free"_s,
         u"host:port"_s, u"*:%1"_s.arg(names::kDefaultPort)},
        {u"public-url"_s, u"how people reach this server, such as https://docs.example"_s,
         u"url"_s},
        {u"tls-cert"_s, u"certificate chain, PEM (default: a self-signed one is made)"_s,
         u"file"_s},
        {u"tls-key"_s, u"its key, PEM"_s, u"file"_s},
        {u"no-tls"_s, u"plain HTTP, behind a proxy that does TLS, or on this machine only"_s},
        {u"trusted-proxy"_s,
         u"address or subnet of a proxy whose X-Forwarded-For is taken as the client's address, "
         "more than once if wanted"_s,
         u"address[/bits]"_s},
        {u"open-creation"_s, u"everybody who can connect may make documents"_s},
        {u"limit"_s,
         u"connections, connections-per-address, new-connections-per-second, unauthenticated or "
         "submits-per-second (of one person) or document-submits-per-second, more than once if "
         "wanted"_s,
         u"name=number"_s},
        {u"heartbeat"_s,
         u"how often clients say that they are there, and how long they wait for an answer, 1 to 60 "
         "(default 10)"_s,
         u"seconds"_s, u"10"_s},
        {u"keep-operations"_s,
         u"so many of a document's newest operations stay in its log, and everything does with 0 "
         "(default 0)"_s,
         u"number"_s, u"0"_s},
        {u"keep-days"_s, u"and whatever is not older than this (default %1)"_s.arg(limits::kKeptDays),
         u"days"_s, QString::number(limits::kKeptDays)},
        {u"log-level"_s, u"debug, info, warning or error"_s, u"level"_s, u"info"_s},
    });
    // For tests of what happens around a snapshot, which else comes once in a thousand operations.
    QCommandLineOption snapshots(u"snapshot-every"_s, u"operations"_s, u"number"_s);
    snapshots.setFlags(QCommandLineOption::HiddenFromHelp);
    parser.addOption(snapshots);
}

bool setLimit(ServerOptions &options, const QString &text)
{
    bool isNumber = false;
    const QString name = text.section(u'=', 0, 0);
    const int value = text.section(u'=', 1).toInt(&isNumber);
    if (!isNumber || value < 1 || value > 1'000'000)
        return false;
    auto &quota = options.net.quota;
    if (name == u"connections") {
        quota.total = value;
    } else if (name == u"connections-per-address") {
        quota.perAddress = value;
    } else if (name == u"new-connections-per-second") {
        quota.newPerAddress = Rate{value, 4 * value};
    } else if (name == u"unauthenticated") {
        quota.unauthenticated = value;
        quota.unauthenticatedPerAddress = value;
    } else if (name == u"submits-per-second") {
        options.engine.submits = Rate{value, 3 * value};
    } else if (name == u"document-submits-per-second") {
        options.engine.documentSubmits = Rate{value, 3 * value};
    } else {
        return false;
    }
    return true;
}

bool setTrustedProxies(NetOptions &options, const QStringList &texts)
{
    TrustedProxies::Subnets subnets;
    for (const auto &text : texts) {
        const auto subnet = QHostAddress::parseSubnet(text);
        if (subnet.first.isNull() || subnet.second < 0)
            return false;
        subnets.append(subnet);
    }
    options.trustedProxies = TrustedProxies(std::move(subnets));
    return true;
}

/// A client that misses three beats and a half is dropped.
bool setHeartbeat(EngineOptions &options, const QString &text)
{
    bool isNumber = false;
    const int seconds = text.toInt(&isNumber);
    if (!isNumber || seconds < 1 || seconds > 60)
        return false;
    options.heartbeatInterval = std::chrono::seconds(seconds);
    options.heartbeatTimeout = std::chrono::seconds(seconds);
    options.idleDeadline = options.heartbeatInterval * 7 / 2;
    return true;
}

bool setRetention(EngineOptions &options, const QString &operations, const QString &days)
{
    bool isNumber = false;
    options.keepRevisions = operations.toLongLong(&isNumber);
    bool isDays = false;
    const int kept = days.toInt(&isDays);
    options.keepFor = std::chrono::hours(24 * std::clamp(kept, 0, kMostKeptDays));
    return isNumber && isDays && options.keepRevisions >= 0 && kept >= 0 && kept <= kMostKeptDays;
}

bool isUsablePublicUrl(const QUrl &url)
{
    return url.isValid() && (url.scheme() == u"https" || url.scheme() == u"http")
        && !url.host().isEmpty() && url.userInfo().isEmpty()
        && (url.path().isEmpty() || url.path() == u"/") && !url.hasQuery() && !url.hasFragment();
}

} // namespace

std::optional<ServeSettings> readServeOptions(const QStringList &arguments, int &exitCode)
{
    QCommandLineParser parser;
    describe(parser);
    bool ends = false;
    exitCode = console::parse(parser, arguments, ends);
    if (ends)
        return std::nullopt;
    const auto refuse = [&exitCode](const QString &text) {
        console::complain(text);
        exitCode = ExitUsage;
        return std::nullopt;
    };
    if (!parser.positionalArguments().isEmpty())
        return refuse(u"serve takes options only; see --help"_s);
    ServeSettings settings;
    const auto directory = console::directoryFrom(parser.value(u"data-dir"_s));
    if (!directory) {
        exitCode = ExitUsage;
        return std::nullopt;
    }
    settings.server.dataDirectory = *directory;
    for (const auto &text : parser.values(u"listen"_s)) {
        const auto address = parseListenAddress(text);
        if (!address)
            return refuse(u"not an address to listen on: %1"_s.arg(text));
        settings.server.net.addresses.push_back(*address);
    }
    if (parser.isSet(u"public-url"_s)) {
        settings.publicUrl = QUrl(parser.value(u"public-url"_s), QUrl::StrictMode);
        if (!isUsablePublicUrl(settings.publicUrl))
            return refuse(u"the public URL has to be http[s]://host[:port] and nothing more"_s);
    }
    settings.tls = !parser.isSet(u"no-tls"_s);
    settings.certificateFile = parser.value(u"tls-cert"_s);
    settings.keyFile = parser.value(u"tls-key"_s);
    if (settings.certificateFile.isEmpty() != settings.keyFile.isEmpty())
        return refuse(u"--tls-cert and --tls-key belong together"_s);
    if (!settings.tls && !settings.keyFile.isEmpty())
        return refuse(u"--no-tls leaves no use for a certificate"_s);
    if (!setTrustedProxies(settings.server.net, parser.values(u"trusted-proxy"_s)))
        return refuse(u"a trusted proxy is an address such as 127.0.0.1 or 10.0.0.0/8"_s);
    settings.openCreation = parser.isSet(u"open-creation"_s);
    for (const auto &limit : parser.values(u"limit"_s)) {
        if (!setLimit(settings.server, limit))
            return refuse(u"not a limit: %1; see --help"_s.arg(limit));
    }
    if (!setHeartbeat(settings.server.engine, parser.value(u"heartbeat"_s)))
        return refuse(u"the heartbeat is a number of seconds, 1 to 60"_s);
    if (!setRetention(settings.server.engine, parser.value(u"keep-operations"_s),
                      parser.value(u"keep-days"_s)))
        return refuse(u"--keep-operations and --keep-days take numbers, the days up to %1"_s.arg(
            kMostKeptDays));
    if (const auto every = parser.value(u"snapshot-every"_s).toLongLong(); every > 0)
        settings.server.engine.snapshotEvery = every;
    settings.logLevel = parser.value(u"log-level"_s);
    if (!console::setUpLog(settings.logLevel))
        return refuse(u"the log level is debug, info, warning or error"_s);
    return settings;
}

} // namespace syngraph
