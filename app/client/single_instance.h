#pragma once

#include <QLocalServer>
#include <QObject>
#include <QStringList>

namespace syngraph {

/// The most that one start of the program hands over to another.
inline constexpr qsizetype kCallUnits = 64 * 1024;

/// One editor for one journal: the first listens on a socket of this user, and one that is started
/// later hands over what it was to open and ends. Which one is first the journal's lock decides.
/// GUI thread.
class SingleInstance final : public QObject
{
    Q_OBJECT

public:
    /// `journalPath` names the family of editors.
    explicit SingleInstance(const QString &journalPath, QObject *parent = nullptr);

    /// True when an editor that runs took `targets` over, links and addresses of files, one a line;
    /// of none it shows its window. `activation`: what the desktop gave this program so that a window
    /// may come to the front (XDG_ACTIVATION_TOKEN); it has none of its own to bring there.
    bool handOver(const QString &targets, int timeoutMilliseconds,
                  const QByteArray &activation = {}) const;
    /// Only where the journal is this program's: another's socket is replaced.
    bool listen();

Q_SIGNALS:
    void called(const QString &targets, const QByteArray &activation);

private:
    void receive();

    QString m_address;
    QLocalServer m_server;
};

} // namespace syngraph
