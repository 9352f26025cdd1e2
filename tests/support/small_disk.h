#pragma once

#include <QByteArray>

#ifdef Q_OS_LINUX
#    include <sys/mount.h>

namespace syngraph {

/// A disk of its own on `folder` as long as this lives: a tmpfs, which needs root.
class SmallDisk final
{
public:
    /// `options` as of mount(8): "size=1m".
    SmallDisk(const QByteArray &folder, const QByteArray &options)
        : m_folder(folder), m_options(options)
    {
        m_isThere = ::mount("none", folder.constData(), "tmpfs", 0, options.constData()) == 0;
    }
    ~SmallDisk()
    {
        if (m_isThere)
            ::umount2(m_folder.constData(), MNT_DETACH);
    }
    Q_DISABLE_COPY_MOVE(SmallDisk)

    bool isThere() const { return m_isThere; }
    bool setReadOnly(bool on) const { return remount(on ? MS_RDONLY : 0, m_options); }
    bool resize(const QByteArray &options) const { return remount(0, options); }

private:
    bool remount(unsigned long flags, const QByteArray &options) const
    {
        return ::mount("none", m_folder.constData(), "tmpfs", MS_REMOUNT | flags,
                       options.constData())
            == 0;
    }

    QByteArray m_folder;
    QByteArray m_options;
    bool m_isThere = false;
};

} // namespace syngraph
#endif
