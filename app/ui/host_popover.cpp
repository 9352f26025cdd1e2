#include "app/ui/host_popover.h"

#include "app/models/shown_text.h"
#include "app/ui/link_words.h"
#include "app/ui/plain_label.h"
#include "app/ui/preferences.h"

#include <QCheckBox>
#include <QPushButton>
#include <QRadioButton>
#include <QVBoxLayout>

namespace syngraph {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int kWidth = 440;
constexpr qsizetype kDetailUnits = 160;

} // namespace

QString hostErrorWords(HostError error, const QString &detail)
{
    switch (error) {
    case HostError::NoProgram:
        return HostPopover::tr("The server's program (syngraph-server) is not installed.");
    case HostError::NoNetwork:
        return HostPopover::tr("This computer is in no network that others could reach it by.");
    case HostError::NoPort:
        return HostPopover::tr("Other programs use all the ports that were tried. Try again.");
    case HostError::Busy:
        return HostPopover::tr("Another server has the documents of this computer open. It has to end "
                               "first.");
    case HostError::NotWritable:
    case HostError::Failed: break;
    }
    const QString more = singleLine(detail, kDetailUnits);
    const QString words = error == HostError::NotWritable
        ? HostPopover::tr("The server's folder cannot be written.")
        : HostPopover::tr("The server ended by itself.");
    return more.isEmpty() ? words : words + u" ("_s + more + u')';
}

HostPopover::HostPopover(LocalServer &server, Preferences &preferences, QWidget *window)
    : Popover(kWidth, window)
    , m_server(server)
    , m_preferences(preferences)
    , m_here(new QRadioButton(tr("Only for programs on this computer"), this))
    , m_network(new QRadioButton(tr("For everybody in my network who has a link"), this))
    , m_keeps(new QCheckBox(tr("Go on when the window closes"), this))
    , m_state(plainLabel({}, u"good"_s, this))
    , m_error(plainLabel({}, u"error"_s, this))
    , m_button(new QPushButton(this))
{
    setAccessibleName(tr("Host on this computer"));
    m_button->setProperty("look", u"primary"_s);
    content()->addWidget(plainLabel(accessibleName(), u"heading"_s, this));
    content()->addWidget(plainLabel(tr("Documents that you share are then kept on this computer. "
                                      "Others can work in them while it is on and hosts them."),
                                   u"muted"_s, this));
    for (QWidget *widget : std::initializer_list<QWidget *>{m_network, m_here, m_keeps, m_state,
                                                            m_error})
        content()->addWidget(widget);
    content()->addWidget(m_button, 0, Qt::AlignRight);
    (preferences.hostsForNetwork() ? m_network : m_here)->setChecked(true);
    m_keeps->setChecked(preferences.keepsHosting());
    connect(m_button, &QPushButton::clicked, this, &HostPopover::submit);
    connect(m_keeps, &QCheckBox::toggled, this,
            [this](bool keeps) { m_preferences.setKeepsHosting(keeps); });
    connect(&server, &LocalServer::stateChanged, this, &HostPopover::refresh);
    connect(&server, &LocalServer::failed, this, &HostPopover::showError);
    refresh();
}

void HostPopover::prepare()
{
    say(*m_error, {}, m_button);
    refresh();
}

QWidget *HostPopover::firstField() const
{
    return m_button;
}

HostReach HostPopover::chosenReach() const
{
    return m_network->isChecked() ? HostReach::LocalNetwork : HostReach::ThisComputer;
}

void HostPopover::submit()
{
    say(*m_error, {}, m_button);
    if (m_server.state() == LocalServer::State::Off) {
        m_preferences.setHostsForNetwork(m_network->isChecked());
        m_server.start(chosenReach());
    } else {
        m_server.stop();
    }
}

void HostPopover::refresh()
{
    const bool isOff = m_server.state() == LocalServer::State::Off;
    QString state;
    if (m_server.state() == LocalServer::State::Starting)
        state = tr("Starting…");
    else if (m_server.address())
        state = tr("This computer is a server at %1.").arg(hostWords(m_server.address()->server));
    if (state != m_state->text())
        say(*m_state, state);
    m_state->setVisible(!state.isEmpty());
    m_here->setEnabled(isOff);
    m_network->setEnabled(isOff);
    if (!isOff)
        (m_server.reach() == HostReach::LocalNetwork ? m_network : m_here)->setChecked(true);
    m_button->setText(isOff ? tr("Start") : tr("Stop"));
    if (isOpen())
        refit();
}

void HostPopover::showError(HostError error, const QString &detail)
{
    say(*m_error, hostErrorWords(error, detail), m_button);
}

QString HostPopover::stateText() const
{
    return m_state->text();
}

QString HostPopover::errorText() const
{
    return m_error->text();
}

} // namespace syngraph
