#pragma once

#include "app/ui/replace_run.h"

#include <QTimer>
#include <QWidget>

class QLabel;
class QLineEdit;
class QPushButton;
class QToolButton;

namespace syngraph {

class EditorWidget;

/// Find and replace in one document, a strip above its text. Looks on another thread, again when the
/// text changes; marks all that it finds and says how many. Each replacement is undone as one, and so
/// is "all", which Esc ends early. Owned by the tab; GUI thread.
class FindBar final : public QWidget
{
    Q_OBJECT

public:
    /// `editor` is borrowed and outlives the bar.
    explicit FindBar(EditorWidget &editor, QWidget *parent = nullptr);

    void openFind();    ///< what is marked is looked for, if it is in one paragraph
    void openReplace();
    void closeBar();
    void findNext(int step); ///< 1 or -1; opens the bar when nothing was looked for yet
    QLineEdit *field() const { return m_text; }
    QString countText() const;
    const ReplaceRun &replacing() const { return m_replacing; }

Q_SIGNALS:
    /// It was closed: the focus belongs to the text again.
    void left();

protected:
    void paintEvent(QPaintEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    QWidget *makeFindRow();
    QWidget *makeReplaceRow();
    QToolButton *addSwitch(const QString &text, const QString &tip);
    QToolButton *addButton(QLatin1StringView icon, const QString &tip);
    void open(bool isReplacing);
    SearchQuery query() const;
    void search();
    void take(const DocumentSearch::Outcome &outcome);
    void showCount();
    void showError(SearchError error);
    void select(const TextMatch &match);
    qsizetype selectedMatch() const; ///< its place among the matches, -1 for none
    void replaceOne();
    void replaceAll();
    void showReplaced();

    EditorWidget &m_editor;
    DocumentSearch m_search;
    ReplaceRun m_replacing;
    std::optional<TextSearch> m_compiled; ///< what the matches are of
    QTimer m_again; ///< the text changed: look anew once it pauses
    QWidget *m_replaceRow;
    QLineEdit *m_text;
    QLineEdit *m_replacement;
    QLabel *m_count;
    QToolButton *m_case;
    QToolButton *m_words;
    QToolButton *m_expression;
    QPushButton *m_replaceOne;
    QPushButton *m_replaceAll;
    QString m_note;            ///< said in the place of the count, until the next step
    qsizetype m_origin = 0;    ///< where looking began: the first match behind it is shown
    bool m_isCut = false;      ///< there are more than m_matches of them
    bool m_wantsJump = false;  ///< the next answer is to be shown
};

} // namespace syngraph
