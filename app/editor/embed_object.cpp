#include "app/editor/embed_object.h"

#include "app/editor/format_pool.h"

#include <QPainter>
#include <QTextDocument>
#include <QTextFrame>

namespace syngraph {

EmbedObject::EmbedObject(const FormatPool &pool, QObject *parent)
    : QObject(parent)
    , m_pool(pool)
{
}

QSizeF EmbedObject::intrinsicSize(QTextDocument *document, int, const QTextFormat &format)
{
    const qreal em = m_pool.theme().listMargin() / 2;
    if (!m_pool.attributesOf(format).isOn(AttributeKey::Rule))
        return {em * 8, em * 5};
    const auto page = document->rootFrame()->frameFormat();
    const qreal width = document->textWidth() - page.leftMargin() - page.rightMargin();
    // A little less than a line, so that rounding never makes it wrap.
    return {std::max(em, width - 2), em * 1.4};
}

void EmbedObject::drawObject(QPainter *painter, const QRectF &rect, QTextDocument *, int,
                             const QTextFormat &format)
{
    const auto &theme = m_pool.theme();
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    if (m_pool.attributesOf(format).isOn(AttributeKey::Rule)) {
        const qreal middle = std::round(rect.center().y());
        painter->fillRect(QRectF(rect.left(), middle, rect.width(), 1), theme.quoteBar());
    } else {
        painter->setPen(theme.codeBorder());
        painter->setBrush(theme.codeBackground());
        painter->drawRoundedRect(rect.adjusted(1, 1, -1, -1), 4, 4);
    }
    painter->restore();
}

} // namespace syngraph
