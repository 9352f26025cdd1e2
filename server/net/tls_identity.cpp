#include "server/net/tls_identity.h"

#include "server/net/openssl_handles.h"
#include "server/net/self_signed.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QSaveFile>
#include <QSslCertificate>
#include <QSslCipher>
#include <QSslKey>
#include <QSslSocket>

#include <optional>

#include <openssl/err.h>

namespace syngraph {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr qint64 kFileBytes = 1024 * 1024;

std::optional<QByteArray> readFile(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly) || file.size() > kFileBytes)
        return std::nullopt;
    return file.readAll();
}

QByteArray fingerprintOf(X509 *certificate)
{
    unsigned char *der = nullptr;
    const int size = i2d_X509_PUBKEY(X509_get_X509_PUBKEY(certificate), &der);
    if (size <= 0)
        return {};
    const QByteArray info(reinterpret_cast<const char *>(der), size);
    OPENSSL_free(der);
    return QCryptographicHash::hash(info, QCryptographicHash::Sha256);
}

std::optional<QSsl::KeyAlgorithm> algorithmOf(const EVP_PKEY *key)
{
    switch (EVP_PKEY_get_base_id(key)) {
    case EVP_PKEY_RSA:
        return QSsl::Rsa;
    case EVP_PKEY_EC:
        return QSsl::Ec;
    default:
        return std::nullopt;
    }
}

QList<QSslCipher> aeadCiphers()
{
    QList<QSslCipher> ciphers = QSslConfiguration::supportedCiphers();
    ciphers.removeIf([](const QSslCipher &cipher) {
        const QString name = cipher.name();
        const bool isAead = name.contains(u"GCM") || name.contains(u"CHACHA20");
        const bool isForwardSecret = name.startsWith(u"ECDHE") || name.startsWith(u"TLS_");
        return !isAead || !isForwardSecret;
    });
    return ciphers;
}

Result<TlsIdentity, TlsError> identityOf(const QByteArray &certificatePem,
                                         const QByteArray &keyPem)
{
    if (!QSslSocket::supportsSsl())
        return TlsError::NotSupported;
    ERR_clear_error();
    const openssl::Certificate certificate = openssl::certificateOf(certificatePem);
    if (!certificate)
        return TlsError::CertificateUnreadable;
    const openssl::Key key = openssl::keyOf(keyPem);
    const auto algorithm = key ? algorithmOf(key.get()) : std::nullopt;
    if (!algorithm)
        return TlsError::KeyUnreadable;
    if (X509_check_private_key(certificate.get(), key.get()) != 1)
        return TlsError::Mismatch;

    const auto chain = QSslCertificate::fromData(certificatePem, QSsl::Pem);
    const QSslKey sslKey(keyPem, *algorithm, QSsl::Pem);
    if (chain.isEmpty())
        return TlsError::CertificateUnreadable;
    if (sslKey.isNull())
        return TlsError::KeyUnreadable;

    TlsIdentity identity;
    identity.fingerprint = fingerprintOf(certificate.get());
    identity.notAfter = chain.first().expiryDate();
    // Not QSslCertificate's answer, which wants the right to sign others as well.
    identity.isSelfSigned = X509_self_signed(certificate.get(), 1) == 1;
    QSslConfiguration &configuration = identity.configuration;
    configuration.setLocalCertificateChain(chain);
    configuration.setPrivateKey(sslKey);
    configuration.setProtocol(QSsl::TlsV1_2OrLater);
    configuration.setCiphers(aeadCiphers());
    configuration.setPeerVerifyMode(QSslSocket::VerifyNone); // clients show no certificate
    // Each QSslSocket has its own context, so a ticket could never be redeemed.
    configuration.setSslOption(QSsl::SslOptionDisableSessionTickets, true);
    configuration.setSslOption(QSsl::SslOptionDisableSessionSharing, true);
    return identity;
}

bool writeNewKey(const QString &path, const QByteArray &keyPem)
{
    QFile file(path);
    return file.open(QIODevice::WriteOnly | QIODevice::NewOnly,
                     QFileDevice::ReadOwner | QFileDevice::WriteOwner) &&
           file.write(keyPem) == keyPem.size() && file.flush();
}

bool replaceFile(const QString &path, const QByteArray &bytes)
{
    QSaveFile file(path);
    return file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size() && file.commit();
}

} // namespace

Result<TlsIdentity, TlsError> loadTlsIdentity(const QString &certificateFile,
                                              const QString &keyFile)
{
    const auto certificatePem = readFile(certificateFile);
    if (!certificatePem)
        return TlsError::CertificateUnreadable;
    const auto keyPem = readFile(keyFile);
    if (!keyPem)
        return TlsError::KeyUnreadable;
    return identityOf(*certificatePem, *keyPem);
}

Result<TlsIdentity, TlsError> loadOrMakeSelfSigned(const QString &dataDirectory,
                                                   const QStringList &names,
                                                   const QDateTime &now)
{
    const QDir directory(dataDirectory);
    const QString keyFile = directory.filePath(u"tls-key.pem"_s);
    const QString certificateFile = directory.filePath(u"tls-cert.pem"_s);

    if (!QFile::exists(keyFile)) {
        const auto keyPem = makeTlsKey();
        if (!keyPem)
            return TlsError::Failed;
        if (!writeNewKey(keyFile, *keyPem))
            return TlsError::NotWritable;
    }
    const auto keyPem = readFile(keyFile);
    if (!keyPem)
        return TlsError::KeyUnreadable;
    if (const auto certificatePem = readFile(certificateFile)) {
        auto identity = identityOf(*certificatePem, *keyPem);
        if (identity && !identity->isExpired(now))
            return identity;
        if (!identity && identity.error() != TlsError::Mismatch &&
            identity.error() != TlsError::CertificateUnreadable)
            return identity;
    }
    const auto certificatePem = makeSelfSigned(*keyPem, names, now);
    if (!certificatePem)
        return openssl::keyOf(*keyPem) ? TlsError::Failed : TlsError::KeyUnreadable;
    if (!replaceFile(certificateFile, *certificatePem))
        return TlsError::NotWritable;
    return identityOf(*certificatePem, *keyPem);
}

} // namespace syngraph
