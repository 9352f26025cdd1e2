// A library to be loaded before a program (LD_PRELOAD): writes into the file that SYNGRAPH_TOUCH_LOG
// names what the program asks the system for, a line each:
//
//     open PATH      open, openat, creat, fopen, opendir
//     look PATH      stat and its kin, access, readlink
//     connect PLACE  a path or an address with its port
//     name HOST      getaddrinfo
//     run PATH       exec and its kin, posix_spawn
//
// What the C library does within itself is not seen; Qt and other libraries call from outside.

#undef _FORTIFY_SOURCE // its inline functions have the names of ours
#include <arpa/inet.h>
#include <cstdarg>
#include <cstddef>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <dirent.h>
#include <dlfcn.h>
#include <fcntl.h>
#include <netdb.h>
#include <netinet/in.h>
#include <spawn.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/un.h>
#include <unistd.h>

namespace {

constexpr size_t kLine = 4'600;

template <typename Function> Function *real(const char *name)
{
    return reinterpret_cast<Function *>(::dlsym(RTLD_NEXT, name));
}

/// One write a line, so that threads do not mix theirs.
void note(const char *what, const char *which)
{
    static const char *const path = std::getenv("SYNGRAPH_TOUCH_LOG");
    if (!path || !which)
        return;
    char line[kLine];
    const int size = std::snprintf(line, sizeof line, "%s %.4500s\n", what, which);
    const int fd = int(::syscall(SYS_openat, AT_FDCWD, path,
                                 O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC, 0600));
    if (fd < 0 || ::syscall(SYS_write, fd, line, size_t(size)) != size)
        std::abort(); // a log with holes proves nothing
    ::syscall(SYS_close, fd);
}

mode_t modeOf(int flags, va_list arguments)
{
    return (flags & (O_CREAT | __O_TMPFILE)) != 0 ? va_arg(arguments, mode_t) : 0;
}

int openAny(const char *name, const char *path, int flags, va_list arguments)
{
    note("open", path);
    return real<int(const char *, int, ...)>(name)(path, flags, modeOf(flags, arguments));
}

int openAtAny(const char *name, int folder, const char *path, int flags, va_list arguments)
{
    note("open", path);
    return real<int(int, const char *, int, ...)>(name)(folder, path, flags,
                                                        modeOf(flags, arguments));
}

} // namespace

extern "C" {

#define SYNGRAPH_OPEN(name)                                                                       \
    int name(const char *path, int flags, ...)                                                    \
    {                                                                                             \
        va_list arguments;                                                                        \
        va_start(arguments, flags);                                                               \
        const int fd = openAny(#name, path, flags, arguments);                                    \
        va_end(arguments);                                                                        \
        return fd;                                                                                \
    }
SYNGRAPH_OPEN(open)
SYNGRAPH_OPEN(open64)

#define SYNGRAPH_OPENAT(name)                                                                     \
    int name(int folder, const char *path, int flags, ...)                                        \
    {                                                                                             \
        va_list arguments;                                                                        \
        va_start(arguments, flags);                                                               \
        const int fd = openAtAny(#name, folder, path, flags, arguments);                          \
        va_end(arguments);                                                                        \
        return fd;                                                                                \
    }
SYNGRAPH_OPENAT(openat)
SYNGRAPH_OPENAT(openat64)

#define SYNGRAPH_PASS(result, name, what, which, parameters, arguments)                           \
    result name parameters                                                                        \
    {                                                                                             \
        note(what, which);                                                                        \
        return real<result parameters>(#name) arguments;                                          \
    }
SYNGRAPH_PASS(int, creat, "open", path, (const char *path, mode_t mode), (path, mode))
SYNGRAPH_PASS(int, creat64, "open", path, (const char *path, mode_t mode), (path, mode))
SYNGRAPH_PASS(FILE *, fopen, "open", path, (const char *path, const char *mode), (path, mode))
SYNGRAPH_PASS(FILE *, fopen64, "open", path, (const char *path, const char *mode), (path, mode))
SYNGRAPH_PASS(DIR *, opendir, "open", path, (const char *path), (path))
SYNGRAPH_PASS(int, access, "look", path, (const char *path, int mode) noexcept, (path, mode))
SYNGRAPH_PASS(int, faccessat, "look", path,
              (int folder, const char *path, int mode, int flags) noexcept,
              (folder, path, mode, flags))
SYNGRAPH_PASS(int, stat, "look", path, (const char *path, struct stat *to) noexcept, (path, to))
SYNGRAPH_PASS(int, stat64, "look", path, (const char *path, struct stat64 *to) noexcept,
              (path, to))
SYNGRAPH_PASS(int, lstat, "look", path, (const char *path, struct stat *to) noexcept, (path, to))
SYNGRAPH_PASS(int, lstat64, "look", path, (const char *path, struct stat64 *to) noexcept,
              (path, to))
SYNGRAPH_PASS(int, statx, "look", path,
              (int folder, const char *path, int flags, unsigned mask, struct statx *to) noexcept,
              (folder, path, flags, mask, to))
SYNGRAPH_PASS(ssize_t, readlink, "look", path,
              (const char *path, char *to, size_t size) noexcept, (path, to, size))
SYNGRAPH_PASS(char *, realpath, "look", path, (const char *path, char *to) noexcept, (path, to))
SYNGRAPH_PASS(int, getaddrinfo, "name", host,
              (const char *host, const char *service, const addrinfo *hints, addrinfo **to),
              (host, service, hints, to))
SYNGRAPH_PASS(int, execve, "run", path,
              (const char *path, char *const *arguments, char *const *environment) noexcept,
              (path, arguments, environment))
SYNGRAPH_PASS(int, execv, "run", path, (const char *path, char *const *arguments) noexcept,
              (path, arguments))
SYNGRAPH_PASS(int, execvp, "run", path, (const char *path, char *const *arguments) noexcept,
              (path, arguments))
SYNGRAPH_PASS(int, posix_spawn, "run", path,
              (pid_t * pid, const char *path, const posix_spawn_file_actions_t *actions,
               const posix_spawnattr_t *how, char *const *arguments, char *const *environment),
              (pid, path, actions, how, arguments, environment))
SYNGRAPH_PASS(int, posix_spawnp, "run", path,
              (pid_t * pid, const char *path, const posix_spawn_file_actions_t *actions,
               const posix_spawnattr_t *how, char *const *arguments, char *const *environment),
              (pid, path, actions, how, arguments, environment))

int connect(int fd, const sockaddr *to, socklen_t size)
{
    char place[256] = "elsewhere";
    char address[INET6_ADDRSTRLEN] = "";
    if (to && to->sa_family == AF_UNIX && size > offsetof(sockaddr_un, sun_path)) {
        const auto *local = reinterpret_cast<const sockaddr_un *>(to);
        std::snprintf(place, sizeof place, "%.*s", int(size - offsetof(sockaddr_un, sun_path)),
                      local->sun_path);
    } else if (to && to->sa_family == AF_INET) {
        sockaddr_in internet;
        std::memcpy(&internet, to, sizeof internet);
        ::inet_ntop(AF_INET, &internet.sin_addr, address, sizeof address);
        std::snprintf(place, sizeof place, "%s:%d", address, int(ntohs(internet.sin_port)));
    } else if (to && to->sa_family == AF_INET6) {
        sockaddr_in6 internet;
        std::memcpy(&internet, to, sizeof internet);
        ::inet_ntop(AF_INET6, &internet.sin6_addr, address, sizeof address);
        std::snprintf(place, sizeof place, "[%s]:%d", address, int(ntohs(internet.sin6_port)));
    }
    note("connect", place);
    return real<int(int, const sockaddr *, socklen_t)>("connect")(fd, to, size);
}

} // extern "C"
