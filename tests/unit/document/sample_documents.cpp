#include "tests/unit/document/sample_documents.h"

using namespace Qt::Literals::StringLiterals;

namespace syngraph::samples {

namespace {

const AttributeValue kOn(true);

AttributeValue textValue(const QString &text)
{
    return AttributeValue(text);
}

} // namespace

Delta empty()
{
    return documentFromText(u"");
}

Delta plain()
{
    return documentFromText(u"Grüße, 世界 \U0001f600");
}

Delta formatted()
{
    return DeltaBuilder()
        .insert(u"Title")
        .insert(u"\n", {{AttributeKey::Block, textValue(u"h1"_s)}})
        .insert(u"bold", {{AttributeKey::Bold, kOn}})
        .insert(u" and ")
        .insert(u"link", {{AttributeKey::Italic, kOn},
                          {AttributeKey::Link, textValue(u"https://example.org/ä"_s)}})
        .insert(u"\nitem")
        .insert(u"\n", {{AttributeKey::Block, textValue(u"ul"_s)},
                        {AttributeKey::Indent, AttributeValue(2)}})
        .build();
}

Delta embeds()
{
    return DeltaBuilder()
        .insert(u"a")
        .insert(u"\xfffc", {{AttributeKey::Rule, kOn}})
        .insert(u"\xfffc", {{AttributeKey::Rule, kOn}})
        .insert(u"\xfffc", {{AttributeKey::Bold, kOn},
                            {AttributeKey::Image, textValue(QString(43, u'A'))}})
        .insert(u"\n")
        .build();
}

} // namespace syngraph::samples
