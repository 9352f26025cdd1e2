#include "app/cli/document_commands.h"

#include "app/cli/line_reader.h"
#include "common/ot/schema.h"

#include <QCoreApplication>
#include <QEventLoop>
#include <QTextStream>
#include <QTimer>

#include <cstdio>

namespace syngraph::cli {

namespace {

using namespace Qt::Literals::StringLiterals;

constexpr Milliseconds kEchoWait = 10s;

bool printOut(const QByteArray &bytes)
{
    const auto size = size_t(bytes.size());
    return std::fwrite(bytes.constData(), 1, size, stdout) == size && std::fflush(stdout) == 0;
}

/// Names come from other people: nothing in them may steer the terminal.
QString plain(const QString &text)
{
    QString out;
    for (const QChar c : text)
        out += c.isPrint() ? c : QChar(u'?');
    return out;
}

QString nameOf(const DocumentController &controller, AuthorNumber author)
{
    for (const auto &participant : controller.participants()) {
        if (participant.author == author)
            return plain(participant.name);
    }
    return u"?"_s;
}

/// "+12 -3": units inserted and deleted.
QString measureOf(const Delta &delta)
{
    qint64 deleted = 0;
    for (const auto &component : delta.components()) {
        if (component.kind == Delta::Kind::Delete)
            deleted += component.length;
    }
    return u"+%1 -%2"_s.arg(delta.insertedText().size()).arg(deleted);
}

/// What a person at a terminal is told of the connection; empty for steps in between.
QString wordsFor(ConnectionState state)
{
    switch (state) {
    case ConnectionState::Live:
        return u"live"_s;
    case ConnectionState::Suspect:
        return u"checking the connection"_s;
    case ConnectionState::Waiting:
        return u"connection lost"_s;
    default:
        return {};
    }
}

/// Nothing that is written now goes to the server, and it may be days until it does.
bool isDamaged(const DocumentController &controller)
{
    return isCaughtUp(controller) && controller.status().damagedBehind;
}

void appendLine(DocumentController &controller, const QByteArray &line)
{
    const auto &document = controller.document();
    const auto end = document.length() - 1;
    DeltaBuilder builder;
    builder.retain(end).insert(cleanedText(QString::fromUtf8(line)) + u'\n');
    const auto delta = builder.build(document.length());
    if (!document.check(delta)) {
        complain(QCoreApplication::translate("cli", "a line is beyond the document's limits; left out"));
        return;
    }
    controller.editLocal(delta, invert(delta, document), EditKind::Other);
}

} // namespace

ExitCode runCat(const CliContext &context, const ShareLink &link)
{
    return runExport(context, link, FileForm::Text);
}

ExitCode runExport(const CliContext &context, const ShareLink &link, FileForm format)
{
    const auto controller = context.makeController();
    controller->open(link);
    const auto outcome =
        waitFor(context, *controller, [&] { return isCaughtUp(*controller); });
    if (outcome == ExitCode::Ok)
        printOut(exportDocument(controller->document(), format, controller->title()));
    if (outcome == ExitCode::Ok && controller->status().damagedBehind)
        return ExitCode::Failed;
    return outcome;
}

ExitCode runAppend(const CliContext &context, const ShareLink &link, AppendOptions options)
{
    const auto controller = context.makeController();
    qint64 lines = 0;
    int reconnects = 0;
    Milliseconds longestUnsaved{0};
    bool isLive = false;
    auto last = ConnectionState::Idle;
    QObject::connect(controller.get(), &DocumentController::statusChanged, controller.get(), [&] {
        const auto status = controller->status();
        if (const auto words = wordsFor(status.state);
            options.figures && std::exchange(last, status.state) != status.state && !words.isEmpty())
            QTextStream(stderr) << "* " << words << '\n';
        if (status.state == ConnectionState::Live && !isLive)
            ++reconnects;
        isLive = status.state == ConnectionState::Live || status.state == ConnectionState::Suspect;
        longestUnsaved = std::max(longestUnsaved, status.unsavedFor);
    });
    std::vector<KeptText> lost;
    QObject::connect(controller.get(), &DocumentController::recovered, controller.get(),
                     [&](const KeptText &text) { lost.push_back(text); });
    controller->open(link);
    auto outcome = waitFor(context, *controller, [&] {
        return isCaughtUp(*controller) || (context.journal && controller->status().isLoaded);
    });
    if (outcome != ExitCode::Ok)
        return outcome;
    if (!controller->canEdit()) {
        complain(QCoreApplication::translate("cli", "the link only allows to read"));
        return ExitCode::NoPermission;
    }
    // Only a journal keeps what waits for a server; waitFor() has said why it does.
    const auto hasNoPlace = [&] { return !context.journal && isDamaged(*controller); };
    if (hasNoPlace())
        return ExitCode::Failed;
    LineReader reader;
    bool ended = false;
    QObject::connect(&reader, &LineReader::lineRead, controller.get(), [&](const QByteArray &line) {
        appendLine(*controller, line);
        ++lines;
        if (options.echo && context.journal && context.journal->waitWritten(kEchoWait))
            printOut(line + '\n');
    });
    QObject::connect(&reader, &LineReader::ended, controller.get(), [&] {
        ended = true;
        Q_EMIT controller->statusChanged();
    });
    reader.start();
    // Patience is for the server, not for whoever writes to standard input.
    CliContext forInput{context.clock, context.random, context.name, context.insecure, 0ms,
                        context.journal};
    outcome = waitFor(forInput, *controller,
                      [&] { return ended || !lost.empty() || hasNoPlace(); });
    if (outcome == ExitCode::Ok) {
        outcome = waitFor(context, *controller, [&] {
            return isSaved(*controller) || !lost.empty() || isDamaged(*controller);
        });
    }
    if (outcome == ExitCode::Ok && isDamaged(*controller) && !isSaved(*controller))
        outcome = context.journal ? ExitCode::Unavailable : ExitCode::Failed;
    if (options.figures) {
        QTextStream(stderr) << plain(context.name) << ": " << lines << " lines, "
                            << std::max(0, reconnects - 1) << " reconnects, longest unsaved "
                            << longestUnsaved.count() << " ms\n";
    }
    if (!lost.empty()) {
        complain(QCoreApplication::translate("cli", "the server refused an edit; the text follows on standard output"));
        for (const auto &text : lost) {
            const bool isOut = printOut(exportDocument(text.document, FileForm::Text, {}));
            if (isOut && context.journal)
                context.journal->write({writes::DropText{text.id}});
        }
        return ExitCode::Failed;
    }
    if (outcome == ExitCode::Unavailable && context.journal && context.journal->isGood())
        complain(QCoreApplication::translate("cli", "what was not sent is in the journal"));
    return outcome;
}

ExitCode runWatch(const CliContext &context, const ShareLink &link)
{
    const auto controller = context.makeController();
    QTextStream out(stdout);
    QStringList present;
    QObject::connect(controller.get(), &DocumentController::participantsChanged, controller.get(),
                     [&] {
                         QStringList now;
                         for (const auto &participant : controller->participants())
                             now += nameOf(*controller, participant.author);
                         for (const auto &name : now) {
                             if (!present.contains(name))
                                 out << "* " << name << " is here\n" << Qt::flush;
                         }
                         for (const auto &name : present) {
                             if (!now.contains(name))
                                 out << "* " << name << " left\n" << Qt::flush;
                         }
                         present = now;
                     });
    QObject::connect(controller.get(), &DocumentController::remoteEdited, controller.get(),
                     [&](const Delta &delta) {
                         QString text = delta.insertedText().toString();
                         text.replace(u'\n', QChar(0x23ce));
                         out << measureOf(delta) << "  " << plain(text.left(60)) << '\n'
                             << Qt::flush;
                     });
    auto last = ConnectionState::Idle;
    QObject::connect(controller.get(), &DocumentController::statusChanged, controller.get(), [&] {
        const auto state = controller->status().state;
        const auto words = wordsFor(state);
        if (std::exchange(last, state) != state && !words.isEmpty())
            out << "* " << words << '\n' << Qt::flush;
    });
    controller->open(link);
    const auto live = waitFor(context, *controller, [&] { return isCaughtUp(*controller); });
    if (live != ExitCode::Ok)
        return live;
    const CliContext patient{context.clock, context.random, context.name, context.insecure, 0ms,
                             context.journal};
    return waitFor(patient, *controller, [] { return false; });
}

QString whyNotShared(ShareError error, const QString &detail, const ServerEndpoint &server)
{
    switch (error) {
    case ShareError::NotAllowed:
        return QCoreApplication::translate("cli", "the server refused: wrong key");
    case ShareError::WrongIdentity:
        return sentenceFor(BlockReason::WrongIdentity)
            + keysIn(QByteArray::fromHex(detail.section(u' ', 0, 0).toLatin1()), server);
    case ShareError::UntrustedCertificate:
        return sentenceFor(BlockReason::UntrustedCertificate);
    case ShareError::BadAnswer:
        return QCoreApplication::translate("cli", "this is not a server of a known version");
    case ShareError::Unreachable:
    case ShareError::Busy:
        break;
    }
    return QCoreApplication::translate("cli", "the server could not be reached");
}

ExitCode runShare(const CliContext &context, const ServerAddress &server, const QString &title)
{
    const auto controller = context.makeController();
    QEventLoop loop;
    auto outcome = ExitCode::Unavailable;
    QObject::connect(controller.get(), &DocumentController::shareFailed, &loop,
                     [&](ShareError error, const QString &detail) {
                         complain(whyNotShared(error, detail, server.server));
                         if (error == ShareError::NotAllowed || error == ShareError::WrongIdentity
                             || error == ShareError::UntrustedCertificate)
                             outcome = ExitCode::NoPermission;
                         loop.quit();
                     });
    QObject::connect(controller.get(), &DocumentController::shared, &loop, [&] {
        printOut("edit " + controller->editLink()->text().toUtf8() + '\n');
        printOut("view " + controller->viewLink()->text().toUtf8() + '\n');
        if (const auto own = controller->ownLink())
            printOut("own " + own->text().toUtf8() + '\n');
        outcome = ExitCode::Ok;
        loop.quit();
    });
    controller->share(server, title);
    loop.exec();
    return outcome;
}

} // namespace syngraph::cli
