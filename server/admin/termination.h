#pragma once

#include <QObject>
#include <QSocketNotifier>

#include <memory>

namespace syngraph {

/// SIGTERM and SIGINT as a signal of Qt, once; a second one ends the process as ever. One at a
/// time, on the thread of the main event loop.
class Termination final : public QObject
{
    Q_OBJECT

public:
    Termination();
    ~Termination() override;

Q_SIGNALS:
    void requested();

private:
    std::unique_ptr<QSocketNotifier> m_notifier;
};

} // namespace syngraph
