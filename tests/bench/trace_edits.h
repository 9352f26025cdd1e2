#pragma once

#include <QString>

#include <vector>

namespace syngraph::bench {

/// One edit of a recorded session, in UTF-16 units. Of 16 bytes, so that reading a session is
/// little beside doing it.
struct Edit
{
    quint32 position = 0;
    quint32 erased = 0;
    quint32 textOffset = 0; ///< of what it inserts, in Session::inserted
    quint32 textLength = 0;
};

/// A session from an empty document on, edit by edit.
struct Session
{
    QString name;
    std::vector<Edit> edits;
    QString inserted; ///< by all of them, one after another
    QString end;      ///< the text that they lead to

    QStringView textOf(const Edit &edit) const
    {
        return QStringView(inserted.constData() + edit.textOffset, qsizetype(edit.textLength));
    }
    void add(qsizetype position, qsizetype erased, QStringView text)
    {
        edits.push_back({quint32(position), quint32(erased), quint32(inserted.size()),
                         quint32(text.size())});
        inserted += text;
    }
};

/// The sequential recordings of the folder in SYNGRAPH_TRACES, and a generated session that is the
/// same on every machine. Read once.
const std::vector<Session> &sessions();

} // namespace syngraph::bench
