// The editor as it is, with somebody at its keyboard: for tests that kill it.
//
//   typing_editor LINK FIRST    types "[<FIRST>]", "[<FIRST+1>]" ... and prints each once it is on the
//                               screen, until killed; LINK may be "-" for what waits in the journal;
//                               says "refused" and ends with 4 when a word did not come in whole;
//                               FIRST is said in the chat as well, and "said" printed then
//   typing_editor LINK words    types three words, prints "typed", and waits to be killed
//   typing_editor LINK undo     undoes once, prints what is on the screen, and then as save
//                               Ends with 3 where another editor took the link over.
//   typing_editor LINK save     waits until all documents are saved, prints "saved" and ends
#include "app/client/document_controller.h"
#include "app/editor/editor_widget.h"
#include "app/ui/app_context.h"
#include "app/ui/document_tab.h"
#include "app/ui/main_window.h"
#include "app/ui/resources.h"
#include "common/base/names.h"

#include <QApplication>
#include <QTest>

#include <cstdio>

using namespace syngraph;
using namespace Qt::Literals::StringLiterals;

namespace {

MainWindow *window()
{
    for (QWidget *widget : QApplication::topLevelWidgets()) {
        if (auto *found = qobject_cast<MainWindow *>(widget))
            return found;
    }
    return nullptr;
}

void say(const QString &text)
{
    std::printf("%s\n", qPrintable(text));
    std::fflush(stdout);
}

bool isSaved()
{
    for (const DocumentTab *tab : window()->tabs()) {
        const auto status = tab->controller().status();
        if (!status.isLocal
            && (status.state != ConnectionState::Live || status.pendingEdits + status.waitingMessages > 0))
            return false;
    }
    return true;
}

int save()
{
    const bool done = QTest::qWaitFor(isSaved, 30'000);
    say(done ? u"saved"_s : u"not saved"_s);
    return done ? 0 : 1;
}

EditorWidget &editor()
{
    return window()->currentTab()->editor();
}

int typeWords()
{
    QTest::keyClicks(&editor(), u"alpha beta gamma"_s);
    say(u"typed"_s);
    return QApplication::exec();
}

int undoOnce()
{
    // All of it is here: what others wrote meanwhile, too.
    if (!QTest::qWaitFor(isSaved, 30'000))
        return 1;
    QTest::keyClick(&editor(), Qt::Key_Z, Qt::ControlModifier);
    say(editor().content().text().replace(u'\n', u'|'));
    return save();
}

} // namespace

int main(int argc, char **argv)
{
    QApplication application(argc, argv);
    QApplication::setOrganizationName(names::kProduct);
    QApplication::setApplicationName(names::kEditor);
    initResources();
    const QString link = application.arguments().value(1);
    const QString what = application.arguments().value(2);
    AppContext context(application);
    if (!context.claimJournal(link == u"-"_s ? QString() : link))
        return 3; // handed over to an editor that runs
    context.showWindow(link == u"-"_s ? QString() : link);
    if (what == u"save"_s)
        return save();
    const bool isOpen = QTest::qWaitFor([] {
        return window()->currentTab()->controller().isShared()
            && window()->currentTab()->controller().canEdit();
    }, 30'000);
    if (!isOpen)
        return 1;
    if (what == u"words"_s)
        return typeWords();
    if (what == u"undo"_s)
        return undoOnce();
    say(u"open"_s);
    window()->currentTab()->controller().say(what);
    say(u"said"_s);
    // The caret of last time may stand within a word by now.
    QTest::keyClick(&window()->currentTab()->editor(), Qt::Key_End, Qt::ControlModifier);
    for (int number = what.toInt();; ++number) {
        EditorWidget &editor = window()->currentTab()->editor();
        const QString word = u"[%1]"_s.arg(number);
        QTest::keyClicks(&editor, word);
        const auto caret = editor.selection().head;
        const auto start = caret - word.size();
        if (start < 0 || editor.content().text(start, word.size()) != word) {
            say(u"refused"_s);
            return 4;
        }
        editor.viewport()->repaint(); // it is on the screen now
        say(QString::number(number));
        if (number % 10 == 9) // a paragraph has an end, and so has its length
            QTest::keyClick(&editor, Qt::Key_Return);
        QTest::qWait(1);
    }
}
