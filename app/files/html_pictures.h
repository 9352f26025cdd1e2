#pragma once

#include <QByteArray>

#include <vector>

namespace syngraph {

/// Cuts the bytes of images, which stand in a page as long addresses of the scheme "data" (RFC 2397),
/// out of it, so that what reads the page does not carry them along: "data:image/png;base64,@2"
/// stands for the third one returned. Only in the src of an <img>, whose tag and address stand close
/// together; any other is left as it is. Linear in time.
std::vector<QByteArray> cutOutPictures(QByteArray &page);
/// Which one `address` stands for; -1 when none.
qsizetype cutOutPicture(QStringView address);

} // namespace syngraph
