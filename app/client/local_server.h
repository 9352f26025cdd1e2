#pragma once

#include "app/client/server_note.h"
#include "common/link/share_link.h"
#include "common/transport/transport.h"

#include <QElapsedTimer>
#include <QObject>
#include <QProcess>
#include <QTimer>

#include <memory>
#include <optional>

namespace syngraph {

/// Who can reach a server on this computer.
enum class HostReach { ThisComputer, LocalNetwork };

/// Why hosting did not work; user-visible text is made in app/ui.
enum class HostError {
    NoProgram, ///< the server's program is not installed
    NoNetwork, ///< this computer has no address that others could reach
    NoPort,    ///< all ports that were tried are taken
    NotWritable, ///< the folder, which the detail names
    Busy,      ///< another server has the data folder
    Failed     ///< it ended by itself; the detail has its last words
};

/// The server as a child of the editor, on a data folder of its own, so that documents can be shared
/// without anybody having set up anything. It listens on the first free port of kPorts and comes back
/// to that one whenever it is free, because the port is in the links. A port that somebody takes
/// between the look at it and the server's start is passed over.
///
/// Links name this computer by its address in the network. When that is gone, the server starts
/// again with the new one; links with the old one lead here still from this computer (route()), and
/// are renewed() where they are shown.
///
/// Ends with this object, unless leave() was called; one that crashes is started again, a few times
/// and each time later. A server that an earlier editor left running is found by its ServerNote.
/// GUI thread; owned by the composition root.
class LocalServer final : public QObject
{
    Q_OBJECT

public:
    enum class State { Off, Starting, Running };
    static constexpr quint16 kFirstPort = 7717;
    static constexpr int kPorts = 20;

    /// `program`: path of the server's, or empty when there is none.
    LocalServer(QString program, QString folder, QObject *parent = nullptr);
    ~LocalServer() override;

    /// Takes over one that was left running, whoever can reach it; started() if there is one.
    void findLeft();
    /// Ends with started() or failed(), which takes as long as the server needs with its database.
    /// Stops one that runs with another reach first.
    void start(HostReach reach);
    /// In good order: connected clients are told. Ends with stopped().
    void stop();
    /// It shall go on when this object goes. Between two runs it is started for that, which takes up
    /// to some seconds. False when nothing runs that could go on.
    bool leave();
    State state() const { return m_state; }
    HostReach reach() const { return m_reach; }
    /// With its key, of a server that runs: where documents are made.
    const std::optional<ServerAddress> &address() const { return m_address; }

    /// It has the key of this computer's server, which may be off, at an address that this had.
    bool isOwn(const ServerEndpoint &server) const;
    /// Likewise, and that server is off: nobody can reach the documents.
    bool isOff(const ServerEndpoint &server) const;
    /// Where a connection to `target` is to go: to this computer, if its server is this one; nowhere
    /// (an empty address) while that is off, for at its address there may be somebody else by now.
    QUrl route(const TransportTarget &target) const;
    /// With the address of today, if it leads to this server.
    ShareLink renewed(ShareLink link) const;

    /// This computer's address in its network; empty without one.
    static QString networkAddress();
    /// The one that is free of [first, first + kPorts), or 0.
    static quint16 freePort(quint16 first, HostReach reach);

Q_SIGNALS:
    void started(const syngraph::ServerAddress &address);
    void failed(syngraph::HostError error, const QString &detail);
    void stopped();
    void stateChanged();

private:
    void setState(State state);
    void launch();
    bool makeFolder();
    void note();
    void look();
    void watchAdopted();
    void watchAddress();
    void awaitEnd();
    void takeEnd();
    std::optional<ServerNote> left() const;
    void know(const ServerAddress &address);
    bool hasGoneElsewhere(const ServerNote &note) const;
    void adopt(const ServerNote &left);
    void endAdopted();
    void goOn();
    bool tryAgain();
    void fail(HostError error, const QString &detail);
    QString lastWords() const;
    quint16 portToTry() const;
    QString path(const QString &name) const;
    std::optional<ServerAddress> printedAddress() const;

    QString m_program;
    QString m_folder;
    State m_state = State::Off;
    HostReach m_reach = HostReach::ThisComputer;
    std::optional<ServerAddress> m_address;
    QByteArray m_key; ///< the fingerprint of the server, as soon as it has run once
    QStringList m_places; ///< as ServerNote's
    std::unique_ptr<QProcess> m_process;
    ServerNote m_adopted; ///< a server that was found running
    bool m_isEnding = false; ///< by stop()
    bool m_hasRun = false;   ///< since a person started it
    bool m_isWanted = false; ///< again, once the one that runs has ended
    int m_restarts = 0;      ///< since a person started it
    int m_takenPorts = 0;    ///< likewise: others were faster
    quint16 m_lastPort = 0;  ///< that was tried
    int m_waited = 0;        ///< for its start or its end, in milliseconds
    QElapsedTimer m_running; ///< since it said where it listens
    QTimer m_look;  ///< at its start, at its end, and at what is not told in between
    QTimer m_again; ///< after a crash
};

} // namespace syngraph
