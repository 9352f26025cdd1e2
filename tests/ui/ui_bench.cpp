#include "tests/ui/ui_bench.h"

#include "app/client/local_server.h"
#include "common/base/limits.h"
#include "common/document/snapshot.h"
#include "tests/support/delta_generator.h"

#include <QApplication>
#include <QCryptographicHash>
#include <QFile>
#include <QTest>

namespace syngraph::testing {

using namespace Qt::Literals::StringLiterals;
using namespace messages;

namespace {

constexpr qint64 kHead = 5;

void writeFile(const QString &path, const QByteArray &bytes)
{
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
        qFatal("a file of the bench cannot be written");
}

} // namespace

UiBench::UiBench(Journal *journal, LocalServer *localServer, const QString &sessionPath)
{
    m_settings = std::make_unique<QSettings>(m_folder.filePath(u"settings.ini"_s),
                                             QSettings::IniFormat);
    m_secrets = std::make_unique<SecretFile>(m_folder.filePath(u"secrets.json"_s));
    m_preferences = std::make_unique<Preferences>(*m_settings, *m_secrets);
    m_theme = std::make_unique<Theme>(*qApp);
    writeFile(m_folder.filePath(u"en_US.aff"_s), "SET UTF-8\nTRY eloh\n");
    writeFile(m_folder.filePath(u"en_US.dic"_s), "3\nhello\nworld\nhouse\n");
    m_spelling = std::make_unique<SpellService>(QStringList{m_folder.path()},
                                                m_folder.filePath(u"dictionary.txt"_s));
    const auto makeTransport = [this] {
        auto transport = std::make_unique<FakeTransport>();
        m_transport = transport.get();
        return transport;
    };
    const auto isHostOff = [localServer](const ServerEndpoint &server) {
        return localServer && localServer->isOff(server);
    };
    const auto makeController = [this, makeTransport, journal, isHostOff](const UserProfile &profile) {
        return std::make_unique<DocumentController>(DocumentController::Environment{
            m_clock, m_random, makeTransport, profile.name, profile.color,
            {.chat = true, .links = true}, journal, nullptr, {}, isHostOff});
    };
    m_window = std::make_unique<MainWindow>(
        WindowServices{*m_preferences, *m_theme, {u"Ann Lee"_s, 0x356ae6}, makeController, journal,
                       m_spelling.get(), localServer, sessionPath});
    m_window->show();
    if (!QTest::qWaitForWindowActive(m_window.get()))
        qFatal("the window does not become active");
}

UiBench::~UiBench() = default;

void UiBench::type(const QString &text)
{
    QTest::keyClicks(&editor(), text);
}

void UiBench::press(const QKeySequence &keys)
{
    QTest::keySequence(QApplication::focusWidget(), keys);
}

void UiBench::press(Qt::Key key, Qt::KeyboardModifiers modifiers)
{
    QTest::keyClick(QApplication::focusWidget(), key, modifiers);
}

ShareLink UiBench::link(char token)
{
    ServerEndpoint server;
    server.host = u"pad.example.org"_s;
    SeededRandom random(3);
    return {server, random.id<DocumentId>(), QByteArray(kTokenBytes, token)};
}

void UiBench::answer(const ServerMessage &message)
{
    Q_EMIT m_transport->received(encode(message, WireFormat::Cbor));
}

void UiBench::welcome(Role role, QStringView text, const std::vector<Participant> &others,
                      const QString &title)
{
    Q_EMIT m_transport->opened();
    Welcome greeting;
    greeting.role = role;
    greeting.author = AuthorNumber(1);
    greeting.epoch = kFirstEpoch;
    greeting.head = Revision(kHead);
    greeting.title = title;
    greeting.participants = others;
    greeting.chat = m_chat;
    greeting.chatError = m_chatError;
    greeting.isOwner = m_isOwner;
    greeting.linkExpires = m_linkExpires;
    answer(greeting);
    sendSnapshot(text, kHead);
}

void UiBench::comeBack(qint64 head, std::optional<Revision> damaged,
                       const std::vector<Participant> &others)
{
    FakeTransport *const before = m_transport;
    if (tab().controller().status().state == ConnectionState::Live)
        Q_EMIT before->ended({});
    m_clock.advance(4s); // nobody may hurry all the time
    tab().controller().retryNow();
    m_clock.advance(500ms);
    SYNGRAPH_CHECK(QTest::qWaitFor([&] { return m_transport && m_transport != before; }, 20'000));
    Q_EMIT m_transport->opened();
    Welcome greeting;
    greeting.role = Role::Edit;
    greeting.author = AuthorNumber(1);
    greeting.epoch = kFirstEpoch;
    greeting.head = Revision(head);
    greeting.participants = others;
    greeting.chat = m_chat;
    greeting.damaged = damaged;
    answer(greeting);
}

void UiBench::sendSnapshot(QStringView text, qint64 revision)
{
    const QByteArray bytes = encodeSnapshot(*Document::fromDelta(documentFromText(text)));
    const auto hash = QCryptographicHash::hash(bytes, QCryptographicHash::Sha256);
    for (qsizetype from = 0; from < bytes.size(); from += limits::kSnapshotChunkBytes) {
        answer(SnapshotChunk{kFirstEpoch, Revision(revision), from, bytes.size(), hash,
                             bytes.mid(from, limits::kSnapshotChunkBytes)});
    }
}

void UiBench::openLive(Role role, QStringView text, const std::vector<Participant> &others)
{
    m_window->openLink(link());
    welcome(role, text, others);
}

void UiBench::refuse(ErrorCode code)
{
    Q_EMIT m_transport->opened();
    Error error;
    error.code = code;
    error.fatal = true;
    answer(error);
    TransportEnd end;
    end.kind = TransportEnd::Kind::Closed;
    end.closeCode = int(code);
    if (m_transport)
        Q_EMIT m_transport->ended(end);
}

Participant UiBench::person(qint64 author, const QString &name, std::optional<qsizetype> caret)
{
    Participant person{AuthorNumber(author), name, 0xcb4319, Role::Edit, std::nullopt};
    if (caret)
        person.caret = Caret{*caret, *caret};
    return person;
}

} // namespace syngraph::testing
