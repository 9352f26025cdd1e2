#include "common/base/sha256.h"

#include "common/base/check.h"

#include <QtEndian>

#include <algorithm>

#include <openssl/evp.h>

namespace syngraph {

void Sha256::Free::operator()(evp_md_st *method) const
{
    EVP_MD_free(method);
}

void Sha256::Free::operator()(evp_md_ctx_st *context) const
{
    EVP_MD_CTX_free(context);
}

Sha256::Sha256() : m_method(EVP_MD_fetch(nullptr, "SHA256", nullptr)), m_context(EVP_MD_CTX_new())
{
    SYNGRAPH_CHECK(m_method && m_context);
    restart();
}

Sha256::~Sha256() = default;

Sha256 &Sha256::add(QByteArrayView bytes)
{
    const auto size = static_cast<size_t>(bytes.size());
    if (size > m_pending.size() - m_pendingBytes) {
        update(QByteArrayView(m_pending.data(), qsizetype(m_pendingBytes)));
        m_pendingBytes = 0;
    }
    if (size > m_pending.size()) {
        update(bytes);
    } else {
        std::copy(bytes.begin(), bytes.end(), m_pending.begin() + qsizetype(m_pendingBytes));
        m_pendingBytes += size;
    }
    return *this;
}

Sha256 &Sha256::add(qint64 number)
{
    char bytes[sizeof number];
    qToBigEndian(number, bytes);
    return add(QByteArrayView(bytes, sizeof bytes));
}

QByteArray Sha256::result()
{
    update(QByteArrayView(m_pending.data(), qsizetype(m_pendingBytes)));
    QByteArray hash(kBytes, Qt::Uninitialized);
    SYNGRAPH_CHECK(EVP_DigestFinal_ex(m_context.get(), reinterpret_cast<uchar *>(hash.data()),
                                      nullptr) == 1);
    restart();
    return hash;
}

QByteArray Sha256::of(QByteArrayView bytes)
{
    return Sha256().add(bytes).result();
}

void Sha256::update(QByteArrayView bytes)
{
    SYNGRAPH_CHECK(
        EVP_DigestUpdate(m_context.get(), bytes.data(), static_cast<size_t>(bytes.size())) == 1);
}

void Sha256::restart()
{
    m_pendingBytes = 0;
    SYNGRAPH_CHECK(EVP_DigestInit_ex(m_context.get(), m_method.get(), nullptr) == 1);
}

} // namespace syngraph
