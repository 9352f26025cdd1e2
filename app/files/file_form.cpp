#include "app/files/file_form.h"

#include "common/base/names.h"

namespace syngraph {

using namespace Qt::Literals::StringLiterals;

std::optional<FileForm> fileFormNamed(QStringView name)
{
    const auto is = [name](QLatin1StringView other) {
        return name.compare(other, Qt::CaseInsensitive) == 0;
    };
    if (is(names::kFileExtension))
        return FileForm::Syngraph;
    if (is("odt"_L1))
        return FileForm::Odt;
    if (is("md"_L1) || is("markdown"_L1))
        return FileForm::Markdown;
    if (is("html"_L1) || is("htm"_L1) || is("xhtml"_L1))
        return FileForm::Html;
    if (is("txt"_L1) || is("text"_L1))
        return FileForm::Text;
    if (is("json"_L1))
        return FileForm::Json;
    return std::nullopt;
}

QString endingOf(FileForm form)
{
    switch (form) {
    case FileForm::Syngraph: return names::kFileExtension;
    case FileForm::Odt: return u"odt"_s;
    case FileForm::Markdown: return u"md"_s;
    case FileForm::Html: return u"html"_s;
    case FileForm::Json: return u"json"_s;
    case FileForm::Text: break;
    }
    return u"txt"_s;
}

bool keepsEverything(FileForm form)
{
    return form == FileForm::Syngraph || form == FileForm::Json;
}

} // namespace syngraph
