// Many clients in one process against a server of one's own: see --help.

#ifdef Q_OS_LINUX
#    include "server/net/epoll_dispatcher.h"
#endif
#include "tests/tools/load_crowd.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QElapsedTimer>
#include <QFile>
#include <QSocketNotifier>

#include <algorithm>
#include <cstdio>
#include <sys/resource.h>
#include <unistd.h>

using namespace syngraph;
using namespace syngraph::tools;
using namespace Qt::Literals::StringLiterals;

namespace {

constexpr auto kHelp =
    "Clients that stay connected, type and receive. A line of figures each second, a summary at "
    "the end.\n"
    "Commands on standard input: mark (the server listens again: measure who comes back),\n"
    "type on|off, stall N (so many stop reading), report, check (everybody live, saved and the\n"
    "same?), quit.";

/// How long the time from a key to the others is measured, in turns without slow readers and with
/// them, so that whatever else the machine does is in both.
struct Comparison
{
    int seconds = 0; ///< 0: not wanted
    int slow = 1;
    int turn = 4; ///< seconds, of which the first is not measured
};

void print(const QString &text)
{
    std::fputs(qPrintable(text + u'\n'), stdout);
    std::fflush(stdout);
}

QString three(const Samples &samples)
{
    return u"n %1 p50 %2 p95 %3 p99 %4 max %5 ms"_s.arg(samples.count())
        .arg(samples.at(0.5), 0, 'f', 2)
        .arg(samples.at(0.95), 0, 'f', 2)
        .arg(samples.at(0.99), 0, 'f', 2)
        .arg(samples.at(1.0), 0, 'f', 2);
}

class Desk final
{
public:
    Desk(const LoadOptions &options, Comparison comparison)
        : m_crowd(options), m_clients(options.clients), m_comparison(comparison)
    {
        m_time.start();
        QObject::connect(&m_second, &QTimer::timeout, &m_crowd, [this] { tick(); });
        m_second.start(1s);
        m_crowd.start();
    }

    void obey(const QString &line)
    {
        if (line == u"mark"_s) {
            m_crowd.mark();
            m_mostAttempts = 0;
        } else if (line == u"type on"_s || line == u"type off"_s)
            m_crowd.setTyping(line == u"type on"_s);
        else if (line.startsWith(u"stall "_s))
            m_crowd.stall(line.section(u' ', 1).toInt());
        else if (line == u"report"_s)
            report();
        else if (line == u"check"_s)
            print(m_crowd.isConverged() ? u"converged: yes"_s : u"converged: no"_s);
        else if (line == u"quit"_s)
            QCoreApplication::quit();
        else
            print(u"no such command: "_s + line);
    }

    void report()
    {
        const auto &figures = m_crowd.figures();
        print(u"joined       "_s + three(figures.joined));
        print(u"key to other "_s + three(figures.latency));
        if (figures.marked)
            print(u"back         "_s + three(figures.back));
        print(u"attempts %1, most in a second %2; connections lost %3; keys %4, deliveries %5; "
              "texts in recovery %6"_s.arg(figures.attempts)
                  .arg(m_mostAttempts)
                  .arg(figures.lost)
                  .arg(figures.keys)
                  .arg(figures.deliveries)
                  .arg(figures.recovered));
    }

private:
    void tick()
    {
        auto &figures = m_crowd.figures();
        const auto states = m_crowd.states();
        const auto attempts = figures.attempts - m_last.attempts;
        m_mostAttempts = std::max(m_mostAttempts, attempts);
        print(u"%1 s: live %2 connecting %3 waiting %4 blocked %5 unsaved %6; attempts %7, "
              "keys %8, deliveries %9; %10"_s.arg(double(m_time.elapsed()) / 1000, 0, 'f', 1)
                  .arg(states.live)
                  .arg(states.connecting)
                  .arg(states.waiting)
                  .arg(states.blocked)
                  .arg(states.pending)
                  .arg(attempts)
                  .arg(figures.keys - m_last.keys)
                  .arg(figures.deliveries - m_last.deliveries)
                  .arg(u"p99 %1 ms"_s.arg(figures.latencyNow.at(0.99), 0, 'f', 2)));
        m_last = {figures.attempts, figures.keys, figures.deliveries};
        if (m_comparison.seconds > 0)
            compare(figures.latencyNow, states.live);
        figures.latencyNow.clear();
    }

    /// After each second.
    void compare(const Samples &lastSecond, int live)
    {
        if (m_passed == 0) {
            if (live < m_clients)
                return;
            m_crowd.stall(m_comparison.slow); // from now on they are not in the figures
            m_crowd.stall(0);
        } else if ((m_passed - 1) % m_comparison.turn > 0) {
            const bool doAllRead = (m_passed - 1) / m_comparison.turn % 2 == 0;
            (doAllRead ? m_allRead : m_someDoNot).add(lastSecond);
        }
        if (m_passed % m_comparison.turn == 0)
            m_crowd.stall(m_passed / m_comparison.turn % 2 == 1 ? m_comparison.slow : 0);
        if (m_passed++ < m_comparison.seconds)
            return;
        print(u"all read     "_s + three(m_allRead));
        print(u"%1 do not    "_s.arg(m_comparison.slow) + three(m_someDoNot));
        print(u"p99 of the others with them / without: %1"_s.arg(
            m_someDoNot.at(0.99) / std::max(m_allRead.at(0.99), 0.001), 0, 'f', 3));
        QCoreApplication::quit();
    }

    struct Counts
    {
        qint64 attempts = 0;
        qint64 keys = 0;
        qint64 deliveries = 0;
    };
    LoadCrowd m_crowd;
    QElapsedTimer m_time;
    QTimer m_second;
    Counts m_last;
    qint64 m_mostAttempts = 0;
    int m_clients;
    Comparison m_comparison;
    int m_passed = 0; ///< seconds of it
    Samples m_allRead;
    Samples m_someDoNot;
};

std::optional<LoadOptions> readOptions(const QCommandLineParser &parser)
{
    LoadOptions options;
    auto texts = parser.values(u"link"_s);
    for (const auto &name : parser.values(u"links"_s)) {
        QFile file(name);
        if (!file.open(QIODevice::ReadOnly))
            return std::nullopt;
        texts += QString::fromUtf8(file.readAll()).split(u'\n', Qt::SkipEmptyParts);
    }
    for (const auto &text : texts) {
        const auto link = ShareLink::parse(text.trimmed(), InsecureLinks::Allow);
        if (!link)
            return std::nullopt;
        options.links.push_back(*link);
    }
    options.clients = parser.value(u"clients"_s).toInt();
    options.typistsPerDocument = parser.value(u"typists"_s).toInt();
    options.keysPerSecond = parser.value(u"keys"_s).toDouble();
    options.joinsPerSecond = parser.value(u"joins"_s).toInt();
    options.addresses = parser.value(u"addresses"_s).toInt();
    if (options.links.empty() || options.clients < 1)
        return std::nullopt;
    return options;
}

} // namespace

int main(int argc, char *argv[])
{
#ifdef Q_OS_LINUX
    QCoreApplication::setEventDispatcher(new EpollDispatcher);
#endif
    QCoreApplication application(argc, argv);
    QCommandLineParser parser;
    parser.setApplicationDescription(QString::fromLatin1(kHelp));
    parser.addHelpOption();
    parser.addOptions(
        {{u"link"_s, u"a document; several spread the clients"_s, u"link"_s},
         {u"links"_s, u"a file of them, one a line"_s, u"file"_s},
         {u"clients"_s, u"how many (default 100)"_s, u"n"_s, u"100"_s},
         {u"typists"_s, u"of them per document who type (default 1)"_s, u"n"_s, u"1"_s},
         {u"keys"_s, u"a second for each typist (default 5)"_s, u"n"_s, u"5"_s},
         {u"joins"_s, u"a second (default: all at once)"_s, u"n"_s, u"0"_s},
         {u"addresses"_s, u"of 127/8 that they come from in turn (default: one)"_s, u"n"_s,
          u"0"_s},
         {u"slow"_s, u"with --compare: how many stop reading (default 1)"_s, u"n"_s, u"1"_s},
         {u"compare"_s,
          u"measure so long, in turns with all of them reading and with the slow ones, and end"_s,
          u"seconds"_s, u"0"_s},
         {u"turn"_s, u"of --compare (default 4)"_s, u"seconds"_s, u"4"_s},
         {u"seconds"_s, u"then report and end (default: until told)"_s, u"n"_s, u"0"_s}});
    parser.process(application);
    const auto options = readOptions(parser);
    if (!options) {
        std::fputs("no links, or one that is none; see --help\n", stderr);
        return 64;
    }
    rlimit files{};
    if (::getrlimit(RLIMIT_NOFILE, &files) == 0) {
        files.rlim_cur = files.rlim_max;
        ::setrlimit(RLIMIT_NOFILE, &files);
    }
    Desk desk(*options, {parser.value(u"compare"_s).toInt(), parser.value(u"slow"_s).toInt(),
                         std::max(2, parser.value(u"turn"_s).toInt())});
    if (const auto seconds = parser.value(u"seconds"_s).toInt(); seconds > 0)
        QTimer::singleShot(seconds * 1000, &application, &QCoreApplication::quit);
    QSocketNotifier input(STDIN_FILENO, QSocketNotifier::Read);
    QByteArray pending;
    QObject::connect(&input, &QSocketNotifier::activated, &application, [&] {
        char buffer[1024];
        const auto size = ::read(STDIN_FILENO, buffer, sizeof buffer);
        if (size <= 0) {
            input.setEnabled(false);
            return;
        }
        pending.append(buffer, size);
        for (auto end = pending.indexOf('\n'); end >= 0; end = pending.indexOf('\n')) {
            desk.obey(QString::fromUtf8(pending.first(end)).trimmed());
            pending.remove(0, end + 1);
        }
    });
    const int code = QCoreApplication::exec();
    desk.report();
    return code;
}
