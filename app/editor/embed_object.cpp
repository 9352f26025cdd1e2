#include "app/editor/embed_object.h"

#include "app/editor/format_pool.h"
#include "app/editor/image_pictures.h"
#include "app/editor/layout/paragraph_layout.h"
#include "common/base/ids.h"
#include "common/base/sha256.h"

#include <QPainter>
#include <QTextBlock>
#include <QTextDocument>
#include <QTextFrame>

namespace syngraph {

namespace {

constexpr qreal kHighest = 4'000; ///< in pixels: what is scrolled past for ever is no picture
constexpr qreal kSelectionOpacity = 0.35;

/// Of the text at `position`; a little less than a line, so that rounding never makes it wrap.
qreal textWidthAt(const QTextDocument &document, int position)
{
    const auto frame = document.rootFrame()->frameFormat();
    const auto *layout = qobject_cast<ParagraphLayout *>(document.documentLayout());
    const QMarginsF page = layout ? layout->margins()
                                  : QMarginsF(frame.leftMargin(), 0, frame.rightMargin(), 0);
    const auto block = document.findBlock(position).blockFormat();
    return document.textWidth() - page.left() - page.right() - block.leftMargin()
        - block.rightMargin() - std::max<qreal>(0, block.textIndent()) - 2;
}

} // namespace

EmbedObject::EmbedObject(const FormatPool &pool, QObject *parent)
    : QObject(parent)
    , m_pool(pool)
{
}

QSizeF EmbedObject::intrinsicSize(QTextDocument *document, int position, const QTextFormat &format)
{
    const qreal em = m_pool.theme().listMargin() / 2;
    const auto &attributes = m_pool.attributesOf(format);
    const qreal width = std::max(em, textWidthAt(*document, position));
    if (attributes.isOn(AttributeKey::Rule))
        return {width, em * 1.4};
    const auto image = bytesFromBase64Url(attributes.text(AttributeKey::Image), Sha256::kBytes);
    return image ? sizeOfImage(*image, width) : QSizeF(std::min(em * 16, width), em * 5);
}

QSizeF EmbedObject::sizeOfImage(const QByteArray &image, qreal width) const
{
    const qreal em = m_pool.theme().listMargin() / 2;
    const QSizeF frame(std::min(em * 22, width), em * 5);
    if (!m_pictures)
        return frame;
    const auto &look = m_pictures->measure(image);
    if (look.size.isEmpty())
        return frame;
    QSizeF size = look.size;
    if (size.width() > width || size.height() > kHighest)
        size.scale(width, kHighest, Qt::KeepAspectRatio);
    return size.expandedTo(QSizeF(1, 1));
}

void EmbedObject::drawObject(QPainter *painter, const QRectF &rect, QTextDocument *, int,
                             const QTextFormat &format)
{
    const auto &attributes = m_pool.attributesOf(format);
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    if (attributes.isOn(AttributeKey::Rule)) {
        drawRule(*painter, rect);
    } else if (const auto image =
                   bytesFromBase64Url(attributes.text(AttributeKey::Image), Sha256::kBytes)) {
        drawImage(*painter, rect, *image);
        // A selection is a ground to text, and a picture would hide it.
        const auto ground = format.background();
        if (ground.style() != Qt::NoBrush && attributes.text(AttributeKey::Background).isEmpty()) {
            painter->setOpacity(kSelectionOpacity);
            painter->fillRect(rect, ground);
        }
    }
    painter->restore();
}

void EmbedObject::drawRule(QPainter &painter, const QRectF &rect) const
{
    const qreal middle = std::round(rect.center().y());
    painter.fillRect(QRectF(rect.left(), middle, rect.width(), 1), m_pool.theme().quoteBar());
}

void EmbedObject::drawImage(QPainter &painter, const QRectF &rect, const QByteArray &image) const
{
    const auto *look = m_pictures ? m_pictures->known(image) : nullptr;
    if (!look || look->state != ImagePictures::State::Ready) {
        drawFrame(painter, rect, look ? m_pictures->wordsFor(*look) : QString());
        return;
    }
    const qreal ratio = painter.device() ? painter.device()->devicePixelRatioF() : 1;
    const QPixmap picture =
        m_pictures->paint(image, (rect.size() * ratio).toSize().expandedTo(QSize(1, 1)));
    if (picture.isNull())
        drawFrame(painter, rect, {});
    else
        painter.drawPixmap(rect, picture, QRectF(picture.rect()));
}

void EmbedObject::drawFrame(QPainter &painter, const QRectF &rect, const QString &words) const
{
    const auto &theme = m_pool.theme();
    painter.setPen(theme.codeBorder());
    painter.setBrush(theme.codeBackground());
    painter.drawRoundedRect(rect.adjusted(1, 1, -1, -1), 4, 4);
    if (words.isEmpty())
        return;
    painter.setPen(theme.muted());
    painter.setFont(theme.bodyFont());
    painter.drawText(rect.adjusted(8, 4, -8, -4), Qt::AlignCenter | Qt::TextWordWrap, words);
}

} // namespace syngraph
