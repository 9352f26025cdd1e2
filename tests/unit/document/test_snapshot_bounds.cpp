#include "common/base/limits.h"
#include "common/document/attribute_bytes.h"
#include "common/document/snapshot.h"
#include "tests/support/delta_pieces.h"
#include "tests/unit/document/sample_documents.h"
#include "tests/unit/document/suites.h"

#include <QTest>

using namespace syngraph;
using namespace Qt::Literals::StringLiterals;

class TestSnapshotBounds : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void viewsMayBeLonger();
    void attributesAreCountedByRun();
};

/// What is pending on top of a full document has to survive the end of the program.
void TestSnapshotBounds::viewsMayBeLonger()
{
    const QString full = QString(limits::kParagraphs - 1, QChar(kParagraphEnd));
    auto view = *Document::fromDelta(documentFromText(full));
    QVERIFY(view.applyUnlimited(delta(view.length(), {put(u"more\n\n\n")})).ok());
    const auto bytes = encodeSnapshot(view);
    const auto asDocument = decodeSnapshot(bytes);
    QVERIFY(!asDocument && asDocument.error() == SnapshotError::BadDocument);
    const auto asView = decodeSnapshot(bytes, SnapshotBounds::View);
    QVERIFY(asView.ok());
    QCOMPARE(*asView, view);
    view = *Document::fromDelta(documentFromText(QString(limits::kDocumentUnits - 1, u'x')));
    QVERIFY(view.applyUnlimited(delta(view.length(), {put(u"more")})).ok());
    QVERIFY(!decodeSnapshot(encodeSnapshot(view)));
    QCOMPARE(*decodeSnapshot(encodeSnapshot(view), SnapshotBounds::View), view);
}

/// A table of two long sets makes a small file, and gigabytes for whoever writes each run out.
void TestSnapshotBounds::attributesAreCountedByRun()
{
    const auto link = [](QChar end) {
        return AttributeSet{}.with(AttributeKey::Link,
                                   AttributeValue(u"https://x.example/"_s + QString(2'000, end)));
    };
    const AttributeSet sets[] = {link(u'a'), link(u'b')};
    const auto linked = [&](qsizetype runs) {
        QString text(runs, u'x');
        std::vector<Document::AttributeRun> attributes;
        for (qsizetype i = 0; i < runs; ++i)
            attributes.push_back({sets[i % 2], 1});
        text += QChar(kParagraphEnd);
        attributes.push_back({AttributeSet(), 1});
        return Document::fromRuns(text, attributes, std::vector{Document::AuthorRun{{}, runs + 1}});
    };
    const auto most = limits::kAttributeBytes / attributeByteCount(sets[0]);
    QVERIFY(decodeSnapshot(encodeSnapshot(linked(most))).ok());
    const auto more = encodeSnapshot(linked(most + 1));
    const auto refused = decodeSnapshot(more);
    QVERIFY(!refused && refused.error() == SnapshotError::TooLarge);
    QVERIFY(decodeSnapshot(more, SnapshotBounds::View).ok());
    const auto mostOfView = kViewAttributeBytes / attributeByteCount(sets[0]);
    QVERIFY(decodeSnapshot(encodeSnapshot(linked(mostOfView)), SnapshotBounds::View));
    QVERIFY(!decodeSnapshot(encodeSnapshot(linked(mostOfView + 1)), SnapshotBounds::View));
}

QObject *makeSnapshotBoundsSuite()
{
    return new TestSnapshotBounds;
}

#include "test_snapshot_bounds.moc"
