// A library to be loaded before a server (LD_PRELOAD): its data file fails as disks do, or another
// SQLite file, whose name SYNGRAPH_DISK_FAULTS_NAME says. What to do stands in the file that
// SYNGRAPH_DISK_FAULTS names, words of one line, read again at each step:
//
//     eio          syncs of the data file fail
//     eios N M     M syncs fail, from the N-th step on since the line has changed; what they were to
//                  bring to the disk is not brought there by any later one
//     full         writes to it fail with ENOSPC
//     slow MS      a sync takes so long, or until the line says something quicker
//     kill N       the process dies (SIGKILL) before its N-th step since the line has changed
//     power N S    the same, and before that a random part of what was written and not synced is
//                  undone, sector by sector; S is the seed
//     short        writes, reads and sends do a part, or are interrupted (EINTR), in turn
//     lie          syncs do nothing and say that all is well: proof that `power` finds losses
//
// A step is a write to the data file or its log, a sync of them, or a sendmsg() to a socket.

#include <algorithm>
#include <cerrno>
#include <csignal>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <ctime>
#include <dlfcn.h>
#include <fcntl.h>
#include <mutex>
#include <string>
#include <sys/socket.h>
#include <sys/stat.h>
#include <unistd.h>
#include <vector>

namespace {

constexpr size_t kSectorBytes = 512;
constexpr long kSlice = 50; ///< ms

struct Orders
{
    bool eio = false;
    long eiosFrom = 0;
    long eios = 0;
    bool full = false;
    bool lie = false;
    bool isShort = false;
    long slowMilliseconds = 0;
    long killAt = 0; ///< 0: never
    bool isPowerCut = false;
    uint64_t seed = 0;
};

struct Unsynced ///< one write, or the end of a file that was cut off
{
    std::string path;
    off_t offset = 0;
    std::vector<char> before; ///< shorter than what was written when the file has grown
    size_t written = 0;
    bool isGivenUp = false;   ///< its sync failed: for the system it is written
    std::vector<bool> isSafe{}; ///< then: what was written there and synced since, byte by byte
};

std::mutex mutex;
std::string ordersText;
long steps = 0;
long calls = 0; ///< that may do a part
long failedSyncs = 0;
std::vector<Unsynced> unsynced;

template <typename Function>
Function *real(const char *name)
{
    return reinterpret_cast<Function *>(::dlsym(RTLD_NEXT, name));
}

ssize_t realWrite(int fd, const void *data, size_t size, off_t offset)
{
    static const auto call = real<ssize_t(int, const void *, size_t, off_t)>("pwrite64");
    return call(fd, data, size, offset);
}

int realTruncate(int fd, off_t length)
{
    static const auto call = real<int(int, off_t)>("ftruncate64");
    return call(fd, length);
}

std::string pathOf(int fd)
{
    char name[64];
    char path[1024];
    std::snprintf(name, sizeof name, "/proc/self/fd/%d", fd);
    const auto size = ::readlink(name, path, sizeof path);
    return size > 0 ? std::string(path, size_t(size)) : std::string();
}

bool isOurs(const std::string &path)
{
    static const char *const named = std::getenv("SYNGRAPH_DISK_FAULTS_NAME");
    static const std::string data = named ? named : "syngraph.db";
    const auto name = path.substr(path.rfind('/') + 1);
    return name == data || name == data + "-wal";
}

Orders readOrders()
{
    static const char *const file = std::getenv("SYNGRAPH_DISK_FAULTS");
    std::string text;
    if (const int fd = file ? ::open(file, O_RDONLY | O_CLOEXEC) : -1; fd >= 0) {
        char buffer[256];
        const auto size = ::read(fd, buffer, sizeof buffer);
        text.assign(buffer, size > 0 ? size_t(size) : 0);
        ::close(fd);
    }
    if (text != ordersText) {
        ordersText = text;
        steps = 0;
        failedSyncs = 0;
    }
    Orders orders;
    char *rest = nullptr;
    for (char *word = ::strtok_r(text.data(), " \n", &rest); word;
         word = ::strtok_r(nullptr, " \n", &rest)) {
        const auto number = [&rest] {
            const char *next = ::strtok_r(nullptr, " \n", &rest);
            return next ? std::atol(next) : 0L;
        };
        const std::string name = word;
        if (name == "eio") {
            orders.eio = true;
        } else if (name == "eios") {
            orders.eiosFrom = number();
            orders.eios = number();
        } else if (name == "full") {
            orders.full = true;
        } else if (name == "lie") {
            orders.lie = true;
        } else if (name == "short") {
            orders.isShort = true;
        } else if (name == "slow") {
            orders.slowMilliseconds = number();
        } else if (name == "kill") {
            orders.killAt = number();
        } else if (name == "power") {
            orders.isPowerCut = true;
            orders.killAt = number();
            orders.seed = uint64_t(number());
        }
    }
    return orders;
}

/// SplitMix64.
uint64_t nextRandom(uint64_t &state)
{
    uint64_t z = (state += 0x9e3779b97f4a7c15u);
    z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9u;
    z = (z ^ (z >> 27)) * 0x94d049bb133111ebu;
    return z ^ (z >> 31);
}

void undoUnsynced(uint64_t seed)
{
    for (auto entry = unsynced.rbegin(); entry != unsynced.rend(); ++entry) {
        const int fd = ::open(entry->path.c_str(), O_RDWR | O_CLOEXEC);
        if (fd < 0)
            continue;
        const auto fate = nextRandom(seed) % 4; // all of it, nothing of it, or some sectors
        const bool hasGrown = entry->before.size() < entry->written;
        struct stat status;
        ::fstat(fd, &status);
        if (fate == 1 && hasGrown
            && status.st_size == entry->offset + off_t(entry->written)) {
            if (realTruncate(fd, entry->offset + off_t(entry->before.size())) != 0)
                std::abort();
        }
        const auto size = std::max(entry->before.size(), entry->written);
        auto before = entry->before;
        if (fate != 1 || !hasGrown)
            before.resize(size); // what was never there reads as zeros
        for (size_t at = 0; at < before.size(); at += kSectorBytes) {
            if (fate == 0 || (fate >= 2 && nextRandom(seed) % 2 == 0))
                continue;
            const auto end = std::min(at + kSectorBytes, before.size());
            for (size_t first = at; first < end;) {
                const auto isSafe = [&](size_t i) {
                    return i < entry->isSafe.size() && entry->isSafe[i];
                };
                size_t last = first;
                while (last < end && !isSafe(last))
                    ++last;
                if (last > first)
                    realWrite(fd, before.data() + first, last - first, entry->offset + off_t(first));
                first = last + 1;
            }
        }
        ::close(fd);
    }
}

Orders beginStep()
{
    const auto orders = readOrders();
    ++steps;
    if (orders.killAt > 0 && steps == orders.killAt) {
        if (orders.isPowerCut)
            undoUnsynced(orders.seed);
        ::raise(SIGKILL);
    }
    return orders;
}

void remember(int fd, const std::string &path, off_t offset, size_t size, size_t written)
{
    Unsynced entry{path, offset, std::vector<char>(size), written, false, {}};
    const auto there = ::pread(fd, entry.before.data(), size, offset);
    entry.before.resize(there > 0 ? size_t(there) : 0);
    unsynced.push_back(std::move(entry));
}

void forgetAllOf(const std::string &path)
{
    std::erase_if(unsynced, [&](const Unsynced &entry) { return entry.path == path; });
}

/// But for what the system does not know to be missing.
void noteSynced(const std::string &path)
{
    for (auto &lost : unsynced) {
        if (lost.path != path || !lost.isGivenUp)
            continue;
        const auto end = lost.offset + off_t(lost.isSafe.size());
        for (const auto &entry : unsynced) {
            if (entry.path != path || entry.isGivenUp)
                continue;
            const auto last = std::min(end, entry.offset + off_t(entry.written));
            for (auto at = std::max(lost.offset, entry.offset); at < last; ++at)
                lost.isSafe[size_t(at - lost.offset)] = true;
        }
    }
    std::erase_if(unsynced, [&](const Unsynced &entry) {
        return entry.path == path && !entry.isGivenUp;
    });
}

void noteSyncFailed(const std::string &path)
{
    for (auto &entry : unsynced) {
        if (entry.path == path && !entry.isGivenUp) {
            entry.isGivenUp = true;
            entry.isSafe.assign(std::max(entry.before.size(), entry.written), false);
        }
    }
}

int cutOff(int fd, off_t length)
{
    if (const auto path = pathOf(fd); isOurs(path)) {
        const std::lock_guard lock(mutex);
        std::erase_if(unsynced, [&](const Unsynced &entry) {
            return entry.path == path && entry.offset >= length;
        });
    }
    return realTruncate(fd, length);
}

/// Every third time.
bool isInterrupted()
{
    if (++calls % 3 != 0)
        return false;
    errno = EINTR;
    return true;
}

size_t part(size_t size)
{
    return size < 2 ? size : 1 + size_t(++calls * 7919) % (size - 1);
}

ssize_t writeAt(int fd, const void *data, size_t size, off_t offset)
{
    const auto path = pathOf(fd);
    if (!isOurs(path))
        return realWrite(fd, data, size, offset);
    const std::lock_guard lock(mutex);
    const auto orders = beginStep();
    if (orders.full) {
        errno = ENOSPC;
        return -1;
    }
    if (orders.isPowerCut)
        remember(fd, path, offset, size, size);
    if (orders.isShort && isInterrupted())
        return -1;
    return realWrite(fd, data, orders.isShort ? part(size) : size, offset);
}

int sync(int fd, int (*call)(int))
{
    const auto path = pathOf(fd);
    if (!isOurs(path))
        return call(fd);
    Orders orders;
    {
        const std::lock_guard lock(mutex);
        orders = beginStep();
    }
    for (long left = orders.slowMilliseconds; left > 0; left -= kSlice) {
        const timespec pause{0, std::min(left, kSlice) * 1'000'000};
        ::nanosleep(&pause, nullptr);
        const std::lock_guard lock(mutex);
        if (readOrders().slowMilliseconds < orders.slowMilliseconds)
            break; // the disk is well again
    }
    const std::lock_guard lock(mutex);
    const bool isOrdered = orders.eios > 0 && steps >= orders.eiosFrom && failedSyncs < orders.eios;
    if (orders.eio || isOrdered) {
        ++failedSyncs;
        noteSyncFailed(path);
        errno = EIO;
        return -1;
    }
    if (orders.lie)
        return 0;
    noteSynced(path);
    return call(fd);
}

} // namespace

extern "C" {

ssize_t pwrite64(int fd, const void *data, size_t size, off_t offset)
{
    return writeAt(fd, data, size, offset);
}

ssize_t pwrite(int fd, const void *data, size_t size, off_t offset)
{
    return writeAt(fd, data, size, offset);
}

int fdatasync(int fd)
{
    return sync(fd, real<int(int)>("fdatasync"));
}

int fsync(int fd)
{
    return sync(fd, real<int(int)>("fsync"));
}

int ftruncate(int fd, off_t length)
{
    return cutOff(fd, length);
}

int ftruncate64(int fd, off_t length)
{
    return cutOff(fd, length);
}

/// What was under this name has nothing to do with what will be.
int unlink(const char *path)
{
    if (isOurs(path)) {
        const std::lock_guard lock(mutex);
        forgetAllOf(path);
    }
    static const auto call = real<int(const char *)>("unlink");
    return call(path);
}

ssize_t sendmsg(int fd, const msghdr *message, int flags)
{
    iovec first{};
    msghdr less = *message;
    {
        const std::lock_guard lock(mutex);
        if (beginStep().isShort) {
            if (isInterrupted())
                return -1;
            first = message->msg_iov[0];
            first.iov_len = part(first.iov_len);
            less.msg_iov = &first;
            less.msg_iovlen = 1;
        }
    }
    static const auto call = real<ssize_t(int, const msghdr *, int)>("sendmsg");
    return call(fd, &less, flags);
}

ssize_t pread64(int fd, void *data, size_t size, off_t offset)
{
    static const auto call = real<ssize_t(int, void *, size_t, off_t)>("pread64");
    if (!isOurs(pathOf(fd)))
        return call(fd, data, size, offset);
    const std::lock_guard lock(mutex);
    if (readOrders().isShort) {
        if (isInterrupted())
            return -1;
        size = part(size);
    }
    return call(fd, data, size, offset);
}

ssize_t recv(int fd, void *data, size_t size, int flags)
{
    {
        const std::lock_guard lock(mutex);
        if (readOrders().isShort) {
            if (isInterrupted())
                return -1;
            size = part(size);
        }
    }
    static const auto call = real<ssize_t(int, void *, size_t, int)>("recv");
    return call(fd, data, size, flags);
}

} // extern "C"
