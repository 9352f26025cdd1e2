#include "app/ui/link_copy.h"

#include "app/models/shown_text.h"
#include "common/base/limits.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QMimeData>
#include <QRegularExpression>

#include <memory>

namespace syngraph {

using namespace Qt::Literals::StringLiterals;

void copyLinkToClipboard(const ShareLink &link, const QString &title)
{
    const QString text = link.text();
    QString shown = singleLine(title, limits::kTitleUnits);
    if (ShareLink::parse(linkIn(shown)))
        shown.clear(); // who clicks on one link must not come to another
    auto data = std::make_unique<QMimeData>();
    // With words around it the address bar of a browser would search for it, and tell it.
    data->setText(text);
    const QString html = u"<a href=\"%1\">%2</a>"_s.arg(
        text.toHtmlEscaped(), (shown.isEmpty() ? text : shown).toHtmlEscaped());
    data->setData(u"text/html"_s, html.toUtf8());
    QGuiApplication::clipboard()->setMimeData(data.release());
}

QString linkIn(const QString &text)
{
    if (ShareLink::parse(text))
        return text;
    static const QRegularExpression space(u"\\s+"_s);
    QStringList links;
    for (const auto &word : text.split(space, Qt::SkipEmptyParts)) {
        if (ShareLink::parse(word))
            links += word;
    }
    return links.size() == 1 ? links.front() : text;
}

QString linkInClipboard()
{
    constexpr qsizetype kMost = kLinkUnits + limits::kTitleUnits + 3;
    return linkIn(QGuiApplication::clipboard()->text().left(kMost).trimmed()).left(kLinkUnits);
}

} // namespace syngraph
