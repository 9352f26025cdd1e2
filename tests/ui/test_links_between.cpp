#include "tests/ui/link_bench.h"
#include "tests/ui/suites.h"

#include <QApplication>
#include <QClipboard>
#include <QComboBox>
#include <QLineEdit>
#include <QScopeGuard>
#include <QSpinBox>

using namespace Qt::Literals::StringLiterals;
using namespace syngraph;
using namespace syngraph::testing;

/// Managing links while something comes in between: another link, a pause, a small window.
class TestLinksBetween final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatIsNotKnownIsSaidSo();
    void revokingOnesOwnSaysWhatFollows_data();
    void revokingOnesOwnSaysWhatFollows();
    void whatLetsNobodyInIsNotCopied();
    void formOutlivesAPause();
    void fitsIntoTheWindow_data();
    void fitsIntoTheWindow();
    void pastedOwnersLinkIsTried();
    void nothingIsCopiedBeforeItIsKnown();
};

void TestLinksBetween::whatIsNotKnownIsSaidSo()
{
    UiBench bench;
    LinkSection &section = openAsOwner(bench, {info(1, LinkRole::Own), info(2)});
    QTest::mouseClick(button(rowsOf(bench).at(1), u"Revoke…"_s), Qt::LeftButton);
    QTest::mouseClick(button(rowsOf(bench).at(1), u"Revoke"_s), Qt::LeftButton);
    QCOMPARE(bench.sent<messages::LinkRevoke>().size(), 1u);
    Q_EMIT bench.transport()->ended({});
    QVERIFY2(section.note().contains(u"is not known"_s), qPrintable(section.note()));
}

void TestLinksBetween::revokingOnesOwnSaysWhatFollows_data()
{
    QTest::addColumn<bool>("hasOther");
    QTest::addColumn<QString>("words");
    QTest::newRow("by its link alone") << false << u"nothing can be written here any more"_s;
    QTest::newRow("with another one") << true << u"goes on by another link"_s;
}

void TestLinksBetween::revokingOnesOwnSaysWhatFollows()
{
    QFETCH(bool, hasOther);
    QFETCH(QString, words);
    UiBench bench;
    auto mine = info(1, LinkRole::Own, {}, 1);
    mine.isMine = true;
    mine.mark = linkMark(UiBench::link().token);
    LinkSection &section = openAsOwner(bench, {mine, info(2, LinkRole::Own)});
    if (hasOther) {
        bench.press(Qt::Key_Return);
        section.findChildren<QComboBox *>().at(0)->setCurrentIndex(2);
        QTest::mouseClick(button(&section, u"Make and copy"_s), Qt::LeftButton);
        const QByteArray token(kTokenBytes, 'n');
        auto fresh = info(5, LinkRole::Own);
        fresh.mark = linkMark(token);
        bench.answer(messages::LinkMade{bench.sent<messages::LinkMake>().at(0).request, fresh,
                                        token});
        const QString note = bench.window().sharePopover().noteText();
        QVERIFY2(note.contains(u"manages the links, too"_s), qPrintable(note));
        answerList(bench, {mine, info(2, LinkRole::Own), fresh});
    }
    QTest::mouseClick(button(rowsOf(bench).at(0), u"Revoke…"_s), Qt::LeftButton);
    const QString effect = button(rowsOf(bench).at(0), u"Revoke"_s)->accessibleDescription();
    QVERIFY2(effect.contains(words), qPrintable(effect));
}

void TestLinksBetween::whatLetsNobodyInIsNotCopied()
{
    UiBench bench;
    auto limited = info(3);
    limited.mark = linkMark(UiBench::link().token);
    limited.maxUses = 2;
    limited.uses = 1;
    openAsOwner(bench, {limited, info(1, LinkRole::Own)});
    QVERIFY(button(rowsOf(bench).at(0), u"Copy"_s));
    auto &links = bench.tab().controller().links();
    limited.uses = 2;
    links.refresh();
    answerList(bench, {limited, info(1, LinkRole::Own)});
    QVERIFY(!button(rowsOf(bench).at(0), u"Copy"_s));
    QVERIFY(button(rowsOf(bench).at(0), u"Revoke…"_s)); // those who are in stay in until then
}

/// A connection that blinks takes nothing away that was begun.
void TestLinksBetween::formOutlivesAPause()
{
    UiBench bench;
    LinkSection &section = openAsOwner(bench, {info(1, LinkRole::Own), info(2)});
    bench.press(Qt::Key_Return);
    auto *label = section.findChildren<QLineEdit *>().at(0);
    label->setFocus();
    QTest::keyClicks(label, u"Client"_s);
    Q_EMIT bench.transport()->ended({});
    auto *make = button(&section, u"Make and copy"_s);
    QVERIFY(make && !make->isEnabled());
    QVERIFY(label->hasFocus());
    QCOMPARE(rowsOf(bench).size(), 2);
    bench.press(Qt::Key_Return);
    QVERIFY(bench.window().sharePopover().isOpen());
    bench.tab().controller().setWorkOffline(true);
    bench.tab().controller().setWorkOffline(false);
    Q_EMIT bench.transport()->opened();
    messages::Welcome greeting;
    greeting.role = Role::Edit;
    greeting.author = AuthorNumber(1);
    greeting.epoch = kFirstEpoch;
    greeting.head = Revision(5);
    greeting.isOwner = true;
    bench.answer(greeting);
    QTRY_VERIFY(make->isEnabled());
    QCOMPARE(label->text(), u"Client"_s);
    bench.press(Qt::Key_Return);
    QCOMPARE(bench.sent<messages::LinkMake>().size(), 1u);
    QCOMPARE(bench.sent<messages::LinkMake>().at(0).label, u"Client"_s);
}

void TestLinksBetween::fitsIntoTheWindow_data()
{
    QTest::addColumn<QSize>("size");
    QTest::addColumn<int>("textSize");
    QTest::newRow("small") << QSize(560, 340) << 1;
    QTest::newRow("large text") << QSize(900, 600) << 2;
    QTest::newRow("large and small") << QSize(560, 340) << 2;
    QTest::newRow("roomy") << QSize(1'000, 900) << 1;
}

void TestLinksBetween::fitsIntoTheWindow()
{
    QFETCH(QSize, size);
    QFETCH(int, textSize);
    const QFont before = QApplication::font();
    const auto restored = qScopeGuard([before] { QApplication::setFont(before); });
    QFont larger = before;
    larger.setPointSizeF(before.pointSizeF() * textSize);
    QApplication::setFont(larger);
    UiBench bench;
    bench.window().setMinimumSize(200, 200);
    bench.window().resize(size);
    std::vector<LinkInfo> many{info(1, LinkRole::Own)};
    for (int number = 2; number < 12; ++number)
        many.push_back(info(number, LinkRole::Edit, u"A link with a rather long name"_s, number));
    LinkSection &section = openAsOwner(bench, many);
    SharePopover &popover = bench.window().sharePopover();
    bench.press(Qt::Key_Return); // the form
    section.findChild<QSpinBox *>()->setValue(5);
    QTest::mouseClick(button(rowsOf(bench).at(10), u"Revoke…"_s), Qt::LeftButton);
    const auto isSeen = [&](QWidget *widget) {
        const QRect place(widget->mapTo(&bench.window(), QPoint()), widget->size());
        const QRect window(QPoint(), bench.window().size());
        return !widget->visibleRegion().isEmpty()
            && widget->visibleRegion().boundingRect().height() >= widget->height() - 1
            && window.contains(place);
    };
    const auto fits = [&] {
        const QRect pane = popover.geometry().adjusted(14, 14, -14, -14);
        return bench.window().rect().contains(pane);
    };
    QTRY_VERIFY(fits());
    for (const QString &text : {u"Keep the link"_s, u"Revoke"_s, u"Make and copy"_s, u"Cancel"_s}) {
        QPushButton *one = nullptr;
        for (auto *candidate : section.findChildren<QPushButton *>()) {
            if (candidate->text() == text && candidate->isVisibleTo(&section))
                one = candidate;
        }
        QVERIFY2(one, qPrintable(text));
        one->setFocus();
        QTRY_VERIFY2(isSeen(one), qPrintable(text));
        QVERIFY2(fits(), qPrintable(text));
    }
    bench.window().resize(size - QSize(0, 60)); // while it is open
    QTRY_VERIFY(fits());
}

/// Such as the one that an administrator makes for whoever shared a document long ago.
void TestLinksBetween::pastedOwnersLinkIsTried()
{
    UiBench bench;
    bench.setOwner(false);
    bench.openLive(Role::Edit, u"text");
    bench.setOwner(true);
    bench.window().openLink(UiBench::link('o'));
    bench.welcome(Role::Edit, u"text");
    QCOMPARE(bench.sent<messages::Auth>().at(0).token, UiBench::link('o').token);
    QVERIFY2(bench.tab().noticeText().contains(u"can be managed from here"_s),
             qPrintable(bench.tab().noticeText()));
    bench.window().copyLink();
    QCOMPARE(QGuiApplication::clipboard()->text(), UiBench::link().text());
    // The same again is nothing new.
    const auto *transport = bench.transport();
    bench.window().openLink(UiBench::link('o'));
    QCOMPARE(bench.transport(), transport);
}

void TestLinksBetween::nothingIsCopiedBeforeItIsKnown()
{
    UiBench bench;
    QGuiApplication::clipboard()->setText(u"before"_s);
    bench.window().openLink(UiBench::link());
    bench.window().copyLink();
    QCOMPARE(QGuiApplication::clipboard()->text(), u"before"_s);
    QVERIFY(bench.tab().noticeText().contains(u"once the server has said"_s));
    bench.window().showShare();
    QVERIFY(!button(&bench.window().sharePopover(), u"Copy edit link"_s));
    QVERIFY(!bench.window().sharePopover().links().sentence().isEmpty());
    bench.welcome(Role::Edit, u"text");
    QVERIFY(button(&bench.window().sharePopover(), u"Copy edit link"_s));
    QVERIFY(!bench.window().sharePopover().links().sentence().contains(u"once the server"_s));
}

QObject *makeLinksBetweenSuite()
{
    return new TestLinksBetween;
}

#include "test_links_between.moc"
