#pragma once

#include <QObject>

/// WebSocket frames, good and hostile, from raw sockets.
class TestNetFrames final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void hostileFrames_data();
    void hostileFrames();
    void onlyTheProtocolsKindOfMessage_data();
    void onlyTheProtocolsKindOfMessage();
    void oneByteAtATime();
    void stalledFrameIsClosed();
    void peersCloseIsEchoed_data();
    void peersCloseIsEchoed();
    void ourCloseThatNobodyAnswers();
    void dataAfterOurCloseIsDiscarded();
    void closeComesBehindWhatWasSent();
    void pingIsAnswered();
    void pongsAreIgnored();
    void pingFloodIsClosed();
    void messageLimitBeforeAndAfterAuth();
    void notAuthenticatedInTime();
    void halfCloseIsAClose();
    void goneWithoutGoodbye();
};
