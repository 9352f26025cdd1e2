// The editor as it is, to which strangers' contents come: for a test that looks at what it touches.
//
//   opening_editor FOLDER   opens each file of FOLDER/open, pastes and drops each page of
//                           FOLDER/pasted, takes in from another person each document of
//                           FOLDER/received (a .syngraph file), paints all of it, says "done"
//   opening_editor FOLDER ADDRESS...   and opens these as files, for proof that it is seen

#include "app/editor/editor_widget.h"
#include "app/files/document_file.h"
#include "app/ui/app_context.h"
#include "app/ui/document_tab.h"
#include "app/ui/file_commands.h"
#include "app/ui/local_file.h"
#include "app/ui/main_window.h"
#include "app/ui/resources.h"
#include "common/base/names.h"
#include "tests/ui/loop_server.h"

#include <QApplication>
#include <QClipboard>
#include <QDir>
#include <QDropEvent>
#include <QMimeData>
#include <QTest>

#include <cstdio>
#include <cstdlib>

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

QStringList filesIn(const QString &folder)
{
    QStringList paths;
    for (const QFileInfo &file : QDir(folder).entryInfoList(QDir::Files, QDir::Name))
        paths.append(file.absoluteFilePath());
    return paths;
}

QString contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

/// All of it, from the top to the end, with the mouse over the middle.
void look(EditorWidget &editor)
{
    QCoreApplication::processEvents();
    for (const auto key : {Qt::Key_End, Qt::Key_Home}) {
        QTest::keyClick(&editor, key, Qt::ControlModifier);
        editor.viewport()->repaint();
        QTest::mouseMove(editor.viewport(), editor.viewport()->rect().center());
        QCoreApplication::processEvents();
    }
}

void open(const QString &path)
{
    window()->files().open(QStringList{path});
    if (!QTest::qWaitFor([] { return !window()->files().isBusy(); }, 30'000))
        std::exit(2);
    look(window()->currentTab()->editor());
    std::printf("opened %s: %lld units\n", qPrintable(QFileInfo(path).fileName()),
                static_cast<long long>(window()->currentTab()->editor().content().length()));
}

void take(const QString &path)
{
    const QString page = contentOf(path);
    const auto fill = [&page](QMimeData &data) {
        data.setHtml(page);
        data.setText(u"as text"_s);
    };
    EditorWidget &editor = window()->newDocument()->editor();
    auto *copied = new QMimeData;
    fill(*copied);
    QGuiApplication::clipboard()->setMimeData(copied);
    editor.paste();
    look(editor);
    QMimeData dropped;
    fill(dropped);
    QDropEvent drop(QPointF(5, 5), Qt::CopyAction, &dropped, Qt::LeftButton, Qt::NoModifier);
    QCoreApplication::sendEvent(editor.viewport(), &drop);
    look(editor);
    std::printf("pasted %s: %lld units\n", qPrintable(QFileInfo(path).fileName()),
                static_cast<long long>(editor.content().length()));
}

void receive(const QString &path)
{
    const auto opened = openLocalFile(path);
    if (!opened)
        return;
    testing::HandClock clock;
    SeededRandom random(5);
    testing::LoopServer server(clock, 5);
    const DocumentController::Environment environment{
        clock, random, [&server] { return server.makeTransport(); }, u"Ann"_s, 0x356ae6, {}};
    DocumentController other(environment);
    DocumentTab tab(std::make_unique<DocumentController>(environment));
    tab.resize(700, 500);
    tab.show();
    other.open(server.link());
    tab.controller().open(server.link());
    server.deliverAll();
    const Document empty = other.document();
    const Delta all = opened->document.toDelta();
    DeltaBuilder edit;
    for (const auto &component : all.components())
        edit.insert(all.text(component), component.attributes);
    const Delta insert = edit.build(empty.length());
    DeltaBuilder back;
    back.erase(opened->document.length());
    other.editLocal(insert, back.build(insert.targetLength()), EditKind::Other);
    server.deliverAll();
    look(tab.editor());
    std::printf("received %s: %lld units\n", qPrintable(QFileInfo(path).fileName()),
                static_cast<long long>(tab.editor().content().length()));
}

} // namespace

int main(int argc, char **argv)
{
    QApplication application(argc, argv);
    QApplication::setOrganizationName(names::kProduct);
    QApplication::setApplicationName(names::kEditor);
    initResources();
    AppContext context(application);
    if (!context.claimJournal(QString()))
        return 3;
    context.showWindow(QString());
    if (!QTest::qWaitForWindowExposed(window()))
        return 1;
    const QString folder = application.arguments().value(1);
    for (const QString &path : filesIn(folder + u"/open"_s))
        open(path);
    for (const QString &path : filesIn(folder + u"/pasted"_s))
        take(path);
    for (const QString &path : filesIn(folder + u"/received"_s))
        receive(path);
    for (const QString &path : application.arguments().mid(2))
        open(path);
    std::printf("done\n");
    std::fflush(stdout);
    return 0;
}
