#pragma once

#include "tests/sim/person.h"
#include "tests/sim/plan.h"
#include "tests/sim/server.h"

#include <map>

namespace syngraph::sim {

/// A plan carried out: people, a server, the network between them and all their disks in one thread
/// under a simulated clock. Everything follows from the plan.
///
/// At the end of the plan all is made good. Within a bound everybody must be live with nothing
/// pending then, all replicas, the log and a newcomer's copy must be the same, and every marker
/// must be there once. History and Person have what is checked on the way.
class Simulation final
{
public:
    explicit Simulation(const Plan &plan);
    ~Simulation();

    /// Before run(): a fault of that person's own program, which takes the next text of somebody else
    /// for another one.
    void corruptNextText(int person) { m_corrupted = person; }
    /// Empty when everything held, else what did not.
    QString run();

    struct Tally
    {
        qint64 steps = 0;
        qint64 operations = 0;
        qint64 attempts = 0;
        qint64 deaths = 0; ///< of the server
        Milliseconds recovery{0}; ///< from the end of the plan until all are in sync
    };
    Tally tally() const;

private:
    void connectParts();
    QByteArray corrupted(int person, const QByteArray &bytes);
    Person &addPerson(WireFormat format, bool isNewer, bool isOlder = false);
    void happen(const PlanEvent &event);
    bool happenToPerson(const PlanEvent &event, int who);
    void copyHome(int who, const PlanEvent &event);
    void happenToServer(const PlanEvent &event);
    void makeGood();
    bool areInSync() const;
    QString whoIsNot() const;
    void checkEnd();
    void checkChat();
    void checkPresence();
    void fail(const QString &what);

    Plan m_plan;
    Schedule m_schedule;
    Network m_network;
    History m_history;
    std::unique_ptr<Server> m_server;
    std::vector<std::unique_ptr<Person>> m_people;
    std::map<int, int> m_copies; ///< of whose files somebody has a copy, and who
    std::optional<int> m_corrupted; ///< whose next text is another one
    bool m_isGood = false;
    QString m_failure;
    Milliseconds m_recovery{0};
};

} // namespace syngraph::sim
