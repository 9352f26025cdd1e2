#pragma once

#include <QObject>

namespace syngraph {

/// Whether the desktop prefers dark colours, strong contrast and less motion, and when that changes.
/// Asks Qt where Qt knows (6.5 and later: colours) and the desktop portal where it does not; never
/// waits for an answer.
/// Owned by the composition root; GUI thread.
class SystemAppearance final : public QObject
{
    Q_OBJECT

public:
    explicit SystemAppearance(QObject *parent = nullptr);
    void start();

Q_SIGNALS:
    void darkChanged(bool isDark);
    void contrastChanged(bool isStrong);
    void motionChanged(bool isReduced);

private Q_SLOTS:
    void readPortalSetting(const QString &group, const QString &key, const QVariant &value);

private:
    void askPortal();
    void askPortalFor(const QString &group, const QString &key);
};

} // namespace syngraph
