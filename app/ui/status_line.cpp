#include "app/ui/status_line.h"

#include "app/ui/connection_pill.h"
#include "app/ui/mirrored_margins.h"

#include <QAccessible>
#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>

namespace syngraph {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr Milliseconds kBetweenAnnouncements = 5s;
constexpr qsizetype kLongestSentence = 300; ///< units that wait; more is not listened to

QLabel *addLabel(QHBoxLayout *layout, const QString &name)
{
    auto *label = new QLabel;
    label->setTextFormat(Qt::PlainText);
    label->setObjectName(name);
    label->setProperty("look", u"muted"_s);
    layout->addWidget(label);
    return label;
}

} // namespace

StatusLine::StatusLine(QWidget *parent) : QWidget(parent), m_pill(new ConnectionPill(this))
{
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(mirroredMargins(*this, {10, 4, 14, 4}));
    layout->setSpacing(16);
    layout->addWidget(m_pill);
    m_saved = addLabel(layout, u"saveState"_s);
    layout->addStretch(1);
    m_server = addLabel(layout, u"server"_s);
    m_people = addLabel(layout, u"peopleCount"_s);
    m_caret = addLabel(layout, u"caret"_s);
    m_words = addLabel(layout, u"words"_s);
    m_live = new QLabel(this);
    m_live->setTextFormat(Qt::PlainText);
    m_live->setGeometry(0, 0, 1, 1);
    m_live->setObjectName(u"live"_s);
    m_server->hide();
    m_people->hide();
    m_quiet.setSingleShot(true);
    m_quiet.setInterval(kBetweenAnnouncements);
    connect(&m_quiet, &QTimer::timeout, this, &StatusLine::speak);
}

void StatusLine::showStatus(const ConnectionStatus &status)
{
    const ConnectionWords words = wordsFor(status);
    m_pill->showWords(words);
    m_saved->setText(words.saved);
    if (words.pill != m_lastPill) {
        m_lastPill = words.pill;
        m_sentence.clear();
        say(words.banner.isEmpty() ? words.pill : words.banner);
    }
}

void StatusLine::showServer(const QString &host)
{
    m_server->setText(host);
    m_server->setVisible(!host.isEmpty());
    m_server->setAccessibleName(tr("Server: %1").arg(host));
}

void StatusLine::showPeople(int count)
{
    m_people->setText(tr("%Ln here", nullptr, count));
    m_people->setVisible(count > 0);
}

void StatusLine::showCaret(qsizetype line, qsizetype column, qsizetype selected)
{
    const QLocale locale;
    QString text = tr("Ln %1, Col %2").arg(locale.toString(qint64(line)),
                                           locale.toString(qint64(column)));
    if (selected > 0)
        text += u" · "_s + tr("%Ln selected", nullptr, int(selected));
    m_caret->setText(text);
}

void StatusLine::showFigures(const TextFigures &figures)
{
    m_words->setText(tr("%Ln word(s)", nullptr, int(figures.words)));
    m_words->setToolTip(tr("%Ln character(s)", nullptr, int(figures.characters)) + u'\n'
                        + tr("%Ln paragraph(s)", nullptr, int(figures.paragraphs)));
}

QString StatusLine::pillText() const
{
    return m_pill->text();
}

QString StatusLine::savedText() const
{
    return m_saved->text();
}

void StatusLine::announce(const QString &sentence)
{
    if (m_sentence.isEmpty())
        say(sentence);
    else if (m_sentence.size() < kLongestSentence)
        m_sentence += u' ' + sentence;
}

QString StatusLine::spoken() const
{
    return m_live->accessibleName();
}

void announceIn(QWidget &part, const QString &sentence)
{
    if (auto *line = part.window()->findChild<StatusLine *>())
        line->announce(sentence);
}

void StatusLine::say(const QString &sentence)
{
    m_sentence = sentence;
    if (!m_quiet.isActive())
        speak();
}

void StatusLine::speak()
{
    if (m_sentence.isEmpty())
        return;
    m_live->setAccessibleName(std::exchange(m_sentence, QString())); // tells of the new name
    QAccessibleEvent event(m_live, QAccessible::Alert);
    QAccessible::updateAccessibility(&event);
    m_quiet.start();
}

} // namespace syngraph
