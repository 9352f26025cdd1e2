#pragma once

#include "common/base/result.h"

#include <QJsonObject>
#include <QLocalServer>
#include <QObject>

#include <functional>
#include <optional>

class QLocalSocket;

namespace syngraph {

/// Where the command line finds a running server: a socket in the data directory that only its
/// owner may open. One JSON object a line in each direction. Thread: its own.
class AdminSocket final : public QObject
{
    Q_OBJECT

public:
    using Answer = std::function<void(const QJsonObject &)>;
    /// Called for each request; `answer` may be called later, once, on this object's thread.
    using Handler = std::function<void(const QJsonObject &request, Answer answer)>;

    AdminSocket(QString directory, Handler handler, QObject *parent = nullptr);
    bool listen();

    static QString path(const QString &directory);
    enum class AskError {
        NobodyThere, ///< no server runs on the directory
        NoAnswer     ///< one does, but it did not answer in time; it may still do what was asked
    };
    /// From another process: asks the server on `directory`. Blocks for up to 10 s at a time.
    static Result<QJsonObject, AskError> ask(const QString &directory, const QJsonObject &request);

private:
    void greet();
    void readLines(QLocalSocket *socket);

    QString m_directory;
    Handler m_handler;
    QLocalServer m_server;
};

} // namespace syngraph
