#include "common/document/document.h"

#include "common/base/limits.h"
#include "common/document/attribute_bytes.h"
#include "common/document/document_tree.h"
#include "common/document/hash.h"
#include "common/ot/text_scan.h"

namespace syngraph {

Document::Document(std::unique_ptr<DocumentTree> tree) : m_tree(std::move(tree)) {}

Document::Document()
{
    LeafFiller filler(1);
    filler.addText(u"\n");
    filler.addRun(1, {});
    filler.addAuthor(1, {});
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

Result<Document, ApplyError> Document::fromDelta(const Delta &document, Authorship authorship)
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
    qsizetype attributeBytes = 0;
    for (const auto &component : document.components()) { // in canonical form each is a maximal run
        const auto piece = document.text(component);
        if (!scan::isWellFormed(piece))
            return ApplyError::SplitsPair;
        attributeBytes += qsizetype(attributeByteCount(component.attributes));
        if (attributeBytes > kViewAttributeBytes)
            return ApplyError::TooManyAttributes;
        filler.addText(piece);
        filler.addRun(piece.size(), component.attributes);
    }
    filler.addAuthor(text.size(), authorship);
    return Document(std::make_unique<DocumentTree>(filler.take()));
}

Document Document::fromRuns(QStringView text, const Runs<AttributeSet> &attributes,
                            const Runs<Authorship> &authors)
{
    LeafFiller filler(text.size());
    filler.addText(text);
    std::vector<quint32> weights;
    weights.reserve(attributes.values.size());
    for (const auto &set : attributes.values)
        weights.push_back(runWeight(set));
    for (const auto &[length, value] : attributes.runs) {
        if (value == 0)
            filler.addRun(length, {}, 0);
        else
            filler.addRun(length, attributes.values[value - 1], weights[value - 1]);
    }
    for (const auto &[length, value] : authors.runs)
        filler.addAuthor(length, value == 0 ? Authorship() : authors.values[value - 1]);
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

Status<ApplyError> Document::apply(const Delta &operation, Authorship authorship)
{
    return m_tree->apply(operation, authorship, DocumentTree::Limits::Enforced);
}

Status<ApplyError> Document::applyUnlimited(const Delta &operation, Authorship authorship)
{
    return m_tree->apply(operation, authorship, DocumentTree::Limits::Lifted);
}

void Document::setAuthorship(qsizetype position, qsizetype length, Authorship authorship)
{
    SYNGRAPH_CHECK(position >= 0 && length >= 0 && position + length <= m_tree->length());
    m_tree->setAuthorship(position, length, authorship);
}

void Document::visitRuns(qsizetype position, qsizetype length, const RunVisitor &visit) const
{
    m_tree->visitLeaves(position, length,
                        [&visit](const Leaf &leaf, qsizetype offset, qsizetype part) {
                            leaf.visitRuns(offset, part, visit);
                        });
}

void Document::visitText(qsizetype position, qsizetype length,
                         const std::function<void(QStringView)> &visit) const
{
    m_tree->visitLeaves(position, length,
                        [&visit](const Leaf &leaf, qsizetype offset, qsizetype part) {
                            leaf.visitText(offset, part, visit);
                        });
}

void Document::visitAttributes(
    const std::function<void(qsizetype length, const AttributeSet &attributes)> &visit) const
{
    const AttributeSet *current = nullptr;
    qsizetype pending = 0;
    m_tree->visitLeaves(0, length(), [&](const Leaf &leaf, qsizetype, qsizetype) {
        const auto &runs = leaf.runs();
        for (int i = 0; i < runs.size(); ++i) {
            const auto &attributes = runs.valueOf(i);
            if (pending > 0 && !(attributes == *current))
                visit(std::exchange(pending, 0), *current);
            if (pending == 0)
                current = &attributes;
            pending += runs.lengthOf(i);
        }
    });
    visit(pending, *current);
}

QString Document::text(qsizetype position, qsizetype length) const
{
    QString result;
    SYNGRAPH_CHECK(length >= 0 && length <= m_tree->length());
    result.reserve(length);
    visitText(position, length, [&result](QStringView piece) { result += piece; });
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

qsizetype Document::embedCount() const
{
    return qsizetype(m_tree->counts().embeds);
}

qsizetype Document::embedPosition(qsizetype embed) const
{
    return m_tree->embedPosition(embed);
}

void Document::visitAuthors(qsizetype position, qsizetype length, const AuthorVisitor &visit) const
{
    Authorship current;
    qsizetype pending = 0;
    m_tree->visitLeaves(position, length, [&](const Leaf &leaf, qsizetype offset, qsizetype part) {
        Leaf::visitRange(leaf.authors(), offset, part,
                         [&](qsizetype, qsizetype units, Authorship authorship) {
                             if (pending > 0 && authorship != current)
                                 visit(std::exchange(pending, 0), current);
                             current = authorship;
                             pending += units;
                         });
    });
    if (pending > 0)
        visit(pending, current);
}

Authorship Document::authorshipAt(qsizetype position) const
{
    return m_tree->authorshipAt(position);
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
