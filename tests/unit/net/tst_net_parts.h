#pragma once

#include <QObject>

/// What server/net has without sockets: counts, rates, deadlines, queues, addresses.
class TestNetParts final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void rateIsABurstAndThenAnAverage();
    void quotaCountsByAddressAndInTotal();
    void quotaOfThoseWithoutAuthentication();
    void quotaRateOfOneAddress();
    void refusedForAnotherReasonCostsNoRate();
    void quotaForgetsAddresses();
    void quotaBehindAProxy();
    void addressKeys_data();
    void addressKeys();
    void deadlineKeepsTheEarlier();
    void deadlinesComeInOrder();
    void writeQueueConsumesAcrossPieces();
    void writeQueueSharesItsPieces();
    void writeQueueKeepsAHalfWrittenPiece();
    void listenAddresses_data();
    void listenAddresses();
};

/// Pages, the front's policy, and the TLS identity.
class TestNetFront final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void policyOfHostsAndOrigins_data();
    void policyOfHostsAndOrigins();
    void policyNamesTheHashesOfThePages();
    void scriptHandsTheLinkOver();
    void strictTransportOnlyWithATrustedCertificate();
    void plainIsSentToThePublicUrl();

    void selfSignedIsMadeOnceAndKept();
    void keyFileIsPrivate();
    void expiredSelfSignedIsMadeAnew();
    void namesOfASelfSignedCertificate();
    void operatorsFiles_data();
    void operatorsFiles();
    void expiredIsAWarning();
    void dataDirectoryMustBeWritable();
};
