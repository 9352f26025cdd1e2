#pragma once

#include "app/client/document_controller.h"
#include "app/client/secret_file.h"
#include "app/editor/editor_widget.h"
#include "app/editor/spelling/spell_service.h"
#include "app/ui/document_tab.h"
#include "app/ui/main_window.h"
#include "app/ui/preferences.h"
#include "common/protocol/messages.h"
#include "tests/ui/fake_transport.h"

#include <QSettings>
#include <QTemporaryDir>

namespace syngraph::testing {

/// A clock that the test moves.
class HeldClock final : public Clock
{
public:
    Instant now() const override { return m_now; }
    WallTime wallNow() const override
    {
        return WallTime(Milliseconds(1'700'000'000'000)
                        + std::chrono::duration_cast<Milliseconds>(m_now.time_since_epoch()));
    }
    void advance(Milliseconds by) { m_now += by; }

private:
    Instant m_now{std::chrono::seconds(1)};
};

/// A window of the editor whose servers are played by the test: the transport that was opened last
/// is in its hand. One bench a test; it is shown and has the focus.
class UiBench final
{
public:
    /// With a journal and a server of its own, which are borrowed, or without; remembers what is open
    /// at `sessionPath`.
    explicit UiBench(Journal *journal = nullptr, LocalServer *localServer = nullptr,
                     const QString &sessionPath = {});
    ~UiBench();

    MainWindow &window() { return *m_window; }
    DocumentTab &tab() { return *m_window->currentTab(); }
    EditorWidget &editor() { return tab().editor(); }
    Preferences &preferences() { return *m_preferences; }
    SpellService &spelling() { return *m_spelling; }
    HeldClock &clock() { return m_clock; }
    FakeTransport *transport() { return m_transport; }
    QString text() { return editor().content().text(); }
    /// Keys, one by one, into the text in front.
    void type(const QString &text);
    /// Into whatever has the focus.
    void press(const QKeySequence &keys);
    void press(Qt::Key key, Qt::KeyboardModifiers modifiers = {});

    /// To one document of pad.example.org; `token` tells links apart.
    static ShareLink link(char token = 'e');
    void answer(const ServerMessage &message);
    /// The transport is open, and the server welcomes with `text` at revision 5.
    void welcome(Role role, QStringView text = u"",
                 const std::vector<Participant> &others = {}, const QString &title = {});
    /// The connection ends, and the server welcomes anew, with `head`; what follows the test sends.
    void comeBack(qint64 head, std::optional<Revision> damaged = {},
                  const std::vector<Participant> &others = {});
    void sendSnapshot(QStringView text, qint64 revision);
    /// A tab that is live on the document of link().
    void openLive(Role role = Role::Edit, QStringView text = u"",
                  const std::vector<Participant> &others = {});
    /// What the servers say of the chat from now on; none: they know of none.
    void setChat(std::optional<qint64> newest) { m_chat = newest; }
    /// Whether their links make this client an owner from now on; none: they know of no owners.
    void setOwner(std::optional<bool> isOwner, std::optional<qint64> linkExpires = {})
    {
        m_isOwner = isOwner;
        m_linkExpires = linkExpires;
    }
    /// They have one that they cannot read.
    void setChatError(ErrorCode error)
    {
        m_chat.reset();
        m_chatError = error;
    }
    /// The server refuses this client's link.
    void refuse(ErrorCode code = ErrorCode::BadToken);
    static Participant person(qint64 author, const QString &name,
                              std::optional<qsizetype> caret = {});
    /// Messages of one kind that went out through the present transport.
    template <typename M>
    std::vector<M> sent() const
    {
        std::vector<M> found;
        for (const QByteArray &bytes : m_transport->sent()) {
            const auto message = decodeClientMessage(bytes, WireFormat::Cbor);
            if (const auto *one = message ? std::get_if<M>(&*message) : nullptr)
                found.push_back(*one);
        }
        return found;
    }

private:
    QTemporaryDir m_folder;
    HeldClock m_clock;
    SeededRandom m_random{7};
    std::optional<qint64> m_chat = 0;
    std::optional<ErrorCode> m_chatError;
    std::optional<bool> m_isOwner;
    std::optional<qint64> m_linkExpires;
    QPointer<FakeTransport> m_transport;
    std::unique_ptr<QSettings> m_settings;
    std::unique_ptr<SecretFile> m_secrets;
    std::unique_ptr<Preferences> m_preferences;
    std::unique_ptr<Theme> m_theme;
    std::unique_ptr<SpellService> m_spelling; ///< knows "hello", "world" and "house" in en_US alone
    std::unique_ptr<MainWindow> m_window;
};

} // namespace syngraph::testing
