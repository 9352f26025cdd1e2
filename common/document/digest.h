#pragma once

#include <QByteArray>
#include <QByteArrayView>

#include <memory>

struct evp_md_ctx_st;

namespace syngraph {

/// SHA-256 (FIPS 180-4) over bytes that come piece by piece, ended by result(). By OpenSSL, which
/// uses the processor's instructions for it: ten times as fast as QCryptographicHash of Qt 6.4, and
/// a server hashes whole documents between two keystrokes. Thread: one at a time.
class Digest final
{
public:
    static constexpr qsizetype kBytes = 32;

    Digest();
    ~Digest();
    void add(QByteArrayView bytes);
    QByteArray result();

    static QByteArray of(QByteArrayView bytes);

private:
    struct Free
    {
        void operator()(evp_md_ctx_st *context) const;
    };
    std::unique_ptr<evp_md_ctx_st, Free> m_context;
};

} // namespace syngraph
