#pragma once

#include <algorithm>
#include <ctime>
#include <limits>

namespace syngraph {

/// How many times the processor's time of work(few) work(many) takes: the best of a few runs each, so
/// that what else the machine does counts little. `work` makes what it works on itself and returns
/// the part to be measured. Rows compare it with many / few, leaving room for three times that;
/// what is quadratic comes to many / few times as much.
template <typename Work>
double growth(int few, int many, Work work)
{
    const auto seconds = [&work](int size) {
        double best = std::numeric_limits<double>::max();
        for (int run = 0; run < 5; ++run) {
            const auto part = work(size);
            double spent = 0;
            int times = 0;
            for (; times < 3 || (spent < 0.002 && times < 1'000); ++times) {
                timespec start{};
                timespec end{};
                ::clock_gettime(CLOCK_THREAD_CPUTIME_ID, &start);
                part();
                ::clock_gettime(CLOCK_THREAD_CPUTIME_ID, &end);
                spent += double(end.tv_sec - start.tv_sec) + double(end.tv_nsec - start.tv_nsec) * 1e-9;
            }
            best = std::min(best, spent / times);
        }
        return best;
    };
    return seconds(many) / seconds(few);
}

} // namespace syngraph
