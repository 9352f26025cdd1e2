#pragma once

#include <QObject>
#include <QSocketNotifier>

#include <memory>

namespace syngraph {

/// SIGHUP as a signal of Qt's: the wish to read the certificate anew. One in a process, on the
/// thread of its event loop.
class ReloadSignal final : public QObject
{
    Q_OBJECT

public:
    ReloadSignal();
    ~ReloadSignal() override;

Q_SIGNALS:
    void requested();

private:
    std::unique_ptr<QSocketNotifier> m_notifier;
};

} // namespace syngraph
