// Entry point for clang's libFuzzer, which brings its own main().

#include "tests/fuzz/fuzz_target.h"

#include <cstdint>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    syngraph::fuzz(QByteArrayView(reinterpret_cast<const char *>(data), qsizetype(size)));
    return 0;
}
