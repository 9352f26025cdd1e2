#pragma once

#include "common/ot/delta.h"

#include <functional>

/// Operations with operations: pure functions of values, on any thread. Positions and lengths are
/// UTF-16 code units. Base lengths that do not fit each other are a broken invariant, which is
/// InvariantError; nothing else fails but for want of memory (std::bad_alloc), and then whatever
/// was to change on the spot is as it was.
namespace syngraph {

/// `first` and then `second` as one operation. Needs second.baseLength() == first.targetLength().
/// For more than a few in a row see DeltaComposer.
Delta compose(const Delta &first, const Delta &second);
/// The same on the spot. What is done at the end of `first` or behind it, as typing and Backspace
/// go on, costs only the size of `second`. The two must not be one.
void composeInPlace(Delta &first, const Delta &second);

/// Whether an operation was put into the server's order before or after the one that it is
/// transformed over.
enum class Order : quint8 { Earlier, Later };

/// `operation` as it must be applied after `over`, both made on the same base (equal base lengths).
/// `order` tells where `operation` stands in the server's order.
///
/// Rules, in the words of the two-operation property TP1 (Ressel et al. 1996): for a earlier than b,
/// compose(a, transform(b, a, Later)) and compose(b, transform(a, b, Earlier)) make equal documents.
/// - Inserts at one place: the later one goes to the left, so that two people typing at one spot
///   keep their words whole.
/// - One key of one unit: the later value stays.
/// - An insert strictly inside a range that the other side formats takes that format, if both base
///   neighbours get the same inline pair (the intent rule; idea: Peritext, 2022).
/// A composition of several operations must not be transformed over while something is in flight:
/// compose is not closed under transform. Go over the operations one by one.
Delta transform(const Delta &operation, const Delta &over, Order order);
/// The same on the spot, which is several times faster for edits that do not meet: for going over a
/// list of operations. The two must not be one.
void transformInPlace(Delta &operation, const Delta &over, Order order);

struct TransformedPair
{
    Delta first;  ///< the earlier one, to be applied after the later
    Delta second; ///< the later one, to be applied after the earlier
};
/// Both directions at once: `earlier` and `later` as the server orders them.
TransformedPair transformPair(const Delta &earlier, const Delta &later);
/// The same on the spot: each becomes what has to be applied after the other one.
void transformPairInPlace(Delta &earlier, Delta &later);

/// Reads text and attributes of a document piece by piece; see Document.
class TextSource
{
public:
    using RunVisitor = std::function<void(QStringView text, const AttributeSet &attributes)>;
    virtual ~TextSource() = default;
    virtual qsizetype length() const = 0;
    /// Calls `visit` for pieces of equal attributes that together make [position, position+length).
    virtual void visitRuns(qsizetype position, qsizetype length, const RunVisitor &visit) const = 0;
};

/// The operation that takes `operation` back. `base` is the document before it; InvariantError if
/// their lengths differ. Costs a look into `base` for each component that deletes or formats.
Delta invert(const Delta &operation, const TextSource &base);

/// On which side of an insert at its very place a position stays.
enum class Stickiness : quint8 {
    Left, ///< stays before the inserted text: one's own caret under a remote insert
    Right ///< moves behind it: the caret of whoever typed it
};

/// Where `position` in [0, base length] stands in the target. A position inside deleted text goes to
/// where the text was: behind what was inserted there instead of it.
qsizetype mapPosition(const Delta &operation, qsizetype position, Stickiness stickiness);

} // namespace syngraph
