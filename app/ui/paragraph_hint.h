#pragma once

#include <QObject>

namespace syngraph {

class DocumentTab;

/// Says once, above the text, that the paragraph one writes in is so long that this can be felt.
/// Nothing is refused: that is for limits::kParagraphUnits, ten times as much.
/// A child of its tab. GUI thread.
class ParagraphHint final : public QObject
{
    Q_OBJECT

public:
    static constexpr qsizetype kVeryLong = 100'000; ///< in UTF-16 units

    explicit ParagraphHint(DocumentTab &tab);

private:
    void look();

    DocumentTab &m_tab;
    bool m_isSaid = false;
};

} // namespace syngraph
