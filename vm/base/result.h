// Result<T>: how a script error travels through C++. No exceptions: a signature shows what may fail.
//
// An error is only a bit here. The error *value* waits in the virtual machine (Vm::error), where the nearest
// pcall, or the top level, picks it up. So Result<Value> is two registers, and propagating costs one test.
#pragma once

#include <type_traits>
#include <utility>

namespace gs {

/// The tag returned by whoever has raised a script error: `return vm.raise(...)`.
struct [[nodiscard]] Raised {};

template <typename T>
class [[nodiscard]] Result {
 public:
  constexpr Result(T value) : value_(value), ok_(true) {}  // NOLINT: implicit on purpose
  constexpr Result(Raised) : value_(), ok_(false) {}       // NOLINT
  constexpr bool ok() const { return ok_; }
  constexpr explicit operator bool() const = delete;  // a Result<bool> would read ambiguously
  constexpr T value() const { return value_; }
  constexpr T operator*() const { return value_; }

 private:
  T value_;
  bool ok_;
};

template <>
class [[nodiscard]] Result<void> {
 public:
  constexpr Result() : ok_(true) {}
  constexpr Result(Raised) : ok_(false) {}  // NOLINT
  constexpr bool ok() const { return ok_; }

 private:
  bool ok_;
};

}  // namespace gs

/// `GS_TRY(T x, expr)`: evaluates a Result; returns Raised from the current function on error, else defines x.
#define GS_TRY_CAT2(a, b) a##b
#define GS_TRY_CAT(a, b) GS_TRY_CAT2(a, b)
#define GS_TRY(decl, ...)                                      \
  auto GS_TRY_CAT(gs_try_, __LINE__) = (__VA_ARGS__);          \
  if (!GS_TRY_CAT(gs_try_, __LINE__).ok()) [[unlikely]]        \
    return ::gs::Raised{};                                     \
  decl = GS_TRY_CAT(gs_try_, __LINE__).value()

/// The same for Result<void>, or when the value is of no interest.
#define GS_TRYV(...)                              \
  do {                                            \
    auto gs_try_v = (__VA_ARGS__);                \
    if (!gs_try_v.ok()) [[unlikely]]              \
      return ::gs::Raised{};                      \
  } while (0)
