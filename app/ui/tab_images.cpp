#include "app/ui/tab_images.h"

#include "app/client/document_controller.h"
#include "app/editor/editor_images.h"
#include "app/editor/editor_widget.h"
#include "app/models/shown_text.h"
#include "app/ui/document_tab.h"
#include "common/base/image_kind.h"
#include "common/base/limits.h"

#include <QFileDialog>
#include <QMenu>
#include <QSaveFile>
#include <QStandardPaths>

namespace syngraph {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr qsizetype kShownPath = 200;

QString endingFor(const QByteArray &bytes)
{
    return endingOf(imageKindOf(bytes).value_or(ImageKind::Png));
}

QString picturesFolder()
{
    return QStandardPaths::writableLocation(QStandardPaths::PicturesLocation);
}

} // namespace

TabImages::TabImages(DocumentTab &tab) : QObject(&tab), m_tab(tab)
{
    tab.editor().images().pictures().setWords({
        tr("The image is on its way."),
        tr("The image is not on the server yet."),
        tr("The image cannot be shown: it is damaged."),
        tr("The image is too large to be shown."),
        tr("This computer cannot show images of this kind."),
    });
    wire();
}

void TabImages::wire()
{
    EditorImages &shown = m_tab.editor().images();
    DocumentImages &held = m_tab.controller().images();
    ImagePictures &pictures = shown.pictures();
    connect(&pictures, &ImagePictures::wanted, &held, &DocumentImages::want);
    connect(&held, &DocumentImages::arrived, &pictures, &ImagePictures::take);
    connect(&held, &DocumentImages::missing, &pictures, &ImagePictures::miss);
    connect(&shown, &EditorImages::ready, this, &TabImages::keep);
    connect(&shown, &EditorImages::refused, this, &TabImages::sayRefused);
    connect(&shown, &EditorImages::tooMany, this, [this] {
        m_tab.showNotice(tr("At most %Ln images can be put in at once.", nullptr,
                            int(limits::kImagesInserted)),
                         Tone::Warning, DocumentTab::Stay::Briefly);
    });
    connect(&held, &DocumentImages::refused, this,
            [this](const QByteArray &, ErrorCode code) { sayNotStored(code); });
}

void TabImages::keep(const QByteArray &bytes)
{
    m_tab.controller().images().add(bytes, this, [this](const QByteArray &image) {
        if (image.isEmpty())
            m_tab.showNotice(tr("The image could not be kept on this computer, so it was not put "
                                "in. Is the disk full?"),
                             Tone::Bad, DocumentTab::Stay::UntilClosed);
        m_tab.editor().images().place(image);
    });
}

void TabImages::choose()
{
    auto *dialog = new QFileDialog(&m_tab, tr("Insert images"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFiles);
    dialog->setNameFilter(tr("Images (*.png *.jpg *.jpeg *.gif *.webp)"));
    dialog->setDirectory(picturesFolder());
    connect(dialog, &QFileDialog::filesSelected, this, [this](const QStringList &paths) {
        m_tab.editor().images().insertFiles(paths);
        m_tab.editor().setFocus();
    });
    dialog->open();
}

void TabImages::addTo(QMenu &menu)
{
    const auto image = m_tab.editor().images().selected();
    if (!image)
        return;
    menu.addAction(tr("Save image as…"), this, [this, name = *image] { saveAs(name); });
    menu.addSeparator();
}

void TabImages::saveAs(const QByteArray &image)
{
    const auto bytes = m_tab.controller().images().bytesNow(image);
    if (bytes.isEmpty()) {
        m_tab.showNotice(tr("The image is not here yet."), Tone::Warning,
                         DocumentTab::Stay::Briefly);
        return;
    }
    auto *dialog = new QFileDialog(&m_tab, tr("Save image"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(endingFor(bytes));
    dialog->setDirectory(picturesFolder());
    dialog->selectFile(tr("Image") + u'.' + endingFor(bytes));
    connect(dialog, &QFileDialog::fileSelected, this,
            [this, bytes](const QString &path) { writeTo(path, bytes); });
    dialog->open();
}

void TabImages::writeTo(const QString &path, const QByteArray &bytes)
{
    QSaveFile file(path);
    const bool isWritten = file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size()
        && file.commit();
    const QString name = singleLine(path, kShownPath);
    m_tab.showNotice(isWritten ? tr("The image was saved as %1.").arg(name)
                               : tr("The image could not be saved as %1.").arg(name),
                     isWritten ? Tone::Good : Tone::Bad, DocumentTab::Stay::Briefly);
}

void TabImages::sayRefused(ImageError error)
{
    QString words;
    switch (error) {
    case ImageError::NotAnImage:
        words = tr("This is not an image of a kind that documents can hold.");
        break;
    case ImageError::TooLarge:
        words = tr("This image is too large.");
        break;
    case ImageError::Unreadable:
        words = tr("This image cannot be read.");
        break;
    case ImageError::Unsupported:
        words = tr("This computer cannot read images of this kind.");
        break;
    }
    m_tab.showNotice(words, Tone::Warning, DocumentTab::Stay::Briefly);
}

void TabImages::sayNotStored(ErrorCode code)
{
    const QString words = code == ErrorCode::TooLarge
        ? tr("The document has as many images as the server takes: the last one is only on this "
             "computer.")
        : tr("The server does not take an image: it is only on this computer.");
    m_tab.showNotice(words, Tone::Bad, DocumentTab::Stay::UntilClosed);
}

} // namespace syngraph
