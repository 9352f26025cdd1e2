// Writes the first inputs of every fuzz target: one good input of each kind. What libFuzzer found on
// top of them was merged into tests/fuzz/corpus; see tests/fuzz/README.md.

#include "common/base/random.h"
#include "common/document/document.h"
#include "common/document/snapshot.h"
#include "common/protocol/codec.h"
#include "common/websocket/frame_codec.h"
#include "tests/golden/sample_messages.h"
#include "tests/support/delta_generator.h"

#include <QDir>
#include <QFile>

#include <cstdio>

using namespace syngraph;
using namespace Qt::Literals::StringLiterals;

namespace {

class Folder final
{
public:
    Folder(const QString &root, const QString &name) : m_path(root + u'/' + name)
    {
        QDir().mkpath(m_path);
    }
    void add(const QByteArray &input)
    {
        QFile file(m_path + u"/first_%1"_s.arg(m_count++, 3, 10, QChar(u'0')));
        if (!file.open(QIODevice::WriteOnly) || file.write(input) != input.size())
            qFatal("cannot write %s", qPrintable(file.fileName()));
    }

private:
    QString m_path;
    int m_count = 0;
};

void addOperations(Folder folder)
{
    auto pairs = samplePairsForTransform();
    pairs.resize(40);
    for (const auto &pair : pairs) {
        for (const auto form : {WireFormat::Cbor, WireFormat::Json}) {
            const auto first = encodeDelta(pair.first, form);
            if (first.size() > 255)
                continue;
            QByteArray head(2, Qt::Uninitialized);
            head[0] = form == WireFormat::Json ? 1 : 0;
            head[1] = char(first.size());
            folder.add(head + first + encodeDelta(pair.second, form));
        }
    }
}

void addMessages(Folder folder)
{
    for (const auto form : {WireFormat::Cbor, WireFormat::Json}) {
        const char bit = form == WireFormat::Json ? 1 : 0;
        for (const auto &sample : sampleClientMessages())
            folder.add(QByteArray(1, bit) + encode(sample.message, form));
        for (const auto &sample : sampleServerMessages())
            folder.add(QByteArray(1, char(bit | 2)) + encode(sample.message, form));
    }
}

void addSnapshots(Folder folder)
{
    SeededRandom random(1);
    for (int i = 0; i < 30; ++i) {
        if (const auto document = Document::fromDelta(randomDocument(random)))
            folder.add(encodeSnapshot(*document));
    }
}

void addFrames(Folder folder)
{
    using namespace websocket;
    const MaskKey mask{1, 2, 3, 4};
    const auto bytes = "caf\xc3\xa9 "_ba.repeated(30);
    for (const char head : {char(0), char(1), char(13)}) {
        const auto masked = head & 1 ? std::optional<MaskKey>() : std::optional(mask);
        const QByteArray start(1, head);
        folder.add(start + encodeFrame(Opcode::Text, bytes, FrameEnd::Final, masked));
        folder.add(start + encodeFrame(Opcode::Binary, "ab", FrameEnd::MoreFollow, masked)
                   + encodeFrame(Opcode::Ping, "p", FrameEnd::Final, masked)
                   + encodeFrame(Opcode::Continuation, bytes, FrameEnd::Final, masked));
        folder.add(start + encodeFrame(Opcode::Pong, {}, FrameEnd::Final, masked)
                   + encodeClose(close_code::kNormal, "bye", masked));
        folder.add(start + encodeFrame(Opcode::Text, bytes.repeated(9), FrameEnd::Final, masked));
    }
}

} // namespace

int main(int argc, char **argv)
{
    if (argc != 2) {
        std::fprintf(stderr, "usage: %s FOLDER\n", argv[0]);
        return 64;
    }
    const auto root = QFile::decodeName(argv[1]);
    addOperations(Folder(root, u"operations"_s));
    addMessages(Folder(root, u"messages"_s));
    addSnapshots(Folder(root, u"snapshot"_s));
    addFrames(Folder(root, u"frames"_s));
    return 0;
}
