#pragma once

#include "app/ui/theme.h"

#include <QByteArray>
#include <QString>
#include <QStringList>

#include <optional>

class QSettings;

namespace syngraph {

class Random;
class SecretFile;

/// What the program remembers from one run to the next, each with its key and its check; what lies
/// in the file is not trusted. Owned by the composition root; GUI thread.
class Preferences final
{
public:
    /// Both are borrowed and outlive this. Secrets that an older version left in `settings` move.
    Preferences(QSettings &settings, SecretFile &secrets);

    QString name() const;               ///< empty when never set
    void setName(const QString &name);
    std::optional<quint32> color() const; ///< 0xRRGGBB
    void setColor(quint32 color);
    QString serverAddress() const; ///< with its key, so it is among the secrets
    void setServerAddress(const QString &address);
    /// See DocumentController::Environment; chosen at the first call, for good.
    QByteArray seatSecret(Random &random);
    Appearance appearance() const;
    void setAppearance(Appearance appearance);
    bool hasStrongContrast() const;
    void setStrongContrast(bool isStrong);
    bool hasHabits() const; ///< marks of Markdown turn into formats while typing
    void setHabits(bool hasHabits);
    qreal zoom() const; ///< of the text, 1 when never changed
    void setZoom(qreal zoom);
    bool checksSpelling() const;
    void setChecksSpelling(bool checks);
    QString spellingLanguage() const; ///< empty: the system's
    void setSpellingLanguage(const QString &code);
    bool showsAuthors() const; ///< by the colour of the ground
    void setShowsAuthors(bool shows);
    bool flashesEdits() const; ///< of others, and undone ones
    void setFlashesEdits(bool flashes);
    bool hostsForNetwork() const; ///< else for this computer alone
    void setHostsForNetwork(bool isForNetwork);
    bool keepsHosting() const; ///< when the window closes
    void setKeepsHosting(bool keeps);
    bool restoresSession() const; ///< what was open is open again at the next start
    void setRestoresSession(bool restores);
    bool showsPeople() const;
    void setShowsPeople(bool shows);
    std::optional<bool> showsChat() const; ///< never decided: when somebody says something
    void setShowsChat(bool shows);
    /// The person was told under which name the others see them.
    bool isIntroduced() const;
    void setIntroduced();
    /// Absolute paths of files that were opened or saved, the last one first.
    QStringList recentFiles() const;
    void addRecentFile(const QString &path);
    void removeRecentFile(const QString &path);
    void forgetRecentFiles();
    QByteArray windowGeometry() const;
    void setWindowGeometry(const QByteArray &geometry);

private:
    QSettings &m_settings;
    SecretFile &m_secrets;
};

} // namespace syngraph
