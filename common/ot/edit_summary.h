#pragma once

#include "common/ot/algebra.h"

namespace syngraph {

/// What an operation does, as a person would tell it: "replaced 3 words". Kinds and counts alone;
/// the words are made where words are translated.
struct EditSummary
{
    enum class Act : quint8 {
        Nothing,
        Inserted,
        Deleted,
        Replaced,  ///< text went and text came, wherever it did
        Formatted, ///< the text is as it was
        Moved      ///< what was deleted at one place was inserted at another
    };
    /// How much text. A word counts when a part of it is touched.
    struct Amount
    {
        qsizetype characters = 0; ///< grapheme clusters, without ends of paragraphs and embeds
        qsizetype words = 0;
        qsizetype paragraphEnds = 0;
        qsizetype embeds = 0;
        bool operator==(const Amount &) const = default;
    };

    Act act = Act::Nothing;
    Amount inserted;
    Amount deleted;
    Amount formatted;
    AttributeSet::KeyBits keysSet = 0;     ///< by changes of kept text
    AttributeSet::KeyBits keysRemoved = 0; ///< likewise
    qsizetype places = 0;                  ///< parts of the document that it touches

    bool operator==(const EditSummary &) const = default;
};

/// `base` is the document before it. O(size of the operation and of what it deletes or formats).
EditSummary summaryOf(const Delta &operation, const TextSource &base);

} // namespace syngraph
