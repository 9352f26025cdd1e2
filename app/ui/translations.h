#pragma once

class QCoreApplication;
class QLocale;

namespace syngraph {

/// Installs the words of `locale`, where there are some, over the English ones, which know that one
/// edit is not "1 edits". Windows are mirrored where they are read from right to left. Lives as long
/// as `application`.
void installTranslations(QCoreApplication &application, const QLocale &locale);

} // namespace syngraph
