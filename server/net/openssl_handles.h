#pragma once

#include <QByteArray>

#include <memory>

#include <openssl/bio.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/x509v3.h>

/// Owning handles of OpenSSL objects and their PEM form, for the .cpp files of this room.
namespace syngraph::openssl {

template <auto Free>
struct Freed
{
    template <typename T>
    void operator()(T *object) const
    {
        Free(object);
    }
};

using Bio = std::unique_ptr<BIO, Freed<BIO_free_all>>;
using Key = std::unique_ptr<EVP_PKEY, Freed<EVP_PKEY_free>>;
using Certificate = std::unique_ptr<X509, Freed<X509_free>>;
using Extension = std::unique_ptr<X509_EXTENSION, Freed<X509_EXTENSION_free>>;

/// `pem` must outlive it.
inline Bio readerOf(const QByteArray &pem)
{
    return Bio(BIO_new_mem_buf(pem.constData(), static_cast<int>(pem.size())));
}

inline Bio writer()
{
    return Bio(BIO_new(BIO_s_mem()));
}

inline QByteArray written(const Bio &bio)
{
    char *data = nullptr;
    const auto size = BIO_get_mem_data(bio.get(), &data);
    return QByteArray(data, size);
}

/// Null for anything but an unencrypted PEM key: a password is never asked for on the terminal.
inline Key keyOf(const QByteArray &pem)
{
    const auto noPassword = [](char *, int, int, void *) { return -1; };
    return Key(PEM_read_bio_PrivateKey(readerOf(pem).get(), nullptr, noPassword, nullptr));
}

inline Certificate certificateOf(const QByteArray &pem)
{
    return Certificate(PEM_read_bio_X509(readerOf(pem).get(), nullptr, nullptr, nullptr));
}

} // namespace syngraph::openssl
