#include "app/editor/edit_commands.h"
#include "tests/unit/editor/edit_tap.h"
#include "tests/unit/editor/suites.h"

#include <QTest>

using namespace syngraph;
using namespace Qt::Literals::StringLiterals;

namespace {

const AttributeSet kBold = attribute(AttributeKey::Bold, true);
const AttributeSet kLink = attribute(AttributeKey::Link, u"https://example.org/"_s);
const AttributeSet kNoBlock = removal(AttributeKey::Block);

using Command = std::function<std::optional<Delta>(const Document &, const Selection &)>;

AttributeSet checkedItem()
{
    return block(u"check").with(AttributeKey::Checked, AttributeValue(true));
}

} // namespace

class TestEditCommands : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void commands_data();
    void commands();
    void typing_data();
    void typing();
    void state();
    void partsOfText();
};

void TestEditCommands::commands_data()
{
    QTest::addColumn<Document>("before");
    QTest::addColumn<Selection>("selection");
    QTest::addColumn<Command>("command");
    QTest::addColumn<std::optional<Delta>>("expected");
    const auto row = [](const char *name, const Document &before, Selection selection,
                        Command command, std::optional<Delta> expected) {
        QTest::newRow(name) << before << selection << std::move(command) << std::move(expected);
    };
    const Command enter = commands::breakParagraph;
    const Command back = commands::unwrapParagraph;
    const auto plain = documentOf({put(u"abc\n")});
    const auto heading = documentOf({put(u"abc"), end(u"h1")});

    row("enter in prose", plain, {1, 1}, enter, delta(4, {keep(1), put(u"\n")}));
    row("enter on a selection", plain, {2, 1}, enter, delta(4, {keep(1), put(u"\n"), drop(1)}));
    row("enter within a heading", heading, {1, 1}, enter,
        delta(4, {keep(1), put(u"\n", block(u"h1"))}));
    row("enter behind a heading", heading, {3, 3}, enter,
        delta(4, {keep(3), put(u"\n", block(u"h1")), keep(1, kNoBlock)}));
    row("enter before a heading", heading, {0, 0}, enter, delta(4, {put(u"\n")}));
    row("enter in an item", documentOf({put(u"ab"), end(u"ul", 1)}), {2, 2}, enter,
        delta(3, {keep(2), put(u"\n", end(u"ul", 1).attributes)}));
    row("enter in an empty item", documentOf({end(u"ul")}), {0, 0}, enter,
        delta(1, {keep(1, kNoBlock)}));
    row("enter in an empty nested item", documentOf({end(u"ul", 2)}), {0, 0}, enter,
        delta(1, {keep(1, attribute(AttributeKey::Indent, 1))}));
    row("enter behind a done item", documentOf({put(u"a"), put(u"\n", checkedItem())}), {1, 1},
        enter,
        delta(2, {keep(1), put(u"\n", checkedItem()), keep(1, removal(AttributeKey::Checked))}));
    row("enter in an empty done item", documentOf({put(u"\n", checkedItem())}), {0, 0}, enter,
        delta(1, {keep(1, AttributeSet{{AttributeKey::Block, AttributeValue()},
                                       {AttributeKey::Checked, AttributeValue()}})}));
    row("enter in an empty quote", documentOf({end(u"quote")}), {0, 0}, enter,
        delta(1, {keep(1, kNoBlock)}));
    row("enter in an empty line of code", documentOf({put(u"a"), end(u"code"), end(u"code")}),
        {2, 2}, enter, delta(3, {keep(2), put(u"\n", block(u"code"))}));
    row("enter in the second empty line of code", documentOf({end(u"code"), end(u"code")}), {1, 1},
        enter, delta(2, {keep(1), keep(1, kNoBlock)}));
    row("enter over two paragraphs", documentOf({put(u"ab"), end(u"h1"), put(u"cd"), end(u"ul")}),
        {1, 4}, enter, delta(6, {keep(1), put(u"\n", block(u"h1")), drop(3)}));

    row("backspace in prose", plain, {0, 0}, back, std::nullopt);
    row("backspace within a heading", heading, {1, 1}, back, std::nullopt);
    row("backspace on a selection", heading, {0, 1}, back, std::nullopt);
    row("backspace before a heading", heading, {0, 0}, back,
        delta(4, {keep(3), keep(1, kNoBlock)}));
    row("backspace before a done item", documentOf({put(u"\n", checkedItem())}), {0, 0}, back,
        delta(1, {keep(1, AttributeSet{{AttributeKey::Block, AttributeValue()},
                                       {AttributeKey::Checked, AttributeValue()}})}));
    row("backspace before a nested item", documentOf({end(u"ul", 2)}), {0, 0}, back,
        delta(1, {keep(1, kNoBlock)}));
    row("backspace before an indented paragraph", documentOf({end({}, 2)}), {0, 0}, back,
        delta(1, {keep(1, attribute(AttributeKey::Indent, 1))}));

    const auto two = documentOf({put(u"ab"), end(u"h1"), put(u"cd"), end(u"ul")});
    const auto setBlock = [](const QString &kind) {
        return Command([kind](const Document &d, const Selection &s) {
            return commands::setBlock(d, s, kind);
        });
    };
    row("block on the caret's paragraph", two, {1, 1}, setBlock(u"quote"_s),
        delta(6, {keep(2), keep(1, block(u"quote"))}));
    row("block on two", two, {1, 4}, setBlock(u"quote"_s),
        delta(6, {keep(2), keep(1, block(u"quote")), keep(2), keep(1, block(u"quote"))}));
    row("a selection up to the next start leaves that out", two, {0, 3}, setBlock(u"quote"_s),
        delta(6, {keep(2), keep(1, block(u"quote"))}));
    row("the block it has", two, {0, 0}, setBlock(u"h1"_s), std::nullopt);
    row("an ordinary paragraph", two, {0, 0}, setBlock(u"p"_s),
        delta(6, {keep(2), keep(1, kNoBlock)}));
    row("done goes with its list", documentOf({put(u"\n", checkedItem())}), {0, 0},
        setBlock(u"ul"_s),
        delta(1, {keep(1, block(u"ul").with(AttributeKey::Checked, AttributeValue()))}));

    const auto indent = [](int step, commands::IndentScope scope) {
        return Command([=](const Document &d, const Selection &s) {
            return commands::indentBy(d, s, step, scope);
        });
    };
    row("deeper", two, {4, 4}, indent(1, commands::IndentScope::ListsOnly),
        delta(6, {keep(5), keep(1, attribute(AttributeKey::Indent, 1))}));
    row("deeper, lists alone", two, {0, 4}, indent(1, commands::IndentScope::ListsOnly),
        delta(6, {keep(5), keep(1, attribute(AttributeKey::Indent, 1))}));
    row("not above the first level", two, {4, 4}, indent(-1, commands::IndentScope::All),
        std::nullopt);
    row("not below the last", documentOf({end(u"ul", 8)}), {0, 0},
        indent(1, commands::IndentScope::All), std::nullopt);
    row("back to the margin", documentOf({end(u"ul", 1)}), {0, 0},
        indent(-1, commands::IndentScope::All), delta(1, {keep(1, removal(AttributeKey::Indent))}));

    const auto format = [](AttributeKey key, const AttributeValue &value) {
        return Command([=](const Document &d, const Selection &s) {
            return commands::setInline(d, s, key, value);
        });
    };
    const auto partly = documentOf({put(u"ab"), put(u"cd", kBold), put(u"\n\n")});
    row("bold where it is not", partly, {0, 4}, format(AttributeKey::Bold, AttributeValue(true)),
        delta(6, {keep(2, kBold)}));
    row("bold where it is", partly, {2, 4}, format(AttributeKey::Bold, AttributeValue(true)),
        std::nullopt);
    row("bold on paragraph ends", partly, {4, 5}, format(AttributeKey::Bold, AttributeValue(true)),
        std::nullopt);
    row("not bold", partly, {0, 4}, format(AttributeKey::Bold, AttributeValue()),
        delta(6, {keep(2), keep(2, removal(AttributeKey::Bold))}));
    row("clears all but links", documentOf({put(u"ab", kBold), put(u"cd", kLink), put(u"\n")}),
        {0, 4}, Command(commands::clearInline), delta(5, {keep(2, removal(AttributeKey::Bold))}));
    row("clears one range, so that what others type in it is cleared too",
        documentOf({put(u"ab", kBold), put(u"c"), put(u"d", attribute(AttributeKey::Italic, true)),
                    put(u"e\n")}),
        {0, 5}, Command(commands::clearInline),
        delta(6, {keep(4, {{AttributeKey::Bold, AttributeValue()},
                           {AttributeKey::Italic, AttributeValue()}})}));
    row("nothing to clear", plain, {0, 3}, Command(commands::clearInline), std::nullopt);

    const auto move = [](qsizetype target) {
        return Command(
            [=](const Document &d, const Selection &s) { return commands::move(d, s, target); });
    };
    row("moves back", plain, {1, 3}, move(0), delta(4, {put(u"bc"), keep(1), drop(2)}));
    row("moves forth", plain, {0, 2}, move(3), delta(4, {drop(2), keep(1), put(u"ab")}));
    row("moves nowhere", plain, {0, 2}, move(1), std::nullopt);

    const auto replace = [](const Delta &with) {
        return Command(
            [=](const Document &d, const Selection &s) { return commands::replace(d, s, with); });
    };
    row("what is left has the first paragraph's kind", two, {1, 4}, replace(fragment(u"x")),
        delta(6, {keep(1), put(u"x"), drop(3), keep(1), keep(1, block(u"h1"))}));
    row("paragraphs bring their own kind", two, {1, 4},
        replace(delta(0, {put(u"x"), put(u"\n", block(u"ol"))})),
        delta(6, {keep(1), put(u"x"), put(u"\n", block(u"ol")), drop(3)}));
    const Command check = [](const Document &d, const Selection &s) {
        return commands::toggleChecked(d, s.head);
    };
    row("done", documentOf({end(u"check")}), {0, 0}, check,
        delta(1, {keep(1, attribute(AttributeKey::Checked, true))}));
    row("undone", documentOf({put(u"\n", checkedItem())}), {0, 0}, check,
        delta(1, {keep(1, removal(AttributeKey::Checked))}));
    row("a bullet is never done", documentOf({end(u"ul")}), {0, 0}, check, std::nullopt);
}

void TestEditCommands::commands()
{
    QFETCH(Document, before);
    QFETCH(Selection, selection);
    QFETCH(Command, command);
    QFETCH(std::optional<Delta>, expected);
    const auto made = command(before, selection);
    QCOMPARE(made.has_value(), expected.has_value());
    if (!made)
        return;
    QCOMPARE(*made, *expected);
    QVERIFY(before.check(*made).ok());
}

void TestEditCommands::typing_data()
{
    QTest::addColumn<Document>("document");
    QTest::addColumn<qsizetype>("position");
    QTest::addColumn<AttributeSet>("expected");
    const auto bold = documentOf({put(u"ab"), put(u"cd", kBold), put(u"ef\n")});
    const auto row = [](const char *name, const Document &document, qsizetype position,
                        const AttributeSet &expected) {
        QTest::newRow(name) << document << position << expected;
    };
    row("before bold", bold, 2, {});
    row("within bold", bold, 3, kBold);
    row("behind bold", bold, 4, kBold);
    row("at a start of bold", documentOf({put(u"a", kBold), put(u"\n")}), 0, kBold);
    row("in an empty paragraph", documentOf({put(u"a", kBold), put(u"\n\n")}), 2, {});
    const auto link = documentOf({put(u"a"), put(u"bc", kLink), put(u"d\n")});
    row("before a link", link, 1, {});
    row("within a link", link, 2, kLink);
    row("behind a link", link, 3, {});
    row("behind a link at the end", documentOf({put(u"bc", kLink), put(u"\n")}), 2, {});
    row("before a link at the start", documentOf({put(u"bc", kLink), put(u"\n")}), 0, {});
    row("behind a rule", documentOf({put(u"\ufffc", attribute(AttributeKey::Rule, true)), end()}),
        1, {});
}

void TestEditCommands::typing()
{
    QFETCH(Document, document);
    QFETCH(qsizetype, position);
    QTEST(commands::typingAttributes(document, position), "expected");
}

void TestEditCommands::state()
{
    const auto both = kBold.with(AttributeKey::Italic, AttributeValue(true));
    const auto document = documentOf(
        {put(u"ab", both), put(u"cd", kBold), end(u"ul"), put(u"ef", kBold), end(u"ul", 1)});
    QCOMPARE(commands::formatState(document, {0, 2}, {}).text, both);
    QCOMPARE(commands::formatState(document, {0, 4}, {}).text, kBold);
    QCOMPARE(commands::formatState(document, {0, 7}, {}).text, kBold);
    QCOMPARE(commands::formatState(document, {0, 7}, {}).paragraph, block(u"ul"));
    QCOMPARE(commands::formatState(document, {6, 6}, kBold).text, kBold);
    QCOMPARE(commands::formatState(document, {6, 6}, {}).paragraph, end(u"ul", 1).attributes);
}

void TestEditCommands::partsOfText()
{
    const auto document = documentOf({put(u"a"), put(u"\n", checkedItem())});
    QCOMPARE(commands::plainFragment(document, 1, u"x\r\ny\u2029\u0001z", kBold),
             delta(0, {put(u"x", kBold), put(u"\n", block(u"check")), put(u"y", kBold),
                       put(u"\n", block(u"check")), put(u"z", kBold)}));
}

QObject *makeCommandsSuite()
{
    return new TestEditCommands;
}

#include "test_edit_commands.moc"
