// Which loops keep what they know about the row they make longer (ir/growing_rows.h).
#ifdef GS_HAVE_ORC

#include "orc-tier/ir/growing_rows.h"
#include "tests/unit/orc/ir_testing.h"

namespace gs::orc::test {
namespace {

/// A loop over v3 with these lines in its body, entered with the tables v0 and v1 and the value v2.
Graph loop_with(std::string_view body) {
  return parsed("region \"test\" slots 3\nb0:\n  v10 = LoadSlot[0]\n  v0 = UnboxPtr[table] v10\n  v11 = LoadSlot[1]\n"
                "  v1 = UnboxPtr[table] v11\n  v2 = LoadSlot[2]\n  Jump b1(0)\nb1(v3: int): loop s0\n  v4 = BoxInt v3\n" +
                std::string(body) +
                "  v5 = AddInt v3, 1\n  v6 = LtInt v5, 10\n  Branch v6, b2, b3\nb2:\n  Jump b1(v5)\nb3:\n  Leave -> s1\n"
                "s0: @0+1 line 1 base 0 {}\ns1: @0+2 line 1 base 0 {}\n");
}
/// How many rows such a loop keeps.
size_t kept(std::string_view body) { return find_growing_rows(loop_with(body)).size(); }

constexpr const char* kStore = "  v7 = Call[SetElement] v0, v3, v4 -> s1\n";

TEST_CASE("rows that grow are kept in loops that do nothing else to them", "[ir]") {
  std::vector<GrowingRow> rows = find_growing_rows(loop_with(kStore));
  REQUIRE(rows.size() == 1);
  CHECK(rows[0].header == 1);
  CHECK(rows[0].last == 2);
  CHECK(kept("  v7 = Append v0, v4\n") == 1);
  CHECK(kept(std::string(kStore) + "  v8 = Append v0, v4\n") == 1);
  CHECK(kept(std::string(kStore) + "  v8 = LoadStorage v1\n  v9 = LoadLength v8\n") == 1);
  CHECK(kept(std::string(kStore) + "  v8 = Call[GetEntry] v1, v2 -> s1\n") == 1);
}

TEST_CASE("rows are not kept where something else may change them", "[ir]") {
  CHECK(kept("") == 0);
  CHECK(kept(std::string(kStore) + "  v8 = Append v1, v4\n") == 0);  // may be the same table
  CHECK(kept(std::string(kStore) + "  v8 = Call[SetEntry] v1, v2, v2 -> s1\n") == 0);
  CHECK(kept(std::string(kStore) + "  v8 = LoadStorage v0\n  StoreLength v8, 1\n") == 0);
  CHECK(kept("  v7 = Append v0, v2\n") == 0);  // the value may be nil, or of any type
  CHECK(kept(std::string(kStore) + "  v8 = BoxBool true\n  v9 = Append v0, v8\n") == 0);  // covered by other facts
  CHECK(kept("  v8 = UnboxPtr[table] v2\n  v7 = Append v8, v4\n") == 0);  // another table in each round
}

TEST_CASE("rows are not kept where blocks between a loop's are entered past its header", "[ir]") {
  auto loop = [](std::string_view other) {
    return parsed("region \"test\" slots 1\nb0:\n  v0 = LoadSlot[0]\n  v1 = UnboxPtr[table] v0\n  Branch true, b1(0), " +
                  std::string(other) + "\nb1(v2: int): loop s0\n  v3 = BoxInt v2\n  v4 = Append v1, v3\n"
                  "  v5 = AddInt v2, 1\n  v6 = LtInt v5, 10\n  Branch v6, b3, b2\nb2:\n  v7 = BoxInt 7\n"
                  "  v8 = Append v1, v7\n  Leave -> s1\nb3:\n  Jump b1(v5)\nb4:\n  Leave -> s1\n"
                  "s0: @0+1 line 1 base 0 {}\ns1: @0+2 line 1 base 0 {}\n");
  };
  CHECK(find_growing_rows(loop("b4")).size() == 1);
  CHECK(find_growing_rows(loop("b2")).empty());
}

}  // namespace
}  // namespace gs::orc::test

#endif
