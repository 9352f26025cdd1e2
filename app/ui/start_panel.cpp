#include "app/ui/start_panel.h"

#include "app/models/shown_text.h"
#include "app/ui/icons.h"
#include "app/ui/link_copy.h"
#include "app/ui/link_words.h"
#include "app/ui/local_file.h"
#include "app/ui/plain_label.h"
#include "app/ui/theme_colors.h"

#include <QClipboard>
#include <QEvent>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLineEdit>
#include <QPainter>
#include <QPushButton>

#include <span>

namespace syngraph {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int kWidth = 480;
constexpr int kAround = 16;       ///< to the area's edges
constexpr int kTextAbove = 170;   ///< of the area stays free for the first lines
constexpr size_t kMostRecent = 5;
constexpr qsizetype kTitleUnits = 44;
constexpr int kRadius = 10;

} // namespace

StartPanel::StartPanel(QWidget *area)
    : QWidget(area)
    , m_layout(new QVBoxLayout(this))
    , m_copied(plainLabel({}, u"muted"_s, this))
    , m_link(new QLineEdit(this))
    , m_error(plainLabel({}, u"error"_s, this))
    , m_recentHeading(plainLabel(tr("Documents of last time"), u"heading"_s, this))
    , m_recentList(new QVBoxLayout)
    , m_host(new QPushButton(tr("Host on this computer…"), this))
{
    setAccessibleName(tr("Start"));
    m_layout->setContentsMargins(20, 16, 20, 16);
    m_layout->setSpacing(8);
    m_link->setPlaceholderText(tr("Paste a link to open: https://…"));
    m_link->setAccessibleName(tr("Link"));
    m_link->setMaxLength(2 * int(kLinkUnits));
    auto *openLink = new QPushButton(tr("Open"), this);
    auto *line = new QHBoxLayout;
    line->setSpacing(8);
    line->addWidget(m_link, 1);
    line->addWidget(openLink);
    for (QPushButton *button : {openLink, m_host})
        button->setAutoDefault(true); // Return presses it, as in a dialog
    m_recentList->setSpacing(0);
    m_host->setProperty("look", u"bar"_s);
    m_layout->addWidget(
        plainLabel(tr("Write, or open what is there already."), u"heading"_s, this));
    m_layout->addWidget(m_copied);
    m_layout->addLayout(line);
    m_layout->addWidget(m_error);
    m_layout->addWidget(m_recentHeading);
    m_layout->addLayout(m_recentList);
    m_layout->addWidget(m_host, 0, Qt::AlignLeft);
    m_error->hide();
    connect(openLink, &QPushButton::clicked, this, &StartPanel::submit);
    connect(m_link, &QLineEdit::returnPressed, this, &StartPanel::submit);
    connect(m_host, &QPushButton::clicked, this, &StartPanel::hostRequested);
    // Wayland shows the clipboard to the program alone that has the focus, which comes later; and
    // whoever fetches a link meanwhile comes back to this panel.
    connect(qGuiApp, &QGuiApplication::applicationStateChanged, this, &StartPanel::lookAgain);
    connect(QGuiApplication::clipboard(), &QClipboard::dataChanged, this, &StartPanel::lookAgain);
    area->installEventFilter(this);
    hide();
}

void StartPanel::open(const std::vector<JournalDocument> &recent, const QStringList &files,
                      bool canHost)
{
    if (m_isWanted)
        return;
    m_isWanted = true;
    m_error->hide();
    m_error->clear();
    m_host->setVisible(canHost);
    m_link->clear();
    m_copied->hide();
    if (QGuiApplication::applicationState() == Qt::ApplicationActive)
        takeClipboard();
    showRecent(recent, files);
    place();
}

void StartPanel::close()
{
    m_isWanted = false;
    hide();
}

void StartPanel::takeClipboard()
{
    const QString copied = linkInClipboard();
    const auto link = ShareLink::parse(copied);
    m_link->setText(link ? copied : QString());
    m_link->setCursorPosition(0);
    m_copied->setText(link ? tr("There is a link to a document of %1 in the clipboard:")
                                 .arg(hostWords(link->server))
                           : QString());
    m_copied->setVisible(bool(link));
}

/// What somebody writes in the field stays there.
void StartPanel::lookAgain()
{
    if (!m_isWanted || m_link->isModified()
        || QGuiApplication::applicationState() != Qt::ApplicationActive)
        return;
    takeClipboard();
    place();
}

/// Of both kinds some, where there are both.
void StartPanel::showRecent(const std::vector<JournalDocument> &recent, const QStringList &files)
{
    qDeleteAll(m_recent);
    m_recent.clear();
    const auto filesShown = std::min(size_t(files.size()), kMostRecent / 2);
    const auto shared = std::min(recent.size(), kMostRecent - filesShown);
    for (const JournalDocument &document : std::span(recent).first(shared)) {
        const QString title = singleLine(document.title, kTitleUnits);
        auto *button =
            addRecent(u"%1  (%2)"_s.arg(title.isEmpty() ? tr("Untitled") : isolatedName(title),
                                        hostWords(document.link->server)));
        connect(button, &QPushButton::clicked, this,
                [this, link = *document.link] { Q_EMIT linkChosen(link); });
    }
    const auto rest = std::min(size_t(files.size()), kMostRecent - shared);
    for (const QString &path : files.first(qsizetype(rest))) {
        auto *button = addRecent(shownFileName(path));
        button->setToolTip(path);
        connect(button, &QPushButton::clicked, this, [this, path] { Q_EMIT fileChosen(path); });
    }
    m_recentHeading->setVisible(!m_recent.isEmpty());
}

QPushButton *StartPanel::addRecent(const QString &text)
{
    auto *button = new QPushButton(QString(text).replace(u'&', u"&&"_s), this);
    button->setAutoDefault(true);
    button->setProperty("look", u"row"_s);
    button->setAccessibleName(text);
    m_recentList->addWidget(button);
    m_recent.append(button);
    return button;
}

/// The first lines of the page stay free; without room for that the menus have all of it, too.
void StartPanel::place()
{
    const QRect area = parentWidget()->rect();
    const int width = std::min(kWidth, area.width() - 2 * kAround);
    m_layout->activate();
    const int height = m_layout->hasHeightForWidth() ? m_layout->heightForWidth(width)
                                                     : sizeHint().height();
    const int room = area.height() - kTextAbove - kAround;
    setVisible(m_isWanted && height <= room);
    const int top = kTextAbove + std::max(0, (room - height) / 3);
    setGeometry((area.width() - width) / 2, top, width, height);
    raise();
}

QString StartPanel::errorText() const
{
    return m_error->text();
}

void StartPanel::submit()
{
    const auto link = ShareLink::parse(linkIn(m_link->text()));
    if (link) {
        m_link->setAccessibleDescription({});
        Q_EMIT linkChosen(*link);
        return;
    }
    m_error->setText(linkErrorWords(link.error()));
    m_error->show();
    m_link->setAccessibleDescription(m_error->text());
    m_link->setFocus();
    place();
}

bool StartPanel::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == parentWidget() && event->type() == QEvent::Resize && m_isWanted)
        place();
    return QWidget::eventFilter(watched, event);
}

void StartPanel::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape)
        Q_EMIT left();
    else
        QWidget::keyPressEvent(event);
}

void StartPanel::paintEvent(QPaintEvent *)
{
    const ThemeColors &colors = themeColorsOf(palette());
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(colors.line, 1));
    painter.setBrush(colors.raised);
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), kRadius, kRadius);
}

} // namespace syngraph
