#pragma once

#include <QByteArrayView>

#include <cstdio>
#include <cstdlib>

namespace syngraph {

/// What each fuzz target defines: one input, whatever bytes. A fault is a crash, an exception that
/// nobody catches, or FUZZ_CHECK. Must not depend on earlier inputs.
void fuzz(QByteArrayView input);

} // namespace syngraph

#define FUZZ_CHECK(condition)                                                                      \
    do {                                                                                           \
        if (!(condition)) [[unlikely]] {                                                           \
            std::fprintf(stderr, "%s:%d: %s\n", __FILE__, __LINE__, #condition);                   \
            std::abort();                                                                          \
        }                                                                                          \
    } while (false)
