#include "tests/ui/suites.h"
#include "tests/ui/ui_bench.h"

#include <QFile>
#include <QPrintDialog>
#include <QPrintPreviewDialog>
#include <QPrintPreviewWidget>
#include <QPrinter>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace syngraph;
using syngraph::testing::UiBench;

/// What is on paper is tested with the images; here it is what a person sees of it.
class TestPrinting final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void printedAndSaid_data();
    void printedAndSaid();
    void previewShowsPages();
};

void TestPrinting::printedAndSaid_data()
{
    QTest::addColumn<QString>("folder");
    QTest::addColumn<QString>("said");
    QTest::newRow("to a file") << QString() << u"Printed to"_s;
    QTest::newRow("where nothing can be written") << u"/no/such/folder"_s
                                                  << u"The document was not printed."_s;
}

void TestPrinting::printedAndSaid()
{
    QFETCH(QString, folder);
    QFETCH(QString, said);
    QTemporaryDir own;
    UiBench bench;
    bench.type(u"on paper"_s);
    bench.window().print();
    auto *dialog = bench.window().findChild<QPrintDialog *>();
    QVERIFY(dialog);
    const QString path = (folder.isEmpty() ? own.path() : folder) + u"/out.pdf"_s;
    dialog->printer()->setOutputFormat(QPrinter::PdfFormat);
    dialog->printer()->setOutputFileName(path);
    Q_EMIT dialog->accepted(dialog->printer()); // its own button asks about files in a dialog
    delete dialog;
    bench.type(u" and more"_s); // nothing waits for it
    QTRY_VERIFY_WITH_TIMEOUT(bench.tab().noticeText().startsWith(said), 20'000);
    QFile file(path);
    QCOMPARE(file.open(QIODevice::ReadOnly), folder.isEmpty());
    if (folder.isEmpty())
        QVERIFY(file.readAll().startsWith("%PDF"));
}

void TestPrinting::previewShowsPages()
{
    UiBench bench;
    bench.type(u"on paper"_s);
    bench.window().showPrintPreview();
    auto *dialog = bench.window().findChild<QPrintPreviewDialog *>();
    QVERIFY(dialog && dialog->isVisible());
    QSignalSpy painted(dialog, &QPrintPreviewDialog::paintRequested);
    dialog->findChild<QPrintPreviewWidget *>()->updatePreview();
    QTRY_VERIFY_WITH_TIMEOUT(!painted.isEmpty(), 20'000);
    dialog->close();
}

QObject *makePrintingSuite()
{
    return new TestPrinting;
}

#include "test_printing.moc"
