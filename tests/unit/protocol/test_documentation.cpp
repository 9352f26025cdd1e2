#include "common/base/limits.h"
#include "common/protocol/error_codes.h"
#include "common/protocol/message_fields.h"
#include "tests/unit/protocol/protocol_tests.h"

#include <QFile>
#include <QRegularExpression>
#include <QSet>

using namespace syngraph;
using namespace Qt::Literals::StringLiterals;

namespace {

QString sourceText(const char *path)
{
    QFile file(QFINDTESTDATA(u"../../../"_s + QString::fromLatin1(path)));
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

/// Everything that `pattern` finds, its first group.
QStringList findings(const QString &text, const QString &pattern)
{
    QStringList found;
    auto matches = QRegularExpression(pattern, QRegularExpression::MultilineOption)
                       .globalMatch(text);
    while (matches.hasNext())
        found += matches.next().captured(1);
    return found;
}

template <typename... Messages>
void eachType(const std::variant<Messages...> *, const std::function<void(wire::MessageType)> &visit)
{
    (visit(wire::Fields<Messages>::kType), ...);
}

/// Notes the names of the fields of a message.
class FieldNames final
{
public:
    static constexpr bool kReads = false;
    template <typename T, typename... Rule>
    void field(QLatin1StringView name, const T &, Rule...)
    {
        m_names += QString(name);
    }
    QStringList m_names;
};

template <typename... Messages>
void eachFields(const std::variant<Messages...> *,
                const std::function<void(const QString &, const QStringList &)> &visit)
{
    const auto one = [&visit]<typename Message>(const Message &message) {
        FieldNames names;
        wire::Fields<Message>::visit(names, message);
        visit(QString(wire::Fields<Message>::kType.name()), names.m_names);
    };
    (one(Messages()), ...);
}

/// That PROTOCOL.md speaks of all that the code sends, and of nothing else.
class TestDocumentation : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void everyMessageHasItsSection();
    void everyFieldIsListedInOrder();
    void everyErrorCodeHasItsSection();
    void errorCodesAreAllKnown();
    void everyLimitIsListed();

private:
    /// The text under the heading that begins with `heading`, up to the next heading.
    QString section(const QString &heading) const;
    QString m_text;
};

void TestDocumentation::initTestCase()
{
    m_text = sourceText("common/protocol/PROTOCOL.md");
    QVERIFY(!m_text.isEmpty());
}

QString TestDocumentation::section(const QString &heading) const
{
    const auto start = m_text.indexOf(u'\n' + heading + u'\n');
    if (start < 0)
        return {};
    const auto end = m_text.indexOf("\n#"_L1, start + heading.size() + 1);
    return m_text.sliced(start, (end < 0 ? m_text.size() : end) - start);
}

void TestDocumentation::everyMessageHasItsSection()
{
    QSet<QString> expected;
    const auto collect = [&expected](wire::MessageType type) {
        expected += u"%1: %2"_s.arg(type.number).arg(type.name());
    };
    eachType(static_cast<ClientMessage *>(nullptr), collect);
    eachType(static_cast<ServerMessage *>(nullptr), collect);
    const auto found = findings(m_text, u"^#### (\\d+: \\w+)$"_s);
    QCOMPARE(QSet<QString>(found.begin(), found.end()), expected);
    QCOMPARE(found.size(), expected.size());
}

void TestDocumentation::everyFieldIsListedInOrder()
{
    QHash<QString, QString> headings;
    for (const auto &heading : findings(m_text, u"^(#### \\d+: \\w+)$"_s))
        headings[heading.section(u' ', 2)] = heading;
    const auto check = [&](const QString &name, const QStringList &fields) {
        const auto listed = findings(section(headings[name]), u"^\\| `(\\w+)` \\|"_s);
        QCOMPARE(listed, fields);
    };
    eachFields(static_cast<ClientMessage *>(nullptr), check);
    eachFields(static_cast<ServerMessage *>(nullptr), check);
}

void TestDocumentation::everyErrorCodeHasItsSection()
{
    QSet<QString> expected;
    for (const auto code : kErrorCodes)
        expected += u"%1 %2"_s.arg(int(code)).arg(nameOf(code));
    const auto found = findings(m_text, u"^#### (\\d{4} \\w+)$"_s);
    QCOMPARE(QSet<QString>(found.begin(), found.end()), expected);
    QCOMPARE(found.size(), expected.size());
}

void TestDocumentation::errorCodesAreAllKnown()
{
    const auto declared = findings(sourceText("common/protocol/messages.h"),
                                   u"^    \\w+ = (\\d{4}),"_s);
    QCOMPARE(declared.size(), qsizetype(kErrorCodes.size()));
    for (const auto &number : declared)
        QVERIFY2(errorCodeFromNumber(number.toInt()), qPrintable(number));
    QVERIFY(!errorCodeFromNumber(1000));
}

void TestDocumentation::everyLimitIsListed()
{
    // Those that no peer can run into, or that its operator sets.
    const QSet<QString> ownAffair{
        u"kRequestLineBytes"_s, u"kRequestHeadBytes"_s, u"kRequestHeaders"_s,
        u"kRequestHeadDeadline"_s, u"kUnauthenticatedConnections"_s,
        u"kUnauthenticatedPerAddress"_s, u"kConnectionsPerAddress"_s, u"kConnections"_s,
        u"kNewConnectionsPerAddressPerSecond"_s, u"kNewConnectionsPerAddressBurst"_s,
        u"kWriteQueueDropPresenceBytes"_s, u"kWriteQueueBytes"_s, u"kWriteProgressDeadline"_s,
        u"kTailBytes"_s, u"kSyncingClients"_s, u"kFailedAuthBan"_s,
        u"kFailedAuthPerAddressPerMinute"_s, u"kSubmitsPerDocumentPerSecond"_s,
        u"kSubmitsPerDocumentBurst"_s, u"kUndoEntries"_s, u"kUndoUnits"_s, u"kJournalDocuments"_s,
        u"kJournalOwned"_s, u"kJournalUndoEntries"_s, u"kJournalUndoUnits"_s,
        u"kJournalQueueCost"_s, u"kJournalWait"_s, u"kKeptRevisions"_s, u"kKeptDays"_s,
        u"kCompactOperations"_s, u"kImageUploadBytes"_s, u"kImageSourcePixels"_s,
        u"kImageSourceBytes"_s, u"kChatWaiting"_s, u"kChatDraftUnits"_s, u"kImagesInserted"_s, u"kImageCacheBytes"_s, u"kPictureBytes"_s};
    namespace l = limits;
    const QHash<QString, qint64> values{
        {u"kAuthDeadline"_s, l::kAuthDeadline.count()},
        {u"kMessageBytes"_s, l::kMessageBytes},
        {u"kMessageBeforeAuthBytes"_s, l::kMessageBeforeAuthBytes},
        {u"kFramesPerMessage"_s, l::kFramesPerMessage},
        {u"kControlFramesPerSecond"_s, l::kControlFramesPerSecond},
        {u"kOutgoingFrameBytes"_s, l::kOutgoingFrameBytes},
        {u"kFrameProgressDeadline"_s, l::kFrameProgressDeadline.count()},
        {u"kCloseDeadline"_s, l::kCloseDeadline.count()},
        {u"kDecodeDepth"_s, l::kDecodeDepth},
        {u"kDecodeItems"_s, l::kDecodeItems},
        {u"kDecodeStringBytes"_s, l::kDecodeStringBytes},
        {u"kDecodeMembers"_s, l::kDecodeMembers},
        {u"kDecodeNameBytes"_s, l::kDecodeNameBytes},
        {u"kSubmitsPerSecond"_s, l::kSubmitsPerSecond},
        {u"kSubmitsBurst"_s, l::kSubmitsBurst},
        {u"kPresencePerSecond"_s, l::kPresencePerSecond},
        {u"kHeartbeatsPerSecond"_s, l::kHeartbeatsPerSecond},
        {u"kFetchesPerSecond"_s, l::kFetchesPerSecond},
        {u"kRefusedSubmitsPerMinute"_s, l::kRefusedSubmitsPerMinute},
        {u"kCreationsPerAddressPerMinute"_s, l::kCreationsPerAddressPerMinute},
        {u"kOperationComponents"_s, l::kOperationComponents},
        {u"kInsertUnits"_s, l::kInsertUnits},
        {u"kAttributesPerComponent"_s, l::kAttributesPerComponent},
        {u"kAttributeValueUnits"_s, l::kAttributeValueUnits},
        {u"kDocumentUnits"_s, l::kDocumentUnits},
        {u"kParagraphs"_s, l::kParagraphs},
        {u"kParagraphUnits"_s, l::kParagraphUnits},
        {u"kAttributeBytes"_s, l::kAttributeBytes},
        {u"kListDepth"_s, l::kListDepth},
        {u"kTitleUnits"_s, l::kTitleUnits},
        {u"kLinksPerDocument"_s, l::kLinksPerDocument},
        {u"kLinksMade"_s, l::kLinksMade},
        {u"kLinksListed"_s, l::kLinksListed},
        {u"kLinkLabelUnits"_s, l::kLinkLabelUnits},
        {u"kLinkUses"_s, l::kLinkUses},
        {u"kLinkValid"_s, l::kLinkValid.count()},
        {u"kLinkRequestsPerMinute"_s, l::kLinkRequestsPerMinute},
        {u"kLinkRequestsBurst"_s, l::kLinkRequestsBurst},
        {u"kTailOperations"_s, l::kTailOperations},
        {u"kRebaseOperations"_s, l::kRebaseOperations},
        {u"kTransformWindow"_s, l::kTransformWindow},
        {u"kSnapshotChunkBytes"_s, l::kSnapshotChunkBytes},
        {u"kSnapshotBytes"_s, l::kSnapshotBytes},
        {u"kImageBytes"_s, l::kImageBytes},
        {u"kImagePixels"_s, l::kImagePixels},
        {u"kImageChunkBytes"_s, l::kImageChunkBytes},
        {u"kImageWindowBytes"_s, l::kImageWindowBytes},
        {u"kDocumentImages"_s, l::kDocumentImages},
        {u"kDocumentImageBytes"_s, l::kDocumentImageBytes},
        {u"kChatUnits"_s, l::kChatUnits},
        {u"kChatMessages"_s, l::kChatMessages},
        {u"kChatRemembered"_s, l::kChatRemembered},
        {u"kChatCatchUpUnits"_s, l::kChatCatchUpUnits},
        {u"kChatInMessage"_s, l::kChatInMessage},
        {u"kChatsPerMinute"_s, l::kChatsPerMinute},
        {u"kChatsBurst"_s, l::kChatsBurst},
        {u"kChatsPerDocumentPerSecond"_s, l::kChatsPerDocumentPerSecond},
        {u"kChatsPerDocumentBurst"_s, l::kChatsPerDocumentBurst},
        {u"kChatsInHand"_s, l::kChatsInHand},
        {u"kGathersPerMinute"_s, l::kGathersPerMinute},
        {u"kGatherEvery"_s, l::kGatherEvery.count()},
        {u"kImageOffersPerMinute"_s, l::kImageOffersPerMinute},
        {u"kImagePartsPerSecond"_s, l::kImagePartsPerSecond},
        {u"kImageGetsAtOnce"_s, l::kImageGetsAtOnce},
        {u"kImageUploadPatience"_s, l::kImageUploadPatience.count()},
        {u"kNameCodePoints"_s, l::kNameCodePoints},
        {u"kErrorTextUnits"_s, l::kErrorTextUnits},
        {u"kParticipants"_s, l::kParticipants},
        {u"kParticipantsInMessage"_s, l::kParticipantsInMessage}};

    const auto table = section(u"## 11. Limits"_s);
    QVERIFY(!table.isEmpty());
    auto header = sourceText("common/base/limits.h");
    // What storage keeps to itself ends at the next block.
    const auto storage = header.indexOf("\n// Storage"_L1);
    if (storage >= 0)
        header.remove(storage, header.indexOf("\n\n"_L1, storage) - storage);
    const auto declared = findings(header, u"^inline constexpr \\w+ (k\\w+) ="_s);
    QVERIFY(declared.size() > values.size());
    for (const auto &name : declared) {
        if (ownAffair.contains(name))
            continue;
        QVERIFY2(values.contains(name), qPrintable(u"new limit: %1"_s.arg(name)));
        const auto line = u"| `%1` | %2 |"_s.arg(name).arg(values[name]);
        QVERIFY2(table.contains(line), qPrintable(u"PROTOCOL.md lacks: %1"_s.arg(line)));
    }
}

} // namespace

int syngraph::runDocumentationTests(int argc, char **argv)
{
    TestDocumentation test;
    return QTest::qExec(&test, argc, argv);
}

#include "test_documentation.moc"
