// Checks: the three strengths at which the runtime states what must hold.
//
//   GS_CHECK(cond)        always on: memory safety, ABI, protection of code memory. Prints and aborts.
//   GS_ASSERT(cond, why)  on in `dev`, `checked` and sanitizer builds (GS_CHECKED); the message names the invariant.
//   GS_SLOW(stmt)         expensive verifiers; compiled in where GS_ASSERT is.
//   GS_UNREACHABLE(why)   for closed switches, which list every case and have no default.
//
// A failing check is a *fault*: our bug, never the script's. Script mistakes are script errors (result.h).
#pragma once

namespace gs {
[[noreturn, gnu::cold]] void fail_check(const char* condition, const char* why, const char* file, int line);
}

#define GS_LIKELY(x) __builtin_expect(!!(x), 1)
#define GS_UNLIKELY(x) __builtin_expect(!!(x), 0)
#define GS_INLINE inline __attribute__((always_inline))
#define GS_NOINLINE __attribute__((noinline))
#define GS_COLD __attribute__((cold, noinline))

#define GS_CHECK(cond, why) \
  (GS_LIKELY(cond) ? (void)0 : ::gs::fail_check(#cond, why, __FILE__, __LINE__))

#ifdef GS_CHECKED
#define GS_ASSERT(cond, why) GS_CHECK(cond, why)
#define GS_SLOW(stmt) stmt
#define GS_UNREACHABLE(why) ::gs::fail_check("unreachable", why, __FILE__, __LINE__)
inline constexpr bool kCheckedBuild = true;
#else
#define GS_ASSERT(cond, why) ((void)0)
#define GS_SLOW(stmt)
#define GS_UNREACHABLE(why) __builtin_unreachable()
inline constexpr bool kCheckedBuild = false;
#endif
