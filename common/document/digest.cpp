#include "common/document/digest.h"

#include "common/base/check.h"

#include <openssl/evp.h>

namespace syngraph {

void Digest::Free::operator()(evp_md_ctx_st *context) const
{
    EVP_MD_CTX_free(context);
}

Digest::Digest() : m_context(EVP_MD_CTX_new())
{
    SYNGRAPH_CHECK(m_context && EVP_DigestInit_ex(m_context.get(), EVP_sha256(), nullptr) == 1);
}

Digest::~Digest() = default;

void Digest::add(QByteArrayView bytes)
{
    SYNGRAPH_CHECK(EVP_DigestUpdate(m_context.get(), bytes.data(), size_t(bytes.size())) == 1);
}

QByteArray Digest::result()
{
    QByteArray hash(kBytes, Qt::Uninitialized);
    auto *const out = reinterpret_cast<unsigned char *>(hash.data());
    SYNGRAPH_CHECK(EVP_DigestFinal_ex(m_context.get(), out, nullptr) == 1);
    return hash;
}

QByteArray Digest::of(QByteArrayView bytes)
{
    Digest digest;
    digest.add(bytes);
    return digest.result();
}

} // namespace syngraph
