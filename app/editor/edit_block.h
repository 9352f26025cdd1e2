#pragma once

#include "common/base/check.h"

#include <QTextCursor>

namespace syngraph {

/// Changes of a document that are one to whoever listens. Also ends when a check fails within: an
/// edit that is never over would keep the view from hearing of anything any more.
class EditBlock final
{
public:
    explicit EditBlock(QTextDocument &document) : m_cursor(&document) { m_cursor.beginEditBlock(); }
    ~EditBlock()
    {
        if (m_isOver)
            return;
        try {
            m_cursor.endEditBlock();
        } catch (const InvariantError &) { // the first one is on its way
        }
    }
    EditBlock(const EditBlock &) = delete;
    EditBlock &operator=(const EditBlock &) = delete;

    /// To be called when all is well: a check may fail in those who listen.
    void end()
    {
        m_isOver = true;
        m_cursor.endEditBlock();
    }

private:
    QTextCursor m_cursor;
    bool m_isOver = false;
};

} // namespace syngraph
