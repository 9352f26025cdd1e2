#include "server/admin/image_files.h"

#include "common/base/image_kind.h"
#include "common/base/limits.h"
#include "common/base/sha256.h"
#include "server/admin/console.h"
#include "server/admin/doc_request.h"
#include "server/admin/exit_codes.h"

#include <QDir>
#include <QJsonObject>
#include <QSaveFile>

namespace syngraph {

namespace {

using namespace Qt::Literals::StringLiterals;

/// As far as they can be read; empty where they are not those of the name.
QByteArray readImage(DocRequests &requests, QJsonObject request, const QString &name, qint64 total)
{
    QByteArray bytes;
    request[u"image"_s] = name;
    while (bytes.size() < total && total <= limits::kImageBytes) {
        request[u"offset"_s] = bytes.size();
        QJsonObject answer;
        if (requests.perform(request, answer) != ExitOk)
            return {};
        const auto part = QByteArray::fromBase64(answer[u"bytes"_s].toString().toLatin1());
        if (part.isEmpty())
            return {};
        bytes += part;
        total = answer[u"total"_s].toInteger();
    }
    const bool isGood = Sha256::of(bytes).toHex() == name.toLatin1() && imageKindOf(bytes);
    return isGood ? bytes : QByteArray();
}

bool writeFile(const QString &path, const QByteArray &bytes)
{
    QSaveFile file(path);
    return file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size() && file.commit();
}

} // namespace

ImageBytes readImages(DocRequests &requests, const QString &document,
                      const std::set<QByteArray> &images)
{
    const QJsonObject request{{u"command"_s, u"image"_s}, {u"document"_s, document}};
    ImageBytes all;
    qint64 size = 0;
    for (const auto &image : images) {
        const auto bytes = readImage(requests, request, QString::fromLatin1(image.toHex()),
                                     limits::kImageBytes);
        size += bytes.size();
        if (size > limits::kDocumentImageBytes)
            break;
        if (!bytes.isEmpty())
            all.insert(image, bytes);
    }
    return all;
}

int writeImageFiles(DocRequests &requests, const QString &document, const QString &folder)
{
    if (!QDir().mkpath(folder)) {
        console::complain(u"%1 cannot be made"_s.arg(folder));
        return ExitCannotCreate;
    }
    const QJsonObject request{{u"command"_s, u"image"_s}, {u"document"_s, document}};
    QJsonObject next = request;
    qint64 bad = 0;
    while (true) {
        QJsonObject answer;
        if (const int code = requests.perform(next, answer); code != ExitOk)
            return code;
        if (!answer[u"ok"_s].toBool()) {
            console::complain(sentenceFor(answer[u"error"_s].toString()));
            return exitCodeFor(answer[u"error"_s].toString());
        }
        const QString name = answer[u"image"_s].toString();
        if (name.isEmpty())
            break;
        next[u"after"_s] = name;
        const auto bytes = readImage(requests, request, name, answer[u"total"_s].toInteger());
        if (bytes.isEmpty()) {
            ++bad;
            console::complain(u"image %1 is damaged and was left out"_s.arg(name));
            continue;
        }
        const QString path = QDir(folder).filePath(name + u'.' + endingOf(*imageKindOf(bytes)));
        if (!writeFile(path, bytes)) {
            console::complain(u"%1 cannot be written"_s.arg(path));
            return ExitCannotCreate;
        }
    }
    return bad > 0 ? ExitData : ExitOk;
}

} // namespace syngraph
