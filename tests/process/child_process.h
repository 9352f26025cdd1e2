#pragma once

#include "common/base/clock.h"
#include "common/platform/system_clock.h"

#include <QProcess>
#include <QStringList>

#include <functional>
#include <optional>
#include <vector>

namespace syngraph::tests {

/// Runs the event loop of this thread until `done` holds; false after `patience`.
bool waitUntil(const std::function<bool()> &done, Milliseconds patience);
/// Lets the event loop of this thread run.
void pass(Milliseconds time);

/// A line that a program printed, and when it came here.
struct PrintedLine
{
    Instant at;
    QString text;
};

/// One of the product's programs as a process of its own, which ends with the thread that started
/// it. Standard output and standard error are kept line by line. Lives on one thread.
class ChildProcess : public QObject
{
    Q_OBJECT

public:
    /// `program` is a name within the build's folder of programs.
    ChildProcess(const QString &program, const QStringList &arguments,
                 const QProcessEnvironment &environment = QProcessEnvironment::systemEnvironment());
    ~ChildProcess() override;

    void start();
    void kill();      ///< SIGKILL, back when it is gone
    void terminate(); ///< SIGTERM
    void pause();     ///< SIGSTOP
    void resume();    ///< SIGCONT
    bool isRunning() const { return m_process.state() != QProcess::NotRunning; }
    bool waitForEnd(Milliseconds patience);
    int exitCode() const { return m_process.exitCode(); }
    qint64 processId() const { return m_process.processId(); }

    void write(const QByteArray &bytes) { m_process.write(bytes); }
    void closeInput() { m_process.closeWriteChannel(); }

    const std::vector<PrintedLine> &output() const { return m_output; }
    const std::vector<PrintedLine> &errors() const { return m_errors; }
    QString allErrors() const;

    static Instant now();

private:
    void readLines(QProcess::ProcessChannel channel, std::vector<PrintedLine> &to);
    void signal(int number);

    QProcess m_process;
    std::vector<PrintedLine> m_output;
    std::vector<PrintedLine> m_errors;
};

} // namespace syngraph::tests
