#include "app/editor/editor_document.h"
#include "app/editor/editor_widget.h"
#include "common/base/random.h"
#include "tests/bench/editor/timed_view.h"

#include <QApplication>
#include <QElapsedTimer>

#include <cstdio>

using namespace syngraph;
using namespace syngraph::bench;
using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int kUnitsOfParagraph = 50;
constexpr int kRemoteCarets = 50;

struct Case
{
    const char *name;
    int paragraphs;
    int keys; ///< at each place
    int unitsOfParagraph = kUnitsOfParagraph;
    int marks = 0; ///< above each letter, so that a line holds thousands of units
};

QString textOf(const Case &which)
{
    static const QStringList kWords{u"and"_s,      u"paragraph"_s, u"of"_s,      u"the"_s,
                                    u"syngraph"_s, u"together"_s,  u"written"_s, u"by"_s};
    SeededRandom random(5);
    QString text;
    for (int i = 0; i < which.paragraphs; ++i) {
        const auto end = text.size() + which.unitsOfParagraph - 1;
        while (which.marks > 0 && text.size() < end)
            text += u'a' + QString(which.marks, u'\u0301');
        while (text.size() < end)
            text += kWords[qsizetype(random.below(quint64(kWords.size())))] + u' ';
        text.truncate(end);
        text += u'\n';
    }
    return text;
}

/// Keys in the middle of the first, the middle and the last paragraph.
struct Keys
{
    std::array<Samples, 3> places;
    double processor = 0; ///< of one key, on average
};
Keys timeKeys(TimedView &timed, QTextEdit &view, int count, bool isDeleting)
{
    Keys keys;
    const int length = view.document()->characterCount();
    double processor = 0;
    const std::array positions{std::min(20, length / 2), length / 2,
                               std::max(length - 2 * count, length * 3 / 4)};
    for (size_t i = 0; i < positions.size(); ++i) {
        timed.putCaret(positions[i]);
        const double start = processorTime();
        for (int n = 0; n < count; ++n) {
            keys.places[i].add(timed.untilPainted([&] {
                if (isDeleting)
                    timed.press(Qt::Key_Delete, {});
                else
                    timed.press(Qt::Key_A, u"a"_s);
            }));
        }
        processor += processorTime() - start;
    }
    keys.processor = processor / (count * double(positions.size()));
    return keys;
}

struct Opening
{
    double elapsed;
    double processor;
    double memory;
};
Opening timeOpening(TimedView &timed, const std::function<void()> &open)
{
    const double memory = residentMemory();
    const double processor = processorTime();
    const double elapsed = timed.untilPainted(open);
    return {elapsed, processorTime() - processor, residentMemory() - memory};
}

void print(const char *widget, const Opening &opening, const Keys &keys)
{
    std::printf("  %-28s open %7.1f (processor %7.1f)  %+6.1f MiB   key p50/p99:", widget,
                opening.elapsed, opening.processor, opening.memory);
    for (const auto &place : keys.places)
        std::printf("  %7.2f /%7.2f", place.median(), place.p99());
    std::printf("  (processor %.2f)\n", keys.processor);
    std::fflush(stdout);
}

void show(QWidget &widget)
{
    widget.resize(1000, 800);
    widget.show();
    widget.setFocus();
    QCoreApplication::processEvents();
}

/// QTextEdit, with Qt's layout or with ours and nothing else.
void timePlain(const char *name, const Case &which, const QString &text, QTextDocument *document)
{
    QTextEdit view;
    if (document) {
        document->setParent(&view);
        view.setDocument(document);
    }
    view.setFrameShape(QFrame::NoFrame);
    view.document()->setUndoRedoEnabled(false);
    show(view);
    TimedView timed(view);
    const auto opening = timeOpening(timed, [&] { view.setPlainText(text.chopped(1)); });
    print(name, opening, timeKeys(timed, view, which.keys, false));
}

Delta insertAt(const Document &content, qsizetype position)
{
    DeltaBuilder edit;
    edit.retain(position);
    edit.insert(u"x");
    return edit.build(content.length());
}

/// Five people's letters have just come in when the key is pressed.
Samples timeKeysAmongOthers(TimedView &timed, EditorWidget &editor, int count, bool isDeleting)
{
    SeededRandom random(9);
    Samples samples;
    timed.putCaret(int(editor.content().length() / 2));
    for (int n = 0; n < count; ++n) {
        samples.add(timed.untilPainted([&] {
            for (int other = 0; other < 5; ++other) {
                const auto length = quint64(editor.content().length() - 1);
                editor.binding().applyRemote(
                    insertAt(editor.content(), qsizetype(random.below(length))));
            }
            if (isDeleting)
                timed.press(Qt::Key_Delete, {});
            else
                timed.press(Qt::Key_A, u"a"_s);
        }));
    }
    return samples;
}

Samples timePaintings(TimedView &timed)
{
    Samples samples;
    for (int i = 0; i < 50; ++i)
        samples.add(timed.painting());
    return samples;
}

void giveCarets(EditorWidget &editor, bool inView)
{
    SeededRandom random(11);
    const auto length = editor.content().length();
    const auto from = inView ? EditorGeometry(editor).firstVisiblePosition() : 0;
    const auto span = inView ? std::min<qsizetype>(length - from, 1500) : length;
    std::vector<RemoteCaret> carets;
    for (int i = 0; i < kRemoteCarets; ++i) {
        const auto head = from + qsizetype(random.below(quint64(span - 40)));
        carets.push_back({i, u"Person %1"_s.arg(i), QColor::fromHsv(i * 7, 200, 200),
                          i % 5 == 0 ? head + 30 : head, head, i % 10 == 0});
    }
    editor.setRemoteCarets(std::move(carets));
    QCoreApplication::processEvents();
}

void timeEditor(const Case &which, const QString &text)
{
    DeltaBuilder builder;
    builder.insert(text);
    const auto content = Document::fromDelta(builder.build());
    if (!content) {
        std::printf("  Syngraph                     takes no document of this length\n");
        return;
    }
    EditorWidget editor;
    show(editor);
    TimedView timed(editor);
    const auto opening = timeOpening(timed, [&] { editor.binding().load(*content); });
    // Documents beyond the limit can only become shorter.
    const bool isDeleting = content->check(insertAt(*content, 1)).ok() == false;
    const auto keys = timeKeys(timed, editor, which.keys, isDeleting);
    print(isDeleting ? "Syngraph, Delete key" : "Syngraph", opening, keys);
    const auto among = timeKeysAmongOthers(timed, editor, which.keys, isDeleting);
    Samples remote;
    for (int i = 0; i < which.keys; ++i) {
        remote.add(timed.untilPainted(
            [&] { editor.binding().applyRemote(insertAt(editor.content(), 5)); }));
    }
    std::printf("  %-28s key among five others p50/p99 %.2f / %.2f; "
                "an edit above the view, painted %.2f / %.2f\n",
                "", among.median(), among.p99(), remote.median(), remote.p99());
    const double bare = timePaintings(timed).median();
    giveCarets(editor, false);
    const double far = timePaintings(timed).median();
    giveCarets(editor, true);
    const double near = timePaintings(timed).median();
    std::printf("  %-28s painting %.2f; with %d carets all over %.2f, in view %.2f\n", "", bare,
                kRemoteCarets, far, near);
    std::fflush(stdout);
}

} // namespace

int main(int argc, char **argv)
{
    QApplication application(argc, argv);
    // Names of cases, all without any; "alone" leaves Qt's widget out.
    auto chosen = application.arguments().mid(1);
    const bool isAlone = chosen.removeAll(u"alone"_s) > 0;
    const std::array cases{
        Case{"10kB", 200, 300},
        Case{"1MB", 20'000, 300},
        Case{"2MB", 40'000, 300},
        Case{"10MB", 200'000, 30},
        Case{"paragraph-of-20k", 3, 200, 20'000},
        Case{"paragraph-of-100k", 1, 200, 100'000},
        Case{"paragraph-of-1M", 1, 100, 1'000'000},
        Case{"marks-of-75k", 1, 50, 75'000, 30},
        Case{"marks-above-one", 20, 5, 7'000, 6'999},
    };
    std::printf("Milliseconds; keys in the first, the middle and the last paragraph.\n");
    for (const auto &which : cases) {
        if (!chosen.isEmpty() && !chosen.contains(QLatin1StringView(which.name)))
            continue;
        std::printf("%s: %d paragraphs of %d\n", which.name, which.paragraphs,
                    which.unitsOfParagraph);
        const QString text = textOf(which);
        if (!isAlone) {
            timePlain("QTextEdit", which, text, nullptr);
            timePlain("QTextEdit, Syngraph's layout", which, text, new EditorDocument);
        }
        std::fflush(stdout);
        timeEditor(which, text);
    }
    return 0;
}
