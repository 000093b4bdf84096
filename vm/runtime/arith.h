// Arithmetic, comparison and concatenation on any two values: the one meaning all tiers share.
//
// The inline functions are the number cases; everything else (strings that look like numbers, metamethods, errors)
// goes through `Outcome` functions, which never run script themselves: when a metamethod has to be called they say so
// and leave callee and arguments in a PendingCall for the tier to make a VM frame of.
#pragma once

#include <cmath>

#include "vm/base/result.h"
#include "vm/value.h"
#include "vm/vm.h"

namespace gs::vm {

enum class Arith : uint8_t { kAdd, kSub, kMul, kDiv, kMod, kPow };

/// What a slow path found out.
enum class Outcome : uint8_t { kDone, kCall, kRaised };

/// A call that the current instruction needs before it can finish.
struct PendingCall {
  Value callee;
  Value args[3];
  uint32_t count;
};

// ---- numbers

/// a mod b, result with the sign of b; b is not 0. (Donald Knuth's floored modulo, as in Lua.)
inline int64_t floor_mod(int64_t a, int64_t b) {
  int64_t r = a % b;
  return r != 0 && (r ^ b) < 0 ? r + b : r;
}
double floor_mod(double a, double b);
/// Integer power when it is exact and in range, else the floating one.
Value power(Value a, Value b);

/// Both operands are numbers and, for kMod, b is not zero.
Value arith_numbers(Arith op, Value a, Value b);

// ---- equality and order

/// a == b for values of any type, without metamethods.
bool raw_equal_slow(Value a, Value b);
/// True when `__eq` may have a say: two different tables.
inline bool both_different_tables(Value a, Value b) { return a != b && a.is_table() && b.is_table(); }
/// Bytewise order of two readable strings: negative, zero, positive.
int compare_strings(const String* a, const String* b);

// ---- everything else

Outcome arith_slow(Vm& vm, Arith op, Value a, Value b, Value& out, PendingCall& call);
Outcome negate_slow(Vm& vm, Value a, Value& out, PendingCall& call);
Outcome length_slow(Vm& vm, Value a, Value& out, PendingCall& call);
/// Equality of any two values; out is a boolean.
Outcome equal_slow(Vm& vm, Value a, Value b, bool& out, PendingCall& call);
/// a < b or a <= b.
Outcome less_slow(Vm& vm, bool or_equal, Value a, Value b, bool& out, PendingCall& call);
/// Joins `count` operands at once, when all are strings and numbers and the result is short: one string instead of one
/// for each pair. False: not so, and nothing was done; otherwise `outcome` says what came of it.
bool concat_short(Vm& vm, const Value* operands, uint32_t count, Outcome& outcome, Value& out);
/// a .. b for one pair.
Outcome concat_pair(Vm& vm, Value a, Value b, Value& out, PendingCall& call);

/// The metamethod `m` of `v`, or nil.
Value metamethod_of(Vm& vm, Value v, Metamethod m);

}  // namespace gs::vm
