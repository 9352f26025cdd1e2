#pragma once

#include "app/ui/connection_words.h"

#include <QWidget>

namespace syngraph {

/// Dot, word and figure of the connection, at the left of the status bar. The dot's shape tells the
/// states apart as well as its colour: full, half, hollow, cross. GUI thread.
class ConnectionPill final : public QWidget
{
    Q_OBJECT

public:
    explicit ConnectionPill(QWidget *parent = nullptr);

    void showWords(const ConnectionWords &words);
    QString text() const;
    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QString m_word;
    QString m_figure;
    Tone m_tone = Tone::Quiet;
};

} // namespace syngraph
