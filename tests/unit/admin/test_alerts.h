#pragma once

#include <QObject>

namespace syngraph {

/// What the log says of a disk that fills up and of a storage that does not go on.
class TestAlerts : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void spaceIsToldOfOnce_data();
    void spaceIsToldOfOnce();
    void longLogIsToldOf();
    void stuckStorageIsTrouble();
    void damageIsToldOfOnce();
    void damageThatEndedIsToldOfAgain();
};

} // namespace syngraph
