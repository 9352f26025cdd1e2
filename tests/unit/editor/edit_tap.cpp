#include "tests/unit/editor/edit_tap.h"

#include <QTextBlock>
#include <QTextCursor>

namespace syngraph {

using namespace Qt::Literals::StringLiterals;

Document documentOf(std::initializer_list<DeltaPiece> pieces)
{
    auto document = Document::fromDelta(delta(0, pieces));
    SYNGRAPH_CHECK(document.ok());
    return *std::move(document);
}

DeltaPiece end(QStringView kind, int indent)
{
    AttributeSet attributes;
    if (!kind.isEmpty())
        attributes = attributes.with(AttributeKey::Block, AttributeValue(kind.toString()));
    if (indent > 0)
        attributes = attributes.with(AttributeKey::Indent, AttributeValue(indent));
    return put(u"\n", attributes);
}

Delta shownCells(const QTextDocument &view, const DocumentBinding &binding)
{
    DeltaBuilder out;
    QTextCursor cursor(const_cast<QTextDocument *>(&view));
    for (int i = 0; i < view.characterCount(); ++i) {
        const QChar unit = view.characterAt(i);
        if (unit == QChar::ParagraphSeparator) {
            out.insert(u"\n", binding.attributesOf(view.findBlock(i).blockFormat()));
            continue;
        }
        cursor.setPosition(i + 1);
        out.insert(QString(unit), binding.attributesOf(cursor.charFormat()));
    }
    return out.build();
}

EditTap::EditTap(QTextDocument &view, DocumentBinding &binding)
    : m_view(view)
    , m_binding(binding)
    , m_model(binding.document())
{
    connect(&binding, &DocumentBinding::localEdit, this, &EditTap::takeEdit);
    connect(&binding, &DocumentBinding::editRefused, this,
            [this](EditRefusal reason) { m_refusals.push_back(reason); });
}

void EditTap::takeEdit(const Delta &delta, const Delta &inverse)
{
    m_edits.push_back(delta);
    m_inverses.push_back(inverse);
    if (!isCanonical(delta) || delta.isIdentity())
        m_problem = u"not canonical: "_s + describe(delta);
    const Document before = m_model;
    if (const auto applied = m_model.apply(delta); !applied) {
        m_problem = u"does not fit the model: "_s + describe(delta);
        return;
    }
    Document back = m_model;
    if (const auto applied = back.apply(inverse); !applied || !(back == before))
        m_problem = u"not taken back: "_s + describe(delta) + u" by "_s + describe(inverse);
}

void EditTap::applyRemote(const Delta &delta)
{
    SYNGRAPH_CHECK(m_model.applyUnlimited(delta).ok());
    m_binding.applyRemote(delta);
}

void EditTap::applyUndo(const Delta &delta)
{
    SYNGRAPH_CHECK(m_model.apply(delta).ok());
    m_binding.applyLocal(delta);
}

void EditTap::load(const Document &document)
{
    m_model = document;
    m_binding.load(document);
    forget();
}

void EditTap::forget()
{
    m_edits.clear();
    m_inverses.clear();
    m_refusals.clear();
}

QString EditTap::problem() const
{
    if (!m_problem.isEmpty())
        return m_problem;
    const Delta shown = shownCells(m_view, m_binding);
    const Delta expected = m_model.toDelta();
    if (!(shown == expected))
        return u"view "_s + describe(shown) + u"\nmodel "_s + describe(expected);
    if (!(m_binding.document() == m_model))
        return u"shadow "_s + describe(m_binding.document().toDelta()) + u"\nmodel "_s +
               describe(expected);
    return problemInLooks();
}

QString EditTap::problemInLooks() const
{
    const auto &theme = m_binding.theme();
    const auto looksOf = [](QTextFormat format) {
        format.clearProperty(QTextFormat::UserProperty + 1);
        return format;
    };
    const auto count = m_model.paragraphCount();
    for (QTextBlock block = m_view.begin(); block.isValid(); block = block.next()) {
        const auto number = block.blockNumber();
        const auto paragraph = m_model.paragraphAttributes(number);
        const auto previous = number > 0 ? m_model.paragraphAttributes(number - 1) : AttributeSet();
        const auto next =
            number + 1 < count ? m_model.paragraphAttributes(number + 1) : AttributeSet();
        const auto look = textLookOf(paragraph);
        const QString place = u" of paragraph %1"_s.arg(number);
        if (looksOf(block.blockFormat()) !=
            theme.blockFormat(paragraph, blockEdgesOf(paragraph, previous, next)))
            return u"block format"_s + place;
        if (looksOf(block.charFormat()) != theme.charFormat({}, look))
            return u"empty format"_s + place;
        for (auto it = block.begin(); !it.atEnd(); ++it) {
            const auto format = it.fragment().charFormat();
            if (looksOf(format) != theme.charFormat(m_binding.attributesOf(format), look))
                return u"format of '%1'"_s.arg(it.fragment().text()) + place;
        }
    }
    return {};
}

} // namespace syngraph
