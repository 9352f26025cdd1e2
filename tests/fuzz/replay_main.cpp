// main() of a fuzz target where there is no libFuzzer: plays the corpus, then mutations of it.
//
//   fuzz_x FOLDER              the corpus, and SYNGRAPH_ROUNDS mutations from SYNGRAPH_SEED
//   fuzz_x FILE                one input, to look at it
//
// A fault ends the program and leaves the input in crash-input and its number on standard error.

#include "common/base/random.h"
#include "tests/fuzz/fuzz_target.h"
#include "tests/support/test_seed.h"

#include <QDir>
#include <QFile>

#include <algorithm>
#include <array>
#include <csignal>

#include <fcntl.h>
#include <unistd.h>

using namespace syngraph;

namespace {

constexpr quint64 kRounds = 150'000;
constexpr qsizetype kMostBytes = 4'096;

QByteArray current;
char place[96];

/// Only what a signal handler may call.
void keepInput(int signal)
{
    [[maybe_unused]] auto written = ::write(STDERR_FILENO, place, std::strlen(place));
    if (const int file = ::open("crash-input", O_CREAT | O_TRUNC | O_WRONLY, 0644); file >= 0)
        written = ::write(file, current.constData(), size_t(current.size()));
    ::signal(signal, SIG_DFL);
    ::raise(signal);
}

void play(const QByteArray &input, const char *what, quint64 number)
{
    current = input;
    std::snprintf(place, sizeof place, "%s %llu, kept in crash-input\n", what,
                  static_cast<unsigned long long>(number));
    fuzz(current);
}

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

/// Bytes at which parsers change their mind: ends of ranges, heads of CBOR items, quotes and braces.
constexpr std::array<quint8, 24> kTelling{0x00, 0x01, 0x17, 0x18, 0x19, 0x1a, 0x1b, 0x20,
                                          0x3b, 0x5b, 0x5d, 0x60, 0x7b, 0x7d, 0x7e, 0x7f,
                                          0x80, 0x81, 0x9b, 0xa1, 0xf6, 0xf7, 0xfe, 0xff};

void mutate(QByteArray &input, const QList<QByteArray> &corpus, Random &random)
{
    const auto at = qsizetype(random.below(quint64(input.size()) + 1));
    const auto length = qsizetype(random.below(quint64(std::min<qsizetype>(input.size() - at, 16)) + 1));
    const auto telling = char(kTelling[random.below(kTelling.size())]);
    switch (random.below(7)) {
    case 0:
        if (at < input.size())
            input[at] = char(input[at] ^ (1 << random.below(8)));
        break;
    case 1:
        if (at < input.size())
            input[at] = telling;
        break;
    case 2:
        input.insert(at, telling);
        break;
    case 3:
        input.remove(at, length);
        break;
    case 4:
        input.insert(at, input.mid(at, length)); // once more
        break;
    case 5: { // the end of another one
        const auto &other = corpus[qsizetype(random.below(quint64(corpus.size())))];
        input = input.first(at) + other.mid(qsizetype(random.below(quint64(other.size()) + 1)));
        break;
    }
    case 6:
        if (at < input.size())
            input[at] = char(input[at] + (random.chance(0.5) ? 1 : -1));
        break;
    }
    input.truncate(kMostBytes);
}

} // namespace

int main(int argc, char **argv)
{
    if (argc != 2) {
        std::fprintf(stderr, "usage: %s FOLDER|FILE\n", argv[0]);
        return 64;
    }
    for (const int signal : {SIGABRT, SIGSEGV, SIGFPE, SIGBUS, SIGILL})
        ::signal(signal, keepInput);
    const QString path = QFile::decodeName(argv[1]);
    if (QFileInfo(path).isFile()) {
        play(contentOf(path), "input", 0);
        return 0;
    }
    QList<QByteArray> corpus;
    const QDir folder(path);
    for (const auto &name : folder.entryList(QDir::Files, QDir::Name))
        corpus += contentOf(folder.filePath(name));
    if (corpus.isEmpty()) {
        std::fprintf(stderr, "no corpus in %s\n", argv[1]);
        return 1;
    }
    for (qsizetype i = 0; i < corpus.size(); ++i)
        play(corpus[i], "corpus entry", quint64(i));
    const auto seed = testSeed(1);
    const auto rounds = testRounds(kRounds);
    for (quint64 round = 0; round < rounds; ++round) {
        SeededRandom random(seed + round);
        auto input = corpus[qsizetype(random.below(quint64(corpus.size())))];
        for (auto i = random.below(4) + 1; i > 0; --i)
            mutate(input, corpus, random);
        play(input, "SYNGRAPH_ROUNDS=1 SYNGRAPH_SEED =", seed + round);
    }
    std::printf("%lld of the corpus, %llu mutations from seed %llu\n",
                static_cast<long long>(corpus.size()), static_cast<unsigned long long>(rounds),
                static_cast<unsigned long long>(seed));
    return 0;
}
