#include "app/ui/chat_log.h"

#include "app/models/shown_text.h"
#include "app/ui/theme_colors.h"
#include "common/ot/link_address.h"

#include <QClipboard>
#include <QContextMenuEvent>
#include <QDateTime>
#include <QGuiApplication>
#include <QLocale>
#include <QMenu>
#include <QRegularExpression>
#include <QScrollBar>
#include <QTextBlock>

namespace syngraph {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr qint64 kTogether = 5 * 60 * 1000; ///< milliseconds between messages of one group
constexpr qreal kSmall = 0.86;
constexpr auto kAgain = "again:"_L1; // no address of a message begins so
constexpr auto kDrop = "drop:"_L1;
constexpr auto kUnmute = "unmute:"_L1;

/// Whose words a block holds.
class Speaker final : public QTextBlockUserData
{
public:
    explicit Speaker(qint64 number, const QString &what) : author(number), name(what) {}
    const qint64 author;
    const QString name;
};

QTextCharFormat small(const QTextBrowser &log, const QColor &color)
{
    QTextCharFormat format;
    format.setFontPointSize(log.font().pointSizeF() * kSmall);
    format.setForeground(color);
    return format;
}

QTextCharFormat anchor(QTextCharFormat format, const QString &address, const QColor &color)
{
    format.setAnchor(true);
    format.setAnchorHref(address);
    format.setForeground(color);
    format.setFontUnderline(true);
    return format;
}

/// On several lines within one block; nothing in it stands for an object.
QString shownLines(QString text)
{
    return text.replace(u'\n', QChar::LineSeparator)
        .replace(QChar::ObjectReplacementCharacter, QChar::ReplacementCharacter);
}

QString whyRefused(ErrorCode code)
{
    if (code == ErrorCode::Forbidden)
        return ChatLog::tr("Not sent: this link only allows to read.");
    return ChatLog::tr("Not sent: the server did not take it.");
}

} // namespace

struct ChatLog::Said
{
    qint64 author = 0;
    QString name;
    quint32 color = 0;
    qint64 time = 0; ///< 0: not said yet
    QString text;
    bool isOwn = false;
    const ChatExchange::Unsent *unsent = nullptr;
};

QList<std::pair<qsizetype, qsizetype>> linksIn(const QString &text)
{
    static const QRegularExpression kCandidate(uR"(\b(?:https?://|mailto:|syngraph:)[^\s<>"]+)"_s,
                                               QRegularExpression::CaseInsensitiveOption);
    QList<std::pair<qsizetype, qsizetype>> found;
    for (auto all = kCandidate.globalMatch(text); all.hasNext();) {
        const auto match = all.next();
        auto length = match.capturedLength();
        while (length > 0 && u".,;:!?)]}'"_s.contains(text[match.capturedStart() + length - 1]))
            --length; // the sentence goes on, or ends
        if (isSafeLink(QStringView(text).sliced(match.capturedStart(), length)))
            found.append({match.capturedStart(), length});
    }
    return found;
}

ChatLog::ChatLog(QWidget *parent) : QTextBrowser(parent)
{
    setOpenLinks(false);
    setUndoRedoEnabled(false);
    setTabChangesFocus(false);
    setTextInteractionFlags(Qt::TextBrowserInteraction | Qt::TextSelectableByKeyboard);
    setAccessibleName(tr("Chat messages"));
    document()->setDocumentMargin(12);
    connect(this, &QTextBrowser::anchorClicked, this, &ChatLog::choose);
}

QVariant ChatLog::loadResource(int, const QUrl &)
{
    return {};
}

void ChatLog::scrollToEnd()
{
    verticalScrollBar()->setValue(verticalScrollBar()->maximum());
}

void ChatLog::show(const ChatExchange &chat, AuthorNumber self, const QString &ownName,
                   quint32 ownColor)
{
    QScrollBar *bar = verticalScrollBar();
    const int before = bar->value();
    const bool wasAtEnd = before >= bar->maximum() - 2;
    const int anchorBefore = textCursor().anchor();
    const int positionBefore = textCursor().position();
    const bool hadSelection = textCursor().hasSelection();
    document()->clear();
    QTextCursor cursor(document());
    cursor.beginEditBlock();
    Group group;
    for (const ChatEntry &entry : chat.entries()) {
        if (isMuted(entry.author))
            continue;
        put(cursor, group,
            {entry.author.value, entry.name, entry.color, std::max<qint64>(entry.time, 1),
             entry.text, entry.author == self, nullptr});
    }
    for (const auto &unsent : chat.waiting())
        put(cursor, group, {self.value, ownName, ownColor, 0, unsent.chat.text, true, &unsent});
    putMuted(cursor);
    cursor.endEditBlock();
    const int last = document()->characterCount() - 1;
    if (hadSelection && std::max(anchorBefore, positionBefore) <= last) {
        QTextCursor selection(document());
        selection.setPosition(anchorBefore);
        selection.setPosition(positionBefore, QTextCursor::KeepAnchor);
        setTextCursor(selection);
    }
    bar->setValue(wasAtEnd ? bar->maximum() : before);
}

void ChatLog::put(QTextCursor &cursor, Group &group, const Said &said)
{
    const bool isSaid = said.time > 0;
    const auto day = isSaid ? QDateTime::fromMSecsSinceEpoch(said.time).date() : group.day;
    const bool isNewDay = isSaid && day != group.day;
    if (isNewDay)
        putDay(cursor, day);
    const bool goesOn = !isNewDay && group.author == said.author && group.name == said.name
        && (!isSaid || said.time - group.time < kTogether);
    if (!goesOn)
        putHead(cursor, said);
    putText(cursor, said);
    if (said.unsent)
        putFate(cursor, said);
    group = {said.author, said.name, isSaid ? said.time : group.time, day};
}

void ChatLog::putDay(QTextCursor &cursor, QDate day)
{
    QTextBlockFormat block;
    block.setAlignment(Qt::AlignHCenter);
    block.setTopMargin(cursor.atStart() ? 0 : 12);
    if (cursor.atStart())
        cursor.setBlockFormat(block);
    else
        cursor.insertBlock(block, {});
    const bool isToday = day == QDate::currentDate();
    cursor.insertText(isToday ? tr("Today") : locale().toString(day, QLocale::LongFormat),
                      small(*this, themeColorsOf(palette()).muted));
}

void ChatLog::putHead(QTextCursor &cursor, const Said &said)
{
    const ThemeColors &colors = themeColorsOf(palette());
    QTextBlockFormat block;
    block.setTopMargin(10);
    block.setLayoutDirection(layoutDirection());
    if (cursor.atStart())
        cursor.setBlockFormat(block);
    else
        cursor.insertBlock(block, {});
    cursor.block().setUserData(new Speaker(said.author, said.name));
    QTextCharFormat disc;
    disc.setForeground(QColor::fromRgb(QRgb(said.color)));
    cursor.insertText(u"● "_s, disc);
    QTextCharFormat name;
    name.setFontWeight(QFont::DemiBold);
    name.setForeground(colors.text);
    cursor.insertText(isolatedName(said.name), name);
    const QTextCharFormat muted = small(*this, colors.muted);
    if (said.isOwn)
        cursor.insertText(u' ' + tr("(you)"), muted);
    if (said.time > 0) {
        const auto time = QDateTime::fromMSecsSinceEpoch(said.time).time();
        cursor.insertText(u"  "_s + locale().toString(time, QLocale::ShortFormat), muted);
    }
}

void ChatLog::putText(QTextCursor &cursor, const Said &said)
{
    const ThemeColors &colors = themeColorsOf(palette());
    QTextBlockFormat block;
    block.setTopMargin(2);
    block.setLayoutDirection(Qt::LayoutDirectionAuto);
    if (said.isOwn)
        block.setBackground(colors.accentSoft);
    cursor.insertBlock(block, {});
    cursor.block().setUserData(new Speaker(said.author, said.name));
    QTextCharFormat plain;
    plain.setForeground(said.unsent ? colors.muted : colors.text);
    qsizetype at = 0;
    for (const auto &[position, length] : linksIn(said.text)) {
        cursor.insertText(shownLines(said.text.sliced(at, position - at)), plain);
        const QString address = said.text.sliced(position, length);
        cursor.insertText(address, anchor(plain, address, colors.accent));
        at = position + length;
    }
    cursor.insertText(shownLines(said.text.sliced(at)), plain);
}

void ChatLog::putFate(QTextCursor &cursor, const Said &said)
{
    const ThemeColors &colors = themeColorsOf(palette());
    QTextBlockFormat block;
    block.setLayoutDirection(layoutDirection());
    cursor.insertBlock(block, {});
    const auto &unsent = *said.unsent;
    const QString id = unsent.chat.id.toText();
    if (unsent.refused) {
        cursor.insertText(whyRefused(*unsent.refused) + u"  "_s, small(*this, colors.bad));
        cursor.insertText(tr("Try again"), anchor(small(*this, colors.accent), kAgain + id,
                                                  colors.accent));
    } else {
        cursor.insertText(tr("Waiting to be sent"), small(*this, colors.muted));
    }
    cursor.insertText(u"  "_s, small(*this, colors.muted));
    cursor.insertText(tr("Discard"), anchor(small(*this, colors.accent), kDrop + id,
                                            colors.accent));
}

void ChatLog::putMuted(QTextCursor &cursor)
{
    if (m_muted.isEmpty())
        return;
    const ThemeColors &colors = themeColorsOf(palette());
    QTextBlockFormat block;
    block.setTopMargin(12);
    block.setLayoutDirection(layoutDirection());
    if (cursor.atStart())
        cursor.setBlockFormat(block);
    else
        cursor.insertBlock(block, {});
    QStringList names;
    for (const QString &name : std::as_const(m_muted))
        names += isolatedName(name);
    names.sort();
    cursor.insertText(tr("Muted: %1").arg(names.join(u", "_s)) + u"  "_s,
                      small(*this, colors.muted));
    cursor.insertText(tr("Show again"), anchor(small(*this, colors.accent), kUnmute,
                                               colors.accent));
}

void ChatLog::choose(const QUrl &address)
{
    const QString text = address.toString(QUrl::FullyEncoded);
    const auto message = [&](QLatin1StringView kind) {
        return text.startsWith(kind) ? ChatId::fromText(QStringView(text).sliced(kind.size()))
                                     : std::nullopt;
    };
    if (const auto again = message(kAgain))
        Q_EMIT againRequested(*again);
    else if (const auto dropped = message(kDrop))
        Q_EMIT dropRequested(*dropped);
    else if (text.startsWith(kUnmute))
        unmuteAll();
    else if (isSafeLink(text))
        Q_EMIT linkChosen(text);
}

void ChatLog::mute(AuthorNumber author, const QString &name)
{
    m_muted.insert(author.value, name);
    Q_EMIT mutesChanged();
}

void ChatLog::unmuteAll()
{
    m_muted.clear();
    Q_EMIT mutesChanged();
}

void ChatLog::contextMenuEvent(QContextMenuEvent *event)
{
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    const QString link = anchorAt(event->pos());
    if (isSafeLink(link)) {
        menu->addAction(tr("Open link"), this, [this, link] { Q_EMIT linkChosen(link); });
        menu->addAction(tr("Copy link"), this,
                        [link] { QGuiApplication::clipboard()->setText(link); });
        menu->addSeparator();
    }
    menu->addAction(tr("Copy"), this, &QTextBrowser::copy)->setEnabled(textCursor().hasSelection());
    menu->addAction(tr("Select all"), this, &QTextBrowser::selectAll);
    const QTextBlock block = cursorForPosition(event->pos()).block();
    const auto *speaker = static_cast<Speaker *>(block.userData());
    if (speaker && speaker->author != 0) {
        menu->addSeparator();
        QString name = shownName(speaker->name);
        menu->addAction(tr("Mute %1").arg(name.replace(u'&', u"&&"_s)), this,
                        [this, author = AuthorNumber(speaker->author), name = speaker->name] {
                            mute(author, name);
                        });
    }
    menu->popup(event->globalPos());
}

} // namespace syngraph
