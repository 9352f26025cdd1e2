#pragma once

#include "common/document/leaf.h"

namespace syngraph {

/// Cuts text that comes piece by piece into leaves of about equal size, never inside a surrogate
/// pair; leaves some room in each, so that the next keystroke does not split it at once. Text, runs
/// of attributes and runs of authors come each in order, the runs of a unit after the unit.
class LeafFiller final
{
public:
    /// `total` units are going to come, not fewer and not more.
    explicit LeafFiller(qsizetype total);
    void addText(QStringView text);
    void addRun(qsizetype length, const AttributeSet &attributes)
    {
        addRun(length, attributes, runWeight(attributes));
    }
    /// For who knows the set's runWeight().
    void addRun(qsizetype length, const AttributeSet &attributes, quint32 weight)
    {
        addRuns<AttributeSet>(m_nextRun, length, attributes, weight, &Leaf::m_runs);
    }
    void addAuthor(qsizetype length, Authorship authorship)
    {
        addRuns<Authorship>(m_nextAuthor, length, authorship, 0, &Leaf::m_authors);
    }
    /// Everything of [offset, offset + length) in `leaf`.
    void add(const Leaf &leaf, qsizetype offset, qsizetype length);
    /// When all units have come, with their runs.
    NodeList take();

private:
    template <typename Value>
    struct Cursor ///< up to where runs have come
    {
        size_t leaf = 0;
        qsizetype covered = 0; ///< units of that leaf
        RunVector<Value> runs; ///< of that leaf, whose own are made when their number is known
    };
    template <typename Value>
    void addRuns(Cursor<Value> &at, qsizetype length, const Value &value, quint32 weight,
                 RunVector<Value> Leaf::*runs);
    void openLeaf();

    NodeList m_leaves;
    Leaf *m_leaf = nullptr; ///< the last one, while it is being filled
    qsizetype m_left;       ///< units still to come
    qsizetype m_leavesLeft; ///< leaves to put them into
    qsizetype m_target = 0; ///< length of the leaf being filled
    Cursor<AttributeSet> m_nextRun;
    Cursor<Authorship> m_nextAuthor;
};

template <typename Value>
void LeafFiller::addRuns(Cursor<Value> &at, qsizetype length, const Value &value, quint32 weight,
                         RunVector<Value> Leaf::*runs)
{
    while (length > 0) {
        SYNGRAPH_CHECK(at.leaf < m_leaves.size());
        auto &leaf = static_cast<Leaf &>(*m_leaves[at.leaf]);
        const auto part = std::min(length, leaf.length() - at.covered);
        at.runs.append(part, value, weight);
        at.covered += part;
        length -= part;
        if (at.covered == leaf.length() && (&leaf != m_leaf)) {
            (leaf.*runs).takeAll(at.runs);
            ++at.leaf;
            at.covered = 0;
        } else {
            SYNGRAPH_CHECK(length == 0);
        }
    }
}

} // namespace syngraph
