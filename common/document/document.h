#pragma once

#include "common/base/result.h"
#include "common/document/authorship.h"
#include "common/ot/algebra.h"
#include "common/ot/delta.h"

#include <QByteArray>
#include <QString>

#include <memory>
#include <vector>

namespace syngraph {

class DocumentTree;

/// Why an operation does not fit the document that it is meant for. The document is unchanged.
enum class ApplyError {
    WrongBase,         ///< its base length is not the document's length
    SplitsPair,        ///< a boundary inside a surrogate pair, or half a pair in an insert
    LosesEnd,          ///< deletes the final "\n" or inserts after it
    DocumentTooLong,   ///< limits::kDocumentUnits
    TooManyParagraphs, ///< limits::kParagraphs
    ParagraphTooLong,  ///< limits::kParagraphUnits without the "\n", and longer than what it was
    AgainstSchema,     ///< what validateSchema() refuses; of edits made here
    TooManyAttributes  ///< limits::kAttributeBytes, and more than before
};

/// Text with attributes; always ends in "\n" and is well-formed UTF-16. The model on the server, on
/// the client and in history.
///
/// A B+ tree: leaves hold up to about a thousand UTF-16 units in a gap buffer and with them the
/// runs of equal attributes and of equal authors, inner nodes count units, paragraph ends and
/// embeds. Leaves and nodes are shared copy-on-write, so a copy of a Document costs nothing and may
/// be read on another thread. Neither operator== nor hash() knows of the authors.
/// All positions and lengths are UTF-16 code units; positions are in [0, length()].
class Document final : public TextSource
{
public:
    /// "\n" alone.
    Document();
    /// From an insert-only Delta that ends in "\n" and whose schema was checked. Whatever the Delta
    /// is like, nothing worse than an error comes of it: WrongBase when it is not insert-only,
    /// LosesEnd without the "\n". Overlong paragraphs are taken, so that they can be cut, and what
    /// a view may come to: TooManyAttributes beyond kViewAttributeBytes (attribute_bytes.h).
    static Result<Document, ApplyError> fromDelta(const Delta &document,
                                                  Authorship authorship = {});
    /// A table of values, and runs of units that name them.
    template <typename Value>
    struct Runs
    {
        struct Run
        {
            quint32 length; ///< units, > 0
            quint32 value;  ///< number in the table, from 1; 0: the empty one
        };
        std::vector<Value> values;
        std::vector<Run> runs;
    };
    /// From text and runs that cover it, which were checked: well-formed, ending in "\n", no run
    /// cutting a surrogate pair, no number beyond its table. A wrong sum of lengths breaks a check.
    static Document fromRuns(QStringView text, const Runs<AttributeSet> &attributes,
                             const Runs<Authorship> &authors);
    Document(const Document &);
    Document(Document &&) noexcept;
    Document &operator=(const Document &);
    Document &operator=(Document &&) noexcept;
    ~Document() override;

    qsizetype length() const override;
    qsizetype paragraphCount() const;

    /// Whether `operation` could be applied. Costs O(components * log n + text inserted).
    /// A paragraph counts as longer than it was when it is longer than each paragraph of the base
    /// of which it keeps something.
    Status<ApplyError> check(const Delta &operation) const;
    /// check() and then apply: all of it or nothing. O(log n + size of the operation).
    /// What it inserts was put there by `authorship`. Here and below std::bad_alloc does not leave
    /// all as it was: this document is to be thrown away then, its copies are not concerned.
    Status<ApplyError> apply(const Delta &operation, Authorship authorship = {});
    /// As apply(), but of the errors only those of structure count (WrongBase, SplitsPair,
    /// LosesEnd): for operations that the server accepted, which meet longer paragraphs where the
    /// user has text that the server does not know yet. DocumentTooLong from twice the limit on,
    /// the most that a good server and a user who do not know each other's text can come to, and
    /// TooManyAttributes beyond kViewAttributeBytes (attribute_bytes.h).
    Status<ApplyError> applyUnlimited(const Delta &operation, Authorship authorship = {});
    /// Says anew who put these units there: those of an operation whose revision was not known.
    void setAuthorship(qsizetype position, qsizetype length, Authorship authorship);

    void visitRuns(qsizetype position, qsizetype length, const RunVisitor &visit) const override;
    /// The text alone, in as few pieces as there are; none of them cuts a surrogate pair.
    void visitText(qsizetype position, qsizetype length,
                   const std::function<void(QStringView)> &visit) const;
    /// The attributes alone: each maximal run of units with equal ones, in order, whatever the
    /// tree's shape. Equal embeds side by side are one run.
    void visitAttributes(
        const std::function<void(qsizetype length, const AttributeSet &attributes)> &visit) const;
    QString text(qsizetype position, qsizetype length) const;
    QString text() const { return text(0, length()); }
    QChar unitAt(qsizetype position) const;                  ///< position < length()
    AttributeSet attributesAt(qsizetype position) const;     ///< position < length()
    Delta slice(qsizetype position, qsizetype length) const; ///< insert-only
    Delta toDelta() const { return slice(0, length()); }

    /// Paragraphs are numbered from 0; a paragraph owns the "\n" that ends it, so that length() is
    /// the only position behind the last one, which paragraphAt() still counts as its own.
    qsizetype paragraphAt(qsizetype position) const;         ///< position in [0, length()]
    qsizetype paragraphStart(qsizetype paragraph) const;
    qsizetype paragraphEnd(qsizetype paragraph) const;       ///< position of its "\n"
    AttributeSet paragraphAttributes(qsizetype paragraph) const;

    qsizetype embedCount() const;
    qsizetype embedPosition(qsizetype embed) const; ///< embed in [0, embedCount())

    /// Who wrote what: calls `visit` for each maximal run of one authorship in the range, in order.
    void visitAuthors(qsizetype position, qsizetype length, const AuthorVisitor &visit) const;
    Authorship authorshipAt(qsizetype position) const;       ///< position < length()

    /// Canonical SHA-256 (32 bytes): of the text and its runs, independent of the tree's shape and
    /// of how the document came about. Defined in PROTOCOL.md, section "Document hash".
    QByteArray hash() const;

    bool operator==(const Document &other) const;

    /// Recounts everything and throws InvariantError where a count or run is wrong. For tests.
    void checkInvariants() const;

private:
    explicit Document(std::unique_ptr<DocumentTree> tree);
    std::unique_ptr<DocumentTree> m_tree; ///< null after a move alone
};

} // namespace syngraph
