#include "common/protocol/json_tree.h"

#include "common/base/limits.h"
#include "common/protocol/utf8.h"

namespace syngraph {

namespace {

constexpr qint64 kBeyondIntegers = qint64(1) << 53;

int hexValue(char c)
{
    if (c >= '0' && c <= '9')
        return c - '0';
    if (c >= 'a' && c <= 'f')
        return c - 'a' + 10;
    if (c >= 'A' && c <= 'F')
        return c - 'A' + 10;
    return -1;
}

/// The unit of `\uXXXX`, `digits` being the four digits; -1 when they are not.
int escapedUnit(QByteArrayView digits)
{
    if (digits.size() < 4)
        return -1;
    int unit = 0;
    for (const char c : digits.first(4)) {
        const int value = hexValue(c);
        if (value < 0)
            return -1;
        unit = unit * 16 + value;
    }
    return unit;
}

char16_t simpleEscape(char c)
{
    switch (c) {
    case 'b': return u'\b';
    case 'f': return u'\f';
    case 'n': return u'\n';
    case 'r': return u'\r';
    case 't': return u'\t';
    case '"':
    case '\\':
    case '/': return char16_t(c);
    default: return 0;
    }
}

} // namespace

/// Recursive descent; the depth is bounded before each step down.
class JsonParser final
{
public:
    explicit JsonParser(QByteArrayView bytes) : m_bytes(bytes) { m_tree.m_bytes = bytes; }

    Result<JsonTree, DecodeError> run()
    {
        if (m_bytes.size() > limits::kMessageBytes)
            return DecodeError::TooLong;
        skipSpace();
        if (!value({}, 1))
            return m_error;
        skipSpace();
        if (m_at != m_bytes.size())
            return DecodeError::Malformed;
        return std::move(m_tree);
    }

private:
    using Kind = JsonTree::Kind;
    using Node = JsonTree::Node;

    bool fail(DecodeError error)
    {
        m_error = error;
        return false;
    }
    bool malformed() { return fail(DecodeError::Malformed); }
    char peek() const { return m_at < m_bytes.size() ? m_bytes[m_at] : '\0'; }
    bool takeIf(char c)
    {
        if (peek() != c || m_at == m_bytes.size())
            return false;
        ++m_at;
        return true;
    }
    void skipSpace()
    {
        while (peek() == ' ' || peek() == '\n' || peek() == '\r' || peek() == '\t')
            ++m_at;
    }

    bool value(Node node, int depth)
    {
        if (m_tree.m_nodes.size() == size_t(limits::kDecodeItems))
            return fail(DecodeError::TooManyItems);
        const char first = peek();
        if (first == '{' || first == '[') {
            if (depth > limits::kDecodeDepth)
                return fail(DecodeError::TooDeep);
            ++m_at;
            node.kind = first == '{' ? Kind::Object : Kind::Array;
            const auto index = m_tree.m_nodes.size();
            m_tree.m_nodes.push_back(node);
            return container(index, first == '{' ? '}' : ']', depth);
        }
        const bool good = first == '"' ? text(node)
            : first == 't'             ? word("true", Kind::True, node)
            : first == 'f'             ? word("false", Kind::False, node)
            : first == 'n'             ? word("null", Kind::Null, node)
                                       : number(node);
        if (good)
            m_tree.m_nodes.push_back(node);
        return good;
    }

    bool container(size_t index, char close, int depth)
    {
        skipSpace();
        if (takeIf(close))
            return true;
        size_t previous = 0;
        do {
            Node child;
            skipSpace();
            if (close == '}' && !memberName(index, child))
                return false;
            const auto childIndex = m_tree.m_nodes.size();
            if (previous != 0)
                m_tree.m_nodes[previous].next = quint32(childIndex);
            if (!value(child, depth + 1))
                return false;
            previous = childIndex;
            ++m_tree.m_nodes[index].number;
            skipSpace();
        } while (takeIf(','));
        return takeIf(close) || malformed();
    }

    bool memberName(size_t object, Node &member)
    {
        Node name;
        if (peek() != '"' || !text(name))
            return malformed();
        if (name.escaped)
            return malformed();
        if (name.length > limits::kDecodeNameBytes)
            return fail(DecodeError::TooLong);
        const auto members = m_tree.m_nodes[object].number;
        if (members == limits::kDecodeMembers)
            return fail(DecodeError::TooManyItems);
        member.nameStart = name.start;
        member.nameLength = quint8(name.length);
        const QByteArrayView own = m_bytes.sliced(name.start, name.length);
        auto sibling = JsonTree::firstChild(quint32(object));
        for (qint64 i = 0; i < members; ++i) {
            const auto &other = m_tree.m_nodes[sibling];
            if (m_bytes.sliced(other.nameStart, other.nameLength) == own)
                return malformed();
            sibling = other.next;
        }
        skipSpace();
        if (!takeIf(':'))
            return malformed();
        skipSpace();
        return true;
    }

    bool word(QByteArrayView spelling, Kind kind, Node &node)
    {
        if (!m_bytes.sliced(m_at).startsWith(spelling))
            return malformed();
        m_at += spelling.size();
        node.kind = kind;
        return true;
    }

    bool number(Node &node)
    {
        const bool negative = takeIf('-');
        const auto start = m_at;
        qint64 magnitude = 0;
        for (; peek() >= '0' && peek() <= '9'; ++m_at)
            magnitude = std::min(magnitude * 10 + (peek() - '0'), kBeyondIntegers);
        const auto digits = m_at - start;
        const bool leadingZero = digits > 1 && m_bytes[start] == '0';
        if (digits == 0 || leadingZero || (negative && magnitude == 0) || peek() == '.'
            || peek() == 'e' || peek() == 'E')
            return malformed();
        node.kind = Kind::Integer;
        node.number = negative ? -magnitude : magnitude;
        return true;
    }

    bool text(Node &node)
    {
        ++m_at;
        node.kind = Kind::Text;
        node.start = quint32(m_at);
        while (m_at < m_bytes.size() && m_bytes[m_at] != '"') {
            if (uchar(m_bytes[m_at]) < 0x20)
                return malformed();
            if (m_bytes[m_at] == '\\') {
                node.escaped = true;
                if (!escape())
                    return malformed();
            } else {
                ++m_at;
            }
        }
        if (m_at == m_bytes.size())
            return malformed();
        node.length = quint32(m_at - node.start);
        ++m_at;
        if (node.length > limits::kDecodeStringBytes)
            return fail(DecodeError::TooLong);
        return utf8::isWellFormed(m_bytes.sliced(node.start, node.length)) || malformed();
    }

    /// One escape, or two that make a surrogate pair.
    bool escape()
    {
        const auto rest = m_bytes.sliced(m_at + 1);
        if (rest.isEmpty())
            return false;
        if (rest[0] != 'u') {
            m_at += 2;
            return simpleEscape(rest[0]) != 0;
        }
        const int unit = escapedUnit(rest.sliced(1));
        if (unit < 0 || QChar::isLowSurrogate(char32_t(unit)))
            return false;
        m_at += 6;
        if (!QChar::isHighSurrogate(char32_t(unit)))
            return true;
        const auto second = m_bytes.sliced(m_at);
        if (!second.startsWith("\\u"))
            return false;
        const int low = escapedUnit(second.sliced(2));
        m_at += 6;
        return low >= 0 && QChar::isLowSurrogate(char32_t(low));
    }

    QByteArrayView m_bytes;
    qsizetype m_at = 0;
    JsonTree m_tree;
    DecodeError m_error = DecodeError::Malformed;
};

Result<JsonTree, DecodeError> JsonTree::parse(QByteArrayView bytes)
{
    return JsonParser(bytes).run();
}

QLatin1StringView JsonTree::name(Index member) const
{
    const auto &found = m_nodes[member];
    return QLatin1StringView(m_bytes.sliced(found.nameStart, found.nameLength));
}

std::optional<JsonTree::Index> JsonTree::find(Index object, QLatin1StringView name) const
{
    auto member = firstChild(object);
    for (qint64 left = m_nodes[object].number; left > 0; --left) {
        if (this->name(member) == name)
            return member;
        member = m_nodes[member].next;
    }
    return std::nullopt;
}

std::optional<QString> JsonTree::text(Index text, qsizetype maximumUnits) const
{
    const auto &found = m_nodes[text];
    auto raw = m_bytes.sliced(found.start, found.length);
    if (raw.size() > 6 * maximumUnits) // "\u0061" is one unit
        return std::nullopt;
    QString decoded(raw.size(), Qt::Uninitialized);
    auto *out = reinterpret_cast<char16_t *>(decoded.data());
    while (!raw.isEmpty()) {
        const auto slash = found.escaped ? raw.indexOf('\\') : -1;
        const auto plain = slash < 0 ? raw.size() : slash;
        out += utf8::decode(raw.first(plain), out);
        raw = raw.sliced(plain);
        if (raw.isEmpty())
            break;
        const bool coded = raw[1] == 'u';
        *out++ = coded ? char16_t(escapedUnit(raw.sliced(2))) : simpleEscape(raw[1]);
        raw = raw.sliced(coded ? 6 : 2);
    }
    decoded.truncate(out - reinterpret_cast<const char16_t *>(decoded.constData()));
    if (decoded.size() > maximumUnits)
        return std::nullopt;
    return decoded;
}

} // namespace syngraph
