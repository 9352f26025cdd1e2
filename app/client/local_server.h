#pragma once

#include "common/link/share_link.h"

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
/// without anybody having set up anything. It listens on the first free port of kPorts and keeps
/// that one from then on, because the port is in the links. A port that somebody takes between the
/// look at it and the server's start is passed over.
///
/// Ends with this object, unless leave() was called; one that crashes is started again, a few times.
/// A server that an earlier editor left running is found by what was noted in its folder, also when
/// its program has been replaced since. GUI thread; owned by the composition root.
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
    /// Ends with started() or failed(). Stops one that runs with another reach first.
    void start(HostReach reach);
    /// In good order: connected clients are told. Ends with stopped().
    void stop();
    /// It shall go on when this object goes.
    void leave();
    State state() const { return m_state; }
    HostReach reach() const { return m_reach; }
    /// With its key, of a server that runs: where documents are made.
    const std::optional<ServerAddress> &address() const { return m_address; }

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
    struct Left
    {
        qint64 process = 0;
        HostReach reach = HostReach::ThisComputer;
        std::optional<ServerAddress> address;
    };
    void launch();
    bool makeFolder();
    void note(qint64 process, quint16 port) const;
    void look();
    void watchAdopted();
    void takeEnd();
    std::optional<Left> left() const;
    void adopt(const Left &left);
    void endAdopted();
    void goOn();
    void fail(HostError error, const QString &detail);
    quint16 rememberedPort() const;
    quint16 portToTry() const;
    QString path(const QString &name) const;
    std::optional<ServerAddress> printedAddress() const;

    QString m_program;
    QString m_folder;
    State m_state = State::Off;
    HostReach m_reach = HostReach::ThisComputer;
    std::optional<ServerAddress> m_address;
    std::unique_ptr<QProcess> m_process;
    qint64 m_adopted = 0; ///< process number of a server that was found running
    bool m_isEnding = false; ///< by stop()
    bool m_isWanted = false; ///< again, once the one that runs has ended
    int m_restarts = 0;      ///< since a person started it
    int m_takenPorts = 0;    ///< likewise: others were faster
    quint16 m_lastPort = 0;  ///< that was tried
    int m_waited = 0;        ///< for its start or its end, in milliseconds
    QTimer m_look; ///< until the server said where it listens; after that at one that was found
};

} // namespace syngraph
