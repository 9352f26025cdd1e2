#pragma once

#include <QObject>

/// Request heads, good and hostile, against a listening server.
class TestNetHttp final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void answers_data();
    void answers();
    void refusedUpgrades_data();
    void refusedUpgrades();
    void refusedVersionNamesTheRightOne();
    void extensionsAreNotAccepted();
    void framesBehindTheUpgradeCount();
    void secondRequestBehindTheUpgradeIsNoFrame();
    void everyCutOfTheHeadIsTheSame();
    void memoryOfAnEndlessHeadIsBounded();
    void silenceIsDropped();
    void slowHeadGets408();
    void forwardedAddress_data();
    void forwardedAddress();
    void pageOfADocument();
    void pageWithoutAnAnswerGets503();
    void healthFollowsTheServer();
    void securityHeadersOnEveryAnswer();
};
