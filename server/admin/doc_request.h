#pragma once

#include "server/admin/exit_codes.h"

#include <QJsonObject>
#include <QString>

#include <memory>

namespace syngraph {

class Store;

enum class MissingData : quint8 { IsAnError, IsMade };

/// Has requests of document_administration.h answered: by the server that runs on `directory`, else
/// from its data, which is opened for the first of them and stays open for the others. Lives as long
/// as one command. Thread: one.
class DocRequests final
{
public:
    DocRequests(QString directory, MissingData missing);
    ~DocRequests();
    Q_DISABLE_COPY_MOVE(DocRequests)

    /// An exit code (exit_codes.h); what is not ExitOk was complained of.
    int perform(const QJsonObject &request, QJsonObject &answer);

private:
    int open();

    const QString m_directory;
    const MissingData m_missing;
    std::unique_ptr<Store> m_store; ///< null while a server answers
};

/// A refusal ("error" of an answer) for people, and as an exit code.
QString sentenceFor(const QString &error);
ServerExit exitCodeFor(const QString &error);

} // namespace syngraph
