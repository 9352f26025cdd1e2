#pragma once

#include "common/protocol/messages.h"

#include <QAbstractListModel>
#include <QPointer>
#include <QTimer>

#include <vector>

namespace syngraph {

class DocumentController;

/// One line of the list of people.
struct Person
{
    AuthorNumber author;
    QString name;            ///< made fit for showing
    quint32 color = 0;       ///< 0xRRGGBB
    Role role = Role::View;
    bool isSelf = false;
    qsizetype line = 0;      ///< of the caret, from 1; 0 when not known
    bool operator==(const Person &) const = default;
};

/// The people who have one shared document open: the person here first, the others by name.
/// Follows the controller that it was given; empty for a local document. Rows are kept by author
/// number, so a selection or an open editor survives carets that move. GUI thread.
class ParticipantsModel final : public QAbstractListModel
{
    Q_OBJECT

public:
    enum DataRole {
        ColorRole = Qt::UserRole,
        InitialsRole,
        SelfRole,
        RoleRole, ///< int of Role
        LineRole,
        AuthorRole, ///< qint64
    };

    explicit ParticipantsModel(QObject *parent = nullptr);

    /// Borrowed; nullptr for none.
    void setController(DocumentController *controller);
    void setProfile(const QString &name, quint32 color);
    void setOwnCaret(qsizetype position);

    const std::vector<Person> &people() const { return m_people; }

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;
    /// Only the name of the person here; asks by nameChosen().
    bool setData(const QModelIndex &index, const QVariant &value, int role) override;

Q_SIGNALS:
    void nameChosen(const QString &name);

private:
    void refresh();
    void refreshSoon();
    std::vector<Person> currentPeople() const;
    void replaceRows(std::vector<Person> people);

    QTimer m_soon;
    QPointer<DocumentController> m_controller;
    std::vector<Person> m_people;
    QString m_ownName;
    quint32 m_ownColor = 0;
    qsizetype m_ownCaret = 0;
};

} // namespace syngraph
