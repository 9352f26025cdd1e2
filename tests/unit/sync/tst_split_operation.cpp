#include "common/sync/split_operation.h"

#include "common/base/limits.h"
#include "common/ot/algebra.h"
#include "common/protocol/codec.h"
#include "common/sync/client_document.h"
#include "tests/support/delta_generator.h"
#include "tests/support/delta_pieces.h"
#include "tests/support/growth.h"
#include "tests/support/test_seed.h"

#include <QTest>

using namespace syngraph;
using namespace syngraph::messages;

class TestSplitOperation : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void splitOperationFits();
    void equalEmbedsAreComponentsEach_data();
    void equalEmbedsAreComponentsEach();
    void acknowledgedTextIsOfItsRevision();
    void acknowledgingCostsWhatIsPending();
};

void TestSplitOperation::splitOperationFits()
{
    const auto first = testSeed(3);
    const auto rounds = testRounds(30);
    for (auto seed = first; seed < first + rounds; ++seed) {
        SeededRandom random(seed);
        const auto base = documentFromText(QString(3'000, u'b'));
        DeltaBuilder builder;
        const auto kind = random.below(4);
        for (int i = 0; i < 2'500; ++i) {
            const auto many = kind == 0 ? 300 : kind == 1 ? 2 : 20;
            QString text;
            for (int j = 0; j < many; ++j)
                text += kind % 3 == 0 && random.chance(0.02) ? QStringLiteral("\n") : QStringLiteral("\u4e00");
            AttributeSet attributes;
            if (kind == 1)
                attributes = attribute(AttributeKey::Link,
                                       QStringLiteral("https://example.org/%1%2")
                                           .arg(i).arg(QString(1'900, u'x')));
            else if (kind == 2)
                attributes = {{i % 2 == 0 ? AttributeKey::Bold : AttributeKey::Strike,
                               AttributeValue(true)},
                              {AttributeKey::Code, AttributeValue(true)},
                              {AttributeKey::Italic, AttributeValue(true)},
                              {AttributeKey::Underline, AttributeValue(true)}};
            builder.insert(text, attributes);
            if (random.chance(0.5))
                builder.erase(1);
            else
                builder.retain(1, kind == 3 ? attribute(AttributeKey::Bold, true) : AttributeSet());
        }
        const auto whole = builder.build(base.targetLength());
        auto left = whole;
        std::optional<Delta> sum;
        int parts = 0;
        for (std::optional<Delta> rest = whole; rest; ++parts) {
            QVERIFY2(parts < 200, "does not come to an end");
            auto split = splitOperation(*rest);
            QVERIFY2(fitsMessage(split.first), qPrintable(QString::number(seed)));
            const auto bytes = encodeDelta(split.first);
            QVERIFY(bytes.size() < limits::kMessageBytes);
            const auto decoded = decodeDelta(bytes);
            QVERIFY2(decoded.ok(), qPrintable(QString::number(seed)));
            if (split.rest)
                QVERIFY(compose(split.first, *split.rest) == *rest);
            rest = split.rest;
        }
        QVERIFY(parts > 1);
        // What replaces a text takes the old one away first, so that both never stand together.
        const auto replaced = splitOperation(
            delta(1'500'001, {put(QString(1'500'000, u'x')), drop(1'500'000)}));
        QVERIFY(replaced.first.targetLength() < 100'000);
    }
}

void TestSplitOperation::equalEmbedsAreComponentsEach_data()
{
    QTest::addColumn<int>("count");
    QTest::newRow("as many as one message may hold") << 900;
    QTest::newRow("one more than an operation has components") << 1'001;
    QTest::newRow("several messages") << 4'000;
}

void TestSplitOperation::equalEmbedsAreComponentsEach()
{
    QFETCH(int, count);
    const auto whole = delta(1, {put(QString(count, QChar(kEmbedUnit)),
                                     attribute(AttributeKey::Rule, true))});
    Delta sum = Delta::identity(1);
    for (std::optional<Delta> rest = whole; rest;) {
        const auto split = splitOperation(*rest);
        QVERIFY(decodeDelta(encodeDelta(split.first)).ok());
        sum = compose(sum, split.first);
        QVERIFY(!split.rest || split.rest->insertedText().size() < rest->insertedText().size());
        rest = split.rest;
    }
    QVERIFY(sum == whole);
}

/// Unit by unit, against tags that go through both operations.
void TestSplitOperation::acknowledgedTextIsOfItsRevision()
{
    const auto first = testSeed(4);
    const auto rounds = testRounds(300);
    for (auto seed = first; seed < first + rounds; ++seed) {
        SeededRandom random(seed);
        const auto text = randomDocument(random);
        const auto base = *Document::fromDelta(text);
        const auto sent = randomOperation(random, text);
        const auto middle = compose(text, sent);
        const auto typed = randomOperation(random, middle);
        ClientDocument client;
        client.reset(base, Epoch(1), Revision(7), Sequence());
        client.setAuthor(AuthorNumber(3));
        if (sent.isIdentity() || !client.editLocal(sent) || !client.takeSubmit({})
            || !client.editLocal(typed))
            continue;
        QVERIFY(client.acknowledge(Ack{Sequence(1), Revision(8)}));
        QString tags(text.targetLength(), u'o');
        for (const auto &[operation, tag] : {std::pair(&sent, u's'), std::pair(&typed, u't')}) {
            qsizetype position = 0;
            for (const auto &component : operation->components()) {
                const auto length = qsizetype(component.length);
                if (component.kind == Delta::Kind::Delete)
                    tags.remove(position, length);
                else if (component.kind == Delta::Kind::Insert)
                    tags.insert(position, QString(length, QChar(tag)));
                if (component.kind != Delta::Kind::Delete)
                    position += length;
            }
        }
        QCOMPARE(tags.size(), client.view().length());
        for (qsizetype i = 0; i < tags.size(); ++i) {
            const auto expected = tags[i] == u'o' ? Authorship()
                : tags[i] == u's'                 ? Authorship(AuthorNumber(3), Revision(8))
                                                  : Authorship(AuthorNumber(3), Revision());
            QVERIFY2(client.view().authorshipAt(i) == expected,
                     QByteArray::number(seed).constData());
        }
    }
}

/// A word replaced all over a text while the last replacement of one is on its way.
void TestSplitOperation::acknowledgingCostsWhatIsPending()
{
    const auto grown = growth(100, 800, [](int count) {
        const auto text = documentFromText(QString(20 * count, u'x'));
        DeltaBuilder sent;
        for (int i = 0; i < count / 2; ++i)
            sent.retain(15).insert(u"y");
        ClientDocument client;
        client.reset(*Document::fromDelta(text), Epoch(1), Revision(7), Sequence());
        client.setAuthor(AuthorNumber(3));
        bool good = client.editLocal(sent.build(text.targetLength())) && client.takeSubmit({});
        DeltaBuilder typed;
        for (int i = 0; i < 4 * count; ++i)
            typed.retain(3).insert(u"z");
        good = good && client.editLocal(typed.build(client.view().length()));
        return [client, good] {
            auto copy = client;
            if (!good || !copy.acknowledge(Ack{Sequence(1), Revision(8)}))
                qFatal("not acknowledged");
        };
    });
    QVERIFY2(grown < 3.0 * 8, QByteArray::number(grown).constData());
}

QTEST_GUILESS_MAIN(TestSplitOperation)
#include "tst_split_operation.moc"
