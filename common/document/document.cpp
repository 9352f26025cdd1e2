#include "common/document/document.h"

#include "common/base/limits.h"
#include "common/document/document_tree.h"
#include "common/document/hash.h"
#include "common/document/text_scan.h"

namespace syngraph {

Document::Document(std::unique_ptr<DocumentTree> tree) : m_tree(std::move(tree)) {}

Document::Document()
{
    LeafFiller filler(1);
    filler.add(u"\n", {});
    m_tree = std::make_unique<DocumentTree>(filler.take());
}

Document::Document(const Document &other) : m_tree(std::make_unique<DocumentTree>(*other.m_tree)) {}
Document::Document(Document &&) noexcept = default;

Document &Document::operator=(const Document &other)
{
    if (this != &other)
        m_tree = std::make_unique<DocumentTree>(*other.m_tree);
    return *this;
}

Document &Document::operator=(Document &&) noexcept = default;
Document::~Document() = default;

Result<Document, ApplyError> Document::fromDelta(const Delta &document)
{
    const auto text = document.insertedText();
    if (document.baseLength() != 0)
        return ApplyError::WrongBase;
    if (text.isEmpty() || text.back() != QChar(kParagraphEnd))
        return ApplyError::LosesEnd;
    if (text.size() > limits::kDocumentUnits)
        return ApplyError::DocumentTooLong;
    if (scan::countParagraphEnds(text) > limits::kParagraphs)
        return ApplyError::TooManyParagraphs;
    LeafFiller filler(text.size());
    for (const auto &component : document.components()) {
        const auto piece = document.text(component);
        if (!scan::isWellFormed(piece))
            return ApplyError::SplitsPair;
        filler.add(piece, component.attributes);
    }
    return Document(std::make_unique<DocumentTree>(filler.take()));
}

qsizetype Document::length() const
{
    return m_tree->length();
}

qsizetype Document::paragraphCount() const
{
    return m_tree->paragraphEnds();
}

Status<ApplyError> Document::check(const Delta &operation) const
{
    return m_tree->check(operation);
}

Status<ApplyError> Document::apply(const Delta &operation)
{
    return m_tree->apply(operation, DocumentTree::Limits::Enforced);
}

Status<ApplyError> Document::applyUnlimited(const Delta &operation)
{
    return m_tree->apply(operation, DocumentTree::Limits::Lifted);
}

void Document::visitRuns(qsizetype position, qsizetype length, const RunVisitor &visit) const
{
    m_tree->visitLeaves(position, length,
                        [&visit](const Leaf &leaf, qsizetype offset, qsizetype part) {
                            leaf.visitRuns(offset, part, visit);
                        });
}

QString Document::text(qsizetype position, qsizetype length) const
{
    QString result;
    SYNGRAPH_CHECK(length >= 0 && length <= m_tree->length());
    result.reserve(length);
    m_tree->visitLeaves(position, length,
                        [&result](const Leaf &leaf, qsizetype offset, qsizetype part) {
                            leaf.visitText(offset, part,
                                           [&result](QStringView piece) { result += piece; });
                        });
    return result;
}

QChar Document::unitAt(qsizetype position) const
{
    return m_tree->unitAt(position);
}

AttributeSet Document::attributesAt(qsizetype position) const
{
    return m_tree->attributesAt(position);
}

Delta Document::slice(qsizetype position, qsizetype length) const
{
    DeltaBuilder builder;
    visitRuns(position, length, [&builder](QStringView piece, const AttributeSet &attributes) {
        builder.insert(piece, attributes);
    });
    return builder.build();
}

qsizetype Document::paragraphAt(qsizetype position) const
{
    return std::min(m_tree->paragraphEndsBefore(position), m_tree->paragraphEnds() - 1);
}

qsizetype Document::paragraphStart(qsizetype paragraph) const
{
    SYNGRAPH_CHECK(paragraph >= 0 && paragraph < m_tree->paragraphEnds());
    return paragraph == 0 ? 0 : m_tree->paragraphEndPosition(paragraph - 1) + 1;
}

qsizetype Document::paragraphEnd(qsizetype paragraph) const
{
    return m_tree->paragraphEndPosition(paragraph);
}

AttributeSet Document::paragraphAttributes(qsizetype paragraph) const
{
    return m_tree->attributesAt(paragraphEnd(paragraph));
}

QByteArray Document::hash() const
{
    return documentHash(*this);
}

bool Document::operator==(const Document &other) const
{
    if (m_tree->sharesRootWith(*other.m_tree))
        return true;
    if (length() != other.length() || paragraphCount() != other.paragraphCount())
        return false;
    bool equal = true;
    qsizetype position = 0;
    visitRuns(0, length(), [&](QStringView mine, const AttributeSet &attributes) {
        if (!equal)
            return;
        qsizetype offset = 0;
        other.visitRuns(position, mine.size(), [&](QStringView theirs, const AttributeSet &set) {
            equal = equal && theirs == mine.sliced(offset, theirs.size()) && set == attributes;
            offset += theirs.size();
        });
        position += mine.size();
    });
    return equal;
}

void Document::checkInvariants() const
{
    m_tree->checkInvariants();
}

} // namespace syngraph
