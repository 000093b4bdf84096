// How frames are left and entered: a test for each cell of the table in vm/runtime/frame.h.
//
//                call   return   error   yield   entry   exit
//   interpreter   x       x        x       x       -       -        entry: into compiled code, in the middle of a loop
//   baseline      x       x        x       x       x       x        exit: from it, in the middle of an instruction
//   native        x       x        x       x       -       -
//
// Calls, returns, errors and yields have two sides, so their cells are pairs: by who does it, and by who called or resumed
// that. Entries and exits are tested in frames that each kind has called, since what becomes of a frame's native record
// depends on it.
//
// A script forces the tiers of its functions, and *marks* say which were really taken: a mark is the kinds of the active
// frames, innermost first, as the headers of the frames above them tell - I(nterpreter), B(aseline), N(ative), and a slash
// where a coroutine was resumed. A cell that a program does not reach makes its test fail.

#ifdef GS_HAVE_BASELINE

#include <memory>
#include <string>
#include <vector>

#include "baseline/baseline_tier.h"
#include "stdlib/stdlib.h"
#include "tests/unit/vm/vm_fixture.h"
#include "vm/base/source.h"
#include "vm/native.h"
#include "vm/proto.h"

namespace gs::vm::test {
namespace {

// ---------------------------------------------------------------- what happens in a run

struct Observed {
  std::vector<std::string> marks;
  uint64_t exits = 0;
} observed;

/// The kinds of the active frames, from that of the native at `base` on.
std::string kinds_of_frames(const Vm& vm, Value* base) {
  std::string kinds = "N";
  const Coroutine* co = vm.current;
  const Value* bottom = vm.run.stack_base + kFrameHeader;
  for (;;) {
    bool from_compiled = frame_info(base).has(FrameInfo::kReturnNative);
    base = frame_caller(base);
    if (base <= bottom) {
      co = co->resumer;
      if (co == nullptr) return kinds;
      base = co->state.base;
      bottom = co->state.stack_base + kFrameHeader;
      kinds += '/';
    }
    kinds += is_native(base[-4]) ? 'N' : from_compiled ? 'B' : 'I';
  }
}

/// mark(): notes the frames that are active, without its own.
NativeResult native_mark(Vm& vm, Args args) {
  observed.marks.push_back(kinds_of_frames(vm, args.base()).substr(1));
  return args.none();
}

/// give(n): 1 … n, after a mark.
NativeResult native_give(Vm& vm, Args args) {
  observed.marks.push_back(kinds_of_frames(vm, args.base()));
  auto count = static_cast<uint32_t>(args[0].as_int());
  GS_TRY(Value * out, args.reserve_results(count));
  for (uint32_t i = 0; i < count; i++) out[i] = Value::integer(i + 1);
  return NativeResult::results(count);
}

/// fail(): an error, after a mark.
NativeResult native_fail(Vm& vm, Args args) {
  observed.marks.push_back(kinds_of_frames(vm, args.base()));
  return vm.raise(str_value(vm, "why"));
}

/// through(f, …): what f gives, called from C++.
NativeResult native_through(Vm& vm, Args args) {
  Value* results;
  GS_TRY(uint32_t n, vm.call(args[0], args.base() + 1, args.count() - 1, &results));
  GS_TRY(Value * out, args.reserve_results(n));
  std::copy_n(results, n, out);
  return NativeResult::results(n);
}

/// attempt(f): false and the error that f raises, caught in C++.
NativeResult native_attempt(Vm& vm, Args args) {
  Result<Value> result = vm.call1(args[0], {});
  if (result.ok()) return args.give(Value::boolean(true), *result);
  return args.give(Value::boolean(false), std::exchange(vm.error, Value::nil()));
}

/// interpreted(f): f is not compiled; compiled(f): from its next entry or backward jump on it is.
template <bool compiled>
NativeResult native_force(Vm&, Args args) {
  CodeInfo* info = mutable_code_info(args[0].as<Closure>()->code);
  GS_CHECK(info->compiled == nullptr, "not compiled so far");
  if (compiled) info->flags &= static_cast<uint8_t>(~CodeInfo::kNotCompilable);
  else info->flags |= CodeInfo::kNotCompilable;
  return args.none();
}

constexpr LibraryEntry kNatives[] = {
    {"mark", native_mark},
    {"give", native_give},
    {"fail", native_fail},
    {"through", calls_back<native_through>},
    {"attempt", calls_back<native_attempt>},
    {"interpreted", native_force<false>},
    {"compiled", native_force<true>},
};

/// In the place of the stub that takes exits of compiled code.
__attribute__((preserve_none)) uint64_t counted_exit(GS_PARAMS) {
  observed.exits++;
  [[clang::musttail]] return gs_exit(GS_STATE);
}

/// What `script` returns, a string; of an error, its text and traceback. Everything is compiled at its first entry but
/// what the script says.
std::string run(const std::string& script) {
  observed = {};
  std::string out;
  with_vm([&](Vm& vm) {
    ok(stdlib::register_stdlib(vm));
    (void)ok(register_library(vm, nullptr, kNatives, std::size(kNatives)));
    baseline::install(vm, baseline::Options{});
    vm.stubs.exit = counted_exit;
    auto source = std::make_unique<Source>();
    source->name = "test";
    source->text = script;
    Result<Closure*> main = vm.load(std::move(source));
    Result<Value> result = main.ok() ? vm.call1(Value::function(*main), {}) : Raised{};
    out = text_of(vm, result.ok() ? *result : vm.error);
    if (!result.ok()) out += "\n" + vm.traceback();
  });
  return out;
}

// ---------------------------------------------------------------- pieces of scripts

enum class Kind : char { kInterpreter = 'I', kBaseline = 'B', kNative = 'N' };
constexpr Kind kKinds[] = {Kind::kInterpreter, Kind::kBaseline, Kind::kNative};

std::string name_of(Kind kind) {
  return kind == Kind::kInterpreter ? "interpreter" : kind == Kind::kBaseline ? "baseline" : "native";
}
/// A function of the tier that `kind` says, named `name`; for a native, which stands for itself, one that is compiled.
std::string function(Kind kind, const std::string& name, const std::string& rest) {
  std::string text = "func " + name + rest + "\n";
  if (kind == Kind::kInterpreter) text += "interpreted(" + name + ")\n";
  return text;
}
/// A call of `f` by a frame of that kind, in a function made by function(kind).
std::string call(Kind caller, const std::string& f, const std::string& arguments) {
  if (caller != Kind::kNative) return f + "(" + arguments + ")";
  return "through(" + f + (arguments.empty() ? "" : ", ") + arguments + ")";
}
/// The frames at the callee's end of a call.
std::string pair(Kind callee, Kind caller) { return {static_cast<char>(callee), static_cast<char>(caller)}; }
/// What a function of this kind has as its caller's.
std::string as_caller(Kind kind) { return kind == Kind::kInterpreter ? "I" : "B"; }

constexpr const char* kText =
    "func text(...) { out := {}; for i := 1; i <= #...; i++ { out[i] = tostring(...[i]) } return table.concat(out, \" \") }\n";

/// Whether the run's marks begin like these.
void check_marks(const std::vector<std::string>& begin) {
  REQUIRE(observed.marks.size() == begin.size());
  for (size_t i = 0; i < begin.size(); i++) CHECK(observed.marks[i].substr(0, begin[i].size()) == begin[i]);
}

/// Runs `body(one, other)` as a section of its own for all pairs.
template <typename Body>
void for_each_pair(const std::string& what, Body body) {
  for (Kind one : kKinds) {
    for (Kind other : kKinds) {
      DYNAMIC_SECTION(name_of(one) << " x " << what << ": " << name_of(other)) { body(one, other); }
    }
  }
}

}  // namespace

// ---------------------------------------------------------------- calls and returns

TEST_CASE("transitions: who calls whom", "[transitions]") {
  for_each_pair("call", [](Kind caller, Kind callee) {
    std::string f = callee == Kind::kNative ? "give" : "callee";
    std::string script = function(callee, "callee", "(x, y) { mark(); return tostring(x) .. \" \" .. tostring(y) }");
    std::string calls = call(caller, f, "1") + ", " + call(caller, f, "2, 3") + ", " + call(caller, f, "4, 5, 6");
    script += kText + function(caller, "caller", "() { return text(" + calls + ") }") + "return caller()";
    // Of several results, the first; of the last call, all.
    CHECK(run(script) == (callee == Kind::kNative ? "1 1 1 2 3 4" : "1 nil 2 3 4 5"));
    std::string mark = pair(callee, caller);
    check_marks({mark, mark, mark});
  });
}

TEST_CASE("transitions: who returns to whom", "[transitions]") {
  for_each_pair("return", [](Kind callee, Kind caller) {
    std::string f = callee == Kind::kNative ? "give" : "callee";
    std::string script = kText;
    script += function(callee, "callee",
                       "(n) { mark(); if n == 0 { return } if n == 1 { return 1 } if n == 2 { return 1, 2 } return 1, 2, 3 }");
    script += function(caller, "caller", "(n) { a, b := " + call(caller, f, "n") +
                       "; mark(); return text(a, b, " + call(caller, f, "n") + ") }");
    script += "return caller(0) .. \"; \" .. caller(1) .. \"; \" .. caller(2) .. \"; \" .. caller(3)";
    CHECK(run(script) == "nil nil; 1 nil 1; 1 2 1 2; 1 2 1 2 3");
    std::string inside = pair(callee, caller), after = as_caller(caller);
    std::vector<std::string> expected;
    for (int n = 0; n <= 3; n++) expected.insert(expected.end(), {inside, after, inside});
    check_marks(expected);
  });
}

// ---------------------------------------------------------------- errors

TEST_CASE("transitions: who raises an error that whom catches", "[transitions]") {
  for_each_pair("error", [](Kind raiser, Kind catcher) {
    std::string f = raiser == Kind::kNative ? "fail" : "raiser";
    std::string script = kText;
    script += function(raiser, "raiser", "() { mark(); error(\"why\", 0) }");
    // Two more frames of compiled code on the way: records to be dropped.
    script += "func inner() { r := " + f + "(); return r }\nfunc outer() { r := inner(); return r }\n";
    std::string protect = catcher == Kind::kNative ? "attempt(" : "pcall(";
    script += function(catcher, "catcher", "() { a, b := " + protect + f + "); mark(); c, d := " + protect +
                       "outer); mark(); return text(a, b, c, d) }");
    script += "again := catcher()\nreturn again .. \"; \" .. catcher()";
    CHECK(run(script) == "false why false why; false why false why");
    std::string by = std::string(1, static_cast<char>(raiser)), after = as_caller(catcher);
    std::string direct = by + "N" + after, far = by + "BBN" + after;
    check_marks({direct, after, far, after, direct, after, far, after});
  });
}

TEST_CASE("transitions: tracebacks of errors that nobody catches", "[transitions]") {
  for_each_pair("error, uncaught", [](Kind raiser, Kind caller) {
    std::string f = raiser == Kind::kNative ? "fail" : "raiser";
    std::string script = function(raiser, "raiser", "() { mark()\n  error(\"why\", 0) }");  // from line 1 on
    if (raiser != Kind::kInterpreter) script += "\n";
    script += function(caller, "caller", "() {\n  r := " + call(caller, f, "") + "\n  return r\n}");
    script += "return caller()";
    std::string expected = "why\ntraceback:\n";
    if (raiser == Kind::kNative) expected += "  [native]: in function 'fail'\n";
    else expected += "  [native]: in function 'error'\n  test:2: in function 'raiser'\n";
    if (caller == Kind::kNative) expected += "  [native]: in function 'through'\n";
    expected += "  test:5: in function 'caller'\n  test:" + std::string(caller == Kind::kInterpreter ? "9" : "8") +
                ": in main chunk\n";
    CHECK(run(script) == expected);
    check_marks({pair(raiser, caller)});
  });
}

TEST_CASE("transitions: an error in a frame of compiled code that a coroutine's move has given up", "[transitions]") {
  std::string script = kText;
  script += R"(
    func inner() { mark(); coroutine.yield("out"); mark(); error("why", 0) }
    func outer() { r := inner(); return r }
    func body() { a, b := pcall(outer); mark(); return text(a, b) }
    func resumes(co, depth) {
      if depth > 0 { r := resumes(co, depth - 1); return r }
      ok, e := coroutine.resume(co)
      return e
    }
    co := coroutine.create(body)
    first := resumes(co, 0)
    return first .. "; " .. resumes(co, 7)
  )";
  CHECK(run(script) == "out; false why");
  check_marks({"BBNB/NB", "BINB/NBBBBBBBB", "B/NB"});
}

// ---------------------------------------------------------------- yields

TEST_CASE("transitions: who yields to whom", "[transitions]") {
  for_each_pair("yield", [](Kind yielder, Kind resumer) {
    std::string script = kText;
    std::string yields = call(yielder, "coroutine.yield", "x");
    script += function(yielder, "body", "(x) { mark(); for i := 0; i < 3; i++ { x = x + " + yields + "; mark() } return x }");
    std::string resumes = call(resumer, "coroutine.resume", "co, i");
    script += function(resumer, "resumer", "(co, i) { ok, x := " + resumes + "; mark(); return x }");
    script += "co := coroutine.create(body)\n"
              "return text(resumer(co, 1), resumer(co, 20), resumer(co, 300), resumer(co, 4000), coroutine.status(co))";
    CHECK(run(script) == "1 21 321 4321 dead");
    // Marks are of script's frames, before and behind the call of the native.
    std::string by = as_caller(yielder), to = as_caller(resumer);
    std::string inside = by + "/N" + (resumer == Kind::kNative ? "N" : "") + to;
    check_marks({inside, to, inside, to, inside, to, inside, to});
  });
}

TEST_CASE("transitions: a coroutine's function is a native", "[transitions]") {
  for (Kind resumer : kKinds) {
    DYNAMIC_SECTION("native x yield, without script: " << name_of(resumer)) {
      std::string script = kText;
      script += function(resumer, "resumer", "(co, i) { ok, x := " + call(resumer, "coroutine.resume", "co, i") +
                         "; mark(); return x }");
      script += "co := coroutine.create(coroutine.yield)\n"
                "return text(resumer(co, 1), resumer(co, 2), coroutine.status(co))";
      CHECK(run(script) == "1 2 dead");
      check_marks({as_caller(resumer), as_caller(resumer)});
    }
  }
}

TEST_CASE("transitions: frames below the one that yields are given up", "[transitions]") {
  std::string script = kText;
  script += R"(
    func inner(x) { mark(); y := coroutine.yield(x); mark(); return y }
    func outer(x) { for i := 0; i < 2; i++ { x = inner(x); mark() } return x }
    co := coroutine.wrap(outer)
    return text(co(1), co(2), co(3))
  )";
  CHECK(run(script) == "1 2 3");
  // outer goes on compiled when inner returns.
  check_marks({"BB/NB", "BI/NB", "B/NB", "BB/NB", "BI/NB", "B/NB"});
}

TEST_CASE("transitions: resumed by another tier than before", "[transitions]") {
  for_each_pair("yield, resumed elsewhere", [](Kind first, Kind second) {
    std::string script = kText;
    script += "func body() { mark(); coroutine.yield(); mark(); coroutine.yield(); mark() }\n";
    script += function(first, "one", "(co) { ok := " + call(first, "co", "") + "; return 1 }");
    script += function(second, "other", "(co) { ok := " + call(second, "co", "") + "; return 2 }");
    script += "co := coroutine.wrap(body)\nreturn text(one(co), other(co), one(co))";
    CHECK(run(script) == "1 2 1");
    auto inside = [](Kind resumer) {
      return "B/N" + std::string(resumer == Kind::kNative ? "N" : "") + as_caller(resumer);
    };
    check_marks({inside(first), inside(second), inside(first)});
  });
}

// ---------------------------------------------------------------- entries and exits

namespace {

/// `body` runs as a section of its own for each kind of frame that may have called.
template <typename Body>
void for_each_caller(const std::string& what, Body body) {
  for (Kind caller : kKinds) {
    DYNAMIC_SECTION(what << ": called by " << name_of(caller)) { body(caller); }
  }
}

}  // namespace

TEST_CASE("transitions: the interpreter enters compiled code in a running loop", "[transitions]") {
  for_each_caller("interpreter x entry", [](Kind caller) {
    for (const char* loop : {"for i := 0; i < 3; i++", "for i := range 3"}) {
      std::string script = "func looping(x) { " + std::string(loop) +
                           " { mark(); if i == 0 { compiled(looping) } x += 1 } return x }\ninterpreted(looping)\n";
      script += function(caller, "caller", "() { x := " + call(caller, "looping", "1") + "; mark(); return x }") +
                "return caller()";
      CHECK(run(script) == "4");
      check_marks({pair(Kind::kInterpreter, caller), pair(Kind::kBaseline, caller), pair(Kind::kBaseline, caller),
                   as_caller(caller)});
    }
  });
}

TEST_CASE("transitions: compiled code is left for a metamethod", "[transitions]") {
  for (Kind handler : kKinds) {
    for_each_caller("baseline x exit, by " + name_of(handler), [handler](Kind caller) {
      std::string f = handler == Kind::kNative ? "give" : "handler";
      std::string script = function(handler, "handler", "() { mark(); return 5 }");
      script += "box := setmetatable({}, {__add: func(a, b) { r := " + f + "(5); return r }})\n";
      script += "func adding(n) { for i := 0; i < 2; i++ { mark(); n = box + n; mark() } return n }\n";
      script += function(caller, "caller", "() { x := " + call(caller, "adding", "1") + "; mark(); return x }") +
                "return caller()";
      CHECK(run(script) == (handler == Kind::kNative ? "1" : "5"));
      std::string compiled = pair(Kind::kBaseline, caller), interpreted = pair(Kind::kInterpreter, caller);
      std::string inside = std::string(1, static_cast<char>(handler)) + "B" + interpreted;
      check_marks({compiled, inside, compiled, compiled, inside, compiled, as_caller(caller)});
    });
  }
}

TEST_CASE("transitions: compiled code leaves the return of a variadic function to the interpreter", "[transitions]") {
  for_each_caller("baseline x exit, to return", [](Kind caller) {
    std::string script = "func variadic(...) { mark(); return #..., ... }\n";
    script += kText + function(caller, "caller", "() { a, b, c := " + call(caller, "variadic", "7, 8") +
                               "; mark(); return text(a, b, c) }");
    CHECK(run(script + "return caller()") == "2 7 8");
    check_marks({pair(Kind::kBaseline, caller), as_caller(caller)});
    CHECK(observed.exits == 3);  // text and the main chunk are variadic as well
  });
}

}  // namespace gs::vm::test

#endif  // GS_HAVE_BASELINE
