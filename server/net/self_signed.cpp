#include "server/net/self_signed.h"

#include "common/base/names.h"
#include "common/websocket/http_host.h"
#include "server/net/openssl_handles.h"

#include <QHostAddress>

#include <array>

#include <openssl/rand.h>

namespace syngraph {

namespace {

constexpr int kYears = 10;
constexpr int kSerialBytes = 16;

/// `DNS:host,IP:127.0.0.1`, in OpenSSL's own little language: names are checked before they go in.
QByteArray alternativeNames(const QStringList &names)
{
    QByteArray list;
    for (const QString &name : names) {
        const QByteArray text = name.toUtf8();
        const QHostAddress address(name);
        const auto host = websocket::parseHttpHost(text);
        if (!address.isNull() && address.scopeId().isEmpty())
            list += ",IP:" + address.toString().toLatin1();
        else if (host && !host->port && !host->name.startsWith('['))
            list += ",DNS:" + host->name;
    }
    return list.sliced(list.isEmpty() ? 0 : 1);
}

bool addExtension(X509 *certificate, int kind, const QByteArray &value)
{
    X509V3_CTX context;
    X509V3_set_ctx_nodb(&context);
    X509V3_set_ctx(&context, certificate, certificate, nullptr, nullptr, 0);
    const openssl::Extension extension(
        X509V3_EXT_conf_nid(nullptr, &context, kind, value.constData()));
    return extension && X509_add_ext(certificate, extension.get(), -1) == 1;
}

bool setSerial(X509 *certificate)
{
    std::array<unsigned char, kSerialBytes> bytes{};
    if (RAND_bytes(bytes.data(), kSerialBytes) != 1)
        return false;
    bytes[0] &= 0x7f; // positive
    const std::unique_ptr<BIGNUM, openssl::Freed<BN_free>> number(
        BN_bin2bn(bytes.data(), kSerialBytes, nullptr));
    return number && BN_to_ASN1_INTEGER(number.get(), X509_get_serialNumber(certificate));
}

bool setSubject(X509 *certificate)
{
    const QByteArray product(names::kProduct.data(), names::kProduct.size());
    X509_NAME *const subject = X509_get_subject_name(certificate);
    return X509_NAME_add_entry_by_txt(
               subject, "CN", MBSTRING_UTF8,
               reinterpret_cast<const unsigned char *>(product.constData()),
               static_cast<int>(product.size()), -1, 0) == 1 &&
           X509_set_issuer_name(certificate, subject) == 1;
}

bool setValidity(X509 *certificate, const QDateTime &now)
{
    return ASN1_TIME_set(X509_getm_notBefore(certificate), now.addDays(-1).toSecsSinceEpoch()) &&
           ASN1_TIME_set(X509_getm_notAfter(certificate),
                         now.addYears(kYears).toSecsSinceEpoch());
}

} // namespace

std::optional<QByteArray> makeTlsKey()
{
    const openssl::Key key(EVP_EC_gen("P-256"));
    const openssl::Bio out = openssl::writer();
    if (!key || !out ||
        PEM_write_bio_PKCS8PrivateKey(out.get(), key.get(), nullptr, nullptr, 0, nullptr,
                                      nullptr) != 1)
        return std::nullopt;
    return openssl::written(out);
}

std::optional<QByteArray> makeSelfSigned(const QByteArray &keyPem, const QStringList &names,
                                         const QDateTime &now)
{
    const openssl::Key key = openssl::keyOf(keyPem);
    const openssl::Certificate certificate(X509_new());
    const openssl::Bio out = openssl::writer();
    if (!key || !certificate || !out)
        return std::nullopt;
    X509 *const x509 = certificate.get();
    const QByteArray alternatives = alternativeNames(names);
    const bool isMade =
        X509_set_version(x509, X509_VERSION_3) == 1 && setSerial(x509) && setSubject(x509) &&
        setValidity(x509, now) && X509_set_pubkey(x509, key.get()) == 1 &&
        addExtension(x509, NID_basic_constraints, "critical,CA:FALSE") &&
        addExtension(x509, NID_key_usage, "critical,digitalSignature") &&
        addExtension(x509, NID_ext_key_usage, "serverAuth") &&
        (alternatives.isEmpty() || addExtension(x509, NID_subject_alt_name, alternatives)) &&
        X509_sign(x509, key.get(), EVP_sha256()) > 0 && PEM_write_bio_X509(out.get(), x509) == 1;
    if (!isMade)
        return std::nullopt;
    return openssl::written(out);
}

} // namespace syngraph
