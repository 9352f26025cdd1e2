#include "app/editor/spelling/spell_dictionary.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QStandardPaths>

#include <hunspell/hunspell.hxx>
#include <iconv.h>

namespace syngraph {

using namespace Qt::Literals::StringLiterals;

namespace {

/// Both ends of a conversion, closed with it; iconv's own "not made" is -1.
class Conversion final
{
public:
    Conversion(const char *to, const char *from) : m_handle(iconv_open(to, from)) {}
    ~Conversion()
    {
        if (isMade())
            iconv_close(m_handle);
    }
    Conversion(const Conversion &) = delete;
    Conversion &operator=(const Conversion &) = delete;

    bool isMade() const { return m_handle != iconv_t(-1); }

    /// Nothing when a character has no place in the other encoding.
    std::optional<std::string> run(std::string_view text) const
    {
        iconv(m_handle, nullptr, nullptr, nullptr, nullptr);
        std::string source(text);
        std::string result(text.size() * 4 + 4, '\0');
        char *in = source.data();
        char *out = result.data();
        size_t inLeft = source.size();
        size_t outLeft = result.size();
        if (iconv(m_handle, &in, &inLeft, &out, &outLeft) != 0 || inLeft != 0)
            return std::nullopt;
        result.resize(result.size() - outLeft);
        return result;
    }

private:
    iconv_t m_handle;
};

} // namespace

class SpellDictionary::Encoding final
{
public:
    explicit Encoding(const std::string &name)
        : m_isUtf8(name == "UTF-8"), m_to(name.c_str(), "UTF-8"), m_from("UTF-8", name.c_str())
    {
    }
    bool isKnown() const { return m_isUtf8 || (m_to.isMade() && m_from.isMade()); }

    std::optional<std::string> encode(const QString &word) const
    {
        const QByteArray utf8 = word.toUtf8();
        const std::string_view bytes(utf8.constData(), size_t(utf8.size()));
        return m_isUtf8 ? std::optional(std::string(bytes)) : m_to.run(bytes);
    }

    QString decode(const std::string &word) const
    {
        const auto utf8 = m_isUtf8 ? std::optional(word) : m_from.run(word);
        return utf8 ? QString::fromStdString(*utf8) : QString();
    }

private:
    bool m_isUtf8;
    Conversion m_to;
    Conversion m_from;
};

SpellDictionary::SpellDictionary(std::unique_ptr<Hunspell> hunspell,
                                 std::unique_ptr<Encoding> encoding)
    : m_hunspell(std::move(hunspell)), m_encoding(std::move(encoding))
{
}

SpellDictionary::~SpellDictionary() = default;

std::unique_ptr<SpellDictionary> SpellDictionary::load(const SpellLanguage &language)
{
    // hunspell itself reports a missing file on the console and goes on with nothing.
    if (!QFileInfo(language.affixPath).isReadable() || !QFileInfo(language.wordsPath).isReadable())
        return nullptr;
    auto hunspell =
        std::make_unique<Hunspell>(QFile::encodeName(language.affixPath).constData(),
                                   QFile::encodeName(language.wordsPath).constData());
    std::string name = hunspell->get_dict_encoding();
    constexpr std::string_view kVendor = "microsoft-";
    if (name.starts_with(kVendor))
        name.erase(0, kVendor.size());
    auto encoding = std::make_unique<Encoding>(name);
    if (!encoding->isKnown())
        return nullptr;
    return std::unique_ptr<SpellDictionary>(
        new SpellDictionary(std::move(hunspell), std::move(encoding)));
}

bool SpellDictionary::knows(const QString &word) const
{
    const auto bytes = m_encoding->encode(word);
    return !bytes || m_hunspell->spell(*bytes);
}

QStringList SpellDictionary::suggestionsFor(const QString &word) const
{
    QStringList found;
    const auto bytes = m_encoding->encode(word);
    if (!bytes)
        return found;
    for (const std::string &one : m_hunspell->suggest(*bytes)) {
        const QString suggestion = m_encoding->decode(one);
        if (!suggestion.isEmpty() && !found.contains(suggestion))
            found += suggestion;
        if (found.size() == kMostSuggestions)
            break;
    }
    return found;
}

void SpellDictionary::add(const QString &word)
{
    if (const auto bytes = m_encoding->encode(word))
        m_hunspell->add(*bytes);
}

QStringList spellFolders()
{
    QStringList folders =
        qEnvironmentVariable("DICPATH").split(QDir::listSeparator(), Qt::SkipEmptyParts);
    for (const QString &below : {u"hunspell"_s, u"myspell/dicts"_s, u"myspell"_s}) {
        folders += QStandardPaths::locateAll(QStandardPaths::GenericDataLocation, below,
                                             QStandardPaths::LocateDirectory);
    }
    return folders;
}

QList<SpellLanguage> spellLanguages(const QStringList &folders)
{
    QMap<QString, SpellLanguage> found;
    for (const QString &folder : folders) {
        const auto files = QDir(folder).entryInfoList({u"*.aff"_s}, QDir::Files);
        for (const QFileInfo &file : files) {
            const QString code = file.completeBaseName().replace(u'-', u'_');
            const QString words = file.dir().filePath(file.completeBaseName() + u".dic"_s);
            if (!found.contains(code) && QFileInfo(words).isFile())
                found.insert(code, {code, file.filePath(), words});
        }
    }
    return found.values();
}

QString spellLanguageFor(const QString &locale, const QList<SpellLanguage> &languages)
{
    const QString language = locale.section(u'_', 0, 0);
    const QString home = language == u"en" ? u"en_US"_s : language + u'_' + language.toUpper();
    QString best;
    for (const QString &wanted : {locale, home, language}) {
        for (const SpellLanguage &one : languages) {
            if (one.code == wanted)
                return one.code;
            if (best.isEmpty() && one.code.section(u'_', 0, 0) == language)
                best = one.code;
        }
    }
    return best;
}

} // namespace syngraph
