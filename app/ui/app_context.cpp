#include "app/ui/app_context.h"

#include "app/client/sql_journal_store.h"
#include "app/ui/main_window.h"
#include "common/base/names.h"
#include "common/transport/websocket_transport.h"

#include <QApplication>
#include <QDir>
#include <QElapsedTimer>
#include <QEventLoop>
#include <QStandardPaths>
#include <QTimer>

namespace syngraph {

namespace {

using namespace Qt::Literals::StringLiterals;

constexpr char kActivationToken[] = "XDG_ACTIVATION_TOKEN";
constexpr Milliseconds kJournalPatience = 1s; ///< a slow disk does not keep the window away
constexpr Milliseconds kOtherPatience = 3s;   ///< for an editor that has just been started
constexpr Milliseconds kBetweenCalls = 100ms;
constexpr int kAnswerMilliseconds = 1'000;

QString dataFolder()
{
    return QStandardPaths::writableLocation(QStandardPaths::AppLocalDataLocation);
}

/// Beside the editor, or where programs are.
QString serverProgram()
{
    const QString name(names::kServer);
    const QString beside =
        QStandardPaths::findExecutable(name, {QCoreApplication::applicationDirPath()});
    return beside.isEmpty() ? QStandardPaths::findExecutable(name) : beside;
}

QString journalPath(const QString &folder)
{
    return QDir(folder).filePath(u"journal.db"_s);
}

/// Lets events come until `done` says so; false when that took too long.
bool waitFor(const std::function<bool()> &done, Milliseconds patience)
{
    QEventLoop loop;
    QTimer look;
    QElapsedTimer clock;
    clock.start();
    QObject::connect(&look, &QTimer::timeout, &loop, [&] {
        if (done() || Milliseconds(clock.elapsed()) > patience)
            loop.quit();
    });
    if (done())
        return true;
    look.start(Milliseconds(2));
    loop.exec();
    return done();
}

} // namespace

AppContext::AppContext(QApplication &application)
    : m_folder(dataFolder())
    , m_secrets(QDir(m_folder).filePath(u"secrets.json"_s))
    , m_preferences(m_settings, m_secrets)
    , m_instance(journalPath(m_folder))
    , m_theme(application)
    , m_spelling(spellFolders(), QDir(m_folder).filePath(u"dictionary.txt"_s))
    , m_localServer(serverProgram(), QDir(m_folder).filePath(u"hosting"_s))
{
    m_theme.setAppearance(m_preferences.appearance());
    m_theme.setStrong(m_preferences.hasStrongContrast());
    QObject::connect(&m_systemAppearance, &SystemAppearance::contrastChanged, &m_theme,
                     &Theme::setSystemStrong);
    QObject::connect(&m_systemAppearance, &SystemAppearance::darkChanged, &m_theme,
                     &Theme::setSystemDark);
    QObject::connect(&m_systemAppearance, &SystemAppearance::motionChanged, &application,
                     [](bool isReduced) {
                         QApplication::setEffectEnabled(Qt::UI_General, !isReduced);
                     });
    m_systemAppearance.start();
}

AppContext::~AppContext() = default;

bool AppContext::claimJournal(const QString &targets)
{
    const QByteArray activation = qgetenv(kActivationToken);
    if (m_instance.handOver(targets, kAnswerMilliseconds, activation))
        return false;
    const auto path = journalPath(m_folder);
    m_journal = std::make_unique<Journal>([path] { return SqlJournalStore::open(path); });
    const auto isOpened = [this] {
        return m_journal->health().state != JournalHealth::State::Opening;
    };
    m_shelf = std::make_unique<ImageShelf>(
        QDir(m_folder).filePath(u"images"_s),
        QDir(QStandardPaths::writableLocation(QStandardPaths::CacheLocation))
            .filePath(u"images"_s));
    waitFor(isOpened, kJournalPatience);
    const auto isTaken = [this] {
        return m_journal->health() == JournalHealth{JournalHealth::State::Failing,
                                                    JournalError::Locked};
    };
    // Two were started at once, and the other one was faster: it may not listen yet.
    QElapsedTimer clock;
    clock.start();
    while (isTaken() && Milliseconds(clock.elapsed()) < kOtherPatience) {
        if (m_instance.handOver(targets, kAnswerMilliseconds, activation))
            return false;
        waitFor([&] { return !isTaken(); }, kBetweenCalls);
    }
    QObject::connect(m_journal.get(), &Journal::healthChanged, &m_instance,
                     [this] { listenForOthers(); });
    QObject::connect(&m_instance, &SingleInstance::called, &m_instance,
                     [this](const QString &text, const QByteArray &token) {
                         if (!m_window)
                             return;
                         // Qt takes it from there, as it does for a window of the program's own.
                         if (!token.isEmpty())
                             qputenv(kActivationToken, token);
                         m_window->takeCall(text);
                         qunsetenv(kActivationToken);
                     });
    QObject::connect(&m_systemEvents, &SystemEvents::aboutToSleep, m_journal.get(),
                     [this] { m_journal->sync(m_journal.get(), [] {}); });
    listenForOthers();
    tidyShelf();
    m_systemEvents.start();
    return true;
}

/// Images of documents that are gone go, too. Not when the journal had to be set aside: what it
/// knew comes back, perhaps.
void AppContext::tidyShelf()
{
    if (!m_journal->isGood() || !m_journal->setAsidePath().isEmpty())
        return;
    std::set<JournalId> known;
    for (const auto &document : m_journal->documents())
        known.insert(document.id);
    m_shelf->dropAllBut(known);
}

/// Only with the journal: who has that is the one to call.
void AppContext::listenForOthers()
{
    if (m_journal->isGood() && !m_isListening)
        m_isListening = m_instance.listen();
}

void AppContext::showWindow(const QString &targets)
{
    const UserProfile profile = loadProfile(m_preferences, m_random, desktopFullName());
    m_window = std::make_unique<MainWindow>(WindowServices{
        m_preferences, m_theme, profile,
        [this](const UserProfile &user) { return makeController(user); }, m_journal.get(),
        &m_spelling, &m_localServer, QDir(m_folder).filePath(u"session.json"_s)});
    m_window->show();
    m_window->openTargets(targets);
}

std::unique_ptr<DocumentController> AppContext::makeController(const UserProfile &profile)
{
    DocumentController::Environment environment{
        m_clock,
        m_random,
        [this] {
            return std::make_unique<WebSocketTransport>(
                [this](const TransportTarget &target) { return m_localServer.route(target); });
        },
        profile.name,
        profile.color,
        {.chat = true, .links = true},
        m_journal.get(),
        m_shelf.get(),
        m_preferences.seatSecret(m_random),
        [this](const ServerEndpoint &server) { return m_localServer.isOff(server); },
    };
    auto controller = std::make_unique<DocumentController>(std::move(environment));
    QObject::connect(&m_systemEvents, &SystemEvents::connectionMayBeBack, controller.get(),
                     &DocumentController::retrySoon);
    return controller;
}

} // namespace syngraph
