// Appends operations to a store for ever, and prints what the store said is durable: one line
// "document head" each. For tst_power, which ends it.

#include "server/storage/sql_store.h"
#include "tests/contract/store_samples.h"

#include <QCoreApplication>

#include <cstdio>

using namespace syngraph;

namespace {

constexpr int kDocuments = 3;
constexpr int kSnapshotEvery = 40;
constexpr qint64 kKept = 50; ///< operations

} // namespace

int main(int argc, char *argv[])
{
    QCoreApplication application(argc, argv);
    auto opened = SqlStore::open(QCoreApplication::arguments().value(1));
    if (!opened)
        return 65;
    auto &content = (*opened)->content();
    int heads[kDocuments] = {};
    for (int i = 0; i < kDocuments; ++i) {
        const auto document = content.open(samples::document(i));
        if (document)
            heads[i] = int(document->head.value);
        else if (!content.create(samples::document(i), {}, samples::time(i)))
            return 65;
    }
    std::printf("ready\n");
    std::fflush(stdout);
    for (int round = 0;; ++round) {
        std::vector<AppendRequest> group;
        for (int i = 0; i < kDocuments; ++i) {
            auto request = samples::request(samples::document(i), heads[i], 1 + (round + i) % 4);
            for (auto &operation : request.operations)
                operation.delta += QByteArray((round * 37 + i) % 30'000, 'x');
            group.push_back(std::move(request));
        }
        const auto outcomes = content.append(group);
        for (int i = 0; i < kDocuments; ++i) {
            if (!outcomes[size_t(i)])
                return 74;
            heads[i] = int(group[size_t(i)].operations.back().revision.value);
            std::printf("%d %d\n", i, heads[i]);
        }
        std::fflush(stdout);
        // The last one keeps its whole log.
        for (int i = 0; i + 1 < kDocuments; ++i) {
            if ((round + i) % kSnapshotEvery != 0)
                continue;
            const auto document = samples::document(i);
            if (!content.saveSnapshot(document, {Revision(heads[i]), "snapshot"})
                || !content.compact(document, {Revision(heads[i] - kKept), samples::time(1'000'000'000)}))
                return 74;
        }
    }
}
