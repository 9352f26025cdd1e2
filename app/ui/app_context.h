#pragma once

#include "app/client/document_controller.h"
#include "app/ui/preferences.h"
#include "app/ui/system_appearance.h"
#include "app/ui/theme.h"
#include "app/ui/user_profile.h"
#include "common/platform/system_clock.h"
#include "common/platform/system_random.h"

#include <QSettings>

#include <memory>

class QApplication;

namespace syngraph {

class MainWindow;

/// Composition root of the editor: owns what all windows share, the machine's clock and randomness,
/// preferences, looks, and hands each part what it needs. Made once, by main(); GUI thread.
class AppContext final
{
public:
    explicit AppContext(QApplication &application);
    ~AppContext();

    /// With a blank document, and the one that `link` leads to unless it is empty.
    void showWindow(const QString &link);

private:
    std::unique_ptr<DocumentController> makeController(const UserProfile &profile);

    SystemClock m_clock;
    SystemRandom m_random;
    QSettings m_settings;
    Preferences m_preferences;
    Theme m_theme;
    SystemAppearance m_systemAppearance;
    std::unique_ptr<MainWindow> m_window;
};

} // namespace syngraph
