#pragma once

#include "common/platform/system_clock.h"
#include "common/platform/system_random.h"
#include "tests/tools/load_figures.h"
#include "tests/tools/load_socket.h"

#include <QTimer>

#include <set>

namespace syngraph::tools {

struct LoadOptions
{
    std::vector<ShareLink> links;  ///< clients are spread over them in turn
    int clients = 100;
    int typistsPerDocument = 1;
    double keysPerSecond = 5;      ///< of one typist
    int joinsPerSecond = 0;        ///< 0: all at once
    int addresses = 0;             ///< of 127/8 that they come from in turn; 0: the system's one
    bool areTyping = true;
};

/// Many clients in one process: the product's Session with a lean socket each, one timer for all.
/// Typists insert a letter now and then, everybody receives. Lives on one thread.
class LoadCrowd final : public QObject
{
    Q_OBJECT

public:
    explicit LoadCrowd(LoadOptions options);
    ~LoadCrowd() override;

    void start();
    void setTyping(bool areTyping) { m_options.areTyping = areTyping; }
    /// From here on figures().back counts who becomes live: the server listens again.
    void mark();
    /// So many, from the end, do not read any more, also after they came back; the others do.
    /// What the slow ones see once they read again is in no figure either.
    void stall(int clients);
    const LoadFigures &figures() const { return m_figures; }
    LoadFigures &figures() { return m_figures; }
    CrowdStates states() const;
    /// Everybody live with nothing pending, and all of a document the same.
    bool isConverged() const;

private:
    struct Client;

    void join(size_t index);
    void step(Client &client, const SessionEvent &event);
    void carryOut(Client &client, const SessionEffect &effect);
    void noteOwnOperation(Client &client, Sequence before);
    void noteState(Client &client);
    void schedule(Client &client);
    void runDue();
    void type();
    void typeInto(Client &client);

    LoadOptions m_options;
    SystemClock m_clock;
    SystemRandom m_random;
    SeededRandom m_cheap{1}; ///< for everything but ids
    LoadFigures m_figures;
    std::vector<std::unique_ptr<Client>> m_clients;
    std::set<std::pair<Instant, Client *>> m_due;
    QTimer m_timer;
    QTimer m_keys;
    QTimer m_joins;
    size_t m_joined = 0;
};

} // namespace syngraph::tools
