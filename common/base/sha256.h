#pragma once

#include <QByteArray>
#include <QByteArrayView>

#include <array>
#include <memory>

struct evp_md_ctx_st;
struct evp_md_st;

namespace syngraph {

/// SHA-256 (FIPS 180-4) over fields added one after the other; usable again after result(). By
/// OpenSSL, which uses the processor's instructions for it: ten times as fast as QCryptographicHash
/// of Qt 6.4, and a server hashes whole documents between two keystrokes. Integers count as 8 bytes,
/// most significant first, so that a row has one spelling; a field of variable length must be the
/// last. Thread: one at a time.
class Sha256 final
{
public:
    static constexpr qsizetype kBytes = 32;

    Sha256();
    ~Sha256();
    Sha256(const Sha256 &) = delete;
    Sha256 &operator=(const Sha256 &) = delete;

    Sha256 &add(QByteArrayView bytes);
    Sha256 &add(qint64 number);
    QByteArray result();

    static QByteArray of(QByteArrayView bytes);

private:
    void restart();
    void update(QByteArrayView bytes);

    struct Free
    {
        void operator()(evp_md_st *method) const;
        void operator()(evp_md_ctx_st *context) const;
    };
    std::unique_ptr<evp_md_st, Free> m_method;
    std::unique_ptr<evp_md_ctx_st, Free> m_context;
    // Rows have many short fields, and a call of OpenSSL costs more than hashing one.
    std::array<char, 256> m_pending;
    size_t m_pendingBytes = 0;
};

} // namespace syngraph
