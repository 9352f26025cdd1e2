#pragma once

#include "app/ui/text_figures.h"
#include "common/document/document.h"

#include <QObject>
#include <QThreadPool>

#include <optional>

namespace syngraph {

/// Counts documents on a thread of its own: a long one takes longer than a key press may. Works on
/// a copy, which costs nothing; when more come in meanwhile only the last one is counted.
/// GUI thread; waits for the count that is running when it goes.
class TextCounter final : public QObject
{
    Q_OBJECT

public:
    explicit TextCounter(QObject *parent = nullptr);
    ~TextCounter() override;

    void count(const Document &document);

Q_SIGNALS:
    /// Of the last document that was given in, or of one before it.
    void counted(const syngraph::TextFigures &figures);

private:
    void start(Document document);
    void finish(const TextFigures &figures);

    QThreadPool m_pool;
    std::optional<Document> m_next;
    bool m_isCounting = false;
};

} // namespace syngraph
