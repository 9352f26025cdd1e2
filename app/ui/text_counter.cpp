#include "app/ui/text_counter.h"

namespace syngraph {

TextCounter::TextCounter(QObject *parent) : QObject(parent)
{
    m_pool.setMaxThreadCount(1);
}

TextCounter::~TextCounter()
{
    m_pool.waitForDone();
}

void TextCounter::count(const Document &document)
{
    if (m_isCounting)
        m_next = document;
    else
        start(document);
}

void TextCounter::start(Document document)
{
    m_isCounting = true;
    m_pool.start([this, counted = std::move(document)] {
        TextTally tally;
        counted.visitRuns(0, counted.length(),
                          [&tally](QStringView text, const AttributeSet &) { tally.add(text); });
        const TextFigures figures = tally.figures();
        QMetaObject::invokeMethod(this, [this, figures] { finish(figures); }, Qt::QueuedConnection);
    });
}

void TextCounter::finish(const TextFigures &figures)
{
    m_isCounting = false;
    if (m_next)
        start(*std::exchange(m_next, std::nullopt));
    Q_EMIT counted(figures);
}

} // namespace syngraph
