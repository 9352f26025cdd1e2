#include "tests/process/server_process.h"

#include <QMap>

namespace syngraph::tests {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr Milliseconds kStartPatience = 20s;

} // namespace

bool ServerProcess::start()
{
    QStringList arguments{u"serve"_s,       u"--data-dir"_s,
                          m_options.directory, u"--listen"_s,
                          u"127.0.0.1:%1"_s.arg(m_port),
                          u"--heartbeat"_s, QString::number(m_options.heartbeatSeconds),
                          u"--log-level"_s, u"warning"_s};
    if (!m_options.isEncrypted)
        arguments += u"--no-tls"_s;
    arguments += m_options.more;
    const bool isFirst = m_link.isEmpty();
    m_process = std::make_unique<ChildProcess>(u"syngraph-server"_s, arguments,
                                               m_options.environment);
    m_process->start();
    const auto printed = [this](QStringView start) -> const PrintedLine * {
        for (const auto &line : m_process->output()) {
            if (line.text.startsWith(start))
                return &line;
        }
        return nullptr;
    };
    waitUntil([&] {
        return !m_process->isRunning()
            || printed(isFirst ? u"first document: " : u"server address");
    }, kStartPatience);
    const auto *listening = printed(u"listening on ");
    const auto *first = printed(u"first document: ");
    if (!listening || (isFirst && !first))
        return false;
    m_listeningSince = listening->at;
    m_port = listening->text.section(u':', -1).toUShort();
    if (first)
        m_link = first->text.section(u' ', -1);
    return true;
}

QString ServerProcess::link(quint16 port) const
{
    QString link = m_link;
    return link.replace(u":%1/"_s.arg(m_port), u":%1/"_s.arg(port == 0 ? m_port : port));
}

ClientProcess::ClientProcess(Kind kind, const QString &link, const QString &name)
    : m_kind(kind)
    , m_process(u"syngraph-cli"_s,
                kind == Kind::Append
                    ? QStringList{u"append"_s, link, u"--name"_s, name, u"--figures"_s,
                                  u"--timeout"_s, u"90"_s}
                    : QStringList{u"watch"_s, link, u"--name"_s, name, u"--timeout"_s, u"90"_s})
{
    m_process.start();
}

const std::vector<PrintedLine> &ClientProcess::lines() const
{
    return m_kind == Kind::Append ? m_process.errors() : m_process.output();
}

bool ClientProcess::waitUntilLive(Milliseconds patience)
{
    return waitUntil([this] { return isLive(); }, patience);
}

bool ClientProcess::isLive() const
{
    bool isLive = false;
    for (const auto &line : lines()) {
        if (line.text == u"* live"_s)
            isLive = true;
        else if (line.text == u"* connection lost"_s || line.text.startsWith(u"* checking"))
            isLive = false;
    }
    return isLive;
}

qint64 ClientProcess::reconnects() const
{
    return std::count_if(lines().begin(), lines().end(),
                         [](const auto &line) { return line.text == u"* connection lost"_s; });
}

std::optional<Instant> ClientProcess::firstSince(Instant since, const QStringList &words) const
{
    for (const auto &line : lines()) {
        if (line.at >= since && words.contains(line.text))
            return line.at;
    }
    return std::nullopt;
}

std::optional<Instant> ClientProcess::noticedSince(Instant since) const
{
    return firstSince(since, {u"* connection lost"_s, u"* checking the connection"_s});
}

std::optional<Instant> ClientProcess::lostSince(Instant since) const
{
    return firstSince(since, {u"* connection lost"_s});
}

std::optional<Instant> ClientProcess::liveSince(Instant since) const
{
    return firstSince(since, {u"* live"_s});
}

qint64 ClientProcess::watchedUnits() const
{
    qint64 units = 0;
    for (const auto &line : lines()) {
        if (line.text.startsWith(u'+')) {
            units += line.text.section(u' ', 0, 0).toLongLong();
            units += line.text.section(u' ', 1, 1).toLongLong();
        }
    }
    return units;
}

std::optional<QString> textOf(const QString &link, Milliseconds patience)
{
    const auto seconds = std::chrono::duration_cast<std::chrono::seconds>(patience);
    ChildProcess cat(u"syngraph-cli"_s,
                     {u"cat"_s, link, u"--timeout"_s, QString::number(seconds.count())});
    cat.start();
    if (!cat.waitForEnd(patience + 10s) || cat.exitCode() != 0)
        return std::nullopt;
    QStringList lines;
    for (const auto &line : cat.output())
        lines += line.text;
    return lines.join(u'\n');
}

Typist::Typist(ClientProcess &client, const QString &name, Milliseconds period)
    : m_client(client), m_name(name)
{
    m_timer.setInterval(period);
    m_timer.callOnTimeout(this, [this] {
        m_client.process().write(u"%1 %2\n"_s.arg(m_name).arg(++m_lines).toUtf8());
    });
}

QString compareLines(const QString &text, const std::vector<const Typist *> &typists)
{
    QMap<QString, int> last;
    for (const auto &line : text.split(u'\n', Qt::SkipEmptyParts)) {
        const auto name = line.section(u' ', 0, 0);
        const auto number = line.section(u' ', 1).toInt();
        if (number != last[name] + 1)
            return u"\"%1\" stands behind \"%2 %3\""_s.arg(line, name).arg(last[name]);
        last[name] = number;
    }
    for (const auto *typist : typists) {
        if (last.take(typist->name()) != typist->lines())
            return u"%1 typed %2 lines, not all are there"_s.arg(typist->name())
                .arg(typist->lines());
    }
    return last.isEmpty() ? QString() : u"there are lines of nobody"_s;
}

} // namespace syngraph::tests
