#pragma once

#include <QStringView>

namespace syngraph {

/// What there is to count in a text.
struct TextFigures
{
    /// Runs of letters and digits, apostrophes and hyphens inside of them included; each ideograph
    /// counts as a word of its own, as readers of Chinese and Japanese count.
    qint64 words = 0;
    qint64 characters = 0; ///< code points without line ends
    qint64 paragraphs = 0; ///< line ends
    bool operator==(const TextFigures &) const = default;
};

/// Counts a text that comes in pieces, cut anywhere.
class TextTally final
{
public:
    void add(QStringView piece);
    const TextFigures &figures() const { return m_figures; }

private:
    TextFigures m_figures;
    bool m_isInsideWord = false;
};

qint64 countWords(QStringView text);

} // namespace syngraph
