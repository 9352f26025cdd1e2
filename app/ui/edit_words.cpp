#include "app/ui/edit_words.h"

#include <QCoreApplication>

#include <algorithm>

namespace syngraph {

namespace {

class Words
{
    Q_DECLARE_TR_FUNCTIONS(syngraph::EditWords)

public:
    static QString refusal(EditRefusal reason);
    static QString stepLeftOut();
    static QString recovery(ErrorCode reason, bool hasOwnText);
};

QString Words::refusal(EditRefusal reason)
{
    switch (reason) {
    case EditRefusal::ForbiddenText:
        return tr("This text has characters that a document cannot hold.");
    case EditRefusal::ParagraphTooLong: return tr("This paragraph is full. Start a new one.");
    case EditRefusal::DocumentTooLong: return tr("The document is full.");
    case EditRefusal::TooManyParagraphs: return tr("The document has as many paragraphs as it can.");
    case EditRefusal::TooManyAttributes:
        return tr("The document has as many links and formats as it can.");
    case EditRefusal::ClipboardTooLarge: return tr("This is too much to paste at once.");
    case EditRefusal::ClipboardBroken: return tr("What was copied is damaged.");
    case EditRefusal::UnsafeLink:
        return tr("Links may lead to web pages, e-mail addresses and shared documents.");
    }
    return tr("This cannot be put into the document.");
}

QString Words::stepLeftOut()
{
    return tr("A step that cannot be undone or redone any more was left out.");
}

QString Words::recovery(ErrorCode reason, bool hasOwnText)
{
    switch (reason) {
    case ErrorCode::Forbidden:
        return tr("You may not edit the shared document any more. This is what you had on the "
                  "screen; your last edits are not in the document.");
    case ErrorCode::TooLarge:
        return tr("The shared document is full. This is what you had on the screen; your last "
                  "edits are not in the document.");
    case ErrorCode::BadBase:
    case ErrorCode::NoDocument:
        if (hasOwnText)
            return tr("The server's document was replaced meanwhile. This is what you had on the "
                      "screen; your last edits are not in the document.");
        break;
    default:
        if (hasOwnText)
            return tr("The server did not take your last edits. This is what you had on the "
                      "screen; they are not in the document.");
        break;
    }
    return tr("The server's document is not the one that was on your screen. This is what you had "
              "there.");
}

} // namespace

QString refusalWords(EditRefusal reason)
{
    return Words::refusal(reason);
}

QString stepLeftOutWords()
{
    return Words::stepLeftOut();
}

QString recoveryWords(ErrorCode reason, bool hasOwnText)
{
    return Words::recovery(reason, hasOwnText);
}

EditKind editKindOf(const Delta &delta, EditOrigin origin)
{
    if (origin == EditOrigin::Typed)
        return delta.hasInserts() ? EditKind::Typing : EditKind::Erasing;
    if (origin == EditOrigin::Part)
        return EditKind::Part;
    const bool changesText = std::ranges::any_of(delta.components(), [](const auto &component) {
        return component.kind != Delta::Kind::Retain;
    });
    return changesText ? EditKind::Other : EditKind::Formatting;
}

} // namespace syngraph
