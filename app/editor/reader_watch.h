#pragma once

#include <QAccessible>

#include <functional>

namespace syngraph {

/// Hears of a screen reader that is started while the program runs. GUI thread.
class ReaderWatch final : public QAccessible::ActivationObserver
{
public:
    explicit ReaderWatch(std::function<void()> came) : m_came(std::move(came))
    {
        QAccessible::installActivationObserver(this);
    }
    ~ReaderWatch() { QAccessible::removeActivationObserver(this); }
    ReaderWatch(const ReaderWatch &) = delete;
    ReaderWatch &operator=(const ReaderWatch &) = delete;

    void accessibilityActiveChanged(bool isActive) override
    {
        if (isActive)
            m_came();
    }

private:
    std::function<void()> m_came;
};

} // namespace syngraph
