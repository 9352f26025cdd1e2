#include "app/editor/colors.h"

#include <algorithm>
#include <cmath>

namespace syngraph::colors {

namespace {

double luminance(const QColor &color)
{
    const auto linear = [](double part) {
        return part <= 0.03928 ? part / 12.92 : std::pow((part + 0.055) / 1.055, 2.4);
    };
    return 0.2126 * linear(double(color.redF())) + 0.7152 * linear(double(color.greenF())) +
           0.0722 * linear(double(color.blueF()));
}

} // namespace

double contrast(const QColor &first, const QColor &second)
{
    const double one = luminance(first) + 0.05;
    const double other = luminance(second) + 0.05;
    return std::max(one, other) / std::min(one, other);
}

QColor blend(const QColor &base, const QColor &over, double share)
{
    const auto mix = [share](int from, int to) {
        return int(std::lround(from + (to - from) * share));
    };
    return QColor(mix(base.red(), over.red()), mix(base.green(), over.green()),
                  mix(base.blue(), over.blue()));
}

QColor readableOn(const QColor &background, const QColor &color, double least)
{
    if (contrast(background, color) >= least)
        return color;
    const QColor goal = isDark(background) ? QColor(Qt::white) : QColor(Qt::black);
    constexpr int kSteps = 20;
    for (int step = 1; step < kSteps; ++step) {
        const QColor nearer = blend(color, goal, double(step) / kSteps);
        if (contrast(background, nearer) >= least)
            return nearer;
    }
    return inkOn(background);
}

QColor inkOn(const QColor &background)
{
    // White reads better than its figure says, so it goes first.
    constexpr double kReadable = 4.5;
    const bool white = contrast(background, Qt::white) >= kReadable || isDark(background);
    return white ? QColor(Qt::white) : QColor(Qt::black);
}

bool isDark(const QColor &color)
{
    return contrast(color, Qt::white) > contrast(color, Qt::black);
}

} // namespace syngraph::colors
