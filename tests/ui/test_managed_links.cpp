#include "app/ui/link_copy.h"
#include "app/ui/managed_link_words.h"
#include "app/ui/open_link_popover.h"
#include "tests/ui/link_bench.h"
#include "tests/ui/suites.h"

#include <QApplication>
#include <QClipboard>
#include <QComboBox>
#include <QLineEdit>
#include <QMenu>
#include <QMenuBar>
#include <QMimeData>
#include <QSpinBox>

using namespace Qt::Literals::StringLiterals;
using namespace syngraph;
using namespace syngraph::testing;

/// The part of the Share popover in which an owner manages links.
class TestManagedLinks final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void linkInWords_data();
    void linkInWords();
    void ownerSeesTheLinks();
    void nobodyElseDoes_data();
    void nobodyElseDoes();
    void newLinkIsMadeAndCopied();
    void escapeLeavesTheFormAlone();
    void revokingAsksOnce();
    void returnKeepsTheLink();
    void refusalsAreSaid_data();
    void refusalsAreSaid();
    void focusOutlivesANewList();
    void everythingHasAName();
    void menuLeadsToTheLinks();
    void copiedLinkHasItsTitle_data();
    void copiedLinkHasItsTitle();
    void linkIsFoundInText_data();
    void linkIsFoundInText();
    void ownersLinkIsNotCopiedByHabit();
};

void TestManagedLinks::linkInWords_data()
{
    QTest::addColumn<LinkInfo>("link");
    QTest::addColumn<QString>("name");
    QTest::addColumn<QStringList>("said");
    QTest::addColumn<QStringList>("unsaid");
    auto link = info(1, LinkRole::Edit, u"Team"_s, 2);
    QTest::newRow("two people") << link << u"Team"_s << QStringList{u"can edit"_s, u"2 people now"_s}
                                << QStringList{u"yours"_s, u"until"_s, u"never used"_s};
    link = info(1, LinkRole::View);
    QTest::newRow("nobody yet") << link << u"View-only link"_s
                                << QStringList{u"can view"_s, u"never used"_s, u"made "_s}
                                << QStringList{u"now"_s};
    link = info(1, LinkRole::Own, {}, 1);
    link.isMine = true;
    QTest::newRow("one's own") << link << u"Owner's link"_s
                               << QStringList{u"manage links"_s, u"yours"_s, u"1 person now"_s}
                               << QStringList{};
    link = info(1);
    link.maxUses = 50;
    link.uses = 12;
    link.lastUsed = 1'700'000'000'000;
    link.expires = 1'900'000'000'000;
    QTest::newRow("limited") << link << u"Edit link"_s
                             << QStringList{u"has let in 12 of 50 editors"_s, u"until "_s, u"last used"_s}
                             << QStringList{u"expired"_s};
    link.expires = 1'700'000'000'001;
    QTest::newRow("expired") << link << u"Edit link"_s << QStringList{u"expired"_s}
                             << QStringList{u"until"_s, u"has let in"_s};
    link.isRevoked = true;
    QTest::newRow("revoked") << link << u"Edit link"_s << QStringList{u"revoked"_s}
                             << QStringList{u"expired"_s};
    link = info(1, LinkRole::Edit, u"\u202eneddih\u202c <b>bold</b>"_s);
    QTest::newRow("hostile") << link << u"neddih <b>bold</b>"_s << QStringList{} << QStringList{};
}

void TestManagedLinks::linkInWords()
{
    QFETCH(LinkInfo, link);
    QFETCH(QString, name);
    QFETCH(QStringList, said);
    QFETCH(QStringList, unsaid);
    const WallTime now(Milliseconds(1'800'000'000'000));
    QCOMPARE(managedLinkName(link), name);
    const QString words = managedLinkWords(link, now);
    for (const auto &word : said)
        QVERIFY2(words.contains(word), qPrintable(words));
    for (const auto &word : unsaid)
        QVERIFY2(!words.contains(word), qPrintable(words));
}

void TestManagedLinks::ownerSeesTheLinks()
{
    UiBench bench;
    auto revoked = info(4);
    revoked.isRevoked = true;
    auto known = info(3);
    known.mark = linkMark(UiBench::link().token);
    openAsOwner(bench, {revoked, info(2, LinkRole::View, u"Client"_s, 1), known});
    const auto rows = rowsOf(bench);
    QCOMPARE(rows.size(), 3);
    QCOMPARE(rows[0]->number(), 2);
    QCOMPARE(rows[1]->number(), 3);
    QCOMPARE(rows[2]->number(), 4); // what is over comes last
    QVERIFY(!button(rows[0], u"Copy"_s)); // its token is not known here
    QVERIFY(button(rows[0], u"Revoke…"_s));
    QVERIFY(button(rows[1], u"Copy"_s));
    QVERIFY(!rows[2]->firstButton());
    const auto before = QGuiApplication::clipboard()->text();
    QTest::mouseClick(button(rows[1], u"Copy"_s), Qt::LeftButton);
    QCOMPARE(QGuiApplication::clipboard()->text(), UiBench::link().text());
    QVERIFY(bench.window().sharePopover().noteText().contains(u"Edit link"_s));
    answerList(bench, {});
}

void TestManagedLinks::nobodyElseDoes_data()
{
    QTest::addColumn<std::optional<bool>>("isOwner");
    QTest::addColumn<bool>("isOffline");
    QTest::addColumn<QString>("words");
    QTest::newRow("an editor") << std::optional(false) << false << u"Links are managed by whoever"_s;
    QTest::newRow("an older server")
        << std::optional<bool>() << false << u"The server is of an older version"_s;
    QTest::newRow("an owner without a connection")
        << std::optional(true) << true << u"Managing links needs the server"_s;
}

void TestManagedLinks::nobodyElseDoes()
{
    QFETCH(std::optional<bool>, isOwner);
    QFETCH(bool, isOffline);
    QFETCH(QString, words);
    UiBench bench;
    bench.setOwner(isOwner);
    bench.openLive(Role::Edit, u"text");
    if (isOffline)
        bench.tab().controller().setWorkOffline(true);
    bench.window().showLinks();
    LinkSection &section = bench.window().sharePopover().links();
    QVERIFY2(section.sentence().startsWith(words), qPrintable(section.sentence()));
    QVERIFY(!button(&section, u"New link…"_s));
    QVERIFY(rowsOf(bench).isEmpty());
}

void TestManagedLinks::newLinkIsMadeAndCopied()
{
    UiBench bench;
    LinkSection &section = openAsOwner(bench, {info(1, LinkRole::Own)});
    QVERIFY(button(&section, u"New link…"_s)->hasFocus());
    bench.press(Qt::Key_Return);
    auto *role = section.findChildren<QComboBox *>().at(0);
    QVERIFY(role->hasFocus());
    bench.press(Qt::Key_Down);
    auto *label = section.findChildren<QLineEdit *>().at(0);
    label->setFocus();
    QTest::keyClicks(label, u"Client"_s);
    section.findChildren<QComboBox *>().at(1)->setCurrentIndex(2);
    section.findChild<QSpinBox *>()->setValue(50);
    button(&section, u"Make and copy"_s)->setFocus();
    bench.press(Qt::Key_Return);
    const auto made = bench.sent<messages::LinkMake>();
    QCOMPARE(made.size(), 1u);
    QVERIFY((made[0]
             == messages::LinkMake{made[0].request, LinkRole::View, u"Client"_s,
                                   7 * 24 * 3'600'000LL, 50}));
    bench.press(Qt::Key_Return); // it is under way
    QCOMPARE(bench.sent<messages::LinkMake>().size(), 1u);
    const QByteArray token(kTokenBytes, 'n');
    auto fresh = info(5, LinkRole::View, u"Client"_s);
    fresh.mark = linkMark(token);
    bench.answer(messages::LinkMade{made[0].request, fresh, token});
    auto link = UiBench::link();
    link.token = token;
    QCOMPARE(linkIn(QGuiApplication::clipboard()->text()), link.text());
    QCOMPARE(bench.window().sharePopover().noteText(), u"The new link is copied."_s);
    answerList(bench, {info(1, LinkRole::Own), fresh});
    const auto rows = rowsOf(bench);
    QCOMPARE(rows.size(), 2);
    const auto row = std::ranges::find(rows, 5, &LinkRow::number);
    QVERIFY(row != rows.end());
    QTRY_VERIFY(button(*row, u"Copy"_s));
    QVERIFY(button(&section, u"New link…"_s)->hasFocus());
}

void TestManagedLinks::escapeLeavesTheFormAlone()
{
    UiBench bench;
    LinkSection &section = openAsOwner(bench, {info(1, LinkRole::Own)});
    bench.press(Qt::Key_Return);
    QVERIFY(button(&section, u"Make and copy"_s));
    bench.press(Qt::Key_Escape);
    QVERIFY(!button(&section, u"Make and copy"_s));
    QVERIFY(bench.window().sharePopover().isOpen());
    QVERIFY(button(&section, u"New link…"_s)->hasFocus());
    bench.press(Qt::Key_Escape);
    QVERIFY(!bench.window().sharePopover().isOpen());
    QVERIFY(bench.sent<messages::LinkMake>().empty());
}

void TestManagedLinks::revokingAsksOnce()
{
    UiBench bench;
    LinkSection &section =
        openAsOwner(bench, {info(1, LinkRole::Own), info(2, LinkRole::Edit, u"Team"_s, 2)});
    LinkRow *row = rowsOf(bench).at(1);
    QTest::mouseClick(button(row, u"Revoke…"_s), Qt::LeftButton);
    QVERIFY(row->isAsking());
    auto *yes = button(row, u"Revoke"_s);
    QCOMPARE(yes->accessibleDescription(),
             u"2 people will be disconnected. The document and its history stay."_s);
    // More come while one thinks about it: the question stays and tells.
    bench.window().sharePopover().links().prepare();
    answerList(bench, {info(1, LinkRole::Own), info(2, LinkRole::Edit, u"Team"_s, 3)});
    QVERIFY(row->isAsking());
    QVERIFY(yes->accessibleDescription().startsWith(u"3 people"_s));
    QVERIFY(bench.sent<messages::LinkRevoke>().empty());
    QTest::mouseClick(yes, Qt::LeftButton);
    const auto revoke = bench.sent<messages::LinkRevoke>();
    QCOMPARE(revoke.size(), 1u);
    QCOMPARE(revoke[0].number, 2);
    bench.answer(messages::LinkRevoked{revoke[0].request, 2, 3});
    QCOMPARE(section.note(), u"The link is revoked; 3 people were disconnected."_s);
    QVERIFY(!button(row, u"Revoke…"_s));
    QVERIFY(button(&section, u"New link…"_s)->hasFocus());
}

void TestManagedLinks::returnKeepsTheLink()
{
    UiBench bench;
    openAsOwner(bench, {info(2, LinkRole::Edit, u"Team"_s, 2)});
    LinkRow *row = rowsOf(bench).at(0);
    button(row, u"Revoke…"_s)->setFocus();
    bench.press(Qt::Key_Return);
    QVERIFY(row->isAsking());
    bench.press(Qt::Key_Return);
    QVERIFY(!row->isAsking());
    QVERIFY(bench.sent<messages::LinkRevoke>().empty());
    bench.press(Qt::Key_Return);
    QVERIFY(row->isAsking());
    bench.press(Qt::Key_Escape);
    QVERIFY(!row->isAsking());
    QVERIFY(bench.window().sharePopover().isOpen());
    QVERIFY(button(row, u"Revoke…"_s)->hasFocus());
}

void TestManagedLinks::refusalsAreSaid_data()
{
    QTest::addColumn<ErrorCode>("code");
    QTest::addColumn<QString>("words");
    QTest::newRow("last owner") << ErrorCode::LastOwner << u"This is the last link by which"_s;
    QTest::newRow("gone") << ErrorCode::NoLink << u"This link is gone already."_s;
    QTest::newRow("no owner") << ErrorCode::Forbidden << u"The links may not be managed"_s;
    QTest::newRow("full") << ErrorCode::TooLarge << u"The document has as many links"_s;
    QTest::newRow("too fast") << ErrorCode::Rate << u"That was too much at once."_s;
    QTest::newRow("no space") << ErrorCode::StorageFull << u"The server is out of space."_s;
    QTest::newRow("storage slow") << ErrorCode::Overload << u"The server could not do that."_s;
    QTest::newRow("broken") << ErrorCode::Internal << u"The server could not do that."_s;
}

void TestManagedLinks::refusalsAreSaid()
{
    QFETCH(ErrorCode, code);
    QFETCH(QString, words);
    UiBench bench;
    LinkSection &section = openAsOwner(bench, {info(2, LinkRole::Own)});
    LinkRow *row = rowsOf(bench).at(0);
    QTest::mouseClick(button(row, u"Revoke…"_s), Qt::LeftButton);
    QTest::mouseClick(button(row, u"Revoke"_s), Qt::LeftButton);
    bench.answer(messages::LinkRefused{bench.sent<messages::LinkRevoke>().at(0).request, code, 0});
    QVERIFY2(section.note().startsWith(words), qPrintable(section.note()));
    QVERIFY(bench.window().sharePopover().isOpen());
}

void TestManagedLinks::focusOutlivesANewList()
{
    UiBench bench;
    openAsOwner(bench, {info(2, LinkRole::Edit, u"Team"_s, 2), info(3)});
    auto *focused = button(rowsOf(bench).at(1), u"Revoke…"_s);
    focused->setFocus();
    bench.window().sharePopover().links().prepare();
    answerList(bench, {info(2, LinkRole::Edit, u"Team"_s, 1), info(3), info(7)});
    QVERIFY(focused->hasFocus());
    QCOMPARE(rowsOf(bench).size(), 3);
}

void TestManagedLinks::everythingHasAName()
{
    UiBench bench;
    LinkSection &section = openAsOwner(bench, {info(2, LinkRole::Edit, u"Team"_s, 2), info(3)});
    QTest::mouseClick(button(&section, u"New link…"_s), Qt::LeftButton);
    QTest::mouseClick(button(rowsOf(bench).at(0), u"Revoke…"_s), Qt::LeftButton);
    QStringList names;
    QWidget *first = QApplication::focusWidget();
    QWidget *at = first;
    do {
        auto *pressed = qobject_cast<QPushButton *>(at);
        const QString name = at->accessibleName().isEmpty() && pressed ? pressed->text()
                                                                       : at->accessibleName();
        QVERIFY2(!name.isEmpty(), at->metaObject()->className());
        names += name;
        bench.press(Qt::Key_Tab);
        at = QApplication::focusWidget();
        QVERIFY2(names.size() < 40, qPrintable(names.join(u" | "_s)));
    } while (at != first);
    for (const QString &expected :
         {u"Whoever has it"_s, u"Name of the link"_s, u"Expires"_s, u"Lets in"_s,
          u"Make and copy"_s, u"Revoke the link “Team”"_s, u"Keep the link"_s,
          u"Revoke the link “Edit link”"_s})
        QVERIFY2(names.contains(expected), qPrintable(names.join(u" | "_s)));
}

void TestManagedLinks::menuLeadsToTheLinks()
{
    UiBench bench;
    QAction *entry = nullptr;
    for (QMenu *menu : bench.window().menuBar()->findChildren<QMenu *>()) {
        for (QAction *action : menu->actions()) {
            if (action->text() == u"&Manage links…"_s)
                entry = action;
        }
    }
    QVERIFY(entry);
    QVERIFY(!entry->isEnabled());
    bench.setOwner(true);
    bench.openLive(Role::Edit, u"text");
    QVERIFY(entry->isEnabled());
    entry->trigger();
    QVERIFY(bench.window().sharePopover().isOpen());
    QVERIFY(button(&bench.window().sharePopover().links(), u"New link…"_s)->hasFocus());
}

void TestManagedLinks::copiedLinkHasItsTitle_data()
{
    QTest::addColumn<QString>("title");
    QTest::addColumn<QString>("html");
    const QString link = UiBench::link().text();
    QTest::newRow("none") << QString() << u">"_s + link + u"</a>"_s;
    QTest::newRow("a title") << u"Minutes"_s << u">Minutes</a>"_s;
    QTest::newRow("markup") << u"<b>A</b> & B"_s
                            << u">&lt;b&gt;A&lt;/b&gt; &amp; B</a>"_s;
    const QString other = UiBench::link('x').text();
    QTest::newRow("another link as title")
        << other << u">"_s + link + u"</a>"_s;
}

void TestManagedLinks::copiedLinkHasItsTitle()
{
    QFETCH(QString, title);
    QFETCH(QString, html);
    UiBench bench;
    copyLinkToClipboard(UiBench::link(), title);
    QCOMPARE(QGuiApplication::clipboard()->text(), UiBench::link().text());
    const QString written = QGuiApplication::clipboard()->mimeData()->html();
    QVERIFY2(written.contains(html), qPrintable(written));
    QVERIFY(written.contains(u"href=\""_s + UiBench::link().text() + u'"'));
    // Open link takes it as it is.
    bench.window().showOpenLink();
    bench.press(Qt::Key_Return);
    QVERIFY(!bench.window().openPopover().isOpen());
    QCOMPARE(bench.tab().controller().editLink(), UiBench::link());
}

void TestManagedLinks::linkIsFoundInText_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("found");
    const QString link = UiBench::link().text();
    QTest::newRow("alone") << link << link;
    QTest::newRow("in a sentence") << u"Look: "_s + link + u", thanks"_s << link + u","_s;
    const QString two = UiBench::link('x').text() + u" - "_s + link;
    QTest::newRow("two: who knows which") << two << two;
    QTest::newRow("none") << u"no link - here"_s << u"no link - here"_s;
    QTest::newRow("cut off") << u"Minutes - https://pad.example.org/d/"_s
                             << u"Minutes - https://pad.example.org/d/"_s;
}

void TestManagedLinks::linkIsFoundInText()
{
    QFETCH(QString, text);
    QFETCH(QString, found);
    QCOMPARE(linkIn(text), found);
}

void TestManagedLinks::ownersLinkIsNotCopiedByHabit()
{
    UiBench bench;
    bench.setOwner(true);
    bench.openLive(Role::Edit, u"text"); // by an owner's link
    QGuiApplication::clipboard()->setText(u"before"_s);
    bench.window().copyLink();
    QCOMPARE(QGuiApplication::clipboard()->text(), u"before"_s);
    QVERIFY(bench.tab().noticeText().contains(u"Manage links"_s));
    bench.window().showShare();
    QVERIFY(!button(&bench.window().sharePopover(), u"Copy edit link"_s));
    QVERIFY(QApplication::focusWidget());
}

QObject *makeManagedLinksSuite()
{
    return new TestManagedLinks;
}

#include "test_managed_links.moc"
