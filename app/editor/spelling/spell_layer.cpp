#include "app/editor/spelling/spell_layer.h"

#include "app/editor/colors.h"
#include "common/ot/schema.h"

#include <QPainter>

namespace syngraph {

namespace {

constexpr int kPause = 1'200; ///< in milliseconds, after which a word counts as written
constexpr qsizetype kRemembered = 400;
constexpr qsizetype kLongestWord = 100; ///< that is looked at as a whole
constexpr QRgb kWave = 0xffd93025;
constexpr double kVisible = 3; ///< contrast of what is not text

/// A zigzag from left to right, whose phase does not depend on where the word begins.
void paintWave(QPainter &painter, qreal left, qreal right, qreal y, qreal step)
{
    QPolygonF wave;
    bool isUp = false;
    for (qreal x = left; x < right; x += step, isUp = !isUp)
        wave << QPointF(x, isUp ? y - step * 0.8 : y);
    painter.drawPolyline(wave);
}

} // namespace

SpellLayer::SpellLayer(EditorWidget &editor, SpellService &service)
    : QObject(&editor), m_editor(editor), m_service(service)
{
    m_typing.setSingleShot(true);
    m_typing.setInterval(kPause);
    const auto repaint = [this] { m_editor.viewport()->update(); };
    connect(&m_typing, &QTimer::timeout, this, repaint);
    connect(&m_service, &SpellService::verdictsChanged, this, repaint);
    connect(&editor.binding(), &DocumentBinding::localEdit, this,
            [this](const Delta &, const Delta &, EditOrigin origin) {
                if (origin == EditOrigin::Typed)
                    m_typing.start();
            });
    editor.addLayer(this);
}

const std::vector<SpellWord> &SpellLayer::wordsOf(const QString &text)
{
    if (const auto known = m_words.constFind(text); known != m_words.cend())
        return *known;
    if (m_words.size() >= kRemembered)
        m_words.clear();
    return *m_words.insert(text, wordsToSpell(text));
}

bool SpellLayer::isBeingTyped(qsizetype to) const
{
    const Selection marked = m_editor.selection();
    return m_typing.isActive() && marked.isEmpty() && marked.head == to;
}

std::vector<SpellLayer::Misspelling> SpellLayer::misspellingsIn(qsizetype from, qsizetype to)
{
    std::vector<Misspelling> found;
    const Document &document = m_editor.content();
    const qsizetype paragraph = document.paragraphAt(from);
    const QString kind = document.paragraphAttributes(paragraph).text(AttributeKey::Block);
    if (!m_service.isOn() || from >= to || kind == blocks::kCode)
        return found;
    const qsizetype first = document.paragraphStart(paragraph);
    const qsizetype last = document.paragraphEnd(paragraph);
    const auto isWithinWord = [&document](qsizetype position) {
        return !document.unitAt(position - 1).isSpace() && !document.unitAt(position).isSpace();
    };
    for (int i = 0; i < kLongestWord && from > first && isWithinWord(from); ++i)
        --from;
    for (int i = 0; i < kLongestWord && to < last && isWithinWord(to); ++i)
        ++to;
    const QString text = document.text(from, to - from);
    for (const SpellWord &word : wordsOf(text)) {
        const QString form = spelledForm(QStringView(text).sliced(word.from, word.length));
        if (m_service.isKnown(form).value_or(true))
            continue;
        const qsizetype start = from + word.from;
        const AttributeSet format = document.attributesAt(start);
        if (format.isOn(AttributeKey::Code) || format.contains(AttributeKey::Link)
            || isBeingTyped(start + word.length))
            continue;
        found.push_back({start, word.length, form});
    }
    return found;
}

std::optional<SpellLayer::Misspelling> SpellLayer::misspellingAt(qsizetype position)
{
    const Document &document = m_editor.content();
    if (position < 0 || position >= document.length())
        return std::nullopt;
    const qsizetype paragraph = document.paragraphAt(position);
    const auto from = std::max(document.paragraphStart(paragraph), position - kLongestWord);
    const auto to = std::min(document.paragraphEnd(paragraph), position + kLongestWord);
    for (const Misspelling &one : misspellingsIn(from, to)) {
        if (position >= one.from && position <= one.from + one.length)
            return one;
    }
    return std::nullopt;
}

void SpellLayer::replace(const Misspelling &what, const QString &by)
{
    const Document &document = m_editor.content();
    const qsizetype to = what.from + what.length;
    // Somebody may have written there while the menu was open.
    if (m_editor.isReadOnly() || to > document.length()
        || spelledForm(document.text(what.from, what.length)) != what.word)
        return;
    DeltaBuilder fragment;
    fragment.insert(by, document.attributesAt(what.from).only(AttributeScope::Inline));
    m_editor.binding().perform(
        commands::replace(document, {what.from, to}, fragment.build()));
    m_editor.setSelection({what.from + by.size(), what.from + by.size()});
}

void SpellLayer::paintAbove(QPainter &painter, const EditorGeometry &geometry,
                            const EditorTheme &theme)
{
    if (!m_service.isOn())
        return;
    const qreal scale = m_editor.zoom();
    painter.setPen(QPen(colors::readableOn(theme.base(), QColor::fromRgb(kWave), kVisible),
                        std::max(1.0, 1.1 * scale)));
    painter.setRenderHint(QPainter::Antialiasing);
    const qreal bottom = geometry.viewport().bottom();
    const qsizetype seenFrom = geometry.firstVisiblePosition();
    for (QTextBlock block = geometry.firstVisibleBlock(); block.isValid(); block = block.next()) {
        if (geometry.blockRect(block).top() > bottom)
            break;
        for (const auto &[from, to] : geometry.seenOf(block)) {
            for (const Misspelling &one : misspellingsIn(from, to)) {
                if (one.from + one.length <= seenFrom)
                    continue;
                const auto lines = geometry.rectsIn(block, one.from, one.from + one.length);
                if (!lines.empty() && lines.front().top() > bottom)
                    break;
                for (const QRectF &line : lines)
                    paintWave(painter, line.left(), line.right(), line.bottom() - 1, 2 * scale);
            }
        }
    }
}

} // namespace syngraph
