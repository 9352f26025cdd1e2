#include "common/export/paragraphs.h"

#include "common/base/limits.h"
#include "common/ot/schema.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <array>

namespace syngraph {

namespace {

using namespace Qt::Literals::StringLiterals;

QJsonObject attributesJson(const AttributeSet &attributes)
{
    QJsonObject object;
    for (const auto &[key, value] : attributes.items()) {
        if (scopeOf(key) == AttributeScope::Embed)
            continue;
        if (value.asBool())
            object[QString(nameOf(key))] = *value.asBool();
        else if (value.asInt())
            object[QString(nameOf(key))] = *value.asInt();
        else if (value.asString())
            object[QString(nameOf(key))] = *value.asString();
    }
    return object;
}

} // namespace

bool startsOnTheRight(const ExportParagraph &paragraph)
{
    QString text;
    for (const auto &run : paragraph.runs)
        text += run.text;
    return text.isRightToLeft();
}

void visitParagraphs(const Document &document,
                     const std::function<void(const ExportParagraph &)> &visit)
{
    // Numbering: one counter a depth, ended by anything that is not of the list.
    std::array<int, limits::kListDepth + 1> counters{};
    ExportParagraph paragraph;
    const auto finish = [&](const AttributeSet &attributes) {
        paragraph.attributes = attributes;
        paragraph.block = attributes.text(AttributeKey::Block);
        paragraph.indent = attributes.number(AttributeKey::Indent);
        const auto depth = size_t(std::clamp(paragraph.indent, 0, limits::kListDepth));
        if (!blocks::isList(paragraph.block))
            counters.fill(0);
        else
            std::fill(counters.begin() + qsizetype(depth) + 1, counters.end(), 0);
        if (paragraph.block == blocks::kNumberedList)
            paragraph.number = ++counters[depth];
        else
            counters[depth] = 0;
        visit(paragraph);
        paragraph = {};
    };
    document.visitRuns(0, document.length(), [&](QStringView text, const AttributeSet &attributes) {
        while (!text.isEmpty()) {
            const auto end = text.indexOf(kParagraphEnd);
            const auto part = end < 0 ? text : text.first(end);
            if (!part.isEmpty())
                paragraph.runs.push_back({part.toString(), attributes});
            if (end < 0)
                break;
            finish(attributes);
            text = text.sliced(end + 1);
        }
    });
}

void forPartsAtRules(const ExportParagraph &paragraph,
                     const std::function<void(const ExportParagraph *part)> &visit)
{
    ExportParagraph part = paragraph;
    part.runs.clear();
    bool hasRule = false;
    for (const auto &run : paragraph.runs) {
        if (!run.attributes.contains(AttributeKey::Rule)) {
            part.runs.push_back(run);
            continue;
        }
        hasRule = true;
        if (!part.runs.empty())
            visit(&part);
        part.runs.clear();
        for (qsizetype i = 0; i < run.text.size(); ++i)
            visit(nullptr);
    }
    if (!hasRule || !part.runs.empty())
        visit(&part);
}

QByteArray exportText(const Document &document)
{
    QString out;
    visitParagraphs(document, [&out](const ExportParagraph &paragraph) {
        QString start(paragraph.indent * 2, u' ');
        if (paragraph.number > 0)
            start += QString::number(paragraph.number) + u". "_s;
        else if (paragraph.block == blocks::kBulletList)
            start += u"- ";
        else if (paragraph.block == blocks::kCheckList)
            start += paragraph.attributes.isOn(AttributeKey::Checked) ? u"[x] " : u"[ ] ";
        const QString further = u'\n' + QString(start.size(), u' ');
        forPartsAtRules(paragraph, [&](const ExportParagraph *part) {
            out += part ? start : u"---"_s;
            QString text;
            for (size_t i = 0; part && i < part->runs.size(); ++i)
                text += part->runs[i].text;
            out += text.remove(QChar(kEmbedUnit)).replace(QChar(QChar::LineSeparator), further);
            out += u'\n';
        });
    });
    return out.toUtf8();
}

QByteArray exportJson(const Document &document, const QString &title)
{
    QJsonArray ops;
    const auto delta = document.toDelta();
    for (const auto &component : delta.components()) {
        const auto attributes = attributesJson(component.attributes);
        const auto text = delta.text(component);
        const bool isEmbed = text.front() == kEmbedUnit;
        // Equal embeds side by side are one run, and each one object.
        const auto times = isEmbed ? text.size() : 1;
        for (qsizetype i = 0; i < times; ++i) {
            QJsonObject op;
            if (isEmbed && component.attributes.contains(AttributeKey::Rule))
                op[u"insert"_s] = QJsonObject{{u"rule"_s, true}};
            else if (isEmbed)
                op[u"insert"_s] = QJsonObject{
                    {u"image"_s, component.attributes.text(AttributeKey::Image)}};
            else
                op[u"insert"_s] = text.toString();
            if (!attributes.isEmpty())
                op[u"attributes"_s] = attributes;
            ops.append(op);
        }
    }
    return QJsonDocument(QJsonObject{{u"title"_s, title}, {u"ops"_s, ops}}).toJson();
}

} // namespace syngraph
