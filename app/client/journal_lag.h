#pragma once

#include "common/base/clock.h"

#include <QObject>
#include <QTimer>

#include <deque>
#include <functional>

namespace syngraph {

/// How far the disk is behind the screen: whether something that was given to the journal has not
/// been written for longer than `patience`, so that nobody says of it that it is kept. What takes
/// less is not worth a word. Owned by the journal; GUI thread.
class JournalLag final : public QObject
{
    Q_OBJECT

public:
    /// `written`: the number of the last task whose writes the store took; numbers grow.
    JournalLag(std::function<qint64()> written, Milliseconds patience, QObject *parent = nullptr);

    void given(qint64 number);
    bool isBehind() const { return m_isBehind; }

Q_SIGNALS:
    void changed();

private:
    void look();

    struct Given
    {
        qint64 number; ///< of the last of those that came at about the same time
        Instant since; ///< when the first of them came
    };
    std::function<qint64()> m_written;
    Milliseconds m_patience;
    std::deque<Given> m_given; ///< perhaps not written yet, the oldest first
    QTimer m_look;
    bool m_isBehind = false;
};

} // namespace syngraph
