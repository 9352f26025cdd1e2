#pragma once

#include "app/ui/link_row.h"
#include "app/ui/link_section.h"
#include "app/ui/share_popover.h"
#include "tests/ui/ui_bench.h"

#include <QPushButton>
#include <QTest>

namespace syngraph::testing {

using namespace Qt::Literals::StringLiterals;

inline LinkInfo info(qint64 number, LinkRole role = LinkRole::Edit, const QString &label = {},
                     qint64 people = 0)
{
    LinkInfo link;
    link.number = number;
    link.role = role;
    link.label = label;
    link.created = 1'700'000'000'000;
    link.mark = QByteArray(8, char(number));
    link.people = people;
    return link;
}

inline QList<LinkRow *> rowsOf(UiBench &bench)
{
    auto rows = bench.window().sharePopover().links().findChildren<LinkRow *>();
    std::ranges::sort(rows, {}, [](LinkRow *row) { return row->mapToGlobal(QPoint()).y(); });
    return rows;
}

/// The button of that text which can be seen.
inline QPushButton *button(QWidget *in, const QString &text)
{
    for (auto *one : in->findChildren<QPushButton *>()) {
        if (one->text() == text && one->isVisible())
            return one;
    }
    return nullptr;
}

inline void answerList(UiBench &bench, const std::vector<LinkInfo> &links)
{
    const auto asked = bench.sent<messages::Links>();
    QVERIFY(!asked.empty());
    bench.answer(messages::LinkList{asked.back().request, links});
}

/// An owner's window, with the popover open.
inline LinkSection &openAsOwner(UiBench &bench, const std::vector<LinkInfo> &links)
{
    bench.setOwner(true);
    bench.openLive(Role::Edit, u"text");
    answerList(bench, links);
    bench.window().showLinks();
    answerList(bench, links);
    return bench.window().sharePopover().links();
}

} // namespace syngraph::testing
