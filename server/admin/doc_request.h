#pragma once

#include "server/admin/exit_codes.h"

#include <QJsonObject>
#include <QString>

namespace syngraph {

enum class MissingData : quint8 { IsAnError, IsMade };

/// Has a request of document_administration.h answered: by the server that runs on `directory`, else
/// from its data. An exit code (exit_codes.h); what is not ExitOk was complained of.
int perform(const QString &directory, const QJsonObject &request, MissingData missing,
            QJsonObject &answer);

/// A refusal ("error" of an answer) for people, and as an exit code.
QString sentenceFor(const QString &error);
ServerExit exitCodeFor(const QString &error);

} // namespace syngraph
