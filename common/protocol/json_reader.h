#pragma once

#include "common/protocol/cbor_reader.h"
#include "common/protocol/json_tree.h"

namespace syngraph {

/// Takes values out of a JSON tree; the other source that FieldReader drives. It stands on one
/// value at a time: nextField() and nextElement() move it, the value calls read where it stands.
/// The first failure stays, as with CborReader. The tree must outlive the reader.
class JsonReader final
{
public:
    using Index = JsonTree::Index;
    struct Frame
    {
        Index object = 0;
    };

    explicit JsonReader(const JsonTree &tree) : m_tree(tree) {}

    bool failed() const { return m_failed; }
    DecodeError error() const { return m_error; }
    void fail(DecodeError error);

    const JsonTree &tree() const { return m_tree; }
    Index at() const { return m_at; }
    void moveTo(Index index) { m_at = index; }

    qint64 integer();
    bool boolean();
    QString text(qsizetype maximumUnits);
    QByteArray bytes(qsizetype maximum);
    quint32 color();
    Role role();
    LinkRole linkRole();
    qsizetype enterList(qsizetype maximum);
    void leaveList() {}
    void nextElement();

    Frame enterStruct();
    bool nextField(Frame &frame, QLatin1StringView name, Need need);
    void expectLast(const Frame &) {} ///< unknown members never count
    /// Back on the object itself, so that a list of objects can go on.
    void leaveStruct(Frame &frame) { m_at = frame.object; }

private:
    bool demand(JsonTree::Kind kind);

    const JsonTree &m_tree;
    Index m_at = JsonTree::kRoot;
    bool m_beforeFirst = false; ///< of a list that was just entered
    bool m_failed = false;
    DecodeError m_error = DecodeError::Malformed;
};

void readDelta(JsonReader &in, DeltaParser::Bounds bounds, Delta &result);

} // namespace syngraph
