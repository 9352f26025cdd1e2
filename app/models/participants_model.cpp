#include "app/models/participants_model.h"

#include "app/client/document_controller.h"
#include "app/models/shown_text.h"

#include <QColor>
#include <QLocale>

#include <algorithm>

namespace syngraph {

namespace {

/// Lines are for reading; more often than this only costs time.
constexpr Milliseconds kCaretsEvery{120};

qsizetype lineAt(const Document &document, qsizetype position)
{
    return document.paragraphAt(std::clamp<qsizetype>(position, 0, document.length() - 1)) + 1;
}

Instant steadyNow()
{
    return Instant(std::chrono::duration_cast<Microseconds>(
        std::chrono::steady_clock::now().time_since_epoch()));
}

QString aboutWords(const Person &person)
{
    QStringList words; // what may be cut off comes last
    const int minutes = person.activity.idleMinutes;
    if (person.activity.kind == Activity::Kind::Typing)
        words += ParticipantsModel::tr("typing");
    else if (person.activity.kind == Activity::Kind::Idle)
        words += minutes < 60 ? ParticipantsModel::tr("idle for %Ln min", nullptr, minutes)
                              : ParticipantsModel::tr("idle for %Ln h", nullptr, minutes / 60);
    if (person.activity.kind != Activity::Kind::Idle && person.line > 0)
        words += ParticipantsModel::tr("line %1").arg(QLocale().toString(qint64(person.line)));
    words += person.role == Role::View ? ParticipantsModel::tr("can view")
                                       : ParticipantsModel::tr("can edit");
    return words.join(QStringLiteral(" · "));
}

bool isSame(const Person &a, const Person &b)
{
    return a.author == b.author && a.isSelf == b.isSelf;
}

} // namespace

ParticipantsModel::ParticipantsModel(QObject *parent, Now now)
    : QAbstractListModel(parent), m_now(now ? std::move(now) : steadyNow)
{
    m_later.setSingleShot(true);
    connect(&m_later, &QTimer::timeout, this, &ParticipantsModel::refresh);
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
    m_names.clear();
    m_activity = {};
    if (controller) {
        connect(controller, &DocumentController::participantsChanged, this,
                &ParticipantsModel::refreshSoon);
        connect(controller, &DocumentController::statusChanged, this,
                &ParticipantsModel::refreshSoon);
        connect(controller, &DocumentController::remoteEdited, this,
                [this](const Delta &, EditAge age, AuthorNumber author) {
                    if (age == EditAge::Now && author.value > 0)
                        m_activity.edited(author, m_now());
                    refreshSoon();
                });
    }
    refresh();
}

void ParticipantsModel::setProfile(const QString &name, quint32 color)
{
    m_ownName = shownName(name);
    if (m_ownName.isEmpty())
        m_ownName = tr("Unnamed");
    m_ownColor = color;
    refresh();
}

void ParticipantsModel::setOwnCaret(qsizetype position)
{
    m_ownCaret = position;
    refreshSoon();
}

const ParticipantsModel::Name &ParticipantsModel::nameOf(AuthorNumber author, const QString &given)
{
    const auto known = m_names.constFind(author.value);
    if (known != m_names.cend() && known->given == given)
        return *known;
    QString shown = shownName(given);
    if (shown.isEmpty())
        shown = tr("Unnamed");
    const auto key = m_collator.sortKey(shown);
    return *m_names.insert(author.value, Name{given, shown, key});
}

std::vector<Person> ParticipantsModel::currentPeople()
{
    if (!m_controller || !m_controller->isShared())
        return {};
    const Document &document = m_controller->document();
    const Instant now = m_now();
    std::vector<AuthorNumber> present;
    std::vector<Row> rows;
    for (const Participant &other : m_controller->participants()) {
        Person person{other.author, nameOf(other.author, other.name).shown, other.color, other.role,
                      false, 0};
        if (other.caret)
            person.line = lineAt(document, other.caret->head);
        const qsizetype head = other.caret ? other.caret->head : -1;
        m_activity.seen(other.author, head, head < 0 ? -1 : document.length() - head, now);
        person.activity = m_activity.of(other.author, now);
        present.push_back(other.author);
        rows.push_back({std::move(person), nullptr});
    }
    m_activity.keepOnly(present);
    for (Row &row : rows) // only now: the table does not move any more
        row.name = &*m_names.constFind(row.person.author.value);
    std::sort(rows.begin(), rows.end(), [](const Row &a, const Row &b) {
        const int byName = a.name->key.compare(b.name->key);
        return byName != 0 ? byName < 0 : a.person.author < b.person.author;
    });
    std::vector<Person> people;
    people.push_back({m_controller->author(), m_ownName, m_ownColor,
                      m_controller->status().role, true, lineAt(document, m_ownCaret)});
    for (Row &row : rows)
        people.push_back(std::move(row.person));
    return people;
}

void ParticipantsModel::refresh()
{
    m_soon.stop();
    replaceRows(currentPeople());
    if (m_names.size() > 2 * qsizetype(m_people.size()) + 8)
        m_names.clear(); // of people who left
    if (const auto next = m_activity.nextChange(m_now()))
        m_later.start(*next);
    else
        m_later.stop();
}

void ParticipantsModel::removeAbsent(const std::vector<Person> &people)
{
    for (int row = int(m_people.size()) - 1; row >= 0; --row) {
        const Person &present = m_people[size_t(row)];
        const bool stays = std::any_of(people.begin(), people.end(), [&](const Person &person) {
            return isSame(person, present);
        });
        if (stays)
            continue;
        beginRemoveRows({}, row, row);
        m_people.erase(m_people.begin() + row);
        endRemoveRows();
    }
}

void ParticipantsModel::replaceRows(std::vector<Person> people)
{
    removeAbsent(people);
    for (int row = 0; row < int(people.size()); ++row) {
        Person &wanted = people[size_t(row)];
        const auto begin = m_people.begin();
        const auto found = std::find_if(begin + row, m_people.end(), [&](const Person &person) {
            return isSame(person, wanted);
        });
        if (found == m_people.end()) {
            beginInsertRows({}, row, row);
            m_people.insert(begin + row, std::move(wanted));
            endInsertRows();
            continue;
        }
        if (const int from = int(found - begin); from != row) {
            beginMoveRows({}, from, from, {}, row);
            std::rotate(begin + row, found, found + 1);
            endMoveRows();
        }
        if (wanted == m_people[size_t(row)])
            continue;
        m_people[size_t(row)] = std::move(wanted);
        const QModelIndex changed = index(row);
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
    case AboutRole:
        return aboutWords(person);
    case Qt::AccessibleTextRole:
        return QString(isolatedName(person.name)
                       + (person.isSelf ? u' ' + tr("(you)") : QString()) + QStringLiteral(", ")
                       + aboutWords(person));
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
