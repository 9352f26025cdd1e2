#include "app/ui/find_bar.h"

#include "app/editor/editor_widget.h"
#include "app/ui/icons.h"
#include "app/ui/mirrored_margins.h"
#include "app/ui/theme_colors.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QPainter>
#include <QPushButton>
#include <QToolButton>

namespace syngraph {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr Milliseconds kTextPause = 200ms;
constexpr qsizetype kQueryUnits = 1000;
constexpr int kFieldWidth = 320;

} // namespace

FindBar::FindBar(EditorWidget &editor, QWidget *parent)
    : QWidget(parent)
    , m_editor(editor)
    , m_replacing(editor)
    , m_text(new QLineEdit)
    , m_replacement(new QLineEdit)
    , m_count(new QLabel)
    , m_replaceOne(new QPushButton(tr("Replace")))
    , m_replaceAll(new QPushButton(tr("Replace all")))
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(mirroredMargins(*this, {16, 6, 8, 7}));
    layout->setSpacing(6);
    layout->addWidget(makeFindRow());
    m_replaceRow = makeReplaceRow();
    layout->addWidget(m_replaceRow);
    for (QPushButton *button : {m_replaceOne, m_replaceAll})
        button->setAutoDefault(true); // Return presses it, as in a dialog
    hide();

    m_again.setSingleShot(true);
    m_again.setInterval(kTextPause);
    connect(&m_again, &QTimer::timeout, this, &FindBar::search);
    connect(&m_editor.binding(), &DocumentBinding::changed, this, [this] {
        if (isVisible() && !m_replacing.isRunning())
            m_again.start();
    });
    connect(&m_editor.binding(), &DocumentBinding::loaded, this, [this] {
        if (isVisible())
            m_again.start();
    });
    connect(&m_editor, &EditorWidget::selectionMoved, this, &FindBar::showCount);
    connect(&m_search, &DocumentSearch::finished, this, &FindBar::take);
    connect(&m_replacing, &ReplaceRun::progressed, this, [this] {
        m_note = tr("Replacing… %Ln so far. Esc stops.", nullptr, m_replacing.replaced());
        showCount();
    });
    connect(&m_replacing, &ReplaceRun::ended, this, &FindBar::showReplaced);
    connect(&m_replacing, &ReplaceRun::failed, this, &FindBar::showError);
}

QToolButton *FindBar::addButton(QLatin1StringView icon, const QString &tip)
{
    auto *button = new QToolButton(this);
    if (!icon.isEmpty())
        button->setIcon(themedIcon(icon));
    button->setAutoRaise(true);
    button->setFocusPolicy(Qt::TabFocus);
    button->setToolTip(tip);
    button->setAccessibleName(tip);
    return button;
}

QToolButton *FindBar::addSwitch(const QString &text, const QString &tip)
{
    QToolButton *button = addButton({}, tip);
    button->setText(text);
    button->setCheckable(true);
    connect(button, &QToolButton::toggled, this, [this] {
        m_note.clear();
        m_wantsJump = true;
        search();
    });
    return button;
}

QWidget *FindBar::makeFindRow()
{
    auto *row = new QWidget(this);
    auto *layout = new QHBoxLayout(row);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(4);
    m_text->setPlaceholderText(tr("Find"));
    m_text->setAccessibleName(tr("Find"));
    m_text->setMaxLength(int(kQueryUnits));
    m_text->setMaximumWidth(kFieldWidth);
    m_count->setProperty("look", u"muted"_s);
    m_count->setTextFormat(Qt::PlainText);
    QToolButton *previous = addButton("chevron-up"_L1, tr("Previous (Shift+F3)"));
    QToolButton *next = addButton("chevron-down"_L1, tr("Next (F3)"));
    QToolButton *close = addButton("close"_L1, tr("Close (Esc)"));
    m_case = addSwitch(u"Aa"_s, tr("Match case"));
    m_words = addSwitch(tr("Word"), tr("Whole words"));
    m_expression = addSwitch(u".*"_s, tr("Regular expression"));
    layout->addWidget(m_text, 2);
    layout->addWidget(previous);
    layout->addWidget(next);
    layout->addWidget(m_case);
    layout->addWidget(m_words);
    layout->addWidget(m_expression);
    layout->addSpacing(8);
    layout->addWidget(m_count, 1);
    layout->addWidget(close);
    connect(previous, &QToolButton::clicked, this, [this] { findNext(-1); });
    connect(next, &QToolButton::clicked, this, [this] { findNext(1); });
    connect(close, &QToolButton::clicked, this, &FindBar::closeBar);
    connect(m_text, &QLineEdit::textEdited, this, [this] {
        m_note.clear();
        m_wantsJump = true;
        search();
    });
    return row;
}

QWidget *FindBar::makeReplaceRow()
{
    auto *row = new QWidget(this);
    auto *layout = new QHBoxLayout(row);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(6);
    m_replacement->setPlaceholderText(tr("Replace with"));
    m_replacement->setAccessibleName(tr("Replace with"));
    m_replacement->setMaxLength(int(kQueryUnits));
    m_replacement->setMaximumWidth(kFieldWidth);
    layout->addWidget(m_replacement, 2);
    layout->addWidget(m_replaceOne);
    layout->addWidget(m_replaceAll);
    layout->addStretch(1);
    connect(m_replacement, &QLineEdit::returnPressed, this, &FindBar::replaceOne);
    connect(m_replaceOne, &QPushButton::clicked, this, &FindBar::replaceOne);
    connect(m_replaceAll, &QPushButton::clicked, this, &FindBar::replaceAll);
    return row;
}

QString FindBar::countText() const
{
    return m_count->text();
}

void FindBar::openFind()
{
    open(false);
}

void FindBar::openReplace()
{
    open(true);
}

void FindBar::open(bool isReplacing)
{
    const Selection marked = m_editor.selection();
    const Document &document = m_editor.content();
    const bool isOneLine = !marked.isEmpty() && marked.end() - marked.start() <= kQueryUnits
        && document.paragraphAt(marked.start()) == document.paragraphAt(marked.end());
    if (isOneLine && !m_expression->isChecked())
        m_text->setText(document.text(marked.start(), marked.end() - marked.start()));
    m_note.clear();
    m_origin = marked.start();
    m_replaceRow->setVisible(isReplacing);
    const bool canEdit = !m_editor.isReadOnly();
    m_replaceOne->setEnabled(canEdit);
    m_replaceAll->setEnabled(canEdit);
    show();
    m_text->selectAll();
    m_text->setFocus(Qt::ShortcutFocusReason);
    search();
}

void FindBar::closeBar()
{
    if (isHidden())
        return;
    m_search.stop();
    m_replacing.stop();
    m_again.stop();
    m_editor.setMatches({});
    hide();
    Q_EMIT left();
}

SearchQuery FindBar::query() const
{
    return {m_text->text(), m_case->isChecked(), m_words->isChecked(), m_expression->isChecked()};
}

void FindBar::search()
{
    m_again.stop();
    if (m_replacing.isRunning())
        return; // it looks anew when it is over
    const auto compiled = TextSearch::compile(query());
    if (!compiled) {
        m_compiled.reset();
        m_search.stop();
        m_editor.setMatches({});
        showError(compiled.error());
        return;
    }
    m_compiled = *compiled;
    m_search.start(m_editor.content(), *compiled);
}

void FindBar::take(const DocumentSearch::Outcome &outcome)
{
    if (isHidden())
        return;
    if (!outcome) {
        m_editor.setMatches({});
        showError(outcome.error());
        return;
    }
    const auto last = m_editor.content().length();
    std::vector<TextMatch> matches = outcome->matches;
    // The text may have become shorter meanwhile; then the next answer is under way.
    std::erase_if(matches, [last](const TextMatch &match) { return match.to >= last; });
    m_isCut = outcome->isCut;
    m_editor.setMatches(std::move(matches));
    if (std::exchange(m_wantsJump, false)) {
        const auto &found = m_editor.matches();
        const auto next = std::find_if(found.begin(), found.end(), [this](const TextMatch &match) {
            return match.from >= m_origin;
        });
        if (!found.empty())
            select(next == found.end() ? found.front() : *next);
    }
    showCount();
}

void FindBar::showCount()
{
    if (isHidden() || !m_compiled)
        return;
    if (!m_note.isEmpty()) {
        m_count->setText(m_note);
        return;
    }
    const QLocale locale;
    const auto count = qint64(m_editor.matches().size());
    QString total = locale.toString(count);
    if (m_isCut)
        total += u'+';
    const auto at = selectedMatch();
    m_count->setText(count == 0 ? tr("Nothing found")
                     : at >= 0  ? tr("%1 of %2").arg(locale.toString(qint64(at + 1)), total)
                                : tr("%1 found").arg(total));
}

void FindBar::showError(SearchError error)
{
    switch (error) {
    case SearchError::Empty: m_count->clear(); return;
    case SearchError::BadExpression: m_count->setText(tr("Not a regular expression")); return;
    case SearchError::TooComplex:
        m_count->setText(tr("This expression takes too long"));
        return;
    case SearchError::Stopped: return;
    }
}

void FindBar::select(const TextMatch &match)
{
    m_editor.setSelection({match.from, match.to});
}

qsizetype FindBar::selectedMatch() const
{
    const Selection marked = m_editor.selection();
    const auto &matches = m_editor.matches();
    const auto found = std::lower_bound(
        matches.begin(), matches.end(), marked.start(),
        [](const TextMatch &match, qsizetype position) { return match.from < position; });
    const bool isIt = found != matches.end() && found->from == marked.start()
        && found->to == marked.end();
    return isIt ? found - matches.begin() : -1;
}

void FindBar::findNext(int step)
{
    m_note.clear();
    if (isHidden() || m_text->text().isEmpty()) {
        openFind();
        m_wantsJump = true;
        return;
    }
    const auto &matches = m_editor.matches();
    if (matches.empty())
        return;
    const Selection marked = m_editor.selection();
    const auto behind = std::find_if(matches.begin(), matches.end(), [&](const TextMatch &match) {
        return match.from >= marked.start();
    });
    const auto count = qsizetype(matches.size());
    const auto at = behind - matches.begin();
    // From one match to its neighbour, from elsewhere to the nearest; around the ends.
    const bool isOnOne = selectedMatch() >= 0;
    const auto next = step > 0 ? at + (isOnOne ? 1 : 0) : at - 1;
    select(matches[size_t((next + count) % count)]);
    m_origin = m_editor.selection().start();
    showCount();
}

void FindBar::replaceOne()
{
    const auto at = selectedMatch();
    if (at < 0 || !m_compiled || m_editor.isReadOnly() || m_replacing.isRunning()) {
        findNext(1);
        return;
    }
    m_note.clear();
    const TextMatch match = m_editor.matches()[size_t(at)];
    const Delta fragment =
        replacementFragment(m_editor.content(), *m_compiled, match, m_replacement->text());
    const Selection place{match.from, match.to};
    if (!m_editor.binding().perform(commands::replace(m_editor.content(), place, fragment)))
        return;
    m_origin = match.from + fragment.targetLength();
    m_wantsJump = true;
    search();
}

void FindBar::replaceAll()
{
    if (!m_compiled || m_editor.isReadOnly() || m_replacing.isRunning())
        return;
    m_search.stop();
    m_again.stop();
    m_editor.setMatches({}); // or they would be moved along with each part
    m_note.clear();
    m_replacing.start(*m_compiled, m_replacement->text());
}

void FindBar::showReplaced()
{
    const int replaced = m_replacing.replaced();
    m_note = replaced > 0 ? tr("%Ln replaced", nullptr, replaced) : QString();
    search();
    showCount();
}

void FindBar::paintEvent(QPaintEvent *)
{
    const ThemeColors &colors = themeColorsOf(palette());
    QPainter painter(this);
    painter.fillRect(rect(), colors.chrome);
    painter.fillRect(0, height() - 1, width(), 1, colors.line);
}

void FindBar::keyPressEvent(QKeyEvent *event)
{
    const bool isEnter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (event->key() == Qt::Key_Escape && m_replacing.isRunning()) {
        m_replacing.stop();
        showReplaced();
    } else if (event->key() == Qt::Key_Escape)
        closeBar();
    else if (isEnter && m_text->hasFocus())
        findNext(event->modifiers() & Qt::ShiftModifier ? -1 : 1);
    else
        QWidget::keyPressEvent(event);
}

} // namespace syngraph
