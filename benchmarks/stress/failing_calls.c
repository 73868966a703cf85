/* Lets the n-th system call on files below a folder fail, once or for good: loaded by LD_PRELOAD, armed from Python by ctypes.
 *
 * Only calls that reach a path below the folder, or a descriptor that was opened there, are counted. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/types.h>
#include <sys/uio.h>
#include <unistd.h>

enum { READS = 1, WRITES = 2, OPENS = 4, FLUSHES = 8, NAMES = 16 };

static char below[4096];
static size_t length;
static long nth, seen;
static int reason, for_good, kinds;
static unsigned char ours[65536];

void failing_calls_arm(const char *folder, long which, int error, int lasting, int of_kinds)
{
    length = strlen(folder);
    memcpy(below, folder, length + 1);
    memset(ours, 0, sizeof ours);
    nth = which, reason = error, for_good = lasting, kinds = of_kinds, seen = 0;
}

long failing_calls_seen(void) { return seen; }

static int fails(int kind)
{
    if (!length || !(kinds & kind))
        return 0;
    seen++;
    if (seen == nth || (for_good && nth && seen > nth)) {
        errno = reason;
        return 1;
    }
    return 0;
}

static int inside(const char *path) { return length && path && strncmp(path, below, length) == 0; }
static int held(int fd) { return length && fd >= 0 && fd < (int)sizeof ours && ours[fd]; }
static void note(int fd, int is) { if (fd >= 0 && fd < (int)sizeof ours) ours[fd] = (unsigned char)is; }
#define REAL(name) static __typeof__(&name) real; if (!real) real = (__typeof__(&name))dlsym(RTLD_NEXT, #name)

#define OPENING(name)                                                                      \
    int name(const char *path, int flags, ...)                                             \
    {                                                                                      \
        REAL(name);                                                                        \
        va_list rest;                                                                      \
        va_start(rest, flags);                                                             \
        mode_t mode = flags & (O_CREAT | O_TMPFILE) ? va_arg(rest, mode_t) : 0;            \
        va_end(rest);                                                                      \
        int is = inside(path);                                                             \
        if (is && fails(OPENS)) return -1;                                                 \
        int fd = real(path, flags, mode);                                                  \
        note(fd, is);                                                                      \
        return fd;                                                                         \
    }
OPENING(open)
OPENING(open64)

#define OPENING_AT(name)                                                                   \
    int name(int at, const char *path, int flags, ...)                                     \
    {                                                                                      \
        REAL(name);                                                                        \
        va_list rest;                                                                      \
        va_start(rest, flags);                                                             \
        mode_t mode = flags & (O_CREAT | O_TMPFILE) ? va_arg(rest, mode_t) : 0;            \
        va_end(rest);                                                                      \
        int is = inside(path) || (path[0] != '/' && held(at));                     \
        if (is && fails(OPENS)) return -1;                                                 \
        int fd = real(at, path, flags, mode);                                              \
        note(fd, is);                                                                      \
        return fd;                                                                         \
    }
OPENING_AT(openat)
OPENING_AT(openat64)

#define ON_FD(kind, result, name, parameters, ...)                                         \
    result name parameters { REAL(name); if (held(fd) && fails(kind)) return -1; return real(__VA_ARGS__); }
ON_FD(READS, ssize_t, read, (int fd, void *to, size_t n), fd, to, n)
ON_FD(READS, ssize_t, pread, (int fd, void *to, size_t n, off_t at), fd, to, n, at)
ON_FD(READS, ssize_t, pread64, (int fd, void *to, size_t n, off64_t at), fd, to, n, at)
ON_FD(WRITES, ssize_t, write, (int fd, const void *from, size_t n), fd, from, n)
ON_FD(WRITES, ssize_t, pwrite, (int fd, const void *from, size_t n, off_t at), fd, from, n, at)
ON_FD(WRITES, ssize_t, pwrite64, (int fd, const void *from, size_t n, off64_t at), fd, from, n, at)
ON_FD(WRITES, ssize_t, writev, (int fd, const struct iovec *from, int n), fd, from, n)
ON_FD(WRITES, int, ftruncate, (int fd, off_t to), fd, to)
ON_FD(WRITES, int, ftruncate64, (int fd, off64_t to), fd, to)
ON_FD(FLUSHES, int, fsync, (int fd), fd)
ON_FD(FLUSHES, int, fdatasync, (int fd), fd)

int close(int fd) { REAL(close); note(fd, 0); return real(fd); }

#define ON_PATH(name, parameters, path, ...)                                               \
    int name parameters { REAL(name); if (inside(path) && fails(NAMES)) return -1; return real(__VA_ARGS__); }
ON_PATH(rename, (const char *from, const char *to), to, from, to)
ON_PATH(renameat, (int a, const char *from, int b, const char *to), to, a, from, b, to)
ON_PATH(link, (const char *from, const char *to), to, from, to)
ON_PATH(unlink, (const char *path), path, path)
ON_PATH(unlinkat, (int at, const char *path, int flags), path, at, path, flags)
ON_PATH(mkdir, (const char *path, mode_t mode), path, path, mode)
ON_PATH(rmdir, (const char *path), path, path)
ON_PATH(chmod, (const char *path, mode_t mode), path, path, mode)
