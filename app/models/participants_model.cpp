#include "app/models/participants_model.h"

#include "app/client/document_controller.h"
#include "app/models/shown_text.h"

#include <QColor>

#include <algorithm>

namespace syngraph {

namespace {

/// Lines are for reading; more often than this only costs time.
constexpr Milliseconds kCaretsEvery{120};

qsizetype lineAt(const Document &document, qsizetype position)
{
    return document.paragraphAt(std::clamp<qsizetype>(position, 0, document.length() - 1)) + 1;
}

bool isBefore(const Person &first, const Person &second)
{
    if (first.isSelf != second.isSelf)
        return first.isSelf;
    const int byName = QString::localeAwareCompare(first.name, second.name);
    return byName != 0 ? byName < 0 : first.author < second.author;
}

} // namespace

ParticipantsModel::ParticipantsModel(QObject *parent) : QAbstractListModel(parent)
{
    m_soon.setSingleShot(true);
    m_soon.setInterval(kCaretsEvery);
    connect(&m_soon, &QTimer::timeout, this, &ParticipantsModel::refresh);
}

void ParticipantsModel::refreshSoon()
{
    if (!m_soon.isActive())
        m_soon.start();
}

void ParticipantsModel::setController(DocumentController *controller)
{
    if (m_controller)
        m_controller->disconnect(this);
    m_controller = controller;
    if (controller) {
        connect(controller, &DocumentController::participantsChanged, this,
                &ParticipantsModel::refresh);
        connect(controller, &DocumentController::statusChanged, this, &ParticipantsModel::refresh);
        connect(controller, &DocumentController::remoteEdited, this,
                &ParticipantsModel::refreshSoon);
    }
    refresh();
}

void ParticipantsModel::setProfile(const QString &name, quint32 color)
{
    m_ownName = shownName(name);
    m_ownColor = color;
    refresh();
}

void ParticipantsModel::setOwnCaret(qsizetype position)
{
    m_ownCaret = position;
    refreshSoon();
}

std::vector<Person> ParticipantsModel::currentPeople() const
{
    if (!m_controller || !m_controller->isShared())
        return {};
    const Document &document = m_controller->document();
    std::vector<Person> people;
    people.push_back({m_controller->author(), m_ownName, m_ownColor, m_controller->status().role,
                      true, lineAt(document, m_ownCaret)});
    for (const Participant &other : m_controller->participants()) {
        Person person{other.author, shownName(other.name), other.color, other.role, false, 0};
        if (other.caret)
            person.line = lineAt(document, other.caret->head);
        people.push_back(std::move(person));
    }
    std::sort(people.begin(), people.end(), isBefore);
    return people;
}

void ParticipantsModel::refresh()
{
    replaceRows(currentPeople());
}

void ParticipantsModel::replaceRows(std::vector<Person> people)
{
    const bool hasSameRows = std::equal(
        people.begin(), people.end(), m_people.begin(), m_people.end(),
        [](const Person &a, const Person &b) { return a.author == b.author && a.isSelf == b.isSelf; });
    if (!hasSameRows) {
        beginResetModel();
        m_people = std::move(people);
        endResetModel();
        return;
    }
    for (size_t row = 0; row < people.size(); ++row) {
        if (people[row] == m_people[row])
            continue;
        m_people[row] = std::move(people[row]);
        const QModelIndex changed = index(int(row));
        Q_EMIT dataChanged(changed, changed);
    }
}

int ParticipantsModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_people.size());
}

QVariant ParticipantsModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Person &person = m_people[size_t(index.row())];
    switch (role) {
    case Qt::DisplayRole:
    case Qt::EditRole:
        return person.name;
    case ColorRole:
        return QColor::fromRgb(QRgb(person.color));
    case InitialsRole:
        return initialsOf(person.name);
    case SelfRole:
        return person.isSelf;
    case RoleRole:
        return int(person.role);
    case LineRole:
        return qint64(person.line);
    case AuthorRole:
        return person.author.value;
    default:
        return {};
    }
}

Qt::ItemFlags ParticipantsModel::flags(const QModelIndex &index) const
{
    Qt::ItemFlags flags = QAbstractListModel::flags(index);
    if (index.isValid() && index.data(SelfRole).toBool())
        flags |= Qt::ItemIsEditable;
    return flags;
}

bool ParticipantsModel::setData(const QModelIndex &index, const QVariant &value, int role)
{
    if (role != Qt::EditRole || !index.data(SelfRole).toBool())
        return false;
    const QString name = shownName(value.toString());
    if (name.isEmpty())
        return false;
    Q_EMIT nameChosen(name);
    return true;
}

} // namespace syngraph
