#include "app/cli/line_reader.h"

#include <QTimer>

#include <cerrno>
#include <unistd.h>

namespace syngraph::cli {

LineReader::LineReader(QObject *parent)
    : QObject(parent), m_notifier(STDIN_FILENO, QSocketNotifier::Read)
{
    m_notifier.setEnabled(false);
    connect(&m_notifier, &QSocketNotifier::activated, this, &LineReader::readSome);
}

void LineReader::start()
{
    m_notifier.setEnabled(true);
}

void LineReader::readSome()
{
    char buffer[16 * 1024];
    const auto count = ::read(STDIN_FILENO, buffer, sizeof buffer);
    if (count < 0 && (errno == EINTR || errno == EAGAIN))
        return;
    if (count > 0) {
        m_rest.append(buffer, qsizetype(count));
        qsizetype start = 0;
        for (auto end = m_rest.indexOf('\n'); end >= 0; end = m_rest.indexOf('\n', start)) {
            Q_EMIT lineRead(m_rest.mid(start, end - start));
            start = end + 1;
        }
        m_rest.remove(0, start);
        return;
    }
    m_notifier.setEnabled(false);
    if (!m_rest.isEmpty())
        Q_EMIT lineRead(std::exchange(m_rest, {}));
    Q_EMIT ended();
}

} // namespace syngraph::cli
