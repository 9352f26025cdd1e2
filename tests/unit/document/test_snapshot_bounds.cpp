#include "common/base/limits.h"
#include "common/document/attribute_bytes.h"
#include "common/document/snapshot.h"
#include "tests/support/delta_pieces.h"
#include "tests/unit/document/sample_documents.h"
#include "tests/unit/document/suites.h"

#include <QCryptographicHash>
#include <QTest>

using namespace syngraph;
using namespace Qt::Literals::StringLiterals;

namespace {

AttributeSet longLink(const QString &end)
{
    const auto address = u"https://x.example/"_s + QString(2'000, u'a') + end;
    return AttributeSet{}.with(AttributeKey::Link, AttributeValue(address));
}

} // namespace

class TestSnapshotBounds : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void viewsMayBeLonger();
    void attributesAreCountedByRun();
    void readsNoFurtherThanItMay_data();
    void readsNoFurtherThanItMay();
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
    const AttributeSet sets[] = {longLink(u"a"_s), longLink(u"b"_s)};
    const auto linked = [&](qsizetype runs) {
        QString text(runs, u'x');
        Document::Runs<AttributeSet> attributes{{sets[0], sets[1]}, {}};
        for (qsizetype i = 0; i < runs; ++i)
            attributes.runs.push_back({1, quint32(i % 2 + 1)});
        text += QChar(kParagraphEnd);
        attributes.runs.push_back({1, 0});
        return Document::fromRuns(text, attributes, {{}, {{quint32(runs + 1), 0}}});
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

/// The table of sets comes first, and each takes many times its bytes once it is made. Behind the
/// one where reading has to stop lies what is no set: who goes on finds it Malformed.
void TestSnapshotBounds::readsNoFurtherThanItMay_data()
{
    QTest::addColumn<QByteArray>("sets");
    QTest::addColumn<SnapshotBounds>("bounds");
    QTest::addColumn<SnapshotError>("error");
    const auto links = [](qint64 most) {
        QByteArray sets;
        for (int i = 0; sets.size() <= most; ++i)
            sets += attributeBytes(longLink(QString::number(i)));
        return sets;
    };
    const AttributeSet nowhere{{AttributeKey::Bold, AttributeValue(true)},
                               {AttributeKey::Block, AttributeValue(u"h1"_s)}};
    const AttributeSet tooDeep{{AttributeKey::Indent, AttributeValue(1'000'000)}};
    using enum SnapshotBounds;
    QTest::newRow("a little") << links(1'000) << Document << SnapshotError::Malformed;
    QTest::newRow("document") << links(limits::kAttributeBytes) << Document
                              << SnapshotError::TooLarge;
    QTest::newRow("within a view") << links(limits::kAttributeBytes) << View
                                   << SnapshotError::Malformed;
    QTest::newRow("view") << links(kViewAttributeBytes) << View << SnapshotError::TooLarge;
    QTest::newRow("may stand nowhere") << attributeBytes(nowhere) << Document
                                       << SnapshotError::BadAttributes;
    QTest::newRow("not of the schema") << attributeBytes(tooDeep) << Document
                                       << SnapshotError::BadAttributes;
}

void TestSnapshotBounds::readsNoFurtherThanItMay()
{
    QFETCH(QByteArray, sets);
    QFETCH(SnapshotBounds, bounds);
    const auto million = QByteArray::fromHex("c0843d"); // units, and sets
    QByteArray bytes = "SYND\2" + million + million + sets + '\xff';
    bytes += QCryptographicHash::hash(bytes, QCryptographicHash::Sha256);
    const auto document = decodeSnapshot(bytes, bounds);
    QVERIFY(!document);
    QTEST(document.error(), "error");
}

QObject *makeSnapshotBoundsSuite()
{
    return new TestSnapshotBounds;
}

#include "test_snapshot_bounds.moc"
