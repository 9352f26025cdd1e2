#pragma once

#include <QByteArray>
#include <QDateTime>
#include <QStringList>

#include <optional>

namespace syngraph {

/// A new EC P-256 key as PEM (PKCS #8); nullopt when OpenSSL fails.
std::optional<QByteArray> makeTlsKey();

/// A certificate of `keyPem` signed by itself, from a day before `now` (clocks differ) to ten years
/// after, for the host names and addresses of `names`; what is neither is left out. As PEM.
std::optional<QByteArray> makeSelfSigned(const QByteArray &keyPem, const QStringList &names,
                                         const QDateTime &now);

} // namespace syngraph
