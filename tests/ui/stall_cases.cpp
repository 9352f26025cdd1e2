#include "tests/ui/stall_cases.h"

#include "app/files/exporter.h"
#include "app/ui/file_commands.h"
#include "tests/support/delta_pieces.h"
#include "tests/ui/ui_bench.h"

#include <QClipboard>
#include <QElapsedTimer>
#include <QEventLoop>
#include <QFile>
#include <QGuiApplication>
#include <QMimeData>

#include <memory>

namespace syngraph::testing {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr qint64 kRevision = 5; ///< at which UiBench opens
constexpr int kPatience = 60'000;
constexpr int kTick = 5;

QString lines(qsizetype count, qsizetype units)
{
    return (QString(units - 1, u'x') + u'\n').repeated(count).chopped(1);
}

void copy(const std::function<void(QMimeData &)> &fill)
{
    auto *data = new QMimeData;
    fill(*data);
    QGuiApplication::clipboard()->setMimeData(data);
}

StallCase pasting(const QString &name, const std::function<void(QMimeData &)> &fill,
                  const std::function<bool(UiBench &)> &isDone)
{
    return {name, [fill](UiBench &) { copy(fill); },
            [](UiBench &bench) { bench.editor().paste(); }, isDone};
}

/// Text of two million units, as far as a form has room for it.
StallCase loading(const QString &folder, FileForm form)
{
    const auto path = folder + u"/large."_s + endingOf(form);
    const auto length = std::make_shared<qsizetype>(0);
    return {u"open a large file."_s + endingOf(form),
            [path, form, length](UiBench &) {
                DeltaBuilder builder;
                builder.insert(lines(39'000, 50) + u'\n');
                const auto document = Document::fromDelta(builder.build());
                QFile file(path);
                if (!document || !file.open(QIODevice::WriteOnly))
                    qFatal("no file");
                file.write(exportDocument(*document, form, u"large"_s));
                *length = document->length();
            },
            [path](UiBench &bench) { bench.window().files().open(QStringList{path}); },
            [length](UiBench &bench) { return bench.editor().content().length() >= *length - 1; }};
}

/// Components at 500 places of a document of a megabyte, 64 KiB of text in them.
StallCase receiving()
{
    return {u"receive 1,000 components"_s,
            [](UiBench &bench) {
                bench.openLive(Role::Edit, lines(10'000, 50), {UiBench::person(2, u"Ben"_s, 1)});
            },
            [](UiBench &bench) {
                const auto length = bench.editor().content().length();
                DeltaBuilder edit;
                for (int i = 0; i < 499; ++i) {
                    edit.retain(999, i % 2 == 0 ? AttributeSet() : attribute(AttributeKey::Bold, true));
                    edit.insert(QString(129, u'y') + u'\n');
                }
                bench.answer(messages::Operation{Revision(kRevision + 1), AuthorNumber(2),
                                                 edit.build(length), std::nullopt});
            },
            [](UiBench &bench) { return bench.text().contains(u'y'); }};
}

StallCase carets()
{
    return {u"1,000 carets of others"_s,
            [](UiBench &bench) {
                bench.openLive(Role::Edit, lines(10'000, 50));
            },
            [](UiBench &bench) {
                for (int first = 2; first < 1'000; first += 499) {
                    messages::Joined joined;
                    for (int i = first; i < first + 499; ++i)
                        joined.participants.push_back(
                            UiBench::person(i, u"Person %1"_s.arg(i), i * 2));
                    bench.answer(joined);
                }
            },
            [](UiBench &bench) { return bench.tab().controller().participants().size() > 990; }};
}

} // namespace

std::vector<StallCase> stallCases(const QString &folder, const std::vector<FileForm> &forms,
                                  qsizetype clipboardBytes)
{
    std::vector<StallCase> cases;
    cases.push_back(pasting(
        u"paste 1.95 M units"_s, [](QMimeData &data) { data.setText(lines(39'000, 50)); },
        [](UiBench &bench) { return bench.editor().content().length() >= 1'950'000; }));
    cases.push_back(pasting(
        u"paste 49,000 paragraphs"_s, [](QMimeData &data) { data.setText(lines(49'000, 2)); },
        [](UiBench &bench) { return bench.editor().content().length() >= 98'000; }));
    cases.push_back(pasting(
        u"paste 59,000 nodes of HTML"_s,
        [](QMimeData &data) { data.setHtml(u"<p>a<b>b</b></p>"_s.repeated(14'750)); },
        [](UiBench &bench) { return bench.editor().content().length() >= 44'000; }));
    const auto isRefused = [](UiBench &bench) { return !bench.tab().noticeText().isEmpty(); };
    cases.push_back(pasting(
        u"paste 5 MiB, refused"_s,
        [](QMimeData &data) { data.setText(lines(2'621'440 / 64, 64)); }, isRefused));
    cases.push_back(pasting(
        u"paste %1 MB, refused"_s.arg(clipboardBytes / 1'000'000),
        [clipboardBytes](QMimeData &data) { data.setText(QString(clipboardBytes / 2, u'x')); },
        isRefused));
    for (const auto form : forms)
        cases.push_back(loading(folder, form));
    cases.push_back(receiving());
    cases.push_back(carets());
    cases.push_back({u"look through two million units"_s,
                     [](UiBench &bench) {
                         DeltaBuilder builder;
                         builder.insert(lines(39'000, 50) + u'\n');
                         bench.tab().loadKept(*Document::fromDelta(builder.build()), {});
                     },
                     [](UiBench &bench) { bench.editor().binding().reconcile(); },
                     [](UiBench &) { return true; }});
    return cases;
}

double longestGap(const std::function<void()> &act, const std::function<bool()> &isDone,
                  int afterwards)
{
    QEventLoop loop;
    QElapsedTimer clock;
    QElapsedTimer sinceDone;
    double longest = 0;
    qint64 last = 0;
    QTimer tick;
    tick.setTimerType(Qt::PreciseTimer);
    QObject::connect(&tick, &QTimer::timeout, &tick, [&] {
        const qint64 now = clock.nsecsElapsed();
        longest = std::max(longest, double(now - last) / 1e6);
        // What it costs to look does not count.
        if (!sinceDone.isValid() && isDone())
            sinceDone.start();
        const bool isOver = sinceDone.isValid() && sinceDone.elapsed() >= afterwards;
        if (isOver || clock.elapsed() > kPatience)
            loop.quit();
        last = clock.nsecsElapsed();
    });
    QTimer::singleShot(0, &tick, act);
    clock.start();
    tick.start(kTick);
    loop.exec();
    return sinceDone.isValid() ? longest : -1;
}

} // namespace syngraph::testing
