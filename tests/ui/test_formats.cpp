#include "app/editor/colors.h"
#include "app/ui/color_popover.h"
#include "app/ui/document_actions.h"
#include "app/ui/text_link_popover.h"
#include "tests/ui/suites.h"
#include "tests/ui/ui_bench.h"

#include <QAction>
#include <QApplication>
#include <QLabel>
#include <QLineEdit>
#include <QMenuBar>
#include <QPushButton>
#include <QTest>
#include <QToolButton>

using namespace Qt::Literals::StringLiterals;
using namespace syngraph;
using syngraph::testing::UiBench;

/// All that the schema has is within reach of keys, menus and the tool bar.
class TestFormats final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void paragraphKeys_data();
    void paragraphKeys();
    void secondPressTakesItBack();
    void colorByKeys_data();
    void colorByKeys();
    void automaticTakesTheColorAway();
    void arrowsWalkThePalette();
    void paletteIsReadable_data();
    void paletteIsReadable();
    void tickOffByKey();
    void lineByKey();
    void everyFormatIsInAMenu();
    void popoverNamesTheRealHost_data();
    void popoverNamesTheRealHost();
};

void TestFormats::paragraphKeys_data()
{
    QTest::addColumn<QString>("keys");
    QTest::addColumn<AttributeSet>("expected");
    const auto align = [](const QString &value) {
        return AttributeSet{{AttributeKey::Align, AttributeValue(value)}};
    };
    QTest::newRow("centre") << u"Ctrl+Shift+E"_s << align(u"center"_s);
    QTest::newRow("right") << u"Ctrl+Shift+R"_s << align(u"right"_s);
    QTest::newRow("justify") << u"Ctrl+Shift+J"_s << align(u"justify"_s);
    const AttributeSet deeper{{AttributeKey::Indent, AttributeValue(1)}};
    QTest::newRow("indent") << u"Ctrl+M"_s << deeper;
    QTest::newRow("indent by bracket") << u"Ctrl+]"_s << deeper;
}

void TestFormats::paragraphKeys()
{
    QFETCH(QString, keys);
    QFETCH(AttributeSet, expected);
    UiBench bench;
    bench.type(u"word"_s);
    const Document before = bench.editor().content();
    bench.press(QKeySequence(keys));
    QCOMPARE(bench.editor().content().paragraphAttributes(0), expected);
    bench.press(QKeySequence(u"Ctrl+Z"_s));
    QCOMPARE(bench.editor().content(), before);
}

void TestFormats::secondPressTakesItBack()
{
    UiBench bench;
    bench.type(u"word"_s);
    const Document before = bench.editor().content();
    bench.press(QKeySequence(u"Ctrl+Shift+E"_s));
    bench.press(QKeySequence(u"Ctrl+Shift+E"_s));
    QCOMPARE(bench.editor().content(), before);
    bench.press(QKeySequence(u"Ctrl+M"_s));
    bench.press(QKeySequence(u"Ctrl+Shift+M"_s));
    QCOMPARE(bench.editor().content(), before);
}

void TestFormats::colorByKeys_data()
{
    QTest::addColumn<QString>("keys");
    QTest::addColumn<int>("key");
    QTest::newRow("ink") << u"Ctrl+Shift+C"_s << int(AttributeKey::Color);
    QTest::newRow("marker") << u"Ctrl+Alt+H"_s << int(AttributeKey::Background);
}

void TestFormats::colorByKeys()
{
    QFETCH(QString, keys);
    QFETCH(int, key);
    const auto attribute = AttributeKey(key);
    UiBench bench;
    bench.type(u"word"_s);
    bench.editor().selectAll();
    const Document before = bench.editor().content();
    bench.press(QKeySequence(keys));
    QVERIFY(bench.window().colorPopover().isOpen());
    bench.press(Qt::Key_Right);
    const QString name = QApplication::focusWidget()->accessibleName();
    QCOMPARE(name, u"Orange"_s);
    bench.press(Qt::Key_Return);
    QVERIFY(!bench.window().colorPopover().isOpen());
    QVERIFY(bench.editor().hasFocus());
    QVERIFY(bench.editor().formatState().text.contains(attribute));
    bench.press(QKeySequence(keys)); // what is on is where one begins
    QCOMPARE(QApplication::focusWidget()->accessibleName(), name);
    bench.press(Qt::Key_Escape);
    bench.press(QKeySequence(u"Ctrl+Z"_s));
    QCOMPARE(bench.editor().content(), before);
}

void TestFormats::automaticTakesTheColorAway()
{
    UiBench bench;
    bench.type(u"word"_s);
    bench.editor().selectAll();
    const Document before = bench.editor().content();
    bench.press(QKeySequence(u"Ctrl+Shift+C"_s));
    bench.press(Qt::Key_Return);
    QVERIFY(bench.editor().content() != before);
    bench.press(QKeySequence(u"Ctrl+Shift+C"_s));
    bench.press(Qt::Key_Down);
    bench.press(Qt::Key_Down);
    QCOMPARE(qobject_cast<QPushButton *>(QApplication::focusWidget())->text(), u"Automatic"_s);
    bench.press(Qt::Key_Space);
    QCOMPARE(bench.editor().content(), before);
}

void TestFormats::arrowsWalkThePalette()
{
    UiBench bench;
    bench.press(QKeySequence(u"Ctrl+Shift+C"_s));
    const auto name = [] { return QApplication::focusWidget()->accessibleName(); };
    QCOMPARE(name(), u"Red"_s);
    bench.press(Qt::Key_Left); // nowhere to go
    QCOMPARE(name(), u"Red"_s);
    bench.press(Qt::Key_Down);
    QCOMPARE(name(), u"Blue"_s);
    bench.press(Qt::Key_Up);
    QCOMPARE(name(), u"Red"_s);
}

void TestFormats::paletteIsReadable_data()
{
    QTest::addColumn<bool>("isDark");
    QTest::addColumn<int>("key");
    for (const bool isDark : {false, true}) {
        const char *page = isDark ? "dark" : "light";
        QTest::addRow("ink, %s", page) << isDark << int(AttributeKey::Color);
        QTest::addRow("marker, %s", page) << isDark << int(AttributeKey::Background);
    }
}

void TestFormats::paletteIsReadable()
{
    QFETCH(bool, isDark);
    QFETCH(int, key);
    QPalette palette;
    palette.setColor(QPalette::Base, isDark ? QColor(0x1b, 0x1d, 0x21) : QColor(Qt::white));
    palette.setColor(QPalette::Text, isDark ? QColor(0xe6, 0xe6, 0xe6) : QColor(0x20, 0x20, 0x20));
    const EditorTheme theme(palette, QFont());
    UiBench bench;
    bench.type(u"word"_s);
    bench.editor().selectAll();
    QStringList seen;
    ColorPopover &popover = bench.window().colorPopover();
    const auto fields = popover.findChildren<QToolButton *>();
    QVERIFY(fields.size() >= 10);
    for (QToolButton *field : fields) {
        popover.showColors(AttributeKey(key), {}, theme);
        field->click();
        const AttributeSet text = bench.editor().formatState().text;
        const QTextCharFormat format = theme.charFormat(text, TextLook::Body);
        const QColor ground =
            format.hasProperty(QTextFormat::BackgroundBrush) ? format.background().color()
                                                             : theme.base();
        QVERIFY2(colors::contrast(ground, format.foreground().color()) >= 4.5,
                 qPrintable(field->accessibleName()));
        QVERIFY(!seen.contains(text.text(AttributeKey(key))));
        seen += text.text(AttributeKey(key));
    }
}

void TestFormats::tickOffByKey()
{
    UiBench bench;
    bench.type(u"milk"_s);
    QVERIFY(!bench.window().actionsOfDocument().tickOff()->isEnabled());
    bench.press(QKeySequence(u"Ctrl+Shift+9"_s));
    bench.press(QKeySequence(u"Ctrl+Return"_s));
    QVERIFY(bench.editor().content().paragraphAttributes(0).isOn(AttributeKey::Checked));
    bench.press(QKeySequence(u"Ctrl+Return"_s));
    QVERIFY(!bench.editor().content().paragraphAttributes(0).isOn(AttributeKey::Checked));
    QCOMPARE(bench.text(), u"milk\n"_s);
}

void TestFormats::lineByKey()
{
    UiBench bench;
    bench.type(u"above"_s);
    const Document before = bench.editor().content();
    bench.press(QKeySequence(u"Ctrl+Shift+Return"_s));
    bench.type(u"below"_s);
    QCOMPARE(bench.text(), u"above\n\xfffc\nbelow\n"_s);
    QVERIFY(bench.editor().content().attributesAt(6).isOn(AttributeKey::Rule));
    bench.press(QKeySequence(u"Ctrl+Z"_s));
    bench.press(QKeySequence(u"Ctrl+Z"_s));
    QCOMPARE(bench.editor().content(), before);
}

void TestFormats::everyFormatIsInAMenu()
{
    UiBench bench;
    DocumentActions &actions = bench.window().actionsOfDocument();
    QList<QAction *> wanted = actions.inlineFormats() + actions.headings() + actions.blocks()
        + actions.alignments();
    wanted += {actions.color(), actions.highlight(), actions.link(), actions.clearFormat(),
               actions.indent(), actions.outdent(), actions.tickOff(), actions.rule()};
    QList<QAction *> shown;
    for (QAction *menu : bench.window().menuBar()->actions())
        shown += menu->menu()->actions();
    for (QAction *action : std::as_const(wanted)) {
        QVERIFY2(shown.contains(action), qPrintable(action->text()));
        QVERIFY2(!action->text().isEmpty() && !action->toolTip().isEmpty(),
                 qPrintable(action->text()));
    }
}

void TestFormats::popoverNamesTheRealHost_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QString>("expected");
    QTest::addColumn<bool>("opens");
    QTest::newRow("page") << u"example.org/a?b"_s << u"Leads to example.org."_s << true;
    QTest::newRow("port") << u"https://example.org:99/"_s << u"Leads to example.org:99."_s << true;
    QTest::newRow("mail") << u"ann@example.org"_s << u"Leads to ann@example.org."_s << true;
    QTest::newRow("look-alike")
        << u"https://\u0440\u0430ypal.com/"_s
        << u"Leads to xn--ypal-43d9g.com. It was written with letters that can look like others."_s
        << true;
    QTest::newRow("user name") << u"https://good.org@evil.org/"_s << QString() << false;
    QTest::newRow("script") << u"javascript:alert(1)"_s << QString() << false;
    QTest::newRow("file") << u"file:///etc/passwd"_s << QString() << false;
}

void TestFormats::popoverNamesTheRealHost()
{
    QFETCH(QString, typed);
    QFETCH(QString, expected);
    QFETCH(bool, opens);
    UiBench bench;
    bench.type(u"word"_s);
    bench.editor().selectAll();
    bench.press(QKeySequence(u"Ctrl+K"_s));
    auto *field = qobject_cast<QLineEdit *>(QApplication::focusWidget());
    QVERIFY(field);
    field->setText(typed);
    QStringList lines;
    for (const QLabel *label : bench.window().linkPopover().findChildren<QLabel *>()) {
        if (!label->isHidden())
            lines += label->text();
    }
    QCOMPARE(lines.join(u'|'), expected);
    const auto buttons = bench.window().linkPopover().findChildren<QPushButton *>();
    const auto open = std::find_if(buttons.begin(), buttons.end(),
                                   [](QPushButton *one) { return one->text() == u"Open"; });
    QVERIFY(open != buttons.end());
    QCOMPARE((*open)->isEnabled(), opens);
}

QObject *makeFormatsSuite()
{
    return new TestFormats;
}

#include "test_formats.moc"
