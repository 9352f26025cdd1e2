#include "common/protocol/submit_digest.h"

#include "common/protocol/codec.h"

namespace syngraph {

QByteArray submitDigest(const messages::Submit &submit)
{
    Sha256 method;
    return submitDigest(submit.base, encodeDelta(submit.delta), method);
}

QByteArray submitDigest(Revision base, QByteArrayView delta, Sha256 &method)
{
    return method.add(base.value).add(delta).result().first(kSubmitDigestBytes);
}

} // namespace syngraph
