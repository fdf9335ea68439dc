// Preloaded by tsan: tells ThreadSanitizer of a contended Mutex of Swift's. Uncontended, it is an atomic operation in
// the caller's own code, which is instrumented. Contended, the kernel hands it over from within the Synchronization
// library, which is not: without this, two threads of which one waited for the other would look like a race.
#define _GNU_SOURCE
#include <dlfcn.h>
#include <stdbool.h>
#include <stdint.h>

#define MUTEX "$s15Synchronization12_MutexHandleV"
#define SWIFT __attribute__((swiftcall))
#define SELF __attribute__((swift_context))

// Not there in processes that are not instrumented.
extern void __tsan_acquire(void *) __attribute__((weak));
extern void __tsan_release(void *) __attribute__((weak));

SWIFT void lock(uint32_t thread, SELF void *mutex) __asm__(MUTEX "9_lockSlowyys6UInt32VF");
SWIFT bool try_lock(SELF void *mutex) __asm__(MUTEX "12_tryLockSlowSbyF");
SWIFT void unlock(SELF void *mutex) __asm__(MUTEX "11_unlockSlowyyF");

SWIFT void lock(uint32_t thread, SELF void *mutex) {
    SWIFT void (*real)(uint32_t, SELF void *) = dlsym(RTLD_NEXT, MUTEX "9_lockSlowyys6UInt32VF");
    real(thread, mutex);
    if (__tsan_acquire) __tsan_acquire(mutex);
}

SWIFT bool try_lock(SELF void *mutex) {
    SWIFT bool (*real)(SELF void *) = dlsym(RTLD_NEXT, MUTEX "12_tryLockSlowSbyF");
    bool locked = real(mutex);
    if (locked && __tsan_acquire) __tsan_acquire(mutex);
    return locked;
}

SWIFT void unlock(SELF void *mutex) {
    SWIFT void (*real)(SELF void *) = dlsym(RTLD_NEXT, MUTEX "11_unlockSlowyyF");
    if (__tsan_release) __tsan_release(mutex);
    real(mutex);
}
