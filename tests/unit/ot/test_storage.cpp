// What values of the operations library are made of: shared sets of attributes, and operations that
// need no memory of their own while they are small.

#include "common/base/inline_vector.h"
#include "common/base/random.h"
#include "common/ot/algebra.h"
#include "common/ot/attribute_table.h"
#include "tests/support/delta_pieces.h"
#include "tests/support/delta_text.h"
#include "tests/unit/ot/ot_tests.h"

#include <QTest>

#include <cstdlib>
#include <thread>

#if defined(__GLIBC__) && !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__)
#define SYNGRAPH_COUNTS_MEMORY
// Every request for memory of this program, also from libraries.
namespace {
std::atomic<qint64> allocations;
}
extern "C" {
extern void *__libc_malloc(size_t); // NOLINT: glibc's name
void *malloc(size_t size)
{
    allocations.fetch_add(1, std::memory_order_relaxed);
    return __libc_malloc(size);
}
}
#endif

using namespace syngraph;
using namespace Qt::Literals::StringLiterals;

namespace {

class TestStorage : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void equalSetsAreOneRecord();
    void recordsLeaveWithTheirLastSet();
    void threadsShareTheTable();
    void smallOperationsNeedNoMemory();
    void innerVectorKeepsWhatItHolds_data();
    void innerVectorKeepsWhatItHolds();
};

AttributeSet coloured(int number)
{
    return attribute(AttributeKey::Background, u"#%1"_s.arg(number, 6, 16, QChar(u'0')));
}

void TestStorage::equalSetsAreOneRecord()
{
    const auto before = AttributeTable::size();
    {
        const auto first = coloured(1).with(AttributeKey::Bold, AttributeValue(true));
        const auto second = attribute(AttributeKey::Bold, true)
                                .with(AttributeKey::Background, AttributeValue(u"#000001"_s));
        QCOMPARE(first, second);
        QCOMPARE(first.items().data(), second.items().data());
        QCOMPARE(AttributeTable::size(), before + 1);
        QVERIFY(!(first == coloured(1)) && !(first == coloured(2)) && !(first == AttributeSet()));
        QCOMPARE(composeChanges(coloured(1), attribute(AttributeKey::Bold, true)), first);
        QCOMPARE(first.keys(), AttributeSet::KeyBits(1U << int(AttributeKey::Bold)
                                                     | 1U << int(AttributeKey::Background)));
        QVERIFY(first.nulls() == 0);
        QVERIFY(removal(AttributeKey::Bold).nulls() == 1U << int(AttributeKey::Bold));
    }
    QCOMPARE(AttributeTable::size(), before);
}

/// A peer that sends a new colour for every letter costs what the document holds and no more.
void TestStorage::recordsLeaveWithTheirLastSet()
{
    const auto before = AttributeTable::size();
    std::vector<AttributeSet> held;
    for (int i = 0; i < 50'000; ++i)
        held.push_back(coloured(i));
    QCOMPARE(AttributeTable::size(), before + held.size());
    for (int i = 0; i < 50'000; i += 997)
        QCOMPARE(coloured(i), held[size_t(i)]);
    auto copy = held.back();
    held.clear();
    QCOMPARE(AttributeTable::size(), before + 1);
    copy = AttributeSet();
    QCOMPARE(AttributeTable::size(), before);
}

void TestStorage::threadsShareTheTable()
{
    const auto before = AttributeTable::size();
    std::atomic<int> wrong = 0;
    const auto work = [&wrong](quint64 seed) {
        SeededRandom random(seed);
        std::vector<AttributeSet> own(8);
        for (int i = 0; i < 60'000; ++i) {
            // Few sets, so that threads drop and make the same ones all the time.
            const auto number = int(random.below(6));
            auto &place = own[random.below(own.size())];
            place = coloured(number);
            const AttributeSet copy = place;
            if (!(copy == coloured(number)) || copy.text(AttributeKey::Background).size() != 7)
                ++wrong;
        }
    };
    {
        std::vector<std::jthread> threads;
        for (quint64 i = 0; i < 4; ++i)
            threads.emplace_back(work, i);
    }
    QCOMPARE(wrong.load(), 0);
    QCOMPARE(AttributeTable::size(), before);
}

void TestStorage::smallOperationsNeedNoMemory()
{
#ifndef SYNGRAPH_COUNTS_MEMORY
    QSKIP("memory is not counted here");
#else
    const auto bold = attribute(AttributeKey::Bold, true);
    const QString text(Delta::kInnerUnits, u'a');
    allocations = 0;
    std::free(std::malloc(64)); // NOLINT: shows that it counts
    QCOMPARE(allocations.load(), 1);

    DeltaBuilder builder;
    for (quint32 i = 0; i < Delta::kInnerComponents / 2; ++i)
        builder.retain(2, bold).insert(QStringView(text).first(Delta::kInnerUnits / 4));
    const auto largest = builder.build(100);
    DeltaBuilder other;
    other.retain(1).insert(u"x").retain(2).erase(1);
    const auto small = other.build(100);
    const auto pair = transformPair(small, small);
    auto copy = largest;
    auto moved = std::move(copy);
    copy = pair.first;
    transformInPlace(moved, small, Order::Later);
    const auto typed = compose(small, pair.second);
    const auto count = allocations.load();
    QCOMPARE(largest.components().size(), size_t(Delta::kInnerComponents));
    QCOMPARE(largest.insertedText().size(), qsizetype(Delta::kInnerUnits));
    // What `moved` became has more components than fit: that one may ask.
    QVERIFY2(count <= 2, QByteArray::number(count).constData());
    QVERIFY(typed.targetLength() == 101);
#endif
}

/// Counts its copies that are alive, and knows its own value.
struct Tracked
{
    static constexpr bool kRelocatable = true;
    static inline int alive = 0;
    std::unique_ptr<int> value;
    explicit Tracked(int number) : value(std::make_unique<int>(number)) { ++alive; }
    Tracked(const Tracked &other) : Tracked(*other.value) {}
    Tracked &operator=(const Tracked &) = delete;
    ~Tracked() { --alive; }
};

using TrackedVector = InlineVector<Tracked, 4>;

TrackedVector trackedUpTo(int count)
{
    TrackedVector made;
    for (int i = 0; i < count; ++i)
        made.emplaceBack(i);
    return made;
}

bool holds(const TrackedVector &vector, int count)
{
    int next = 0;
    for (const auto &tracked : vector) {
        if (*tracked.value != next++)
            return false;
    }
    return next == count;
}

void TestStorage::innerVectorKeepsWhatItHolds_data()
{
    QTest::addColumn<int>("from");
    QTest::addColumn<int>("to");
    for (const int from : {0, 1, 4, 5, 40}) {
        for (const int to : {0, 3, 4, 5, 17})
            QTest::addRow("%d into %d", from, to) << from << to;
    }
}

void TestStorage::innerVectorKeepsWhatItHolds()
{
    QFETCH(int, from);
    QFETCH(int, to);
    {
        auto source = trackedUpTo(from);
        QCOMPARE(source.isInner(), from <= 4);
        auto target = trackedUpTo(to);
        target = source;
        QVERIFY(holds(source, from) && holds(target, from));
        auto other = trackedUpTo(to);
        other = std::move(source);
        QVERIFY(holds(other, from));
        QVERIFY(source.isEmpty()); // NOLINT: moved from, and still good
        source.emplaceBack(0);
        QVERIFY(holds(source, 1));
        const TrackedVector made(std::move(other));
        QVERIFY(holds(made, from));
        TrackedVector more = trackedUpTo(to);
        more.append(made.begin(), made.size());
        QCOMPARE(more.size(), quint32(from + to));
        if (!more.isEmpty())
            more.popBack();
        auto &same = more;
        more = same;
        QCOMPARE(more.size(), quint32(std::max(0, from + to - 1)));
    }
    QCOMPARE(Tracked::alive, 0);
}

} // namespace

int syngraph::runStorageTests(int argc, char **argv)
{
    TestStorage test;
    return QTest::qExec(&test, argc, argv);
}

#include "test_storage.moc"
