#include "app/ui/gathered_images.h"

#include "app/client/document_controller.h"
#include "app/client/document_images.h"
#include "app/editor/editor_widget.h"
#include "app/files/exporter.h"
#include "app/ui/document_tab.h"
#include "app/ui/notice_bar.h"
#include "app/ui/slow_notice.h"
#include "common/base/limits.h"

#include <QCoreApplication>
#include <QTimer>

#include <algorithm>
#include <chrono>
#include <memory>
#include <set>

namespace syngraph {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr auto kPatience = std::chrono::seconds(15);

/// The texts of this file.
struct ImageWords
{
    Q_DECLARE_TR_FUNCTIONS(ImageWords)
};

/// Lives until all is there or patience ends; a child of the tab.
class Gatherer final : public QObject
{
public:
    Gatherer(DocumentTab &tab, ImageBytes images, std::set<QByteArray> wanted,
             std::function<void(const ImageBytes &)> done)
        : QObject(&tab)
        , m_notice(std::make_unique<SlowNotice>(tab, ImageWords::tr("Waiting for the images…")))
        , m_images(std::move(images))
        , m_wanted(std::move(wanted))
        , m_done(std::move(done))
    {
        DocumentImages &held = tab.controller().images();
        connect(&held, &DocumentImages::arrived, this,
                [this](const QByteArray &image, const QByteArray &bytes) {
                    if (m_wanted.contains(image))
                        m_images.insert(image, bytes);
                    settle(image);
                });
        connect(&held, &DocumentImages::missing, this, &Gatherer::settle);
        QTimer::singleShot(kPatience, this, &Gatherer::finish);
        for (const auto &image : std::set(m_wanted))
            held.want(image);
    }

private:
    void settle(const QByteArray &image)
    {
        if (m_wanted.erase(image) > 0 && m_wanted.empty())
            finish();
    }
    void finish()
    {
        m_notice.reset();
        if (const auto done = std::exchange(m_done, nullptr))
            done(m_images);
        deleteLater();
    }

    std::unique_ptr<SlowNotice> m_notice;
    ImageBytes m_images;
    std::set<QByteArray> m_wanted;
    std::function<void(const ImageBytes &)> m_done;
};

} // namespace

void gatherImages(DocumentTab &tab, const std::function<void(const ImageBytes &)> &done)
{
    DocumentImages &held = tab.controller().images();
    ImageBytes images;
    std::set<QByteArray> wanted;
    qint64 total = 0;
    for (const auto &image : imagesOf(tab.editor().content())) {
        const QByteArray bytes = held.bytesNow(image);
        total += bytes.size();
        if (total > limits::kDocumentImageBytes)
            break;
        if (bytes.isEmpty())
            wanted.insert(image);
        else
            images.insert(image, bytes);
    }
    const bool canCome = tab.controller().status().state == ConnectionState::Live;
    if (wanted.empty() || !canCome)
        done(images);
    else
        new Gatherer(tab, std::move(images), std::move(wanted), done);
}

QString missingImagesWords(const Document &document, FileForm form, const ImageBytes &images)
{
    const auto all = imagesOf(document);
    const auto missing = std::ranges::count_if(all, [&](const QByteArray &image) {
        return !holdsImages(form) || !images.contains(image);
    });
    return missing == 0 ? QString()
                        : ImageWords::tr("%Ln image(s) are not in it.", nullptr, int(missing));
}

void showSaved(DocumentTab &tab, const QString &saved, const QString &missing)
{
    if (missing.isEmpty())
        tab.showNotice(saved, Tone::Good, DocumentTab::Stay::Briefly);
    else
        tab.showNotice(saved + u". "_s + missing, Tone::Warning, DocumentTab::Stay::UntilClosed);
}

} // namespace syngraph
