// Stands between clients and a server and breaks their connections as told: see --help.

#include "tests/tools/fault_proxy.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QSocketNotifier>

#include <cstdio>
#include <unistd.h>

using namespace syngraph;
using namespace syngraph::tools;
using namespace Qt::Literals::StringLiterals;

namespace {

constexpr auto kWords =
    "Commands, one a line on standard input or with --do:\n"
    "  latency MS [JITTER] | rate BYTES/S | slice BYTES | reset-after BYTES | cut-header N |\n"
    "  replay N | hole on|off | stall on|off      [up|down]\n"
    "  door open|silent|closed | door refuse [STATUS] [RETRY-AFTER] | idle MS | cut | figures";

void print(const QString &text)
{
    std::fputs(qPrintable(text + u'\n'), stdout);
    std::fflush(stdout);
}

void obey(FaultProxy &proxy, const QString &line)
{
    if (line.trimmed() == u"figures"_s) {
        const auto figures = proxy.figures();
        print(u"accepted %1, open %2, resets %3, bytes up %4, down %5, swallowed %6"_s
                  .arg(figures.accepted)
                  .arg(figures.open)
                  .arg(figures.resets)
                  .arg(figures.bytesUp)
                  .arg(figures.bytesDown)
                  .arg(figures.swallowed));
    } else if (!line.trimmed().isEmpty()) {
        print(proxy.command(line) ? u"ok"_s : u"no such command: "_s + line);
    }
}

} // namespace

int main(int argc, char *argv[])
{
    QCoreApplication application(argc, argv);
    QCommandLineParser parser;
    parser.setApplicationDescription(QString::fromLatin1(kWords));
    parser.addHelpOption();
    parser.addPositionalArgument(u"server"_s, u"host:port of the server"_s);
    parser.addOptions({{u"listen"_s, u"port on 127.0.0.1 (default: any)"_s, u"port"_s, u"0"_s},
                       {u"seed"_s, u"of all chance"_s, u"number"_s, u"1"_s},
                       {u"do"_s, u"a command to begin with"_s, u"command"_s}});
    parser.process(application);
    const auto server = parser.positionalArguments().value(0);
    const QHostAddress host(server.section(u':', 0, -2));
    const auto port = server.section(u':', -1).toUShort();
    if (host.isNull() || port == 0) {
        std::fputs("say which server, as in 127.0.0.1:7717; see --help\n", stderr);
        return 64;
    }
    FaultProxy proxy(host, port, parser.value(u"seed"_s).toULongLong());
    if (!proxy.listen(QHostAddress::LocalHost, parser.value(u"listen"_s).toUShort())) {
        std::fputs("cannot listen\n", stderr);
        return 69;
    }
    print(u"listening on 127.0.0.1:%1"_s.arg(proxy.port()));
    for (const auto &line : parser.values(u"do"_s))
        obey(proxy, line);
    QByteArray input;
    QSocketNotifier notifier(STDIN_FILENO, QSocketNotifier::Read);
    QObject::connect(&notifier, &QSocketNotifier::activated, &proxy, [&] {
        char buffer[4096];
        const auto size = ::read(STDIN_FILENO, buffer, sizeof buffer);
        if (size <= 0) {
            notifier.setEnabled(false);
            return;
        }
        input.append(buffer, size);
        while (input.contains('\n')) {
            const auto end = input.indexOf('\n');
            obey(proxy, QString::fromUtf8(input.first(end)));
            input.remove(0, end + 1);
        }
        if (input.size() > 4096)
            input.clear();
    });
    return QCoreApplication::exec();
}
