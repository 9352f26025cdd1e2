#include "tst_net_parts.h"

#include "server/net/connection_quota.h"
#include "server/net/deadline_queue.h"
#include "server/net/listen_address.h"
#include "server/net/write_queue.h"

#include <QTest>

using namespace syngraph;

namespace {

const Instant kStart = Instant(1000s);

AddressKey address(const char *text)
{
    return AddressKey::of(QHostAddress(QString::fromLatin1(text)));
}

} // namespace

void TestNetParts::rateIsABurstAndThenAnAverage()
{
    const Rate rate{10, 3};
    RateGate gate;
    for (int i = 0; i < 3; ++i)
        QVERIFY(gate.take(rate, kStart));
    QVERIFY(!gate.take(rate, kStart));
    QVERIFY(!gate.take(rate, kStart + 99ms)); // what was refused cost nothing
    QVERIFY(gate.take(rate, kStart + 100ms));
    QVERIFY(!gate.take(rate, kStart + 100ms));
    QVERIFY(!gate.isFull(kStart + 399ms));
    QVERIFY(gate.isFull(kStart + 400ms));
    int taken = 0;
    for (int ms = 0; ms < 10'000; ++ms)
        taken += gate.take(rate, kStart + 1s + Milliseconds(ms));
    QCOMPARE(taken, 102); // 10 a second for 10 s, and the burst
}

void TestNetParts::quotaCountsByAddressAndInTotal()
{
    ConnectionQuota quota({.total = 3, .perAddress = 2});
    const AddressKey a = address("1.1.1.1");
    const AddressKey b = address("2.2.2.2");
    QVERIFY(!quota.open(a, kStart));
    QVERIFY(!quota.open(a, kStart));
    QCOMPARE(quota.open(a, kStart), std::optional(QuotaRefusal::TooManyOfAddress));
    QVERIFY(!quota.open(b, kStart));
    QCOMPARE(quota.open(address("3.3.3.3"), kStart), std::optional(QuotaRefusal::Full));
    quota.close(a, false);
    QVERIFY(!quota.open(a, kStart));
    QCOMPARE(quota.connections(), 3);
}

void TestNetParts::quotaOfThoseWithoutAuthentication()
{
    ConnectionQuota quota({.unauthenticated = 3, .unauthenticatedPerAddress = 2});
    const AddressKey a = address("1.1.1.1");
    const AddressKey b = address("2.2.2.2");
    QVERIFY(!quota.open(a, kStart));
    QVERIFY(!quota.open(a, kStart));
    QCOMPARE(quota.open(a, kStart), std::optional(QuotaRefusal::TooManyUnauthenticated));
    quota.admit(a);
    QVERIFY(!quota.open(a, kStart));
    QVERIFY(!quota.open(b, kStart));
    QCOMPARE(quota.open(b, kStart), std::optional(QuotaRefusal::TooManyUnauthenticated)); // in all
    quota.close(a, true);
    QCOMPARE(quota.unauthenticated(), 3);
    quota.close(a, false);
    QCOMPARE(quota.unauthenticated(), 2);
    QVERIFY(!quota.open(b, kStart));
}

void TestNetParts::quotaRateOfOneAddress()
{
    ConnectionQuota quota({.newPerAddress = {1, 2}});
    const AddressKey a = address("1.1.1.1");
    for (int i = 0; i < 2; ++i) {
        QVERIFY(!quota.open(a, kStart));
        quota.close(a, false);
    }
    QCOMPARE(quota.open(a, kStart), std::optional(QuotaRefusal::TooFast));
    QVERIFY(!quota.open(address("2.2.2.2"), kStart));
    QVERIFY(!quota.open(a, kStart + 1s));
}

void TestNetParts::refusedForAnotherReasonCostsNoRate()
{
    ConnectionQuota quota({.perAddress = 1, .newPerAddress = {1, 2}});
    const AddressKey a = address("1.1.1.1");
    QVERIFY(!quota.open(a, kStart));
    for (int i = 0; i < 10; ++i)
        QCOMPARE(quota.open(a, kStart), std::optional(QuotaRefusal::TooManyOfAddress));
    quota.close(a, false);
    QVERIFY(!quota.open(a, kStart));
}

void TestNetParts::quotaForgetsAddresses()
{
    ConnectionQuota quota({.unauthenticated = 1 << 20});
    for (quint32 i = 0; i < 100'000; ++i) {
        const AddressKey key = AddressKey::of(QHostAddress(0x0a000000 + i));
        QVERIFY(!quota.open(key, kStart + Milliseconds(i)));
        quota.close(key, false);
    }
    QVERIFY(quota.addresses() < 5000);
    QCOMPARE(quota.connections(), 0);
}

void TestNetParts::quotaBehindAProxy()
{
    ConnectionQuota quota({.total = 10, .perAddress = 1});
    const AddressKey client = address("1.1.1.1");
    QVERIFY(!quota.open(std::nullopt, kStart));
    QVERIFY(!quota.open(std::nullopt, kStart));
    QVERIFY(!quota.name(client, kStart));
    QCOMPARE(quota.name(client, kStart), std::optional(QuotaRefusal::TooManyOfAddress));
    quota.close(std::nullopt, false);
    quota.admit(client);
    quota.close(client, true);
    QCOMPARE(quota.connections(), 0);
    QCOMPARE(quota.unauthenticated(), 0);
}

void TestNetParts::addressKeys_data()
{
    QTest::addColumn<QString>("one");
    QTest::addColumn<QString>("other");
    QTest::addColumn<bool>("same");
    const auto row = [](const char *name, const char *one, const char *other, bool same) {
        QTest::newRow(name) << QString::fromLatin1(one) << QString::fromLatin1(other) << same;
    };
    row("one IPv4 address", "10.0.0.1", "10.0.0.1", true);
    row("two IPv4 addresses", "10.0.0.1", "10.0.0.2", false);
    row("IPv4 inside IPv6", "10.0.0.1", "::ffff:10.0.0.1", true);
    row("one household", "2001:db8:1:2::1", "2001:db8:1:2:ffff::9", true);
    row("two households", "2001:db8:1:2::1", "2001:db8:1:3::1", false);
    row("loopbacks", "127.0.0.1", "::1", false);
    row("numbers that look alike", "0.0.0.1", "0:0:0:1::", false);
}

void TestNetParts::addressKeys()
{
    QFETCH(QString, one);
    QFETCH(QString, other);
    QFETCH(bool, same);
    QCOMPARE(AddressKey::of(QHostAddress(one)) == AddressKey::of(QHostAddress(other)), same);
}

void TestNetParts::deadlineKeepsTheEarlier()
{
    DeadlineQueue queue;
    QVERIFY(!queue.next());
    queue.schedule(PeerId(1), kStart + 5s);
    queue.schedule(PeerId(1), kStart + 9s);
    QCOMPARE(queue.next(), std::optional(kStart + 5s));
    queue.schedule(PeerId(1), kStart + 2s);
    QCOMPARE(queue.next(), std::optional(kStart + 2s));
    QCOMPARE(queue.takeDue(kStart + 60s), std::vector{PeerId(1)});
    QVERIFY(!queue.next());
}

void TestNetParts::deadlinesComeInOrder()
{
    DeadlineQueue queue;
    queue.schedule(PeerId(1), kStart + 3s);
    queue.schedule(PeerId(2), kStart + 1s);
    queue.schedule(PeerId(3), kStart + 2s);
    queue.schedule(PeerId(4), kStart + 2s);
    queue.remove(PeerId(4));
    queue.remove(PeerId(5));
    QVERIFY(queue.takeDue(kStart + 999ms).empty());
    QCOMPARE(queue.takeDue(kStart + 2s), (std::vector{PeerId(2), PeerId(3)}));
    QCOMPARE(queue.next(), std::optional(kStart + 3s));
}

void TestNetParts::writeQueueConsumesAcrossPieces()
{
    // Whatever is consumed in whatever portions, the pieces read like one string.
    QByteArray rest;
    WriteQueue queue;
    for (int i = 0; i < 500; ++i) {
        const QByteArray piece(i % 17, static_cast<char>('a' + i % 26)); // some are empty
        queue.push(piece);
        rest += piece;
    }
    for (qsizetype step = 1; !queue.isEmpty(); step = step % 41 + 3) {
        QCOMPARE(queue.bytes(), rest.size());
        QByteArray pieces;
        for (const QByteArray &piece : queue.pieces())
            pieces += piece;
        QCOMPARE(pieces.sliced(queue.written()), rest);
        const qsizetype size = std::min(step, queue.bytes());
        queue.consume(size);
        rest.remove(0, size);
        if (step == 5)
            queue.push("!"), rest += "!";
    }
    QVERIFY(rest.isEmpty());
    QVERIFY(queue.pieces().empty());
    QCOMPARE(queue.written(), 0);
}

void TestNetParts::writeQueueSharesItsPieces()
{
    const QByteArray frame(1000, 'f');
    WriteQueue one;
    WriteQueue other;
    one.push(frame);
    other.push(frame);
    QCOMPARE(static_cast<const void *>(one.pieces()[0].constData()),
             static_cast<const void *>(frame.constData()));
    QCOMPARE(static_cast<const void *>(other.pieces()[0].constData()),
             static_cast<const void *>(frame.constData()));
}

void TestNetParts::writeQueueKeepsAHalfWrittenPiece()
{
    WriteQueue queue;
    queue.push("first");
    queue.push("second");
    queue.push("third");
    queue.consume(7);
    queue.dropUnstarted();
    QCOMPARE(queue.bytes(), 4);
    QCOMPARE(queue.pieces().size(), size_t(1));
    QCOMPARE(queue.pieces()[0], QByteArray("second"));
    QCOMPARE(queue.written(), 2);
    queue.push("close");
    QCOMPARE(queue.bytes(), 9);
    queue.consume(4);
    queue.dropUnstarted();
    QVERIFY(queue.isEmpty());
    QVERIFY(queue.pieces().empty());
}

void TestNetParts::listenAddresses_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("written"); // empty: refused
    QTest::addColumn<bool>("isWildcard");
    const auto row = [](const char *text, const char *written, bool isWildcard = false) {
        QTest::newRow(*text ? text : "empty")
            << QString::fromLatin1(text) << QString::fromLatin1(written) << isWildcard;
    };
    row("127.0.0.1:7717", "127.0.0.1:7717");
    row("localhost:0", "127.0.0.1:0");
    row("[::1]:65535", "[::1]:65535");
    row("*:80", "*:80", true);
    row("0.0.0.0:80", "0.0.0.0:80", true);
    row("[::]:80", "[::]:80", true);
    row("", "");
    row("7717", "");
    row(":7717", "");
    row("127.0.0.1:", "");
    row("127.0.0.1:65536", "");
    row("127.0.0.1:-1", "");
    row("127.0.0.1:+1", "");
    row("127.0.0.1: 1", "");
    row("127.0.0.1", "");
    row("::1:80", "");
    row("[127.0.0.1]:80", "");
    row("docs.example:80", "");
}

void TestNetParts::listenAddresses()
{
    QFETCH(QString, text);
    QFETCH(QString, written);
    QFETCH(bool, isWildcard);
    const auto parsed = parseListenAddress(text);
    QCOMPARE(parsed.has_value(), !written.isEmpty());
    if (parsed) {
        QCOMPARE(parsed->toText(), written);
        QCOMPARE(parsed->isWildcard(), isWildcard);
        QCOMPARE(parseListenAddress(parsed->toText()), parsed);
    }
}

int main(int argc, char *argv[])
{
    const QCoreApplication app(argc, argv);
    TestNetParts parts;
    TestNetFront front;
    return QTest::qExec(&parts, argc, argv) + QTest::qExec(&front, argc, argv);
}
