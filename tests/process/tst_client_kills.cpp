// A client dies by SIGKILL again and again while somebody types, with a server and without: every
// line that it said to have is in the document at the end, once. SYNGRAPH_ROUNDS: how often.

#include "common/base/limits.h"
#include "common/base/random.h"
#include "common/link/share_link.h"
#include "server/storage/sql_store.h"
#include "tests/process/server_process.h"
#include "tests/support/test_seed.h"

#include <QFile>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

#include <map>
#include <set>

using namespace syngraph;
using namespace syngraph::tests;
using namespace Qt::Literals::StringLiterals;

namespace {

constexpr Milliseconds kPatience = 60s;
constexpr Milliseconds kTypingPeriod = 4ms;
/// A round writes some hundred lines, and a document has an end (limits::kParagraphs).
constexpr int kRoundsOfADocument = 100;

struct Lines
{
    qint64 written = 0;
    qint64 kept = 0;
};

/// With a home of its own, without a screen.
[[maybe_unused]] QProcessEnvironment editorsOwn(const QString &home)
{
    auto environment = QProcessEnvironment::systemEnvironment();
    for (const auto &name : {u"HOME"_s, u"XDG_CONFIG_HOME"_s, u"XDG_DATA_HOME"_s,
                            u"XDG_RUNTIME_DIR"_s})
        environment.insert(name, home);
    environment.insert(u"QT_QPA_PLATFORM"_s, u"offscreen"_s);
    return environment;
}

#ifdef SYNGRAPH_TYPING_EDITOR
/// Which of the words that were shown are not in the text once; empty for none.
QString missedWords(const QString &text, const std::set<QString> &shown)
{
    std::map<QString, int> times;
    // What was half typed at a death stands beside whole words.
    static const QRegularExpression words(u"\\[(\\d{4,})\\]"_s);
    for (auto found = words.globalMatch(text); found.hasNext();)
        ++times[found.next().captured(1)];
    int lost = 0;
    int doubled = 0;
    for (const auto &word : shown) {
        lost += times[word] == 0 ? 1 : 0;
        doubled += times[word] > 1 ? 1 : 0;
    }
    return lost == 0 && doubled == 0
        ? QString()
        : u"of %1 words %2 lost, %3 doubled"_s.arg(shown.size()).arg(lost).arg(doubled);
}

/// What of `said` the store has, in its order. One that was not printed any more may be there.
QStringList storedChat(const QString &data, const QString &link, const QStringList &said)
{
    QStringList stored;
    const auto store = SqlStore::open(data);
    if (!store)
        return {u"no store"_s};
    const auto chat = (*store)->chats().chat(ShareLink::parse(link)->document);
    for (const auto &entry : chat->entries)
        stored += entry.text;
    stored.removeIf([&](const QString &line) { return !said.contains(line); });
    return stored;
}

#endif

} // namespace

class TestClientKills : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyKeptLineArrivesOnce_data();
    void everyKeptLineArrivesOnce();
    void everyShownKeyOfTheEditorArrivesOnce();
    void killedEditorUndoesItsOwnLastWord();
    void secondEditorHandsItsLinkOver();
    void secondEditorDoesNotWaitForOneThatHangs();

private:
    void writeAndKill(int rounds, bool serverDies, SeededRandom &random, Lines &lines);
};

void TestClientKills::everyKeptLineArrivesOnce_data()
{
    QTest::addColumn<bool>("serverDies");
    QTest::newRow("the server stays") << false;
    QTest::newRow("the server comes and goes") << true;
}

void TestClientKills::everyKeptLineArrivesOnce()
{
    QFETCH(bool, serverDies);
    SeededRandom random(testSeed(1));
    const auto rounds = int(testRounds(10));
    Lines lines;
    for (int done = 0; done < rounds; done += kRoundsOfADocument) {
        writeAndKill(std::min(rounds - done, kRoundsOfADocument), serverDies, random, lines);
        if (QTest::currentTestFailed())
            return;
    }
    QVERIFY2(lines.kept > rounds, qPrintable(QString::number(lines.kept)));
    qInfo("%d kills, %lld lines written, %lld kept, 0 lost, 0 doubled", rounds,
          static_cast<long long>(lines.written), static_cast<long long>(lines.kept));
}

void TestClientKills::writeAndKill(int rounds, bool serverDies, SeededRandom &random, Lines &lines)
{
    const QTemporaryDir directory;
    ServerProcess server({directory.filePath(u"data"_s), 1, {}});
    QVERIFY(server.start());
    const auto arguments = QStringList{u"append"_s, server.link(), u"--timeout"_s, u"0"_s,
                                       u"--echo"_s, u"--journal"_s,
                                       directory.filePath(u"journal.db"_s)};
    std::set<QString> kept;
    int written = 0;
    for (int round = 0; round < rounds; ++round) {
        if (serverDies && round > 0 && server.process().isRunning() && random.chance(0.6))
            server.process().kill();
        else if (serverDies && !server.process().isRunning() && random.chance(0.6))
            QVERIFY(server.start());
        ChildProcess client(u"syngraph-cli"_s, arguments);
        client.start();
        const auto begin = ChildProcess::now();
        // Now and then it gets as far as keeping a line, however slow the machine is; which it can
        // once it has the document.
        const bool hasDocument = server.process().isRunning() || !kept.empty();
        bool isToSend = random.chance(0.3) && hasDocument;
        auto end = begin + random.between(0ms, 400ms);
        while ((isToSend || ChildProcess::now() < end) && client.isRunning()) {
            client.write(u"line %1\n"_s.arg(++written).toUtf8());
            pass(kTypingPeriod);
            if (isToSend && !client.output().empty()) {
                isToSend = false;
                end = ChildProcess::now() + random.between(0ms, 1'100ms);
            }
            QVERIFY2(ChildProcess::now() < begin + kPatience, qPrintable(client.allErrors()));
        }
        QVERIFY2(client.isRunning(), qPrintable(client.allErrors()));
        client.kill();
        for (const auto &line : client.output())
            kept.insert(line.text);
    }
    if (!server.process().isRunning())
        QVERIFY(server.start());
    ChildProcess last(u"syngraph-cli"_s, arguments);
    last.start();
    last.closeInput();
    QVERIFY2(last.waitForEnd(kPatience), qPrintable(last.allErrors()));
    QCOMPARE(last.exitCode(), 0);

    const auto text = textOf(server.link());
    QVERIFY(text);
    std::map<QString, int> times;
    for (const auto &line : text->split(u'\n', Qt::SkipEmptyParts))
        ++times[line];
    for (const auto &[line, count] : times)
        QVERIFY2(count == 1, qPrintable(u"%1 is there %2 times"_s.arg(line).arg(count)));
    int lost = 0;
    for (const auto &line : kept)
        lost += times.contains(line) ? 0 : 1;
    QVERIFY2(lost == 0, qPrintable(u"%1 of %2 lines lost"_s.arg(lost).arg(kept.size())));
    lines.written += written;
    lines.kept += qint64(kept.size());
}

/// The real editor, offscreen; words are typed key by key, so a word counts when it was painted.
void TestClientKills::everyShownKeyOfTheEditorArrivesOnce()
{
#ifndef SYNGRAPH_TYPING_EDITOR
    QSKIP("built without the editor");
#else
    SeededRandom random(testSeed(1));
    const auto rounds = int(testRounds(10));
    const QTemporaryDir directory;
    ServerProcess server({directory.filePath(u"data"_s), 1, {}});
    QVERIFY(server.start());
    const auto environment = editorsOwn(directory.path());
    const auto program = QStringLiteral(SYNGRAPH_TYPING_EDITOR);
    const auto link = server.link();
    std::set<QString> shown;
    QStringList said;
    int next = 1'000;
    for (int round = 0; round < rounds; ++round) {
        if (round > 0 && server.process().isRunning() && random.chance(0.5))
            server.process().kill();
        else if (!server.process().isRunning() && random.chance(0.6))
            QVERIFY(server.start());
        ChildProcess editor(program, {link, QString::number(next)}, environment);
        editor.start();
        QVERIFY2(waitUntil([&] { return !editor.output().empty(); }, kPatience),
                 qPrintable(editor.allErrors()));
        pass(random.between(0ms, 700ms));
        QVERIFY2(editor.isRunning(), qPrintable(editor.allErrors()));
        editor.kill();
        for (const auto &line : editor.output()) {
            if (line.text == u"said"_s)
                said.push_back(QString::number(next));
            else
                shown.insert(line.text);
        }
        next += 1'000; // the last word may be half there
    }
    shown.erase(u"open"_s);
    if (!server.process().isRunning())
        QVERIFY(server.start());
    ChildProcess last(program, {u"-"_s, u"save"_s}, environment);
    last.start();
    QVERIFY2(last.waitForEnd(kPatience), qPrintable(last.allErrors()));
    QCOMPARE(last.exitCode(), 0);

    const auto text = textOf(link);
    QVERIFY(text);
    const auto missed = missedWords(*text, shown);
    QVERIFY2(missed.isEmpty(), qPrintable(missed));
    QVERIFY(int(shown.size()) > rounds);
    server.process().kill();
    // Of many messages the newest are kept.
    const auto kept = said.mid(std::max<qsizetype>(0, said.size() - limits::kChatMessages));
    QCOMPARE(storedChat(directory.filePath(u"data"_s), link, kept), kept);
    qInfo("%d kills of the editor, %d words shown, %d messages said, 0 lost, 0 doubled", rounds,
          int(shown.size()), int(said.size()));
#endif
}

void TestClientKills::killedEditorUndoesItsOwnLastWord()
{
#ifndef SYNGRAPH_TYPING_EDITOR
    QSKIP("built without the editor");
#else
    const QTemporaryDir directory;
    ServerProcess server({directory.filePath(u"data"_s), 1, {}});
    QVERIFY(server.start());
    const auto environment = editorsOwn(directory.path());
    const auto program = QStringLiteral(SYNGRAPH_TYPING_EDITOR);
    ChildProcess editor(program, {server.link(), u"words"_s}, environment);
    editor.start();
    QVERIFY2(waitUntil([&] { return !editor.output().empty(); }, kPatience),
             qPrintable(editor.allErrors()));
    QCOMPARE(editor.output().front().text, u"typed"_s);
    editor.kill();
    ChildProcess ben(u"syngraph-cli"_s, {u"append"_s, server.link()});
    ben.start();
    ben.write("Ben was here\n");
    ben.closeInput();
    QVERIFY2(ben.waitForEnd(kPatience), qPrintable(ben.allErrors()));
    QCOMPARE(ben.exitCode(), 0);

    ChildProcess again(program, {server.link(), u"undo"_s}, environment);
    again.start();
    QVERIFY2(again.waitForEnd(kPatience), qPrintable(again.allErrors()));
    QCOMPARE(again.exitCode(), 0);
    const auto shown = again.output().front().text;
    QVERIFY2(shown.contains(u"alpha beta "_s) && !shown.contains(u"gamma"_s)
                 && shown.contains(u"Ben was here"_s),
             qPrintable(shown));
    QCOMPARE(textOf(server.link())->replace(u'\n', u'|') + u'|', shown);
#endif
}

/// Two starts of the program on one journal: the first opens what the second was given.
void TestClientKills::secondEditorHandsItsLinkOver()
{
#ifndef SYNGRAPH_TYPING_EDITOR
    QSKIP("built without the editor");
#else
    const QTemporaryDir directory;
    ServerProcess server({directory.filePath(u"data"_s), 1, {}});
    QVERIFY(server.start());
    ChildProcess maker(u"syngraph-server"_s, {u"doc"_s, u"--data-dir"_s,
                                              directory.filePath(u"data"_s), u"create"_s});
    maker.start();
    QVERIFY(maker.waitForEnd(kPatience));
    QString other;
    for (const auto &line : maker.output()) {
        if (line.text.startsWith(u"edit "))
            other = line.text.section(u' ', 1);
    }
    QVERIFY(!other.isEmpty());
    const auto environment = editorsOwn(directory.path());
    const auto program = QStringLiteral(SYNGRAPH_TYPING_EDITOR);
    ChildProcess first(program, {server.link(), u"words"_s}, environment);
    first.start();
    QVERIFY2(waitUntil([&] { return !first.output().empty(); }, kPatience),
             qPrintable(first.allErrors()));
    ClientProcess watcher(ClientProcess::Kind::Watch, other, u"Ben"_s);
    const auto isThere = [&watcher] {
        const auto &lines = watcher.process().output();
        return std::ranges::any_of(
            lines, [](const auto &line) { return line.text.endsWith(u" is here"); });
    };
    QVERIFY(watcher.waitUntilLive(kPatience) && !isThere());
    ChildProcess second(program, {other, u"words"_s}, environment);
    second.start();
    QVERIFY2(second.waitForEnd(kPatience), qPrintable(second.allErrors()));
    QCOMPARE(second.exitCode(), 3);
    QVERIFY2(waitUntil(isThere, kPatience), qPrintable(watcher.process().allErrors()));
    QVERIFY(first.isRunning());
#endif
}

/// The first holds the journal and does not answer: the second opens its link all the same, without
/// it, and the first goes on as if nothing had been.
void TestClientKills::secondEditorDoesNotWaitForOneThatHangs()
{
#ifndef SYNGRAPH_TYPING_EDITOR
    QSKIP("built without the editor");
#else
    const QTemporaryDir directory;
    ServerProcess server({directory.filePath(u"data"_s), 1, {}});
    QVERIFY(server.start());
    const auto environment = editorsOwn(directory.path());
    const auto program = QStringLiteral(SYNGRAPH_TYPING_EDITOR);
    ChildProcess first(program, {server.link(), u"words"_s}, environment);
    first.start();
    QVERIFY2(waitUntil([&] { return !first.output().empty(); }, kPatience),
             qPrintable(first.allErrors()));
    first.pause();
    ChildProcess second(program, {server.link(), u"7000"_s}, environment);
    second.start();
    const auto hasTyped = [&second] {
        return std::ranges::any_of(second.output(),
                                   [](const auto &line) { return line.text == u"7000"_s; });
    };
    QVERIFY2(waitUntil(hasTyped, kPatience), qPrintable(second.allErrors()));
    const auto isOnTheServer = [&server](const QString &word) {
        return waitUntil([&] { return textOf(server.link()).value_or(u""_s).contains(word); },
                         kPatience);
    };
    QVERIFY(isOnTheServer(u"[7000]"_s));
    second.kill();
    first.resume();
    QVERIFY(isOnTheServer(u"alpha beta gamma"_s));
    QVERIFY(first.isRunning());
    first.kill();
    ChildProcess last(program, {u"-"_s, u"save"_s}, environment);
    last.start();
    QVERIFY2(last.waitForEnd(kPatience), qPrintable(last.allErrors()));
    QCOMPARE(last.exitCode(), 0);
    const auto text = textOf(server.link()).value_or(QString());
    QCOMPARE(text.count(u"alpha"_s), 1);
    QCOMPARE(text.count(u"[7000]"_s), 1);
#endif
}

QTEST_GUILESS_MAIN(TestClientKills)
#include "tst_client_kills.moc"
