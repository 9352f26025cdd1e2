#include "server/web/pages.h"

#include "common/base/names.h"

#include <QCryptographicHash>

namespace syngraph::pages {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr QLatin1StringView kStyle(R"css(
:root { color-scheme: light dark; }
body { margin: 0; min-height: 100vh; display: grid; place-items: center;
       font: 17px/1.55 system-ui, sans-serif; background: #f6f5f2; color: #22252b; }
main { max-width: 30rem; padding: 2rem; text-align: center; }
h1 { font-size: 1.7rem; line-height: 1.25; margin: 0 0 .6rem; overflow-wrap: anywhere; }
p { margin: .6rem 0; }
.button { display: inline-block; margin: 1.4rem 0 1rem; padding: .7rem 1.6rem; border-radius: .5rem;
          background: #2f6f5e; color: #fff; font-weight: 600; text-decoration: none; }
[hidden] { display: none !important; }
.button:hover { background: #265b4d; }
.button:focus-visible { outline: 3px solid #7fc4b0; outline-offset: 2px; }
.quiet { color: #5d636e; font-size: .9rem; }
@media (prefers-color-scheme: dark) {
  body { background: #1b1d21; color: #e6e6e3; }
  .button { background: #3b8873; }
  .button:hover { background: #469c85; }
  .quiet { color: #a3a8b1; }
}
)css");

/// The part of the address behind "#" holds the key to the document. Only a script can see it.
constexpr QLatin1StringView kScript(R"js(
const open = document.getElementById('open');
if (location.hash.length < 2) {
    document.getElementById('incomplete').hidden = false;
} else {
    open.href = '%1:' + location.href;
    open.hidden = false;
}
)js");

constexpr QLatin1StringView kFrame(R"html(<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>%1</title>
<style>%2</style>
</head>
<body>
<main>
%3</main>
%4</body>
</html>
)html");

constexpr QLatin1StringView kDocument(R"html(<h1>%1</h1>
<p>Somebody shares this document with you in %2, where several people write one text together, at
the same time, each in their own window.</p>
<p><a class="button" id="open" href="%3:" hidden>Open in %2</a></p>
<p id="incomplete" hidden><b>This link is not complete.</b> The part behind the # is missing, which
holds the key to the document; some programs cut it off. Ask whoever sent it for the whole link.</p>
<noscript><p>Without JavaScript: copy this page's address, start %2 and choose
<b>File &rsaquo; Open link</b>.</p></noscript>
<p class="quiet">Nothing happens? Then %2 is not installed on this computer yet. Install it, then come
back to this page.</p>
)html");

constexpr QLatin1StringView kWelcome(R"html(<h1>%1</h1>
<p>This is a %1 server. It keeps documents that several people write together, at the same time.</p>
<p class="quiet">To open a document, follow the link that was shared with you. To make one, start
%1 on your computer, choose <b>Share</b> and enter the server's address as its administrator gave it
to you.</p>
)html");

QString script()
{
    return QString(kScript).arg(names::kScheme);
}

QByteArray page(const QString &title, const QString &content, bool hasScript)
{
    const QString element =
        hasScript ? u"<script>%1</script>\n"_s.arg(script()) : QString();
    // All at once: what was put in is never looked at for place markers again.
    return QString(kFrame).arg(title, kStyle, content, element).toUtf8();
}

QByteArray hashSource(const QByteArray &content)
{
    return "'sha256-" +
           QCryptographicHash::hash(content, QCryptographicHash::Sha256).toBase64() + "'";
}

} // namespace

QByteArray documentPage(const std::optional<QString> &title)
{
    const QString product(names::kProduct);
    const QString heading =
        title && !title->trimmed().isEmpty() ? title->toHtmlEscaped() : u"A shared document"_s;
    return page(u"%1 \u2013 %2"_s.arg(heading, product),
                QString(kDocument).arg(heading, product, names::kScheme), true);
}

QByteArray welcomePage()
{
    const QString product(names::kProduct);
    return page(product, QString(kWelcome).arg(product), false);
}

QByteArray contentSecurityPolicy()
{
    static const QByteArray policy = "default-src 'none'; script-src " +
                                     hashSource(script().toUtf8()) + "; style-src " +
                                     hashSource(QByteArray(kStyle.data(), kStyle.size())) +
                                     "; base-uri 'none'; form-action 'none'; "
                                     "frame-ancestors 'none'";
    return policy;
}

} // namespace syngraph::pages
