#include "app/ui/chat_log.h"

#include "app/models/shown_text.h"
#include "app/ui/theme_colors.h"
#include "common/ot/link_address.h"

#include <QAbstractTextDocumentLayout>
#include <QClipboard>
#include <QContextMenuEvent>
#include <QDateTime>
#include <QGuiApplication>
#include <QLocale>
#include <QMenu>
#include <QRegularExpression>
#include <QScrollBar>
#include <QTextBlock>

#include <algorithm>
#include <limits>

namespace syngraph {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr qreal kSmall = 0.86;
constexpr int kNearTheEnd = 2; ///< pixels
constexpr auto kAgain = "again:"_L1; // no address of a message begins so
constexpr auto kDrop = "drop:"_L1;
constexpr auto kUnmute = "unmute:"_L1;

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

/// A server may claim any number.
int shownCount(qint64 count)
{
    return int(std::clamp<qint64>(count, 0, std::numeric_limits<int>::max()));
}

QString fateWords(ChatLine::Fate fate)
{
    switch (fate) {
    case ChatLine::Fate::ReadOnly: return ChatLog::tr("Not sent: this link only allows to read.");
    case ChatLine::Fate::NoWay: return ChatLog::tr("Not sent: there is no way to the document.");
    case ChatLine::Fate::NoChat: return ChatLog::tr("Not sent: this server has no chat.");
    case ChatLine::Fate::Damaged:
        return ChatLog::tr("Not sent: the chat is damaged on the server.");
    case ChatLine::Fate::Refused: return ChatLog::tr("Not sent: the server did not take it.");
    case ChatLine::Fate::WillBeSent:
    case ChatLine::Fate::None: break;
    }
    return ChatLog::tr("Waiting to be sent");
}

QTextBlockFormat formatOf(const ChatLine &line, const ChatLog &log)
{
    QTextBlockFormat format;
    format.setLayoutDirection(log.layoutDirection());
    switch (line.kind) {
    case ChatLine::Kind::Day:
    case ChatLine::Kind::Gap:
        format.setAlignment(Qt::AlignHCenter);
        format.setTopMargin(line.isFirst ? 0 : 12);
        break;
    case ChatLine::Kind::Head: format.setTopMargin(10); break;
    case ChatLine::Kind::Text:
        format.setTopMargin(2);
        format.setLayoutDirection(Qt::LayoutDirectionAuto);
        if (line.isOwn)
            format.setBackground(themeColorsOf(log.palette()).accentSoft);
        break;
    case ChatLine::Kind::Fate: break;
    case ChatLine::Kind::Muted: format.setTopMargin(12); break;
    }
    return format;
}

/// The part of a log that is in view, to be there again when its paragraphs have changed.
class HeldView final
{
public:
    explicit HeldView(ChatLog &log)
        : m_log(log)
        , m_isAtEnd(log.isAtEnd())
        , m_top(log.cursorForPosition({0, 0}))
        , m_anchor(log.textCursor())
        , m_head(log.textCursor())
    {
        m_top.movePosition(QTextCursor::StartOfBlock);
        m_offset = m_log.cursorRect(m_top).top();
        m_anchor.setPosition(m_anchor.anchor());
        // What comes behind the end is no part of what was selected up to there.
        m_anchor.setKeepPositionOnInsert(true);
        m_head.setKeepPositionOnInsert(true);
    }
    void restore()
    {
        QScrollBar *bar = m_log.verticalScrollBar();
        const int value = bar->value();
        const QTextCursor now = m_log.textCursor();
        if (now.anchor() != m_anchor.position() || now.position() != m_head.position()) {
            QTextCursor selection(m_log.document());
            selection.setPosition(m_anchor.position());
            selection.setPosition(m_head.position(), QTextCursor::KeepAnchor);
            m_log.setTextCursor(selection);
        }
        bar->setValue(value);
        if (m_isAtEnd)
            m_log.scrollToEnd();
        else
            bar->setValue(bar->value() + m_log.cursorRect(m_top).top() - m_offset);
    }

private:
    ChatLog &m_log;
    const bool m_isAtEnd;
    QTextCursor m_top; ///< in front of the first paragraph in view
    QTextCursor m_anchor;
    QTextCursor m_head;
    int m_offset = 0;
};

} // namespace

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
    // Whoever reads the newest goes on doing so, however much there is and however much room for it.
    connect(verticalScrollBar(), &QScrollBar::valueChanged, this, [this] {
        if (m_isChangingLooks)
            return;
        m_staysAtEnd = isAtEnd();
        Q_EMIT scrolled();
    });
    connect(verticalScrollBar(), &QScrollBar::rangeChanged, this, [this] {
        if (m_isChangingLooks)
            return;
        if (m_staysAtEnd)
            scrollToEnd();
        Q_EMIT scrolled();
    });
}

QVariant ChatLog::loadResource(int, const QUrl &)
{
    return {};
}

void ChatLog::scrollToEnd()
{
    verticalScrollBar()->setValue(verticalScrollBar()->maximum());
}

bool ChatLog::isAtEnd() const
{
    return verticalScrollBar()->value() >= verticalScrollBar()->maximum() - kNearTheEnd;
}

/// The first time it would go to the caret, which nobody has set.
void ChatLog::showEvent(QShowEvent *event)
{
    const bool stays = m_staysAtEnd;
    QTextBrowser::showEvent(event);
    if (stays)
        scrollToEnd();
}

void ChatLog::show(const std::vector<ChatLine> &lines)
{
    if (lines == m_lines)
        return;
    HeldView view(*this);
    change(lines);
    view.restore();
}

/// Fonts and colours are in the text. The place in it is known by lines, since no cursor lives
/// through a change of all of them.
void ChatLog::changeEvent(QEvent *event)
{
    const bool isLook = event->type() == QEvent::PaletteChange
        || event->type() == QEvent::FontChange;
    if (!isLook || m_isChangingLooks || m_lines.empty()) {
        QTextBrowser::changeEvent(event);
        return;
    }
    m_isChangingLooks = true; // what is in view meanwhile nobody sees
    const bool wasAtEnd = m_staysAtEnd;
    const LinePlace top = placeOf(cursorForPosition({0, 0}).position());
    const double offset = cursorRect(cursorAt({top.line, 0})).top() / heightOf(top.line);
    const LinePlace anchor = placeOf(textCursor().anchor());
    const LinePlace head = placeOf(textCursor().position());
    QTextBrowser::changeEvent(event);
    putAnew();
    QTextCursor selection = cursorAt(anchor);
    selection.setPosition(cursorAt(head).position(), QTextCursor::KeepAnchor);
    setTextCursor(selection);
    QScrollBar *bar = verticalScrollBar();
    if (wasAtEnd)
        scrollToEnd();
    else
        bar->setValue(bar->value() + cursorRect(cursorAt({top.line, 0})).top()
                      - qRound(offset * heightOf(top.line)));
    m_isChangingLooks = false;
    m_staysAtEnd = wasAtEnd || isAtEnd();
    Q_EMIT scrolled();
}

qreal ChatLog::heightOf(int line) const
{
    const QTextBlock block = document()->findBlockByNumber(line);
    return std::max(1.0, document()->documentLayout()->blockBoundingRect(block).height());
}

ChatLog::LinePlace ChatLog::placeOf(int position) const
{
    const QTextBlock block = document()->findBlock(position);
    return {block.blockNumber(), position - block.position()};
}

QTextCursor ChatLog::cursorAt(LinePlace place) const
{
    const QTextBlock block = document()->findBlockByNumber(place.line);
    QTextCursor cursor(document());
    if (block.isValid())
        cursor.setPosition(block.position() + std::min(place.column, block.length() - 1));
    return cursor;
}

void ChatLog::putAnew()
{
    QTextCursor cursor(document());
    cursor.beginEditBlock();
    for (size_t at = 0; at < m_lines.size(); ++at) {
        const QTextBlock block = document()->findBlockByNumber(int(at));
        cursor.setPosition(block.position());
        cursor.movePosition(QTextCursor::EndOfBlock, QTextCursor::KeepAnchor);
        cursor.removeSelectedText();
        cursor.setBlockFormat(formatOf(m_lines[at], *this));
        cursor.setBlockCharFormat({});
        put(cursor, m_lines[at]);
    }
    cursor.endEditBlock();
}

void ChatLog::change(const std::vector<ChatLine> &lines)
{
    // What is in one edit block is laid out anew from its first change to its last, so each run of
    // changes has one of its own.
    QTextCursor cursor(document());
    bool isChanging = false;
    const auto expect = [&](bool isChange) {
        if (isChange && !isChanging)
            cursor.beginEditBlock();
        else if (!isChange && isChanging)
            cursor.endEditBlock();
        isChanging = isChange;
    };
    for (size_t at = 0; at < lines.size(); ++at) {
        const auto begin = m_lines.begin() + qptrdiff(at);
        const auto found = std::find(begin, m_lines.end(), lines[at]);
        expect(found != begin || found == m_lines.end());
        if (found == m_lines.end())
            insert(cursor, at, lines[at]);
        else
            remove(cursor, at, size_t(found - begin));
    }
    expect(m_lines.size() > lines.size());
    remove(cursor, lines.size(), m_lines.size() - lines.size());
    expect(false);
}

void ChatLog::insert(QTextCursor &cursor, size_t at, const ChatLine &line)
{
    const QTextBlockFormat format = formatOf(line, *this);
    if (at > 0) {
        const QTextBlock before = document()->findBlockByNumber(int(at) - 1);
        cursor.setPosition(before.position() + before.length() - 1);
        cursor.insertBlock(format, {});
    } else {
        cursor.setPosition(0);
        if (!m_lines.empty()) {
            // What a new block takes is what is behind it.
            cursor.insertBlock(cursor.blockFormat(), {});
            cursor.setPosition(0);
        }
        cursor.setBlockFormat(format);
        cursor.setBlockCharFormat({});
    }
    put(cursor, line);
    m_lines.insert(m_lines.begin() + qptrdiff(at), line);
}

void ChatLog::remove(QTextCursor &cursor, size_t first, size_t count)
{
    if (count == 0)
        return;
    const QTextBlock from = document()->findBlockByNumber(int(first));
    const QTextBlock behind = document()->findBlockByNumber(int(first + count));
    const bool isInFront = first == 0 || behind.isValid();
    // A paragraph goes with the sign between it and the one behind, at the end with the one before.
    cursor.setPosition(isInFront ? from.position() : from.position() - 1);
    if (behind.isValid())
        cursor.setPosition(behind.position(), QTextCursor::KeepAnchor);
    else
        cursor.movePosition(QTextCursor::End, QTextCursor::KeepAnchor);
    cursor.removeSelectedText();
    const auto begin = m_lines.begin() + qptrdiff(first);
    m_lines.erase(begin, begin + qptrdiff(count));
}

void ChatLog::put(QTextCursor &cursor, const ChatLine &line) const
{
    const ThemeColors &colors = themeColorsOf(palette());
    switch (line.kind) {
    case ChatLine::Kind::Day:
        cursor.insertText(line.isToday ? tr("Today")
                                       : locale().toString(line.day, QLocale::LongFormat),
                          small(*this, colors.muted));
        break;
    case ChatLine::Kind::Gap:
        cursor.insertText(tr("%Ln message(s) not shown", nullptr, shownCount(line.count)),
                          small(*this, colors.muted));
        break;
    case ChatLine::Kind::Head: putHead(cursor, line); break;
    case ChatLine::Kind::Text: putText(cursor, line); break;
    case ChatLine::Kind::Fate: putFate(cursor, line); break;
    case ChatLine::Kind::Muted:
        cursor.insertText(tr("Muted: %1").arg(line.name) + u"  "_s, small(*this, colors.muted));
        cursor.insertText(tr("Show again"), anchor(small(*this, colors.accent), kUnmute,
                                                   colors.accent));
        break;
    }
}

void ChatLog::putHead(QTextCursor &cursor, const ChatLine &line) const
{
    const ThemeColors &colors = themeColorsOf(palette());
    QTextCharFormat disc;
    disc.setForeground(QColor::fromRgb(QRgb(line.color)));
    cursor.insertText(u"● "_s, disc);
    QTextCharFormat name;
    name.setFontWeight(QFont::DemiBold);
    name.setForeground(colors.text);
    cursor.insertText(isolatedName(line.name), name);
    const QTextCharFormat muted = small(*this, colors.muted);
    if (line.isOwn)
        cursor.insertText(u' ' + tr("(you)"), muted);
    if (line.time > 0) {
        const auto time = QDateTime::fromMSecsSinceEpoch(line.time).time();
        cursor.insertText(u"  "_s + locale().toString(time, QLocale::ShortFormat), muted);
    }
}

void ChatLog::putText(QTextCursor &cursor, const ChatLine &line) const
{
    const ThemeColors &colors = themeColorsOf(palette());
    const bool isSaid = line.fate == ChatLine::Fate::None;
    QTextCharFormat plain;
    plain.setForeground(isSaid ? colors.text : colors.muted);
    qsizetype at = 0;
    for (const auto &[position, length] : linksIn(line.text)) {
        cursor.insertText(shownLines(line.text.sliced(at, position - at)), plain);
        const QString address = line.text.sliced(position, length);
        cursor.insertText(address, anchor(plain, address, colors.accent));
        at = position + length;
    }
    cursor.insertText(shownLines(line.text.sliced(at)), plain);
}

void ChatLog::putFate(QTextCursor &cursor, const ChatLine &line) const
{
    const ThemeColors &colors = themeColorsOf(palette());
    const QTextCharFormat link = small(*this, colors.accent);
    const QString id = line.id.toText();
    const bool isWaiting = line.fate == ChatLine::Fate::WillBeSent;
    cursor.insertText(fateWords(line.fate) + u"  "_s,
                      small(*this, isWaiting ? colors.muted : colors.bad));
    if (line.fate == ChatLine::Fate::Refused) {
        cursor.insertText(tr("Try again"), anchor(link, kAgain + id, colors.accent));
        cursor.insertText(u"  "_s, small(*this, colors.muted));
    }
    cursor.insertText(tr("Discard"), anchor(link, kDrop + id, colors.accent));
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
    const auto at = size_t(cursorForPosition(event->pos()).blockNumber());
    if (at < m_lines.size() && m_lines[at].author.value != 0 && !m_lines[at].isOwn) {
        menu->addSeparator();
        const ChatLine &line = m_lines[at];
        QString name = shownName(line.name);
        menu->addAction(tr("Mute %1").arg(name.replace(u'&', u"&&"_s)), this,
                        [this, author = line.author, whose = line.name] { mute(author, whose); });
    }
    menu->popup(event->globalPos());
}

} // namespace syngraph
