#pragma once

#include "app/client/document_controller.h"
#include "app/client/image_shelf.h"
#include "app/client/local_server.h"
#include "app/client/secret_file.h"
#include "app/client/single_instance.h"
#include "app/client/system_events.h"
#include "app/editor/spelling/spell_service.h"
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

    /// Takes the journal of this user. False when another editor has it: that one was told to open
    /// `targets`, links and addresses of files, one a line; and this program is to end.
    bool claimJournal(const QString &targets);
    /// With what was open, or a blank document, and with what `targets` name in front.
    void showWindow(const QString &targets);

private:
    std::unique_ptr<DocumentController> makeController(const UserProfile &profile);
    void listenForOthers();
    void tidyShelf();

    QString m_folder; ///< of the user's data
    SystemClock m_clock;
    SystemRandom m_random;
    QSettings m_settings;
    SecretFile m_secrets;
    Preferences m_preferences;
    SingleInstance m_instance;
    SystemEvents m_systemEvents;
    std::unique_ptr<Journal> m_journal;
    std::unique_ptr<ImageShelf> m_shelf;
    bool m_isListening = false;
    Theme m_theme;
    SystemAppearance m_systemAppearance;
    SpellService m_spelling;
    LocalServer m_localServer;
    std::unique_ptr<MainWindow> m_window;
};

} // namespace syngraph
