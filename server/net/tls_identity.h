#pragma once

#include "common/base/result.h"

#include <QByteArray>
#include <QDateTime>
#include <QSslConfiguration>
#include <QString>
#include <QStringList>

namespace syngraph {

enum class TlsError {
    NotSupported,          ///< Qt has no TLS back end
    CertificateUnreadable, ///< no file, or no PEM certificate in it
    KeyUnreadable,         ///< no file, no PEM key, an encrypted one, or neither RSA nor EC
    Mismatch,              ///< the key is not the certificate's
    NotWritable,           ///< the data directory, when making a self-signed identity
    Failed                 ///< OpenSSL could not make a key or a certificate
};

/// What a server shows to its clients. A value; made after QCoreApplication, used on any thread.
struct TlsIdentity
{
    QSslConfiguration configuration; ///< of a server: TLS 1.2 or later, AEAD ciphers, no tickets
    QByteArray fingerprint;          ///< SHA-256 over the key's SubjectPublicKeyInfo, 32 bytes
    QDateTime notAfter;              ///< an expired certificate loads; whoever starts it warns
    bool isSelfSigned = false;

    bool isExpired(const QDateTime &now) const { return notAfter < now; }
};

/// The operator's own certificate (followed by its chain) and key, both PEM.
Result<TlsIdentity, TlsError> loadTlsIdentity(const QString &certificateFile,
                                              const QString &keyFile);

/// The identity in `dataDirectory` (tls-key.pem with mode 0600, tls-cert.pem). What is missing is
/// made: an EC P-256 key, and a certificate of it for `names` (host names and addresses) that lasts
/// ten years from `now`. A certificate that has expired or is of another key is made anew, so the
/// fingerprint in people's links stays as long as the key file does.
Result<TlsIdentity, TlsError> loadOrMakeSelfSigned(const QString &dataDirectory,
                                                   const QStringList &names,
                                                   const QDateTime &now);

} // namespace syngraph
