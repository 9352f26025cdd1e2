#include "tests/support/delta_text.h"

#include <QByteArray>

namespace syngraph {

using namespace Qt::Literals::StringLiterals;

namespace {

QString quoted(QStringView text)
{
    QString result = u"\""_s;
    for (const QChar c : text) {
        if (c == u'\n')
            result += u"\\n"_s;
        else if (c >= u' ' && c < QChar(0x7f))
            result += c;
        else
            result += u"\\u{%1}"_s.arg(ushort(c.unicode()), 4, 16, QLatin1Char('0'));
    }
    return result + u'"';
}

QString describe(const AttributeValue &value)
{
    if (value.isNull())
        return u"null"_s;
    if (const auto *flag = value.asBool())
        return *flag ? u"true"_s : u"false"_s;
    if (const auto *number = value.asInt())
        return QString::number(*number);
    return quoted(*value.asString());
}

bool hasSortedKeys(const AttributeSet &attributes)
{
    const auto items = attributes.items();
    for (size_t i = 1; i < items.size(); ++i) {
        if (items[i].key <= items[i - 1].key)
            return false;
    }
    return true;
}

bool hasNull(const AttributeSet &attributes)
{
    for (const auto &item : attributes.items()) {
        if (item.value.isNull())
            return true;
    }
    return false;
}

} // namespace

QString describe(const AttributeSet &attributes)
{
    QStringList pairs;
    for (const auto &[key, value] : attributes.items())
        pairs += nameOf(key) + u':' + describe(value);
    return u'{' + pairs.join(u", "_s) + u'}';
}

QString describe(const Delta &delta)
{
    QStringList pieces;
    for (const auto &component : delta.components()) {
        QString piece;
        switch (component.kind) {
        case Delta::Kind::Retain:
            piece = u"retain %1"_s.arg(component.length);
            break;
        case Delta::Kind::Insert:
            piece = u"insert "_s + quoted(delta.text(component));
            break;
        case Delta::Kind::Delete:
            piece = u"delete %1"_s.arg(component.length);
            break;
        }
        if (!component.attributes.isEmpty())
            piece += u' ' + describe(component.attributes);
        pieces += piece;
    }
    return QString::number(delta.baseLength()) + u": "_s +
           (pieces.isEmpty() ? u"nothing"_s : pieces.join(u" | "_s));
}

char *toString(const Delta &delta)
{
    return qstrdup(describe(delta).toUtf8().constData());
}

char *toString(const AttributeSet &attributes)
{
    return qstrdup(describe(attributes).toUtf8().constData());
}

bool isCanonical(const Delta &delta)
{
    using Kind = Delta::Kind;
    qsizetype walked = 0;
    qsizetype inserted = 0;
    qsizetype deleted = 0;
    const Delta::Component *before = nullptr;
    for (const auto &component : delta.components()) {
        const auto length = qsizetype(component.length);
        if (length == 0 || !hasSortedKeys(component.attributes))
            return false;
        if (before && before->kind == component.kind && before->attributes == component.attributes)
            return false;
        if (before && before->kind == Kind::Delete && component.kind == Kind::Insert)
            return false;
        if (component.kind == Kind::Delete && !component.attributes.isEmpty())
            return false;
        if (component.kind == Kind::Insert) {
            // The operation's own text holds the inserts in order, without gaps.
            if (hasNull(component.attributes) || component.textOffset != quint32(inserted))
                return false;
            inserted += length;
        } else {
            walked += length;
            deleted += component.kind == Kind::Delete ? length : 0;
        }
        before = &component;
    }
    if (before && before->kind == Kind::Retain && before->attributes.isEmpty())
        return false;
    return walked <= delta.baseLength() && inserted == delta.insertedText().size() &&
           delta.targetLength() == delta.baseLength() + inserted - deleted;
}

QString textOf(const Delta &document)
{
    return document.insertedText().toString();
}

} // namespace syngraph
