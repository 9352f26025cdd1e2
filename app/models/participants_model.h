#pragma once

#include "app/models/people_activity.h"
#include "common/protocol/messages.h"

#include <QAbstractListModel>
#include <QCollator>
#include <QHash>
#include <QPointer>
#include <QTimer>

#include <functional>
#include <vector>

namespace syngraph {

class DocumentController;

/// One line of the list of people.
struct Person
{
    AuthorNumber author;
    QString name;            ///< made fit for showing; never empty
    quint32 color = 0;       ///< 0xRRGGBB
    Role role = Role::View;
    bool isSelf = false;
    qsizetype line = 0;      ///< of the caret, from 1; 0 when not known
    Activity activity = {};  ///< of the others
    bool operator==(const Person &) const = default;
};

/// The people who have one shared document open: the person here first, the others by name.
/// Follows the controller that it was given; empty for a local document. Rows are kept by author
/// number: they come, go and move one by one, so a selection or an open editor survives. A burst of
/// changes is taken in at once, a moment later. GUI thread.
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
        AboutRole,  ///< what may they, where are they and what do they do, in words
    };
    using Now = std::function<Instant()>;

    explicit ParticipantsModel(QObject *parent = nullptr, Now now = {});

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
    struct Name
    {
        QString given; ///< as the peer sent it
        QString shown;
        QCollatorSortKey key;
    };
    struct Row
    {
        Person person;
        const Name *name; ///< in m_names
    };
    std::vector<Person> currentPeople();
    const Name &nameOf(AuthorNumber author, const QString &given);
    void replaceRows(std::vector<Person> people);
    void removeAbsent(const std::vector<Person> &people);

    Now m_now;
    QTimer m_soon;
    QTimer m_later; ///< when what somebody does becomes something else by time alone
    PeopleActivity m_activity;
    QPointer<DocumentController> m_controller;
    std::vector<Person> m_people;
    QCollator m_collator;
    QHash<qint64, Name> m_names; ///< by author: cleaning and collating cost more than moving carets
    QString m_ownName;
    quint32 m_ownColor = 0;
    qsizetype m_ownCaret = 0;
};

} // namespace syngraph
