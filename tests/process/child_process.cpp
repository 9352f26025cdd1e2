#include "tests/process/child_process.h"

#include <QEventLoop>
#include <QTimer>

#include <csignal>
#include <sys/prctl.h>

namespace syngraph::tests {

bool waitUntil(const std::function<bool()> &done, Milliseconds patience)
{
    const auto until = ChildProcess::now() + patience;
    QEventLoop loop;
    QTimer tick;
    tick.start(10ms);
    while (!done()) {
        if (ChildProcess::now() >= until)
            return done();
        loop.processEvents(QEventLoop::WaitForMoreEvents);
    }
    return true;
}

void pass(Milliseconds time)
{
    waitUntil([] { return false; }, time);
}

ChildProcess::ChildProcess(const QString &program, const QStringList &arguments,
                           const QProcessEnvironment &environment)
{
    m_process.setProgram(QStringLiteral(SYNGRAPH_PROGRAMS "/") + program);
    m_process.setArguments(arguments);
    m_process.setProcessEnvironment(environment);
    m_process.setChildProcessModifier([] { ::prctl(PR_SET_PDEATHSIG, SIGKILL); });
    connect(&m_process, &QProcess::readyReadStandardOutput, this,
            [this] { readLines(QProcess::StandardOutput, m_output); });
    connect(&m_process, &QProcess::readyReadStandardError, this,
            [this] { readLines(QProcess::StandardError, m_errors); });
}

ChildProcess::~ChildProcess()
{
    kill();
}

Instant ChildProcess::now()
{
    static const SystemClock clock;
    return clock.now();
}

void ChildProcess::start()
{
    m_process.start();
    m_process.waitForStarted();
}

void ChildProcess::kill()
{
    if (!isRunning())
        return;
    m_process.kill();
    m_process.waitForFinished();
}

void ChildProcess::signal(int number)
{
    if (isRunning())
        ::kill(pid_t(m_process.processId()), number);
}

void ChildProcess::terminate() { signal(SIGTERM); }
void ChildProcess::pause() { signal(SIGSTOP); }
void ChildProcess::resume() { signal(SIGCONT); }

bool ChildProcess::waitForEnd(Milliseconds patience)
{
    const bool ended = waitUntil([this] { return !isRunning(); }, patience);
    readLines(QProcess::StandardOutput, m_output);
    readLines(QProcess::StandardError, m_errors);
    return ended;
}

void ChildProcess::readLines(QProcess::ProcessChannel channel, std::vector<PrintedLine> &to)
{
    m_process.setReadChannel(channel);
    while (m_process.canReadLine())
        to.push_back({now(), QString::fromUtf8(m_process.readLine()).trimmed()});
}

QString ChildProcess::allErrors() const
{
    QStringList lines;
    for (const auto &line : m_errors)
        lines += line.text;
    return lines.join(u'\n');
}

} // namespace syngraph::tests
