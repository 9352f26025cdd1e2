#include "app/ui/app_context.h"

#include "app/ui/main_window.h"
#include "common/transport/websocket_transport.h"

#include <QApplication>

namespace syngraph {

AppContext::AppContext(QApplication &application)
    : m_preferences(m_settings), m_theme(application)
{
    m_theme.setAppearance(m_preferences.appearance());
    QObject::connect(&m_systemAppearance, &SystemAppearance::darkChanged, &m_theme,
                     &Theme::setSystemDark);
    m_systemAppearance.start();
}

AppContext::~AppContext() = default;

void AppContext::showWindow(const QString &link)
{
    const UserProfile profile = loadProfile(m_preferences, m_random, desktopFullName());
    m_window = std::make_unique<MainWindow>(WindowServices{
        m_preferences, m_theme, profile,
        [this](const UserProfile &user) { return makeController(user); }});
    m_window->show();
    if (!link.isEmpty())
        m_window->offerLink(link);
}

std::unique_ptr<DocumentController> AppContext::makeController(const UserProfile &profile)
{
    DocumentController::Environment environment{
        m_clock,
        m_random,
        [] { return std::make_unique<WebSocketTransport>(); },
        profile.name,
        profile.color,
        SessionOptions{},
    };
    return std::make_unique<DocumentController>(std::move(environment));
}

} // namespace syngraph
