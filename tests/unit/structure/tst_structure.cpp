// The sources are held against the design: who may include whom, what the pure rooms may name,
// where a technique may show, and how long a file may get.

#include <QDirIterator>
#include <QFile>
#include <QMap>
#include <QRegularExpression>
#include <QTest>

namespace {

using namespace Qt::Literals::StringLiterals;

struct Source
{
    QString path; ///< from the root
    QString code; ///< without comments and without what stands in quotes, but for includes
    QStringList includes;
    qsizetype lines = 0;
};

QString roomOf(const QString &path)
{
    const auto parts = path.split(u'/');
    return parts.size() > 2 ? parts[0] + u'/' + parts[1] : parts[0];
}

QString withoutComments(QString text)
{
    static const QRegularExpression comments(
        u"/\\*.*?\\*/|//[^\\n]*"_s, QRegularExpression::DotMatchesEverythingOption);
    return text.remove(comments);
}

std::vector<Source> sources(const QStringList &folders)
{
    const QString root = QStringLiteral(SYNGRAPH_SOURCE_DIR);
    static const QRegularExpression include(u"^#\\s*include\\s+[<\"]([^>\"]+)[>\"]"_s,
                                            QRegularExpression::MultilineOption);
    static const QRegularExpression strings(u"\"(?:[^\"\\\\\\n]|\\\\.)*\""_s);
    std::vector<Source> found;
    for (const auto &folder : folders) {
        QDirIterator files(root + u'/' + folder, {u"*.h"_s, u"*.cpp"_s}, QDir::Files,
                           QDirIterator::Subdirectories);
        while (files.hasNext()) {
            QFile file(files.next());
            if (!file.open(QIODevice::ReadOnly))
                continue;
            const QString text = QString::fromUtf8(file.readAll());
            Source source;
            source.path = file.fileName().mid(root.size() + 1);
            source.lines = text.count(u'\n');
            source.code = withoutComments(text);
            auto matches = include.globalMatch(source.code);
            while (matches.hasNext())
                source.includes += matches.next().captured(1);
            source.code.remove(include).remove(strings);
            found.push_back(std::move(source));
        }
    }
    return found;
}

const QStringList kProduct{u"common"_s, u"server"_s, u"app"_s};

/// For each room the rooms it may use besides itself.
const QMap<QString, QStringList> kMayUse{
    {u"common/base"_s, {}},
    {u"common/ot"_s, {u"common/base"_s}},
    {u"common/document"_s, {u"common/base"_s, u"common/ot"_s}},
    {u"common/export"_s, {u"common/base"_s, u"common/ot"_s, u"common/document"_s}},
    {u"common/protocol"_s, {u"common/base"_s, u"common/ot"_s}},
    {u"common/link"_s, {u"common/base"_s}},
    {u"common/websocket"_s, {u"common/base"_s}},
    {u"common/platform"_s, {u"common/base"_s}},
    {u"common/sync"_s,
     {u"common/base"_s, u"common/ot"_s, u"common/document"_s, u"common/protocol"_s}},
    {u"common/transport"_s, {u"common/base"_s, u"common/protocol"_s, u"common/sync"_s}},
    {u"server/storage"_s,
     {u"common/base"_s, u"common/ot"_s, u"common/platform"_s, u"common/protocol"_s}},
    {u"server/engine"_s,
     {u"common/base"_s, u"common/ot"_s, u"common/document"_s, u"common/protocol"_s,
      u"server/storage"_s}},
    {u"server/web"_s, {u"common/base"_s}},
    {u"server/net"_s,
     {u"common/base"_s, u"common/protocol"_s, u"common/websocket"_s, u"server/engine"_s,
      u"server/web"_s}},
    {u"server/admin"_s, {u"common"_s, u"server"_s}},
    {u"app/client"_s, {u"common"_s}},
    {u"app/files"_s, {u"common/base"_s, u"common/ot"_s, u"common/document"_s, u"common/export"_s,
                      u"common/protocol"_s}},
    {u"app/cli"_s, {u"common"_s, u"app/client"_s, u"app/files"_s}},
    {u"app/editor"_s, {u"app/files"_s, u"common/export"_s, u"common/base"_s, u"common/ot"_s, u"common/document"_s,
                       u"common/protocol"_s, u"common/sync"_s}},
    {u"app/models"_s, {u"common"_s, u"app/client"_s}},
    {u"app/ui"_s, {u"common"_s, u"app/client"_s, u"app/editor"_s, u"app/files"_s,
                   u"app/models"_s}},
};

const QStringList kPureRooms{u"common/base"_s,     u"common/ot"_s,        u"common/document"_s,
                             u"common/export"_s,   u"common/protocol"_s,  u"common/sync"_s,
                             u"common/link"_s,     u"common/websocket"_s, u"server/engine"_s};

} // namespace

class TestStructure : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void roomsUseOnlyThoseBelow();
    void pureRoomsNameNoInputOrOutput();
    void techniquesStayInTheirFiles();
    void filesHoldOneIdea();
    void everyRoomIsInTheTable();
};

void TestStructure::roomsUseOnlyThoseBelow()
{
    int checked = 0;
    for (const auto &source : sources(kProduct)) {
        const auto allowed = kMayUse.value(roomOf(source.path));
        for (const auto &include : source.includes) {
            if (!include.startsWith(u"common/") && !include.startsWith(u"server/")
                && !include.startsWith(u"app/") && !include.startsWith(u"tests/"))
                continue;
            ++checked;
            const auto room = roomOf(include);
            const bool fine = room == roomOf(source.path) || allowed.contains(room)
                || allowed.contains(room.section(u'/', 0, 0));
            QVERIFY2(fine, qPrintable(source.path + u" must not include "_s + include));
        }
    }
    QVERIFY(checked > 200);
}

void TestStructure::pureRoomsNameNoInputOrOutput()
{
    static const QRegularExpression forbidden(
        u"\\b(Q(Tcp|Udp|Ssl|Local|Abstract|Web)Socket|QTcpServer|QWebSocketServer|QNetwork\\w*|"
        "QTimer|QElapsedTimer|QThread|QMutex|QEventLoop|QCoreApplication|QProcess|QFile|QDir|"
        "QSql\\w*|QWidget|QPainter|QTextDocument|QRandomGenerator|QDateTime|QTime|QObject|"
        "steady_clock|high_resolution_clock|system_clock::now|random_device|"
        "std::(thread|mutex|async|condition_variable|ifstream|ofstream)|getenv|qgetenv|"
        "printf|qDebug|qWarning|clock_gettime|gettimeofday)\\b"_s);
    int checked = 0;
    for (const auto &source : sources(kProduct)) {
        if (!kPureRooms.contains(roomOf(source.path)))
            continue;
        ++checked;
        const auto match = forbidden.match(source.code);
        QVERIFY2(!match.hasMatch(),
                 qPrintable(source.path + u" names "_s + match.captured(0)));
        for (const auto &include : source.includes) {
            const auto named = forbidden.match(include);
            QVERIFY2(!named.hasMatch(), qPrintable(source.path + u" includes "_s + include));
        }
    }
    QVERIFY(checked > 40);
}

void TestStructure::techniquesStayInTheirFiles()
{
    struct Rule
    {
        QRegularExpression names;
        QRegularExpression files;
    };
    const std::vector<Rule> rules{
        {QRegularExpression(u"\\bQWebSocket\\b"_s), QRegularExpression(u"/websocket_\\w+\\.\\w+$"_s)},
        {QRegularExpression(u"\\bQSql\\w+\\b"_s), QRegularExpression(u"/sql_\\w+\\.\\w+$"_s)},
        {QRegularExpression(u"\\b(setHtml|insertHtml|setMarkdown|toHtml|AutoText)\\b"_s),
         QRegularExpression(u"^$"_s)},
    };
    for (const auto &source : sources(kProduct)) {
        for (const auto &rule : rules) {
            const auto match = rule.names.match(source.code);
            QVERIFY2(!match.hasMatch() || rule.files.match(source.path).hasMatch(),
                     qPrintable(source.path + u" names "_s + match.captured(0)));
        }
    }
}

void TestStructure::filesHoldOneIdea()
{
    const QStringList everything = kProduct + QStringList{u"tests"_s};
    for (const auto &source : sources(everything))
        QVERIFY2(source.lines <= 600, qPrintable(source.path + u" has %1 lines"_s.arg(source.lines)));
}

void TestStructure::everyRoomIsInTheTable()
{
    for (const auto &source : sources(kProduct))
        QVERIFY2(kMayUse.contains(roomOf(source.path)), qPrintable(source.path));
}

QTEST_GUILESS_MAIN(TestStructure)
#include "tst_structure.moc"
