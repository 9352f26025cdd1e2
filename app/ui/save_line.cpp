#include "app/ui/save_line.h"

#include "app/ui/document_tab.h"

#include <algorithm>
#include <utility>

namespace syngraph {

SaveLine::SaveLine(std::function<void(DocumentTab &tab, const Done &done)> save)
    : m_save(std::move(save))
{
}

SaveLine::Turn SaveLine::take(DocumentTab &tab, const QString &path)
{
    const bool isTaken = std::ranges::any_of(m_running, [&](const Running &one) {
        return one.tab == &tab || one.path == path;
    });
    if (isTaken)
        return nullptr;
    const int number = ++m_last;
    m_running.push_back({number, &tab, path});
    struct Token
    {
        QPointer<SaveLine> line;
        int number;
        std::shared_ptr<void> mark; ///< closing the tab waits for it
        ~Token()
        {
            mark.reset();
            if (line)
                line->end(number);
        }
    };
    return Turn(new Token{this, number, tab.savingMark()},
                [](void *token) { delete static_cast<Token *>(token); });
}

bool SaveLine::isSaving(const DocumentTab &tab) const
{
    return std::ranges::any_of(m_running, [&](const Running &one) { return one.tab == &tab; });
}

void SaveLine::waitToSave(DocumentTab &tab, const Done &done)
{
    const auto there = std::ranges::find_if(m_waiting, [&](const Waiting &one) {
        return !one.start && one.tab == &tab;
    });
    if (there == m_waiting.end())
        m_waiting.push_back({{}, &tab, {done}});
    else
        there->dones.push_back(done);
}

void SaveLine::wait(const std::function<void()> &start)
{
    m_waiting.push_back({start, {}, {}});
}

void SaveLine::end(int number)
{
    std::erase_if(m_running, [number](const Running &one) { return one.number == number; });
    // Not from within whatever has just ended.
    if (!m_waiting.empty())
        QMetaObject::invokeMethod(this, [this] { goOn(); }, Qt::QueuedConnection);
}

void SaveLine::goOn()
{
    for (const Waiting &one : std::exchange(m_waiting, {})) {
        const auto tellAll = [dones = one.dones](bool isSaved) {
            for (const Done &done : dones) {
                if (done)
                    done(isSaved);
            }
        };
        if (one.start)
            one.start(); // and waits again where it has to
        else if (one.tab)
            m_save(*one.tab, tellAll);
        else
            tellAll(false);
    }
}

} // namespace syngraph
