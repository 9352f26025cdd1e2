#include "app/editor/editor_widget.h"
#include "tests/support/hostile_texts.h"
#include "tests/unit/editor/edit_tap.h"
#include "tests/unit/editor/suites.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QTest>

#include <ctime>

using namespace syngraph;
using namespace Qt::Literals::StringLiterals;

namespace {

/// A key and its picture are to take 16 ms; slow machines and sanitizers take their time.
constexpr double kMostMilliseconds = 160;
constexpr double kMostToOpen = 1'000;
constexpr int kPlaces = 5;
constexpr int kKeys = 3; ///< at each place; the best of them counts

/// Of the processor, in milliseconds: free of what else the machine does.
template <typename Work> double timeOf(const Work &work)
{
    timespec start{};
    timespec end{};
    ::clock_gettime(CLOCK_THREAD_CPUTIME_ID, &start);
    work();
    ::clock_gettime(CLOCK_THREAD_CPUTIME_ID, &end);
    return double(end.tv_sec - start.tv_sec) * 1e3 + double(end.tv_nsec - start.tv_nsec) / 1e6;
}

void press(EditorWidget &editor, Qt::Key key, const QString &text = {})
{
    QKeyEvent event(QEvent::KeyPress, key, Qt::NoModifier, text);
    QCoreApplication::sendEvent(&editor, &event);
    editor.viewport()->repaint();
}

} // namespace

/// What strangers write to make an editor slow, or to take it down.
class TestHostileText final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void staysFast_data();
    void staysFast();
    void halvesOfPairs_data();
    void halvesOfPairs();
};

void TestHostileText::staysFast_data()
{
    QTest::addColumn<QString>("text");
    for (const auto &[name, text] : hostileTexts())
        QTest::newRow(name) << text;
}

void TestHostileText::staysFast()
{
    QFETCH(QString, text);
    EditorWidget editor;
    editor.resize(600, 500);
    editor.show();
    editor.viewport()->repaint();
    const auto document = documentOf({put(text + u'\n'), put(u"plain text behind it\n")});
    const double opening = timeOf([&] {
        editor.binding().load(document);
        editor.viewport()->repaint();
    });
    QVERIFY2(opening < kMostToOpen, qPrintable(QString::number(opening)));
    EditTap tap(*editor.document(), editor.binding());
    double worst = 0;
    for (int place = 0; place <= kPlaces; ++place) {
        auto at = editor.content().paragraphEnd(0) * place / kPlaces;
        at -= at > 0 && editor.content().unitAt(at).isLowSurrogate() ? 1 : 0;
        editor.setSelection({at, at});
        editor.viewport()->repaint();
        for (const auto key : {Qt::Key_X, Qt::Key_Backspace, Qt::Key_Right}) {
            double best = std::numeric_limits<double>::max();
            for (int i = 0; i < kKeys; ++i)
                best = std::min(best, timeOf([&] {
                                    press(editor, key, key == Qt::Key_X ? u"x"_s : QString());
                                }));
            worst = std::max(worst, best);
        }
    }
    QVERIFY2(worst < kMostMilliseconds, qPrintable(QString::number(worst)));
    QVERIFY(editor.content() == tap.model());
    qInfo("opened in %.1f ms, a key in %.1f ms at most", opening, worst);
}

void TestHostileText::halvesOfPairs_data()
{
    QTest::addColumn<QString>("text");
    QTest::newRow("high") << QString(10'000, QChar(0xd83d));
    QTest::newRow("low") << QString(10'000, QChar(0xde00));
    QTest::newRow("the wrong way round")
        << (QString(QChar(0xde00)) + QChar(0xd83d)).repeated(5'000);
    QTest::newRow("among letters") << (u"a"_s + QChar(0xd83d) + u"b"_s).repeated(3'000);
}

/// However they come, the document never has one.
void TestHostileText::halvesOfPairs()
{
    QFETCH(QString, text);
    EditorWidget editor;
    editor.resize(600, 500);
    editor.show();
    EditTap tap(*editor.document(), editor.binding());
    press(editor, Qt::Key_unknown, text.first(1));
    press(editor, Qt::Key_unknown, text);
    QInputMethodEvent commit;
    commit.setCommitString(text);
    QCoreApplication::sendEvent(&editor, &commit);
    auto *data = new QMimeData;
    data->setText(text);
    data->setHtml(u"<p>"_s + text + u"</p>"_s);
    QGuiApplication::clipboard()->setMimeData(data);
    editor.paste();
    editor.viewport()->repaint();
    const QString after = editor.content().text();
    QVERIFY(after.isValidUtf16());
    QCOMPARE(tap.problem(), QString());
}

QObject *makeHostileTextSuite()
{
    return new TestHostileText;
}

#include "test_hostile_text.moc"
