#include "common/ot/edit_summary.h"

#include "common/ot/grapheme.h"

#include <QTextBoundaryFinder>

#include <algorithm>

namespace syngraph {

namespace {

bool isMark(QChar unit)
{
    return unit == kParagraphEnd || unit == QChar(kEmbedUnit);
}

qsizetype wordsIn(QStringView text)
{
    qsizetype words = 0;
    QTextBoundaryFinder finder(QTextBoundaryFinder::Word, text.data(), text.size());
    do {
        words += finder.boundaryReasons() & QTextBoundaryFinder::StartOfItem ? 1 : 0;
    } while (finder.toNextBoundary() >= 0);
    return words;
}

EditSummary::Amount amountOf(QStringView text)
{
    EditSummary::Amount amount;
    for (qsizetype at = 0; at < text.size();) {
        if (isMark(text[at])) {
            (text[at] == kParagraphEnd ? amount.paragraphEnds : amount.embeds) += 1;
            ++at;
            continue;
        }
        const auto *const end = std::find_if(text.begin() + at, text.end(), isMark);
        const auto plain = text.sliced(at, end - text.begin() - at);
        amount.characters += qsizetype(graphemeBoundaries(plain).size()) - 1;
        amount.words += wordsIn(plain);
        at += plain.size();
    }
    return amount;
}

EditSummary::Amount sum(const EditSummary::Amount &a, const EditSummary::Amount &b)
{
    return {a.characters + b.characters, a.words + b.words, a.paragraphEnds + b.paragraphEnds,
            a.embeds + b.embeds};
}

QString textOf(const TextSource &source, qsizetype position, qsizetype length)
{
    QString text;
    text.reserve(length);
    source.visitRuns(position, length,
                     [&text](QStringView piece, const AttributeSet &) { text += piece; });
    return text;
}

EditSummary::Act actOf(const EditSummary &summary, QStringView inserted, QStringView deleted)
{
    using Act = EditSummary::Act;
    if (!inserted.isEmpty() && !deleted.isEmpty())
        return inserted == deleted && summary.places == 2 ? Act::Moved : Act::Replaced;
    if (!inserted.isEmpty())
        return Act::Inserted;
    if (!deleted.isEmpty())
        return Act::Deleted;
    return summary.places > 0 ? Act::Formatted : Act::Nothing;
}

} // namespace

EditSummary summaryOf(const Delta &operation, const TextSource &base)
{
    SYNGRAPH_CHECK(operation.baseLength() == base.length());
    using Kind = Delta::Kind;
    EditSummary summary;
    QString deleted;
    qsizetype position = 0;
    bool atPlace = false;
    for (const auto &component : operation.components()) {
        const auto length = qsizetype(component.length);
        const bool plain = component.kind == Kind::Retain && component.attributes.isEmpty();
        summary.places += !plain && !atPlace ? 1 : 0;
        atPlace = !plain;
        if (component.kind == Kind::Insert) {
            summary.inserted = sum(summary.inserted, amountOf(operation.text(component)));
            continue;
        }
        if (!plain) {
            const auto text = textOf(base, position, length);
            auto &amount = component.kind == Kind::Delete ? summary.deleted : summary.formatted;
            amount = sum(amount, amountOf(text));
            if (component.kind == Kind::Delete)
                deleted += text;
            const auto removed = component.attributes.nulls();
            summary.keysRemoved |= removed;
            summary.keysSet |= AttributeSet::KeyBits(component.attributes.keys() & ~removed);
        }
        position += length;
    }
    summary.act = actOf(summary, operation.insertedText(), deleted);
    return summary;
}

} // namespace syngraph
