#pragma once

#include "common/base/random.h"
#include "common/document/document.h"

#include <QString>

#include <algorithm>
#include <vector>

namespace syngraph {

/// The simplest thing that can be a document: a string, and a set of attributes and an author per
/// unit. Everything that Document says is held against it.
class ReferenceDocument final
{
public:
    ReferenceDocument() : m_text(QStringLiteral("\n")), m_attributes(1), m_authors(1) {}

    const QString &text() const { return m_text; }
    qsizetype length() const { return m_text.size(); }
    const AttributeSet &attributesAt(qsizetype position) const
    {
        return m_attributes[size_t(position)];
    }
    Authorship authorshipAt(qsizetype position) const { return m_authors[size_t(position)]; }
    void apply(const Delta &operation, Authorship authorship = {});
    void setAuthorship(qsizetype position, qsizetype length, Authorship authorship)
    {
        std::fill_n(m_authors.begin() + position, length, authorship);
    }
    /// `position` or, when it is inside of a surrogate pair, the place in front of the pair.
    qsizetype outsideOfPairs(qsizetype position) const;

    /// Empty when `document` says the same of all units; else what differs first.
    QString difference(const Document &document) const;
    Delta toDelta() const;

private:
    QString differenceOfMarks(const Document &document) const;
    QString differenceOfAuthors(const Document &document) const;

    QString m_text;
    std::vector<AttributeSet> m_attributes;
    std::vector<Authorship> m_authors;
};

/// How large the pieces of a random operation are.
struct OperationShape
{
    qsizetype longestInsert = 12;
    qsizetype longestDelete = 12;
    qsizetype longestFormat = 30;
    int mostEdits = 3;
    int insertWeight = 5; ///< against deleteWeight and formatWeight
    int deleteWeight = 4;
    int formatWeight = 3;
};

AttributeSet randomInlineSet(Random &random);
AttributeSet randomChange(Random &random);
/// Text with surrogate pairs and "\n" in between.
QString randomText(Random &random, qsizetype length);
/// An operation that fits `base`, of inserts of text, paragraphs and embeds, deletes and formats.
Delta randomOperation(Random &random, const ReferenceDocument &base, const OperationShape &shape);

} // namespace syngraph
