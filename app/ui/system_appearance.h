#pragma once

#include <QObject>

namespace syngraph {

/// Whether the desktop prefers dark colours, and when that changes. Asks Qt where Qt knows (6.5 and
/// later) and the desktop portal where it does not; never waits for an answer.
/// Owned by the composition root; GUI thread.
class SystemAppearance final : public QObject
{
    Q_OBJECT

public:
    explicit SystemAppearance(QObject *parent = nullptr);
    void start();

Q_SIGNALS:
    void darkChanged(bool isDark);

private Q_SLOTS:
    void readPortalSetting(const QString &group, const QString &key, const QVariant &value);

private:
    void askPortal();
};

} // namespace syngraph
