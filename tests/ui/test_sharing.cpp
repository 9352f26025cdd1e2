#include "app/ui/link_words.h"
#include "app/ui/notice_bar.h"
#include "app/ui/share_popover.h"
#include "app/ui/tab_strip.h"
#include "tests/ui/suites.h"
#include "tests/ui/ui_bench.h"

#include <QApplication>
#include <QLineEdit>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace syngraph;
using syngraph::testing::UiBench;

namespace {

/// The field of the document's name comes first.
QLineEdit *titleField(SharePopover &share)
{
    return share.findChildren<QLineEdit *>().front();
}

void startSharing(UiBench &bench, const QString &title = {},
                  const QString &server = u"pad.example.org"_s)
{
    bench.window().showShare();
    SharePopover &share = bench.window().sharePopover();
    share.setServerAddress(server);
    if (!title.isEmpty()) {
        titleField(share)->selectAll();
        titleField(share)->insert(title);
    }
    QTest::keyClick(titleField(share), Qt::Key_Return);
    QCOMPARE(share.page(), SharePopover::Page::Sharing);
}

void createdAnswer(UiBench &bench)
{
    Q_EMIT bench.transport()->opened();
    bench.answer(messages::Created{UiBench::link().document, UiBench::link('e').token,
                                   UiBench::link('v').token});
}

} // namespace

/// The Share popover and what comes of it.
class TestSharing final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void saysWhatIsWrongWithTheAddress();
    void saysThatTheServerIsOutOfReach();
    void failureIsSaidWhereOneLooks_data();
    void failureIsSaidWhereOneLooks();
    void showsThatItIsAtWork();
    void titleGoesOutClean();
    void escapeDropsATypedTitle();
    void renameWaitsForTheConnection();
    void titleFromElsewhereIsShown();
    void remembersTheServerBehindAClosedPopover();
    void oneClickWhereTheServerIsKnown();
    void undoGoesOnAfterSharing();
    void endsHaveTheirWords_data();
    void endsHaveTheirWords();
};

void TestSharing::saysWhatIsWrongWithTheAddress()
{
    UiBench bench;
    SharePopover &share = bench.window().sharePopover();
    bench.window().showShare();
    share.setServerAddress(u"http://pad.example.org"_s);
    bench.press(Qt::Key_Return);
    QCOMPARE(share.page(), SharePopover::Page::Local);
    QVERIFY(share.errorText().contains(u"without encryption"_s));
}

void TestSharing::saysThatTheServerIsOutOfReach()
{
    UiBench bench;
    SharePopover &share = bench.window().sharePopover();
    startSharing(bench);
    QCOMPARE(bench.transport()->target().url.host(), u"pad.example.org"_s);
    bench.type(u"typing goes on"_s);
    QCOMPARE(bench.text(), u"typing goes on\n"_s);
    Q_EMIT bench.transport()->ended(TransportEnd{});
    QTRY_COMPARE(share.page(), SharePopover::Page::Local);
    QVERIFY(share.errorText().startsWith(u"The server cannot be reached."_s));
    QVERIFY(bench.tab().noticeText().isEmpty());
}

void TestSharing::failureIsSaidWhereOneLooks_data()
{
    QTest::addColumn<bool>("isOtherTab");
    QTest::newRow("popover closed") << false;
    QTest::newRow("another tab in front") << true;
}

void TestSharing::failureIsSaidWhereOneLooks()
{
    QFETCH(bool, isOtherTab);
    UiBench bench;
    DocumentTab &tab = bench.tab();
    startSharing(bench);
    if (isOtherTab)
        bench.window().newDocument();
    else
        bench.window().sharePopover().closePopover();
    Q_EMIT bench.transport()->ended(TransportEnd{});
    QVERIFY(tab.noticeText().startsWith(u"The document was not shared. The server cannot"_s));
}

void TestSharing::showsThatItIsAtWork()
{
    UiBench bench;
    DocumentTab &tab = bench.tab();
    startSharing(bench);
    SharePopover &share = bench.window().sharePopover();
    bench.window().newDocument();
    QCOMPARE(share.page(), SharePopover::Page::Local);
    bench.window().tabStrip().setCurrentPage(&tab);
    bench.window().showShare();
    QCOMPARE(share.page(), SharePopover::Page::Sharing);
    QVERIFY(QApplication::focusWidget()->isEnabled());
    bench.press(Qt::Key_Escape);
    QVERIFY(!share.isOpen());
}

void TestSharing::titleGoesOutClean()
{
    UiBench bench;
    startSharing(bench, u"Plan\u0007 \u202efor B"_s);
    Q_EMIT bench.transport()->opened();
    const auto creates = bench.sent<messages::Create>();
    QCOMPARE(creates.size(), 1u);
    QVERIFY(!creates.front().title.contains(QChar(0x7)));
    QVERIFY(!creates.front().title.contains(QChar(0x202e)));
    QVERIFY(creates.front().title.startsWith(u"Plan"_s));
}

void TestSharing::escapeDropsATypedTitle()
{
    UiBench bench;
    bench.openLive(Role::Edit, u"abc");
    bench.window().showShare();
    QLineEdit *title = titleField(bench.window().sharePopover());
    title->setFocus();
    QTest::keyClicks(title, u"Wrong"_s);
    QTest::keyClick(title, Qt::Key_Escape);
    QVERIFY(!bench.window().sharePopover().isOpen());
    QVERIFY(bench.sent<messages::Rename>().empty());
    bench.window().showShare();
    title->setFocus();
    QTest::keyClicks(title, u"Right"_s);
    QTest::keyClick(title, Qt::Key_Return);
    QCOMPARE(bench.sent<messages::Rename>().size(), 1u);
    QCOMPARE(bench.sent<messages::Rename>().front().title, u"Right"_s);
}

void TestSharing::renameWaitsForTheConnection()
{
    UiBench bench;
    bench.openLive(Role::Edit, u"abc");
    bench.tab().controller().setWorkOffline(true);
    bench.tab().controller().rename(u"Named offline"_s);
    QCOMPARE(bench.tab().shownTitle(), u"Named offline"_s);
    bench.tab().controller().setWorkOffline(false);
    bench.welcome(Role::Edit, u"abc");
    QCOMPARE(bench.sent<messages::Rename>().size(), 1u);
    bench.answer(messages::Renamed{u"Named offline"_s});
    QCOMPARE(bench.tab().shownTitle(), u"Named offline"_s);
}

void TestSharing::titleFromElsewhereIsShown()
{
    UiBench bench;
    bench.openLive(Role::Edit, u"abc");
    bench.window().showShare();
    QLineEdit *title = titleField(bench.window().sharePopover());
    bench.answer(messages::Renamed{u"Theirs"_s});
    QCOMPARE(title->text(), u"Theirs"_s);
    title->setFocus();
    QTest::keyClicks(title, u"!"_s);
    bench.answer(messages::Renamed{u"Theirs again"_s});
    QCOMPARE(title->text(), u"Theirs!"_s);
}

void TestSharing::remembersTheServerBehindAClosedPopover()
{
    UiBench bench;
    startSharing(bench);
    bench.window().sharePopover().closePopover();
    bench.window().newDocument();
    createdAnswer(bench);
    QVERIFY(bench.preferences().serverAddress().startsWith(u"https://pad.example.org"_s));
}

void TestSharing::oneClickWhereTheServerIsKnown()
{
    UiBench bench;
    auto *button = bench.window().findChild<QPushButton *>(u"share"_s);
    SharePopover &share = bench.window().sharePopover();
    QTest::mouseClick(button, Qt::LeftButton);
    QCOMPARE(share.page(), SharePopover::Page::Local); // which server?
    auto *field = share.findChildren<QLineEdit *>().at(1);
    field->setText(u"https://wrong.example.org"_s); // and thought better of
    bench.press(Qt::Key_Escape);
    QTest::mouseClick(button, Qt::LeftButton);
    QCOMPARE(share.page(), SharePopover::Page::Local);
    share.closePopover();
    share.setServerAddress(u"https://pad.example.org"_s);
    QTest::mouseClick(button, Qt::LeftButton);
    QCOMPARE(share.page(), SharePopover::Page::Sharing);
    QCOMPARE(bench.transport()->target().url.host(), u"pad.example.org"_s);
    QVERIFY(bench.editor().hasFocus());
    createdAnswer(bench);
    QTest::mouseClick(button, Qt::LeftButton);
    if (!share.isOpen()) // the click has closed it
        QTest::mouseClick(button, Qt::LeftButton);
    QCOMPARE(share.page(), SharePopover::Page::Shared);
    bench.window().newDocument();
    bench.window().showShare(); // from the menu, which leaves a choice
    QCOMPARE(share.page(), SharePopover::Page::Local);
}

void TestSharing::undoGoesOnAfterSharing()
{
    UiBench bench;
    bench.type(u"before"_s);
    startSharing(bench);
    createdAnswer(bench);
    bench.editor().setFocus();
    bench.editor().moveCursor(QTextCursor::End);
    bench.press(Qt::Key_Return);
    bench.type(u"behind"_s);
    QCOMPARE(bench.text(), u"before\nbehind\n"_s);
    for (int i = 0; i < 4 && bench.text() != u"\n"_s; ++i)
        bench.press(QKeySequence(QKeySequence::Undo));
    QCOMPARE(bench.text(), u"\n"_s);
    for (int i = 0; i < 4; ++i)
        bench.press(QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_Z));
    QCOMPARE(bench.text(), u"before\nbehind\n"_s);
}

void TestSharing::endsHaveTheirWords_data()
{
    QTest::addColumn<TransportEnd>("end");
    QTest::addColumn<QString>("words");
    TransportEnd end;
    end.kind = TransportEnd::Kind::UntrustedCertificate;
    QTest::newRow("certificate that nobody knows")
        << end << u"This computer does not know the server's certificate."_s;
    end.kind = TransportEnd::Kind::WrongIdentity;
    QTest::newRow("another key") << end << u"The server's key is not the one in the address."_s;
    end.detail = QString(64, u'a');
    QTest::newRow("another key, which is said")
        << end
        << u"The server's key is not the one in the address. Nothing was sent to it. (its key: "
           "\u2066AAAA AAAA AAAA AAAA AAAA AAAA AAAA AAAA\u2069, the address's: "
           "\u20660000 0000 0000 0000 0000 0000 0000 0000\u2069)"_s;
    end.detail.clear();
    end.kind = TransportEnd::Kind::Closed;
    end.closeCode = int(ErrorCode::BadVersion);
    QTest::newRow("another version") << end << u"This is not a Syngraph server of a known version."_s;
    end.closeCode = int(ErrorCode::Malformed);
    QTest::newRow("not understood") << end << u"This is not a Syngraph server of a known version."_s;
    end.closeCode = int(ErrorCode::Forbidden);
    QTest::newRow("no key") << end << u"The server does not let you make documents."_s;
}

void TestSharing::endsHaveTheirWords()
{
    QFETCH(TransportEnd, end);
    QFETCH(QString, words);
    UiBench bench;
    startSharing(bench, {}, u"https://pad.example.org/#fp-"_s + QString(43, u'A'));
    Q_EMIT bench.transport()->ended(end);
    QVERIFY2(bench.window().sharePopover().errorText().startsWith(words),
             qPrintable(bench.window().sharePopover().errorText()));
}

QObject *makeSharingSuite()
{
    return new TestSharing;
}

#include "test_sharing.moc"
