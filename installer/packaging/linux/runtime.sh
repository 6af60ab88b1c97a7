#!/bin/sh
# Runs inside the bullseye chroot: builds CPython from /build/source.tar.xz into /opt/python.
# $1 is its version. No OpenSSL, SQLite, readline, curses, Tk or dbm is installed here, so those modules
# are not made: the program uses none of them. Optimised by a profile of CPython's own tests, as Debian does it.
set -eu
cd /build
rm -rf "Python-$1" /opt/python
tar xf source.tar.xz
cd "Python-$1"
for patch in $(cat /build/patches/chosen); do
    patch -p1 --no-backup-if-mismatch --silent < "/build/patches/$patch"
done
# sem_clockwait is glibc 2.30's; without it waiting with a time limit uses sem_timedwait.
export ac_cv_func_sem_clockwait=no
FLAGS="-include /build/compat.h -fno-semantic-interposition -fstack-protector-strong -D_FORTIFY_SOURCE=2"
FLAGS="$FLAGS -ffile-prefix-map=/build/Python-$1=."
./configure --quiet --prefix=/opt/python --enable-shared --with-ensurepip=install --without-doc-strings \
    --disable-test-modules --enable-optimizations --with-lto \
    CFLAGS="$FLAGS" LDFLAGS="-Wl,-z,relro,-z,now -Wl,-rpath,/opt/python/lib -fno-semantic-interposition"
make -s -j2 > /build/make.log 2>&1 || { tail -50 /build/make.log; exit 1; }
make -s install > /build/install.log 2>&1 || { tail -50 /build/install.log; exit 1; }
cd /opt/python
rm -rf lib/python3*/test lib/python3*/idlelib lib/python3*/tkinter lib/python3*/turtledemo share
find . -name __pycache__ -prune -exec rm -rf {} +
find . -name '*.a' -delete
find . -type f \( -name '*.so*' -o -perm -100 \) -exec sh -c \
    'case "$(head -c4 "$1" | tail -c3)" in ELF) strip --strip-unneeded "$1";; esac' _ {} \;
