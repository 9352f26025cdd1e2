#pragma once

#include "common/ot/delta.h"

#include <QByteArray>
#include <QProcess>
#include <QStringList>

namespace syngraph {

/// quill-delta, an implementation of the same algebra that nobody here wrote, behind a Node process.
/// Questions are put one after the other and answered together.
class QuillOracle final
{
public:
    /// Fetches the pinned package into a folder of the build when it is not there yet. An empty
    /// string when it can be asked, else why not.
    static QString prepare();

    void compose(const Delta &first, const Delta &second, const Delta &ours);
    void invert(const Delta &operation, const Delta &base, const Delta &ours);
    void transform(const Delta &operation, const Delta &over, bool isLater, const Delta &ours);
    void position(const Delta &operation, qsizetype at, bool staysLeft, qsizetype ours);
    void composeAttributes(const AttributeSet &base, const AttributeSet &change, bool keepNull,
                           const AttributeSet &ours);
    void invertAttributes(const AttributeSet &change, const AttributeSet &base,
                          const AttributeSet &ours);

    struct Answer
    {
        QByteArray question;
        QByteArray theirs; ///< empty when it is ours
    };
    /// One for each question, in order; nothing when Node failed. Forgets the questions.
    std::vector<Answer> answers();

private:
    QList<QByteArray> m_questions;
};

} // namespace syngraph
