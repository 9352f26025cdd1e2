#pragma once

#include <QString>

#include <vector>

namespace syngraph {

/// Text that documents may hold and that is hard to lay out. Of one paragraph each, without its end.
struct HostileText
{
    const char *name;
    QString text;
};

inline std::vector<HostileText> hostileTexts()
{
    const auto fromCodePoint = [](char32_t point) { return QString::fromUcs4(&point, 1); };
    const auto all = [&fromCodePoint](char32_t first, int count) {
        QString text;
        for (int i = 0; i < count; ++i)
            text += fromCodePoint(first + char32_t(i));
        return text;
    };
    const auto nested = [](QChar opening, QChar closing, int depth) {
        return QString(depth, opening) + QStringLiteral("deep \u05d0\u05d1\u05d2 12 ")
            + QString(depth, closing) + QStringLiteral("out ");
    };
    // One that fonts for text have, too: for what none has each library of fonts takes its time.
    const QString face = fromCodePoint(0x1F600);
    return {
        {"ZWJ chain of 10,000", (face + QChar(0x200d)).repeated(10'000) + face},
        {"100,000 variation selectors", u'a' + QString(100'000, QChar(0xfe0f))},
        {"100,000 marks", u'a' + QString(100'000, QChar(0x0301))},
        {"embeddings 125 deep", nested(QChar(0x202b), QChar(0x202c), 125).repeated(100)},
        {"overrides 125 deep", nested(QChar(0x202e), QChar(0x202c), 125).repeated(100)},
        {"isolates 125 deep", nested(QChar(0x2067), QChar(0x2069), 125).repeated(100)},
        {"20,000 isolates left open",
         (QChar(0x2067) + QStringLiteral("a")).repeated(20'000)},
        {"20,000 turns", QStringLiteral("a\u05d0").repeated(20'000)},
        {"5,000 letters of no font", all(0xF0000, 5'000)},
        {"1,000 different signs", all(0x2100, 1'000)},
        {"5,000 unassigned", QString(5'000, QChar(0x0378))},
        {"10,000 flags", (fromCodePoint(0x1F1E9) + fromCodePoint(0x1F1EA)).repeated(10'000)},
        {"2,000 tags", face + fromCodePoint(0xE0041).repeated(2'000)},
        {"20,000 soft hyphens", QStringLiteral("a\u00ad").repeated(20'000)},
        {"20,000 letters that join", QStringLiteral("\u0644\u0627").repeated(20'000)},
        {"2,000 viramas", QStringLiteral("\u0915\u094d").repeated(2'000)},
    };
}

} // namespace syngraph
