#pragma once

#include "app/ui/theme.h"

#include <QByteArray>
#include <QString>

#include <optional>

class QSettings;

namespace syngraph {

/// What the program remembers from one run to the next, each with its key and its check; what lies
/// in the file is not trusted. Owned by the composition root; GUI thread.
class Preferences final
{
public:
    /// `settings` is borrowed and outlives this.
    explicit Preferences(QSettings &settings) : m_settings(settings) {}

    QString name() const;               ///< empty when never set
    void setName(const QString &name);
    std::optional<quint32> color() const; ///< 0xRRGGBB
    void setColor(quint32 color);
    QString serverAddress() const;
    void setServerAddress(const QString &address);
    Appearance appearance() const;
    void setAppearance(Appearance appearance);
    bool showsPeople() const;
    void setShowsPeople(bool shows);
    /// The person was told under which name the others see them.
    bool isIntroduced() const;
    void setIntroduced();
    QByteArray windowGeometry() const;
    void setWindowGeometry(const QByteArray &geometry);

private:
    QSettings &m_settings;
};

} // namespace syngraph
