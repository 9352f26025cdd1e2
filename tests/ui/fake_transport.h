#pragma once

#include "common/transport/transport.h"

#include <QPointer>

namespace syngraph::testing {

/// A transport that does nothing by itself; the test ends or opens it.
class FakeTransport final : public Transport
{
    Q_OBJECT

public:
    using Transport::Transport;
    void open(const TransportTarget &target) override { m_target = target; }
    void send(const QByteArray &message) override { m_sent.append(message); }
    void close() override {}
    void abort() override {}

    const TransportTarget &target() const { return m_target; }
    const QList<QByteArray> &sent() const { return m_sent; }

private:
    TransportTarget m_target;
    QList<QByteArray> m_sent;
};

} // namespace syngraph::testing
