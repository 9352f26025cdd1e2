#pragma once

#include <QByteArray>
#include <QObject>
#include <QSocketNotifier>

namespace syngraph::cli {

/// Standard input, line by line, without blocking the event loop where the system allows it.
class LineReader final : public QObject
{
    Q_OBJECT

public:
    explicit LineReader(QObject *parent = nullptr);
    void start();

Q_SIGNALS:
    void lineRead(const QByteArray &line); ///< without its end
    void ended();

private:
    void readSome();

    QSocketNotifier m_notifier;
    QByteArray m_rest;
};

} // namespace syngraph::cli
