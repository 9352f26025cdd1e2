// A tab of the editor and a second client, with the server's engine between them: whatever anybody
// does, the view, its shadow, the model, the other's model and the server's document become one.
// SYNGRAPH_STEPS: how many steps.

#include "app/ui/document_tab.h"
#include "common/ot/algebra.h"
#include "common/ot/diff.h"
#include "tests/support/delta_generator.h"
#include "tests/support/delta_text.h"
#include "tests/support/test_seed.h"
#include "tests/ui/loop_server.h"
#include "tests/ui/random_writer.h"
#include "tests/unit/editor/edit_tap.h"

#include <QApplication>
#include <QTest>

using namespace syngraph;
using namespace syngraph::testing;
using namespace Qt::Literals::StringLiterals;

namespace {

constexpr quint64 kSteps = 4'000;
constexpr qsizetype kLongest = 400; ///< then the other one deletes
constexpr int kStepsOfALoop = 50;   ///< between two looks at what Qt has to do

/// Units that an operation deletes and gives other formats, and its parts.
struct Size
{
    qsizetype deleted = 0;
    qsizetype changed = 0;
    qsizetype parts = 0;
};
Size sizeOf(const Delta &delta)
{
    Size size;
    for (const auto &component : delta.components()) {
        const auto length = qsizetype(component.length);
        ++size.parts;
        if (component.kind == Delta::Kind::Delete)
            size.deleted += length;
        else if (component.kind == Delta::Kind::Retain && !component.attributes.isEmpty())
            size.changed += length;
    }
    return size;
}

/// Formats that are there already, as where somebody types the marks of italic around what is.
Size vainFormatsOf(const Delta &delta, const Document &before)
{
    Size vain;
    qsizetype position = 0;
    for (const auto &component : delta.components()) {
        const auto length = qsizetype(component.length);
        if (component.kind == Delta::Kind::Insert)
            continue;
        if (component.kind == Delta::Kind::Retain && !component.attributes.isEmpty()) {
            DeltaBuilder alone;
            alone.retain(position);
            alone.retain(length, component.attributes);
            Document after = before;
            if (after.applyUnlimited(alone.build(before.length())).ok() && after == before) {
                ++vain.parts;
                vain.changed += length;
            }
        }
        position += length;
    }
    return vain;
}

/// Whether somebody who had `marked` units could have said it with less. What is marked may be
/// replaced by the same, and a format of it is said once, over paragraph ends and what has it
/// already, so that whoever writes within it at the same time is meant, too. Where paragraphs are
/// parted or joined, their ends keep or change their kinds: two parts more than the shortest way.
bool isMinimal(const Delta &edit, const Document &before, qsizetype marked)
{
    Document after = before;
    if (!after.applyUnlimited(edit).ok())
        return false;
    const Size said = sizeOf(edit);
    const Size least = sizeOf(diff(before.toDelta(), after.toDelta()));
    const Size vain = vainFormatsOf(edit, before);
    // The marks of Markdown are around what they format, which may have some of it already.
    qsizetype longest = marked;
    for (qsizetype i = 0; i < before.paragraphCount(); ++i)
        longest = std::max(longest, before.paragraphEnd(i) - before.paragraphStart(i));
    return said.deleted <= std::max(marked, least.deleted)
        && said.changed <= least.changed + longest + vain.changed + 2
        && (said.deleted > least.deleted || said.parts <= least.parts + vain.parts + 2);
}

class Bench final
{
public:
    explicit Bench(quint64 seed)
        : m_random(seed)
        , m_server(m_clock, seed)
        , m_other(environment(u"Ben"_s))
        , m_tab(std::make_unique<DocumentController>(environment(u"Ann"_s)))
        , m_writer(m_tab.editor(), seed)
    {
        m_tab.resize(600, 500);
        m_tab.show();
        m_tab.editor().setFocus();
        auto &binding = m_tab.editor().binding();
        QObject::connect(&binding, &DocumentBinding::aboutToChange, &m_tab,
                         [this] { m_before = m_tab.editor().content(); });
        QObject::connect(&binding, &DocumentBinding::localEdit, &m_tab,
                         [this](const Delta &edit) { noteEdit(edit); });
        m_other.open(m_server.link());
        m_tab.controller().open(m_server.link());
        m_server.deliverAll();
    }
    /// Nothing, or what went wrong.
    QString step();
    /// All that is under way arrives, and everybody has the same.
    QString settle();
    bool isLive() const
    {
        return m_tab.controller().status().state == ConnectionState::Live
            && m_other.status().state == ConnectionState::Live;
    }
    QString doing() const { return m_doing; }
    int edits() const { return m_edits; }
    int others() const { return m_others; }
    qint64 operations() const { return m_server.operations(); }
    int missedEdits() const { return m_tab.editor().binding().missedEdits(); }

private:
    DocumentController::Environment environment(const QString &name)
    {
        return {m_clock, m_random, [this] { return m_server.makeTransport(); }, name, 0x356ae6, {}};
    }
    void noteEdit(const Delta &edit)
    {
        ++m_edits;
        m_stepEdits.push_back(edit);
        if (!isMinimal(edit, m_before, m_writer.replaced()))
            m_problem += u"more than needed: "_s + describe(edit) + u" on "_s
                + describe(m_before.toDelta());
    }
    void editAsOther();
    QString problem() const;

    HandClock m_clock;
    SeededRandom m_random;
    LoopServer m_server;
    DocumentController m_other;
    DocumentTab m_tab;
    RandomWriter m_writer;
    Document m_before; ///< the edit that is being made
    std::vector<Delta> m_stepEdits;
    QString m_doing;
    QString m_problem;
    int m_edits = 0;
    int m_others = 0;
};

void Bench::editAsOther()
{
    const Document document = m_other.document();
    if (m_random.chance(0.1)) {
        m_doing += u", the other undoes"_s;
        m_random.chance(0.7) ? m_other.undo() : m_other.redo();
        return;
    }
    Delta edit = randomOperation(m_random, document.toDelta());
    if (document.length() > kLongest) {
        DeltaBuilder builder;
        builder.retain(1);
        builder.erase(document.length() - kLongest / 2);
        edit = builder.build(document.length());
        if (splitsPair(edit, document.text()))
            return;
    }
    m_doing += u", the other "_s + describe(edit);
    if (edit.isIdentity() || !document.check(edit).ok())
        return;
    ++m_others;
    m_other.editLocal(edit, invert(edit, document), EditKind::Other);
}

QString Bench::problem() const
{
    const auto &editor = m_tab.editor();
    const Document &model = m_tab.controller().document();
    const Delta expected = model.toDelta();
    const Delta shown = shownCells(*editor.document(), editor.binding());
    if (!(shown == expected))
        return u"view "_s + describe(shown) + u"\nmodel "_s + describe(expected);
    if (!(editor.content() == model))
        return u"shadow "_s + describe(editor.content().toDelta()) + u"\nmodel "_s
            + describe(expected);
    return {};
}

QString Bench::settle()
{
    m_server.deliverAll();
    const QString wrong = problem();
    if (!wrong.isEmpty())
        return wrong;
    const Document &model = m_tab.controller().document();
    if (!(m_other.document() == model))
        return u"the other "_s + describe(m_other.document().toDelta()) + u"\nmodel "_s
            + describe(model.toDelta());
    if (!(m_server.stored() == model))
        return u"server "_s + describe(m_server.stored().toDelta()) + u"\nmodel "_s
            + describe(model.toDelta());
    return isLive() ? m_server.problem() : u"not live"_s + m_server.problem();
}

QString Bench::step()
{
    const bool wasIdle = m_server.isIdle();
    m_problem.clear();
    m_stepEdits.clear();
    m_server.forgetSubmitted();
    m_clock.time += m_random.chance(0.01) ? Milliseconds(2'000) : Milliseconds(1);
    m_writer.step();
    m_doing = m_writer.doing();
    // What is sent is what was done, and not the document anew.
    if (wasIdle && m_stepEdits.size() == 1 && m_server.lastSubmitted()
        && !(*m_server.lastSubmitted() == m_stepEdits.front()))
        m_problem += u"sent "_s + describe(*m_server.lastSubmitted()) + u" for "_s
            + describe(m_stepEdits.front());
    if (m_random.chance(0.15) || m_tab.editor().content().length() > kLongest)
        editAsOther();
    m_server.advance(0ms);
    if (m_random.chance(0.5))
        return m_problem + settle();
    for (auto count = m_random.below(4); count > 0; --count)
        m_server.deliverOne(m_random);
    return m_problem + problem();
}

} // namespace

class TestTogether final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everythingAtOnce_data();
    void everythingAtOnce();
};

void TestTogether::everythingAtOnce_data()
{
    QTest::addColumn<quint64>("seed");
    const quint64 seed = testSeed(20261101);
    for (quint64 i = 0; i < 4; ++i)
        QTest::addRow("seed %llu", seed + i) << seed + i;
}

void TestTogether::everythingAtOnce()
{
    QFETCH(quint64, seed);
    Bench bench(seed);
    QVERIFY(bench.isLive());
    const auto steps = numberFromEnvironment("SYNGRAPH_STEPS", kSteps) / 4;
    for (quint64 i = 0; i < steps; ++i) {
        QString problem = bench.step();
        if (i % kStepsOfALoop == 0)
            QCoreApplication::processEvents();
        QVERIFY2(problem.isEmpty(),
                 qPrintable(u"SYNGRAPH_SEED=%1, step %2: %3\n%4"_s.arg(seed).arg(i).arg(
                     bench.doing(), problem)));
    }
    const QString problem = bench.settle();
    QVERIFY2(problem.isEmpty(), qPrintable(problem));
    QVERIFY(bench.edits() > int(steps / 4));
    QVERIFY(bench.others() > int(steps / 20));
    QCOMPARE(bench.missedEdits(), 0);
    qInfo("%llu steps, %d edits, %d of the other, %lld operations", steps, bench.edits(),
          bench.others(), static_cast<long long>(bench.operations()));
}

QTEST_MAIN(TestTogether)
#include "tst_together.moc"
