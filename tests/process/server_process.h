#pragma once

#include "tests/process/child_process.h"

#include <QTimer>

#include <memory>

namespace syngraph::tests {

/// syngraph-server on a directory, started as often as wanted on one port. Lives on one thread.
class ServerProcess final
{
public:
    struct Options
    {
        QString directory;
        int heartbeatSeconds = 1;
        QStringList more;            ///< arguments
        bool isEncrypted = false;
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    };
    explicit ServerProcess(Options options) : m_options(std::move(options)) {}

    /// Listens when it returns true, on the same port as before.
    bool start();
    ChildProcess &process() { return *m_process; }
    QProcessEnvironment &environment() { return m_options.environment; }
    quint16 port() const { return m_port; }
    /// Of the first document, as for a server on `port`; 0: its own.
    QString link(quint16 port = 0) const;
    /// When it printed that it listens, the last time.
    Instant listeningSince() const { return m_listeningSince; }

private:
    Options m_options;
    std::unique_ptr<ChildProcess> m_process;
    quint16 m_port = 0;
    QString m_link;
    Instant m_listeningSince;
};

/// What a client of the command line said about its connection.
class ClientProcess final
{
public:
    enum class Kind { Append, Watch };
    ClientProcess(Kind kind, const QString &link, const QString &name);

    bool waitUntilLive(Milliseconds patience);
    ChildProcess &process() { return m_process; }

    /// First time after `since` that it said that something is wrong.
    std::optional<Instant> noticedSince(Instant since) const;
    std::optional<Instant> lostSince(Instant since) const;
    std::optional<Instant> liveSince(Instant since) const;
    /// The last thing it said is that it is live.
    bool isLive() const;
    qint64 reconnects() const;
    /// Units inserted less units deleted, by what a watching one printed.
    qint64 watchedUnits() const;

private:
    const std::vector<PrintedLine> &lines() const;
    std::optional<Instant> firstSince(Instant since, const QStringList &words) const;

    Kind m_kind;
    ChildProcess m_process;
};

/// The text of a document, by a client of its own; absent when it cannot be had.
std::optional<QString> textOf(const QString &link, Milliseconds patience = 30s);

/// Writes numbered lines "NAME 1", "NAME 2" ... to an appending client, one each `period`.
class Typist final : public QObject
{
public:
    Typist(ClientProcess &client, const QString &name, Milliseconds period);
    void start() { m_timer.start(); }
    void stop() { m_timer.stop(); }
    int lines() const { return m_lines; }
    QString name() const { return m_name; }

private:
    ClientProcess &m_client;
    QString m_name;
    QTimer m_timer;
    int m_lines = 0;
};

/// Empty when each typist's lines are all in `text`, once each and in order, and nothing else is.
QString compareLines(const QString &text, const std::vector<const Typist *> &typists);

} // namespace syngraph::tests
