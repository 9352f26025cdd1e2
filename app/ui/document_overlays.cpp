#include "app/ui/document_overlays.h"

#include "app/client/document_controller.h"
#include "app/editor/author_tints.h"
#include "app/editor/edit_flash.h"
#include "app/editor/editor_widget.h"
#include "app/editor/spelling/spell_layer.h"
#include "app/models/shown_text.h"
#include "app/ui/remote_activity.h"
#include "app/ui/user_profile.h"

#include <QAccessible>
#include <QHelpEvent>
#include <QToolTip>

namespace syngraph {

namespace {

constexpr qsizetype kMostKnown = 10'000; ///< authors whose names are remembered

} // namespace

DocumentOverlays::DocumentOverlays(EditorWidget &editor, DocumentController &controller,
                                   QObject *parent)
    : QObject(parent)
    , m_editor(editor)
    , m_controller(controller)
    , m_tints(std::make_unique<AuthorTints>(
          [this]() -> const Document & { return m_controller.document(); },
          [this](Authorship who) { return colorOf(who); }))
    , m_flash(new EditFlash(editor))
    , m_activity(new RemoteActivity(controller, [] { return QAccessible::isActive(); }, this))
{
    editor.addLayer(m_tints.get());
    editor.viewport()->installEventFilter(this);
    connect(&controller, &DocumentController::participantsChanged, this,
            &DocumentOverlays::notePeople);
    connect(&controller, &DocumentController::statusChanged, this, &DocumentOverlays::notePeople);
    connect(&controller, &DocumentController::remoteEdited, this,
            [this](const Delta &delta, EditAge age, AuthorNumber author) {
                if (age == EditAge::Now)
                    m_activity->takeRemote(m_editor.content(), delta, author);
            });
    connect(&editor.binding(), &DocumentBinding::changed, m_activity,
            [this](const Delta &, EditOrigin origin) {
                if (origin != EditOrigin::Remote)
                    m_activity->takeLocal();
            });
    connect(m_activity, &RemoteActivity::told, this, &DocumentOverlays::told);
}

DocumentOverlays::~DocumentOverlays() = default;

void DocumentOverlays::setSpelling(SpellService *service)
{
    if (service && !m_spelling)
        m_spelling = new SpellLayer(m_editor, *service);
}

void DocumentOverlays::setProfile(const QString &name, quint32 color)
{
    m_self = {name, color};
    m_editor.viewport()->update();
}

void DocumentOverlays::noteChat(const std::vector<ChatEntry> &entries)
{
    m_activity->takeChat(entries);
}

void DocumentOverlays::setTinted(bool isTinted)
{
    m_tints->setShown(isTinted);
    m_editor.viewport()->update();
}

bool DocumentOverlays::isTinted() const
{
    return m_tints->isShown();
}

void DocumentOverlays::notePeople()
{
    for (const Participant &person : m_controller.participants()) {
        const auto known = m_known.find(person.author.value);
        if (known != m_known.end())
            *known = {person.name, person.color};
        else if (m_known.size() < kMostKnown)
            m_known.insert(person.author.value, {person.name, person.color});
    }
    m_activity->takePeople();
}

/// Who left before this document was opened has no name here, but still one colour.
std::optional<QColor> DocumentOverlays::colorOf(Authorship who) const
{
    const AuthorNumber author = who.author();
    if (!m_controller.isShared() || author == m_controller.author())
        return QColor::fromRgb(QRgb(m_self.color));
    if (author.value == 0)
        return std::nullopt;
    if (const auto known = m_known.constFind(author.value); known != m_known.cend())
        return QColor::fromRgb(QRgb(known->color));
    const auto palette = personColors();
    return QColor::fromRgb(QRgb(palette[size_t(author.value) % palette.size()]));
}

QString DocumentOverlays::authorWords(qsizetype position) const
{
    const Document &document = m_controller.document();
    if (position < 0 || position >= document.length())
        return {};
    const AuthorNumber author = document.authorshipAt(position).author();
    if (!m_controller.isShared() || (author.value != 0 && author == m_controller.author()))
        return tr("You wrote this.");
    if (author.value == 0)
        return tr("It is not known who wrote this.");
    if (const auto known = m_known.constFind(author.value); known != m_known.cend())
        return tr("%1 wrote this.").arg(isolatedName(known->name));
    return tr("Somebody wrote this who is not here now.");
}

bool DocumentOverlays::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::ToolTip && isTinted()) {
        const auto *help = static_cast<QHelpEvent *>(event);
        const auto unit = EditorGeometry(m_editor).unitAt(help->pos());
        QToolTip::showText(help->globalPos(), unit ? plainToolTip(authorWords(*unit)) : QString(),
                           m_editor.viewport());
        return true;
    }
    return QObject::eventFilter(watched, event);
}

} // namespace syngraph
